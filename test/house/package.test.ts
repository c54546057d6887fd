import { expect, test } from 'vitest';
import { read } from './source.js';

interface Package {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const own = JSON.parse(read('package.json')) as Package;
const lock = JSON.parse(read('package-lock.json')) as {
  version: string;
  packages: Record<
    string,
    { resolved?: string; integrity?: string; hasInstallScript?: boolean; optional?: boolean; optionalDependencies?: Record<string, string> }
  >;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every dependency is pinned to one version', () => {
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
    ([, version]) => !/^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
  expect(lock.version).toBe(own.version);
});

test('the lockfile names contents, not addresses', () => {
  expect(installed.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  expect(installed.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
});

test('nothing that is installed runs a script of its own', () => {
  expect(installed.filter(([, entry]) => entry.hasInstallScript && !entry.optional).map(([path]) => path)).toEqual([]);
});

test('the lockfile names the binaries of every system, or npm ci refuses it', () => {
  const named = new Set(installed.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const missing = installed.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !named.has(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});
