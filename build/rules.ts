import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import { schemas } from './schemas.ts';

const id = 'virtual:checked-rules';

/**
 * `virtual:checked-rules` → `{ sha256 }` of the shipped rules, which the engine's own loader has taken by then: a build with a broken rule fails,
 * with file, rule and place. So whoever opens the page need not wait until its rules are checked once more.
 */
export function checkedRules(root: string, folder = join(root, 'rules')): Plugin {
  return {
    name: 'gouji:checked-rules',
    resolveId: (wanted) => (wanted === id ? `\0${id}` : null),
    async load(wanted) {
      if (wanted !== `\0${id}`) return null;
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(sep, '/'));
      const shipped = names.filter((name) => name.endsWith('.json') && !name.startsWith('schema/'));
      for (const name of shipped) this.addWatchFile(join(folder, name));
      const files = Object.fromEntries(shipped.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]));
      return `export const sha256 = ${JSON.stringify(await check(root, files))};`;
    },
  };
}

interface Loader {
  loadPack(files: Record<string, unknown>): { sha256: string };
}

/** The loader as the builds of one process share it. */
const loaders = new Map<string, Promise<Loader>>();

async function check(root: string, files: Record<string, unknown>): Promise<string> {
  const loader = loaders.get(root) ?? importLoader(root);
  loaders.set(root, loader);
  return (await loader).loadPack(files).sha256;
}

async function importLoader(root: string): Promise<Loader> {
  const config = { root, configFile: false as const, logLevel: 'warn' as const, plugins: [schemas(root)] };
  return (await runnerImport<Loader>(join(root, 'src', 'engine', 'pack', 'pack.ts'), config)).module;
}
