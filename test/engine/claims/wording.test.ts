import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../../../src/engine/audit.js';

interface Slip {
  from: string;
  to: string;
  /** Rules about prose that must be violated, once each. */
  rules: string[];
}

const folder = join(root, 'test', 'engine', 'claims', 'wording');
const pack = builtinPack();
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

async function auditOf(text: string): Promise<AuditView> {
  return (await audit(await read(new TextEncoder().encode(text), 'sample.txt'), pack)).view;
}

/** Violated rules about prose, but for notices. */
function violated(view: AuditView): string[] {
  return view.list.findings
    .flatMap(({ rule, verdict, severity, group }) => (verdict === 'violated' && severity !== 'notice' && group.startsWith('narrative') ? [rule] : []))
    .sort();
}

test('there are reports in the wording of three provinces', () => {
  expect(names).toEqual(['wording-shanghai.txt', 'wording-sichuan.txt', 'wording-yunnan.txt']);
});

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { slips } = JSON.parse(readFileSync(join(folder, name.replace('.txt', '.slips.json')), 'utf8')) as { slips: Slip[] };

  test('is consistent as it stands, and every number of it is in one entry', async () => {
    const view = await auditOf(text);
    expect(view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice').map(({ message }) => message.zh)).toEqual([]);
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
    expect(view.list.checks.undecided).toBe(0);
  });

  test.each(slips)('$to', async ({ from, to, rules }) => {
    expect(text.split(from)).toHaveLength(2);
    expect(violated(await auditOf(text.replace(from, to)))).toEqual([...rules].sort());
  });
});
