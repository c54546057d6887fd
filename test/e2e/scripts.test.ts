import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/house.mjs';
import { requireBuilt } from './harness.js';

const sample = join(root, 'sample-reports', 'yunxi-water-bureau-2024.txt');

beforeAll(requireBuilt);

function node(
  script: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8', ...options });
  return { status, stdout, stderr };
}

test('audit adds nothing to what the command line prints, and takes nothing away', () => {
  const bare = node('dist/gouji-cli.mjs', [sample]);
  expect(bare.stdout).not.toBe('');
  const { status, stdout } = node('scripts/audit.mjs', [sample]);
  expect({ status, stdout }).toEqual({ status: bare.status, stdout: bare.stdout });
});

test('audit hands the exit code on', () => {
  const bare = node('dist/gouji-cli.mjs', ['no such file']);
  expect(bare.status).toBeGreaterThan(1);
  expect(node('scripts/audit.mjs', ['no such file']).status).toBe(bare.status);
});

test('under npm, a file is meant from where the user stands', () => {
  const env = { ...process.env, npm_lifecycle_event: 'audit', INIT_CWD: join(root, 'sample-reports') };
  const there = node('scripts/audit.mjs', ['yunxi-water-bureau-2024.txt'], { env });
  expect(there.status).toBeLessThan(2);
  expect(there.stdout).toBe(node('dist/gouji-cli.mjs', ['yunxi-water-bureau-2024.txt'], { cwd: join(root, 'sample-reports') }).stdout);
});

test('start audits a sample and says where the page is', () => {
  const { status, stdout } = node('scripts/start.mjs', ['--no-serve']);
  expect(status).toBe(0);
  expect(stdout).toContain(join(root, 'dist', 'gouji.html'));
});

test('start serves the page, and nothing but the page, at the next free port', async () => {
  const taken = await occupy(8080);
  const started = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      started.stdout.on('data', (data: Buffer) => {
        text += data.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
        if (found) resolve(found[0]);
      });
      started.on('exit', () => reject(new Error(`start ended: ${text}`)));
    });
    expect(address).not.toContain(':8080');
    const page = await fetch(address);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<title>勾稽');
    expect((await fetch(`${address}package.json`)).status).toBe(404);
    expect((await fetch(`${address}..%2fpackage.json`)).status).toBe(404);
  } finally {
    started.kill();
    taken?.close();
  }
});

/** Null where somebody else has it already, which serves as well. */
function occupy(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
