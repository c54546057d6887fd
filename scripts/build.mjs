// Builds dist/: gouji.html (the page, one file), gouji-cli.mjs (the command line), stamp (hash of the sources).
// All messages go to stderr: the command line's own output must stay clean.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isFresh, requireReady, root, sourcesHash, stampFile } from './house.mjs';

await requireReady();
if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

process.env.NODE_ENV = 'production';
process.chdir(root);
const started = Date.now();
const hash = sourcesHash();
const { build } = await import('vite');

// Built beside dist/ and moved there whole, so that nobody reads half a file.
const out = join(root, '.cache', `build-${process.pid}`);
try {
  for (const mode of ['page', 'cli']) {
    await build({ root, configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn', build: { outDir: join(out, mode), emptyOutDir: true } });
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const mode of ['page', 'cli']) {
    for (const file of readdirSync(join(out, mode))) {
      renameSync(join(out, mode, file), join(root, 'dist', file));
      const bytes = readFileSync(join(root, 'dist', file));
      console.error(`dist/${file}  ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes).length)} gzipped`);
    }
  }
  writeFileSync(stampFile, hash);
  console.error(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
} finally {
  rmSync(out, { recursive: true, force: true });
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
