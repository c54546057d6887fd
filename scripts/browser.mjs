// The browsers that the tests and the screenshots use. Chromium 109, the oldest that the page promises to work in, and a
// current one come as npm packages, so that a bare machine needs no browser; an installed newer one is preferred to the latter.
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { root } from './house.mjs';

const cache = join(root, '.cache', 'browsers');
const modules = join(root, 'node_modules');
const loader = '/lib64/ld-linux-x86-64.so.2';
const font = join(modules, '@expo-google-fonts', 'zcool-xiaowei', '400Regular');

/** Quiet, without the network, and the same everywhere. The sandbox is off: it needs rights that root and containers lack. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  // No name resolves: what got past the security policy would not get far.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // The last such list counts. The first two load a page of the browser's own for the address bar of every window, which takes longer than ours;
  // the rest are those of the driver's list that could touch a page from a file.
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'AimEnabled',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'LensOverlay',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'ThirdPartyStoragePartitioning',
  ].join()}`,
];

/**
 * Every browser to test with, oldest first: [{ name, options }], options for playwright-core's chromium.launch().
 * `fonts: 'packaged'` shows the same glyphs on every machine, 'system' prefers the machine's own.
 */
export async function browsers({ fonts = 'packaged' } = {}) {
  const found = [];
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(loader)) found.push(await packaged('Chromium 109', '@sparticuz/chromium'));
  const installed = findInstalled();
  if (installed) found.push({ name: installed.name, path: installed.path });
  else if (found.length > 0) found.push(await packaged('Chromium 147', 'chromium-newer'));
  if (found.length === 0) {
    throw new Error(
      '没有可用的浏览器：请安装 Chrome、Edge 或 Chromium（109 或更高），或用 CHROME_PATH 指明其路径。\nNo browser: install Chrome, Edge or Chromium (109 or later), or set CHROME_PATH to its path.',
    );
  }
  return found.map(({ name, path }) => ({
    name,
    options: { executablePath: path, headless: true, chromiumSandbox: false, args: flags, env: environment(path, fonts), timeout: 60_000 },
  }));
}

function findInstalled() {
  const given = process.env.CHROME_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH: ${given} does not exist`);
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
  const places = {
    linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium-browser', '/usr/bin/microsoft-edge'],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: programs.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  };
  for (const path of given ? [given] : (places[process.platform] ?? [])) {
    if (!existsSync(path)) continue;
    const name = versionOf(path);
    if (name) return { path, name };
    if (given) throw new Error(`CHROME_PATH: ${given} does not start`);
  }
  return null;
}

/** 'Chromium 156'; null for a program that does not start, such as the snap stub of some systems. */
function versionOf(path) {
  if (process.platform === 'win32') return path.includes('msedge') ? 'Edge' : 'Chrome'; // `--version` would open a window
  try {
    const text = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
    return /^\D*\d+/.exec(text.trim())?.[0] ?? null;
  } catch {
    return null;
  }
}

/** Unpacks a browser of an npm package into .cache, once. */
async function packaged(name, pack) {
  const { version } = JSON.parse(readFileSync(join(modules, pack, 'package.json'), 'utf8'));
  const path = join(cache, `chromium-${version}`, 'chromium');
  if (!existsSync(path)) {
    const temporary = `${dirname(path)}.${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    const bin = join(modules, pack, 'bin');
    await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(temporary, 'chromium'), { mode: 0o755 }));
    // Software rendering, beside the browser, where it looks for it.
    untar(brotliDecompressSync(readFileSync(join(bin, 'swiftshader.tar.br'))), temporary);
    moveInto(temporary, dirname(path));
  }
  return { name, path };
}

/** A bare Linux has no NSS and NSPR: the newer package brings them. */
function libraries() {
  const folder = join(cache, 'libraries');
  if (!existsSync(folder)) {
    const temporary = `${folder}.${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    untar(brotliDecompressSync(readFileSync(join(modules, 'chromium-newer', 'bin', 'al2023.tar.br'))), temporary);
    moveInto(temporary, folder);
  }
  return join(folder, 'lib');
}

/** Whoever comes second, of two that unpacked at the same time, drops his copy. */
function moveInto(temporary, folder) {
  if (existsSync(folder)) rmSync(temporary, { recursive: true });
  else renameSync(temporary, folder);
}

function environment(path, fonts) {
  if (process.platform !== 'linux') return process.env;
  const wanted = { ...process.env, FONTCONFIG_FILE: fontsConf(fonts) };
  if (path.startsWith(cache) && lacksLibraries(path)) wanted.LD_LIBRARY_PATH = [libraries(), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return wanted;
}

/** Asks the loader itself, which fails where one is missing: ldd is a script around it and may be absent. */
function lacksLibraries(path) {
  return spawnSync(loader, ['--list', path], { stdio: 'ignore' }).status !== 0;
}

/** Without any font Chromium ends at the first text it draws. */
function fontsConf(fonts) {
  const file = join(cache, `fonts-${fonts}.conf`);
  const folders = fonts === 'system' ? ['/usr/share/fonts', '/usr/local/share/fonts', font] : [font];
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${folders.map((folder) => `<dir>${folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>\n`).join('')}<cachedir>${join(cache, 'fontconfig').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</cachedir>\n</fontconfig>\n`,
  );
  return file;
}

/** Unpacks the plain files of a ustar archive: a name of 100 bytes, an octal size at 124, contents in blocks of 512. */
function untar(archive, folder) {
  for (let at = 0; at + 512 <= archive.length;) {
    const header = archive.subarray(at, at + 512);
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
    if (name === '') return;
    const size = parseInt(header.toString('latin1', 124, 136), 8);
    const type = String.fromCharCode(header[156] ?? 0);
    at += 512;
    if (type === '0' || type === '\0') {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, archive.subarray(at, at + size), { mode: 0o755 });
    }
    at += Math.ceil(size / 512) * 512;
  }
}
