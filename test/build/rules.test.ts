import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkedRules } from '../../build/rules.ts';
import { root } from '../../scripts/house.mjs';
import { builtinPack } from '../../src/engine/pack/builtin.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-rules-'));
  cpSync(join(root, 'rules'), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a build knows the shipped rules by their fingerprint', async () => {
  expect(await built()).toContain(builtinPack().sha256);
});

test('a build with a broken shipped rule fails, and says where', async () => {
  const file = join(folder, 'final-accounts', '05.json');
  const whole = readFileSync(file, 'utf8');
  const rules = JSON.parse(whole) as { id: string; severity: string }[];
  rules[0]!.severity = 'grave';
  writeFileSync(file, JSON.stringify(rules));
  await expect(built()).rejects.toThrow(`final-accounts/05.json ${rules[0]!.id} /severity`);
  writeFileSync(file, whole);
});

/** The script of a build that asks for the checked rules and nothing else. */
async function built(): Promise<string> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? id : null),
    load: (id) => (id === 'entry' ? "import { sha256 } from 'virtual:checked-rules'; console.log(sha256);" : null),
  };
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [entry, checkedRules(root, folder)],
    build: { write: false, rolldownOptions: { input: 'entry' } },
  });
  return JSON.stringify(result);
}
