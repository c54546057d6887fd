// What the scripts share. It runs before anything is installed, so it imports from Node alone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const stampFile = join(root, 'dist', 'stamp');

const products = ['gouji.html', 'gouji-cli.mjs'];
const sources = [
  'src',
  'rules',
  'build',
  'sample-reports',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
];
const lockfile = join(root, 'package-lock.json');
const installStamp = join(root, 'node_modules', '.gouji-installed');

/** Node new enough, dependencies installed: everything that a script may rely on. */
export async function requireReady() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。\nGouji needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  }
  const machine = `${process.platform} ${process.arch}`; // some packages are binaries
  const wanted = `${machine} ${createHash('sha256').update(readFileSync(lockfile)).digest('hex')}`;
  const stamp = read(installStamp);
  if (stamp === wanted) return;
  const moved = stamp !== null && !stamp.startsWith(machine);
  if (moved || !isInstalled()) await install();
  writeFileSync(installStamp, wanted);
}

/** Builds dist/ where it is missing or older than the sources; false where the build failed. */
export async function buildIfStale() {
  if (isFresh()) return true;
  say('正在构建…  Building…');
  return (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])) === 0;
}

export function isFresh() {
  return products.every((file) => existsSync(join(root, 'dist', file))) && read(stampFile) === sourcesHash();
}

/** SHA-256 of the paths and contents of everything that dist/ is made of. */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Runs a program with its output on our stderr; resolves to its exit code. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

/** Runs the command line; its output is ours. */
export function runAudit(args, cwd = process.cwd()) {
  return run(process.execPath, [join(root, 'dist', 'gouji-cli.mjs'), ...args], { cwd, stdio: 'inherit' });
}

export function say(words) {
  process.stderr.write(`${words}\n`);
}

export function fail(words, code = 1) {
  say(words);
  process.exit(code);
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** True where `npm install` or `npm ci` was run by hand and left what the lockfile wants. */
function isInstalled() {
  const inside = read(join(root, 'node_modules', '.package-lock.json'));
  if (inside === null) return false;
  const present = JSON.parse(inside).packages;
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (present[path] ? present[path].integrity === entry.integrity : entry.optional === true),
  );
}

async function install() {
  say('正在安装依赖（首次约 240 MB）…  Installing dependencies (about 240 MB the first time)…');
  // NODE_ENV=production must not leave out what the build needs; nothing we use has an install script.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = npmScript();
  const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0)
    fail('安装失败：请检查网络或 npm 的源设置，再运行一次。\nInstalling failed: check the network or the registry that npm is set to, and run this again.');
}

/** npm as a script that Node can run, which spares us npm.cmd on Windows; null where only the command is known. */
function npmScript() {
  const given = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const places = [
    given?.endsWith('npm-cli.js') ? given : null,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => place !== null && existsSync(place)) ?? null;
}
