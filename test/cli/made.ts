import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../../scripts/house.mjs';
import { run } from '../../src/cli/run.js';

export const samples = join(root, 'sample-reports');
export const clean = join(samples, 'yunxi-water-bureau-2024.txt');
export const wrong = join(samples, 'shiqiao-transport-bureau-2024.txt');

/** A folder of its own for a test file, taken away at its end. */
export function temporary(): { path: string; file(name: string, content: string | Uint8Array): string } {
  const path = mkdtempSync(join(tmpdir(), 'gouji-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

/** Runs a command in this process; `reader` is asked before each piece of output whether somebody still reads. */
export async function gouji(args: string[], reader: () => boolean = () => true): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await run(args, {
    out: async (text) => {
      if (!reader()) return false;
      out += text;
      return true;
    },
    err: async (text) => {
      err += text;
      return true;
    },
  });
  return { status, out, err };
}

const told = new Map<string, ReturnType<typeof gouji>>();

/** `gouji` of what does not change, the samples above all: each command is run once. */
export function goujiOnce(args: string[]): ReturnType<typeof gouji> {
  const key = JSON.stringify(args);
  const before = told.get(key);
  if (before) return before;
  const now = gouji(args);
  told.set(key, now);
  return now;
}

export function source(path: string): string {
  return readFileSync(path, 'utf8');
}

/** What Node can only decode, by decoding every pair of bytes once. Text of other characters throws. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  const bytes = Array.from(text).flatMap((character): number[] => {
    const code = character.codePointAt(0)!;
    if (code < 0x80) return [code];
    const pair = pairs.get(character);
    if (pair === undefined) throw new Error(`no two bytes for ${character}`);
    return pair;
  });
  return new Uint8Array(bytes);
}
