import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../../../src/engine/audit.js';
import { NOT_CLAIMED } from '../../../src/engine/report/claims/together/unresolved.js';

/** Explanations of one and the same made-up budget, in the words of the provinces. */
const folder = join(root, 'test', 'engine', 'claims', 'budgets');
const textOf = (name: string): string => readFileSync(join(folder, `${name}.txt`), 'utf8');
const names = readdirSync(folder)
  .map((name) => name.replace('.txt', ''))
  .filter((name) => name !== 'tables');
const tables = textOf('tables');
const pack = builtinPack();

async function auditOf(prose: string): Promise<{ view: AuditView; open: string[] }> {
  const { view, report } = await audit(await read(new TextEncoder().encode(`青峦市园林管理局2025年部门预算\n\n${tables}\n${prose}`), 'report.txt'), pack);
  const open = report.tables.flatMap(({ id, remarks }) =>
    remarks.flatMap(({ code, values }) => (id !== 'count' && code.startsWith('claim-') && !NOT_CLAIMED.has(code) ? (values['claim'] ?? []) : [])),
  );
  return { view, open };
}

function violated({ list }: AuditView): string[] {
  return list.findings.flatMap(({ rule, verdict, severity }) => (verdict === 'violated' && severity !== 'notice' ? [rule] : [])).sort();
}

/** Amounts and rates whose subject or base their words leave open: what becomes of a project's funds is nobody's figure. */
const OPEN: Record<string, string[]> = {
  beijing: ['其他>青峦市园林管理局政府购买服务>预算', '国有资产>>预算', '国有资产>>预算#2', '国有资产>>预算#3'],
  guizhou: ['国有资本>国有资本经营预算支出'],
  xinjiang: ['项目支出>公园养护>预算'],
};

describe.each(names)('a budget in the words of %s', (name) => {
  test('nothing is wrong, every number is in one entry, and hardly an amount or rate is left open', async () => {
    const { view, open } = await auditOf(textOf(name));
    expect(violated(view)).toEqual([]);
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
    expect(open).toEqual(OPEN[name] ?? []);
  });
});

test.each([
  // The headings of each province open the sections of the form.
  ['guangdong', '收入预算2000.00万元，比', '收入预算2010.00万元，比', ['n-change-rise', 'n-stated-cell']],
  ['guangdong', '工程类采购预算75.00万元', '工程类采购预算57.00万元', ['n-parts-short']],
  // What a part is called besides does not keep it from being one.
  ['guangdong', '单价在20万元以上的设备150.00万元', '单价在20万元以上的设备105.00万元', ['n-parts-short']],
  // An amount and a colon open a list; a second list behind a semicolon has its own whole.
  ['chongqing', '政府采购工程预算15.00万元', '政府采购工程预算51.00万元', ['n-parts-over']],
  // Headings of the third level under one that no form knows.
  ['chongqing', '政府性基金预算支出120.00万元', '政府性基金预算支出110.00万元', ['n-stated-cell']],
  // Shares that name no base are of the total that the section states.
  ['hainan', '占78.76%', '占76.78%', ['n-share']],
  ['hainan', '增长2.73%', '增长7.23%', ['n-change-rise']],
  ['hebei', '其他来源收入20.00万元', '其他来源收入2.00万元', ['n-stated-cell']],
  ['hubei', '占67.74%', '占76.74%', ['n-share', 'n-shares-100']],
  // A rate in brackets behind the amount, a subject with its code behind it.
  ['shaanxi', '减少1.50万元（33.33%）', '减少1.50万元（23.33%）', ['n-change-fall']],
  ['shaanxi', '商品和服务支出（302）195.00万元', '商品和服务支出（302）159.00万元', ['n-stated-cell']],
  ['shaanxi', '行政运行（2120101）865.00万元', '行政运行（2120101）856.00万元', ['n-items-short', 'n-stated-cell']],
  // Parts that are paragraphs of their own.
  ['xinjiang', '其他收入20.00万元，占1.00%', '其他收入20.00万元，占1.10%', ['n-share', 'n-shares-100']],
  ['sichuan', '城乡社区支出1585.00万元', '城乡社区支出1558.00万元', ['n-stated-cell']],
  ['beijing', '公务用车维修3.00万元', '公务用车维修3.50万元', ['n-parts-over']],
  ['beijing', '增长4.21%', '增长2.41%', ['n-change-rise']],
  ['guizhou', '城乡社区支出1,585.00万元', '城乡社区支出1,558.00万元', ['n-stated-cell']],
  // A second way to split what the section is about.
  ['zhejiang', '占9.7%', '占7.9%', ['n-shares-100']],
  ['zhejiang', '2025年安排公务接待费3.00万元', '2025年安排公务接待费3.50万元', ['n-stated-cell']],
])('%s: %s', async (name, from, to, rules) => {
  const prose = textOf(name);
  expect(prose.split(from)).toHaveLength(2);
  expect(violated((await auditOf(prose.replace(from, to))).view)).toEqual(rules);
});
