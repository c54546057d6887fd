import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { budgetInYuan, clean, SLIPS } from '../../../scripts/samples/yuan-budget.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../../../src/engine/audit.js';

interface Expected {
  planted: { right: string; printed: string; breaks: { rule: string; claim: string; severity: string }[] }[];
}

const name = join(root, 'sample-reports', 'yunpu-justice-service-2026-budget');
const { planted } = JSON.parse(readFileSync(`${name}.expected.json`, 'utf8')) as Expected;
const pack = builtinPack();

async function auditOf(text: string): Promise<AuditView> {
  return (await audit(await read(new TextEncoder().encode(text), 'budget.txt'), pack)).view;
}

/** Violations, but for notices. */
function violated(view: AuditView): string[] {
  return view.list.findings
    .flatMap(({ rule, binding, verdict, severity }) =>
      verdict === 'violated' && severity !== 'notice' ? [`${severity} ${rule} ${Object.values(binding).join()}`] : [],
    )
    .sort();
}

const told = (slips: Expected['planted']): string[] =>
  slips.flatMap(({ breaks }) => breaks.map(({ rule, claim, severity }) => `${severity} ${rule} ${claim}`)).sort();

describe('a budget in 元 with an explanation in 万元', () => {
  test('is the report that is kept, and its slips are those told beside it', () => {
    expect(readFileSync(`${name}.txt`, 'utf8')).toBe(budgetInYuan());
    expect(planted.map(({ right, printed }) => [right, printed])).toEqual(SLIPS);
  });

  test('is consistent without them, and not a number is lost', async () => {
    const view = await auditOf(clean());
    expect(violated(view)).toEqual([]);
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
  });

  test('has the violations that its slips cause, and no other', async () => {
    expect(violated(await auditOf(budgetInYuan()))).toEqual(told(planted));
  });

  test.each(planted)('$printed', async (slip) => {
    expect(violated(await auditOf(clean().replace(slip.right, slip.printed)))).toEqual(told([slip]));
  });
});
