// npm run bench | npm run soak: bundles bench/<name>.ts for Node as the command line is, and runs it.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, requireReady, root, run } from './house.mjs';

const [name = 'bench', ...more] = process.argv.slice(2);
await requireReady();
if (!existsSync(join(root, 'bench', `${name}.ts`))) fail(`bench/${name}.ts does not exist`);
process.env.NODE_ENV = 'production';
const { build } = await import('vite');
const out = join(root, '.cache', `bench-${process.pid}`);
await build({ root, configFile: join(root, 'vite.config.ts'), mode: name, logLevel: 'warn', build: { outDir: out, emptyOutDir: true } });
process.exitCode = await run(process.execPath, ['--expose-gc', join(out, `${name}.mjs`), ...more], { stdio: 'inherit' });
rmSync(out, { recursive: true, force: true });
