import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { page } from './build/page.ts';
import { checkedRules } from './build/rules.ts';
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
    plugins: [schemas(root), checkedRules(root)],
    // json-rules-engine's path resolver, which we replace: it would bring code that makes code.
    resolve: { alias: { 'jsonpath-plus': fileURLToPath(new URL('build/no-jsonpath.ts', import.meta.url)) } },
  };
}

/** One script of everything, to be started from `input`. */
function bundle(input: string, output: Rolldown.OutputOptions): Rolldown.InputOptions & { output: Rolldown.OutputOptions } {
  return {
    input,
    output: { ...output, codeSplitting: false },
    // A module of the engine that is asked for nothing stays out: the worker that reads holds no rules, the one that audits no PDF reader.
    treeshake: { moduleSideEffects: (id) => (/\/src\/engine\/(?!document\/pdf\/)/.test(id) ? false : undefined) },
    // pdf.js asks for its own address, which it does not need here.
    checks: { emptyImportMeta: false, bundlerTimings: false },
  };
}

/** For the browser. The oldest one promised is Chromium 109. */
function browser(input?: string): InlineConfig {
  return {
    ...common(),
    build: {
      target: 'chrome109',
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      assetsInlineLimit: Infinity,
      ...(input && { rolldownOptions: bundle(input, { format: 'iife' }) }),
    },
  };
}

/** For Node, dependencies included, so that dist/ works alone. */
function node(input: string, fileName: string): InlineConfig {
  return {
    ...common(),
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: true, target: 'node20', reportCompressedSize: false, rolldownOptions: bundle(input, { format: 'es', entryFileNames: fileName }) },
  };
}

/** Where no earlier run has left its times, the largest files go first. The walk over all screens is short to write and long to run: last, it would run alone. */
class WalkFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWalk = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('page-axe.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isWalk), ...sorted.filter((file) => !isWalk(file))];
  }
}

/** `--mode page | cli | bench`; anything else is the development server or the tests. */
export default defineConfig(({ mode }) => {
  if (mode === 'cli') return node('src/cli/main.ts', 'gouji-cli.mjs');
  if (['bench', 'soak', 'prose', 'notes', 'suspects'].includes(mode)) return node(`bench/${mode}.ts`, `${mode}.mjs`);
  const config = browser(mode === 'page' ? 'src/ui/main.ts' : undefined);
  return {
    ...config,
    plugins: [...(config.plugins ?? []), workers(browser), mode === 'page' && page(root, 'gouji.html')],
    test: {
      testTimeout: 30_000,
      hookTimeout: 60_000,
      sequence: { sequencer: WalkFirst },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['test/**/*.test.ts'],
            exclude: ['test/e2e/**'],
            // The usual is one core less, which of two leaves one idle.
            maxWorkers: '100%',
            // The engine keeps nothing from one report to the next, and need not be loaded and warmed up anew for every file.
            isolate: false,
            // What one file put in the place of a method must not be there for the next, even where a test failed in between.
            restoreMocks: true,
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true,
          test: {
            name: 'page',
            include: ['test/e2e/**/*.test.ts'],
            // After the rest, and three browsers at a time: while one waits for the driver or the disk, the others work.
            maxWorkers: 3,
            testTimeout: 120_000,
            hookTimeout: 120_000,
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  };
});
