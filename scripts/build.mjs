// Builds dist/: gouji.html (the page, one file), gouji-cli.mjs (the command line), stamp (hash of the sources).
// `page` or `cli` as argument builds that part alone. All messages go to stderr: the command line's own output
// must stay clean.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { requireReady, root, say, sourcesHash, stampFile } from './house.mjs';

await requireReady();

process.env.NODE_ENV = 'production';
process.chdir(root);
const started = Date.now();
const hash = sourcesHash();
const { build } = await import('vite');

const parts = ['page', 'cli'];
const named = parts.filter((part) => process.argv.includes(part));
const wanted = named.length > 0 ? named : parts;

// Built beside dist/ and moved there whole, so that nobody reads half a file.
const out = join(root, '.cache', `build-${process.pid}`);
try {
  for (const mode of wanted) {
    await build({ root, configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn', build: { outDir: join(out, mode), emptyOutDir: true } });
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const mode of wanted) {
    for (const file of readdirSync(join(out, mode))) {
      renameSync(join(out, mode, file), join(root, 'dist', file));
      const bytes = readFileSync(join(root, 'dist', file));
      say(`dist/${file}  ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes).length)} gzipped`);
    }
  }
  if (wanted === parts) writeFileSync(stampFile, hash);
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
