import { expect, test } from 'vitest';
import { audit, builtinPack, read, type AuditView } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** A report whose self-evaluation says this. */
async function evaluated(text: string): Promise<AuditView> {
  const report = `2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n三、支出决算情况说明\n\n支出合计10.00万元。\n\n2024年部门整体绩效自评报告\n\n${text}\n`;
  return (await audit(await read(new TextEncoder().encode(report), 'report.txt'), pack)).view;
}

test.each([
  ['80%', 'exact'],
  ['70%', 'violated'],
])('政府采购执行率 is what was spent over the budget beside it: %s', async (rate, verdict) => {
  const view = await evaluated(`本单位政府采购预算数10.00万元，实际支出8.00万元，政府采购执行率${rate}。`);
  expect(view.checks.filter(({ rule, verdict: made }) => rule === 'n-rate-quotient' && made !== 'notApplicable').map((check) => check.verdict)).toEqual([
    verdict,
  ]);
});

test('that words stand where they should not is no arithmetic', async () => {
  const view = await evaluated('存在的问题：有其他问题就写，本单位将继续改进。');
  const found = view.list.findings.filter(({ rule }) => rule === 'n-template');
  expect(found.map(({ actual, expected, difference, bound }) => [actual, expected, difference, bound])).toEqual([[null, null, null, null]]);
});
