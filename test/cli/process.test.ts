import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale, root } from '../../scripts/house.mjs';
import { clean, samples, wrong } from './made.js';

const cli = join(root, 'dist', 'gouji-cli.mjs');

/** `npm test` has built already. */
beforeAll(async () => {
  if (!process.env.GOUJI_BUILT && !(await buildIfStale())) throw new Error('the build failed');
}, 60_000);

function gouji(...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

describe('the built command line', () => {
  test('says by its exit status what it found', () => {
    expect(gouji(join(samples, 'absent.txt')).status).toBe(2);
    expect(gouji('--version').status).toBe(0);
  });

  test('writes findings to stdout alone, and faults to stderr alone', () => {
    const { stdout, stderr } = gouji(clean, join(samples, 'absent.txt'));
    expect(stdout).not.toContain('absent');
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('a slow reader of a pipe gets everything before the process ends', async () => {
    const { status, length } = await readSlowly([wrong, '--format', 'json']);
    expect(status).toBe(1);
    const whole = gouji(wrong, '--format', 'json');
    expect(whole.status).toBe(1);
    expect(length).toBe(whole.stdout.length);
    expect(length).toBeGreaterThan(2 ** 16); // more than a pipe holds
  });

  test('a reader that goes away is no fault', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" "${samples}" --format ndjson | head -c 100 > /dev/null`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

function readSlowly(args: string[]): Promise<{ status: number | null; length: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let length = 0;
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      length += text.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 5);
    });
    child.on('close', (status) => resolve({ status, length }));
  });
}
