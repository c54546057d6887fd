import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { page } from './build/page.ts';
import { schemas } from './build/schemas.ts';
import { workers } from './build/workers.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** What the page, its workers, the command line and the tests have in common. */
function common(): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    define: { GOUJI_VERSION: JSON.stringify(version) },
    json: { namedExports: false, stringify: true },
    plugins: [schemas(root)],
    // json-rules-engine's path resolver, which we replace: it would bring code that makes code.
    resolve: { alias: { 'jsonpath-plus': fileURLToPath(new URL('build/no-jsonpath.ts', import.meta.url)) } },
  };
}

/** For the browser. The oldest one promised is Chromium 109. */
function browser(): InlineConfig {
  return {
    ...common(),
    build: { target: 'chrome109', modulePreload: false, cssCodeSplit: false, reportCompressedSize: false, assetsInlineLimit: Infinity },
  };
}

/** For Node, dependencies included, so that dist/ works alone. */
function node(input: string, fileName: string): InlineConfig {
  return {
    ...common(),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      reportCompressedSize: false,
      rollupOptions: { input, output: { format: 'es', codeSplitting: false, entryFileNames: fileName } },
    },
  };
}

/** `--mode page | cli | bench`; anything else is the development server or the tests. */
export default defineConfig(({ mode }) => {
  if (mode === 'cli') return node('src/cli/main.ts', 'gouji-cli.mjs');
  if (mode === 'bench' || mode === 'soak') return node(`bench/${mode}.ts`, `${mode}.mjs`);
  const config = browser();
  config.plugins = [...(config.plugins ?? []), workers(browser)];
  if (mode === 'page') {
    config.plugins.push(page(root, 'gouji.html'));
    config.build = { ...config.build, rollupOptions: { input: 'src/ui/main.ts', output: { format: 'iife', codeSplitting: false } } };
  }
  return {
    ...config,
    test: {
      testTimeout: 30_000,
      projects: [
        { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'], sequence: { groupOrder: 0 } } },
        {
          extends: true,
          test: {
            name: 'page',
            include: ['test/e2e/**/*.test.ts'],
            // One browser at a time, after the rest: two cores do not carry more without timing noise.
            fileParallelism: false,
            testTimeout: 60_000,
            hookTimeout: 120_000,
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  };
});
