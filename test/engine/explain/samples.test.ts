import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read, type Auditing } from '../../../src/engine/audit.js';
import { systemOfChecks } from '../../../src/engine/explain/decided.js';
import { outcome } from '../../../src/engine/explain/outcome.js';

const pack = builtinPack();
const folder = join(root, 'sample-reports');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const before = new Map<string, Promise<Auditing>>();
/** Each sample is audited once: nobody here changes what comes of it. */
const auditOf = (name: string): Promise<Auditing> => {
  const known = before.get(name) ?? read(new Uint8Array(readFileSync(join(folder, name))), name).then((document) => audit(document, pack));
  before.set(name, known);
  return known;
};

test.each(names)('%s: relations in whole numbers have the verdicts of the rules, shares of a whole among them', async (name) => {
  const { checked, view } = await auditOf(name);
  const system = systemOfChecks(checked);
  const values = system.cells.map((cell) => cell.value);
  for (const relation of system.relations)
    expect([relation.check, outcome(system, relation, values)]).toEqual([relation.check, checked[relation.check]!.check.verdict]);
  const told = new Set(checked.flatMap(({ check, numeric }) => (numeric !== null && check.rule === 'n-shares-100' ? [check.verdict] : [])));
  const held = view.list.findings.some(({ rule }) => rule === 'n-shares-100');
  expect(held && told.size === 0).toBe(false);
  // Every figure of the prose that is suggested is one that the prose prints.
  const edits = view.list.findings.flatMap(({ suspect }) => suspect?.edits ?? []);
  expect(edits.filter(({ address, printed }) => address.endsWith('/printed') && printed === '')).toEqual([]);
});

test.each(['lindu-service-center-2024', 'qingbai-culture-bureau-2024', 'weiwan-museum-2023', 'yunxi-water-bureau-2024', 'province-six-decimals-text'])(
  '%s has no slip: nothing is proved wrong and no figure is suspected',
  async (name) => {
    const { view } = await auditOf(`${name}.txt`);
    const { findings } = view.list;
    expect(findings.filter(({ cause, proof }) => cause !== null || proof.length > 0)).toEqual([]);
    expect(findings.some(({ suspect }) => suspect !== null)).toBe(false);
  },
);

test('a report with a dozen slips, three of them in one group of relations, is looked into to the end', async () => {
  const name = 'shiqiao-transport-bureau-2024.txt';
  const { view } = await auditOf(name);
  expect(view.remarks.map(({ zh }) => zh)).not.toContain(pack.messages['explain-unexplored']!.zh);
  expect(new Set(view.list.findings.flatMap(({ cause }) => cause ?? [])).size).toBe(12);
});
