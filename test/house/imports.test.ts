import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, imports, type Import } from './source.js';

/** Who may import whom: data flows from document to findings, and nobody reaches up or around. */
const law: Record<string, string[]> = {
  'engine/figures': [],
  'engine/pack': [],
  'engine/document': [],
  'engine/report': ['engine/document', 'engine/pack', 'engine/figures'],
  'engine/rules': ['engine/report', 'engine/pack', 'engine/figures', 'engine/document (types)'],
  'engine/explain': ['engine/rules', 'engine/report', 'engine/pack', 'engine/figures', 'engine/document'],
  'engine/findings': ['engine/explain', 'engine/rules', 'engine/report', 'engine/pack', 'engine/figures', 'engine/document'],
  'engine/audit.ts': ['engine/findings', 'engine/explain', 'engine/rules', 'engine/report', 'engine/pack', 'engine/figures', 'engine/document'],
  workers: ['engine/audit.ts'],
  cli: ['engine/audit.ts'],
  ui: ['engine/audit.ts (types)', 'workers', 'rules/common/messages.json', 'rules/common/sentences/claims.json'],
};

/** Packages that a whole part is built on; every other package is imported by one file only, which stands for it. */
const shared: Record<string, string> = { 'decimal.js': 'src/engine/', lit: 'src/ui/', idb: 'src/ui/store/', '@noble/hashes': 'src/engine/' };

const all = files('src').flatMap(imports);
const inside = (found: Import): boolean => found.from.startsWith('.');
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

describe('the import law', () => {
  test('every file of src belongs to a part', () => {
    expect(files('src').filter((file) => part(file) === undefined && !file.endsWith('.d.ts'))).toEqual([]);
  });

  test.each(Object.entries(law))('%s imports only what it may: %j', (name, allowed) => {
    const broken = all.filter(inside).filter((found) => part(found.file) === name && !permits(name, allowed, found));
    expect([...new Set(broken.map((found) => `${found.file} imports ${found.from}${found.typeOnly ? ' (types)' : ''}`))]).toEqual([]);
  });

  test('in the reading of prose no file needs one that needs it, not even for a type', () => {
    const room = 'src/engine/report/claims/';
    const needs = new Map<string, string[]>();
    for (const { file, from } of all.filter((found) => found.file.startsWith(room) && inside(found)))
      needs.set(file, [...(needs.get(file) ?? []), posix.join(posix.dirname(file), from).replace(/\.js$/, '.ts')]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].map((each) => each.replace(room, '')).join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of needs.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of needs.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('a package is imported in one place', () => {
    const users = new Map<string, Set<string>>();
    for (const { file, from } of all.filter((found) => !inside(found) && !found.from.startsWith('node:') && !found.from.startsWith('virtual:'))) {
      const name = packageOf(from);
      users.set(name, (users.get(name) ?? new Set()).add(shared[name] && file.startsWith(shared[name]) ? shared[name] : file));
    }
    for (const [name, places] of users) expect([...places], `${name} is imported in`).toHaveLength(1);
  });

  test('the engine needs neither a page nor Node', () => {
    expect(all.filter((found) => found.file.startsWith('src/engine/') && found.from.startsWith('node:'))).toEqual([]);
  });

  test('the scripts that install run before anything is installed', () => {
    const early = ['house', 'start', 'test', 'audit', 'build', 'bench', 'screenshots'].map((name) => `scripts/${name}.mjs`);
    const late = early.flatMap(imports).filter(({ from }) => !from.startsWith('node:') && from !== './house.mjs');
    // What comes later is imported later, after requireReady().
    expect(late.map(({ file, from }) => `${file} ${from}`).sort()).toEqual([
      'scripts/bench.mjs vite',
      'scripts/build.mjs vite',
      'scripts/screenshots.mjs ./browser.mjs',
      'scripts/screenshots.mjs ./screens.mjs',
      'scripts/screenshots.mjs playwright-core',
    ]);
  });
});

/** The entry of the law that a path below src falls under. */
function part(file: string): string | undefined {
  return Object.keys(law).find((name) => file === `src/${name}` || file.startsWith(`src/${name}/`));
}

function permits(name: string, allowed: string[], { file, from, typeOnly }: Import): boolean {
  const path = posix.join(posix.dirname(file), from.replace(/\.js$/, '.ts'));
  const target = part(path) ?? path;
  return target === name || allowed.includes(target) || (typeOnly && allowed.includes(`${target} (types)`));
}
