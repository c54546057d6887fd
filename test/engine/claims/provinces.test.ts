import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../../../src/engine/audit.js';
import { NOT_CLAIMED } from '../../../src/engine/report/claims/together/unresolved.js';

/** The explanations that the provinces prescribe, each in its own words, of one and the same accounts: those of a sample that is right to the last digit. */
const folder = join(root, 'test', 'engine', 'claims', 'provinces');
const names = readdirSync(folder).map((name) => name.replace('.txt', ''));
const MARK = ['第二部分 2024年度部门决算表', '第三部分 2024年度部门决算情况说明'] as const;
const sample = readFileSync(join(root, 'sample-reports', 'yunxi-water-bureau-2024.txt'), 'utf8');
const tables = sample.slice(sample.lastIndexOf(MARK[0]), sample.lastIndexOf(MARK[1])).trimEnd();
const proseOf = (name: string): string => readFileSync(join(folder, `${name}.txt`), 'utf8');
const pack = builtinPack();

async function auditOf(prose: string): Promise<{ view: AuditView; open: number }> {
  const { view, report } = await audit(await read(new TextEncoder().encode(`云溪县水务局2024年度部门决算\n\n${tables}\n\n${prose}`), 'report.txt'), pack);
  const open = report.tables.flatMap(({ remarks }) => remarks.filter(({ code }) => code.startsWith('claim-') && !NOT_CLAIMED.has(code))).length;
  return { view, open };
}

function violated({ list }: AuditView): string[] {
  return list.findings.flatMap(({ rule, verdict, severity }) => (verdict === 'violated' && severity !== 'notice' ? [rule] : [])).sort();
}

/** How many claims say something whose subject or base their words leave open. */
const OPEN: Record<string, number> = {
  anhui: 6,
  beijing: 8,
  chongqing: 19,
  fujian: 5,
  guangdong: 8,
  guangxi: 3,
  hebei: 19,
  hubei: 7,
  hunan: 4,
  jiangsu: 22,
  jiangxi: 3,
  jilin: 2,
  liaoning: 16,
  ningxia: 2,
  noheading: 5,
  shandong: 2,
  xinjiang: 7,
  yunnan: 24,
  zhejiang: 9,
};

describe.each(names)('in the words of %s', (name) => {
  test('nothing is wrong, every number is in one entry, and few claims are left open', async () => {
    const { view, open } = await auditOf(proseOf(name));
    expect(violated(view)).toEqual([]);
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
    expect(view.figures.filter(({ address, place }) => address === null && !('row' in place)).map(({ printed }) => printed)).toEqual([]);
    expect(open).toBe(OPEN[name]);
  });
});

test.each([
  // What a bracket holds is not what goes on behind it.
  ['zhejiang', '占收入合计99.42%', '占收入合计94.92%', ['n-share']],
  // A change behind a list is of the whole, where it fits it, and where it fits nothing.
  ['shandong', '决算数减少1.78万元，下降8.90%', '决算数减少1.78万元，下降9.80%', ['n-change-fall']],
  // A subject by its code and name.
  ['fujian', '2130314防汛142.08万元', '2130314防汛142.80万元', ['n-change-fall', 'n-items-over', 'n-stated-cell']],
  // A difference from the budget.
  ['anhui', '决算数大于年初预算数263.04万元', '决算数大于年初预算数236.04万元', ['n-change-prior-rise']],
  ['hebei', '完成年初预算的106.84%', '完成年初预算的108.64%', ['n-completion-over']],
  ['xinjiang', '预决算差异率-6.11%', '预决算差异率-1.61%', ['n-change-prior-rate-rise']],
  // A paragraph that only names its subject.
  ['hunan', '支出决算为1250.00万元，完成年初预算的113.64%', '支出决算为1250.00万元，完成年初预算的131.64%', ['n-completion']],
  // Words that mean one of two figures are wrong where they are neither.
  ['jiangxi', '收入总计3631.46万元', '收入总计3613.46万元', ['n-stated-cell']],
  ['yunnan', '占总支出的31.03%', '占总支出的33.01%', ['n-share']],
  ['chongqing', '公务车运行维护费16.90万元', '公务车运行维护费19.60万元', ['n-change-fall', 'n-change-fall', 'n-stated-cell']],
  // What is said of a 款 or a 类; what a car cost by kinds; cars worth so much.
  ['beijing', '“水利”（款）2024年度决算2671.94万元', '“水利”（款）2024年度决算2617.94万元', ['n-change-rise', 'n-stated-cell']],
  ['beijing', '年初预算20.00万元减少1.78万元', '年初预算20.00万元增加1.78万元', ['n-change-prior-rise']],
  ['beijing', '公务用车维修4.80万元', '公务用车维修4.08万元', ['n-parts-short']],
  ['beijing', '执法执勤用车4台', '执法执勤用车5台', ['n-parts-over']],
  ['hubei', '维修费4.80万元', '维修费4.08万元', ['n-parts-short']],
  [
    'hubei',
    '3.卫生健康支出（类）。年初预算为56.26万元，支出决算为57.16万元',
    '3.卫生健康支出（类）。年初预算为56.26万元，支出决算为51.76万元',
    ['n-completion', 'n-level-more', 'n-stated-cell'],
  ],
  // No stop behind 类, 款, 项.
  ['guangxi', '完成年初预算的113.64%', '完成年初预算的131.64%', ['n-completion']],
  ['guangxi', '城乡社区支出560.00万元，主要', '城乡社区支出506.00万元，主要', ['n-change-fall', 'n-stated-cell']],
  // Chapters and sections instead of parts and 一、.
  ['ningxia', '津贴补贴186.20万元', '津贴补贴168.20万元', ['n-stated-cell']],
  ['ningxia', '年末结转和结余30.00万元', '年末结转和结余36.00万元', ['n-stated-cell']],
  ['ningxia', '较上年增加255.96万元、增长7.76%', '较上年增加255.96万元、下降7.76%', ['n-change-opposed']],
  // Names and figures one by one; an amount behind its rate; a figure again in another unit; full-width digits.
  ['jilin', '分别为2.40万元、135.93万元', '分别为2.40万元、153.93万元', ['n-share']],
  ['jilin', '分别占0.08%、4.57%', '分别占0.08%、5.47%', ['n-share']],
  ['jilin', '增加255.96万元', '增加225.96万元', ['n-change-rise']],
  ['jilin', '0.34亿元（3431.46万元）', '0.34亿元（3413.46万元）', ['n-change-rise', 'n-share', 'n-share', 'n-shared-over', 'n-stated-cell']],
  ['jilin', '占６８．９７％', '占６９．８７％', ['n-share', 'n-shares-100']],
  ['jilin', '为年初预算的118.40%', '为年初预算的108.40%', ['n-completion']],
  ['jilin', '比预算减少1.10万元', '比预算增加1.10万元', ['n-change-prior-rise']],
  ['jiangsu', '会议费支出预算0万元，支出决算0万元', '会议费支出预算0万元，支出决算2万元', []],
])('%s: %s', async (name, from, to, rules) => {
  const prose = proseOf(name);
  expect(prose.split(from)).toHaveLength(2);
  expect(violated((await auditOf(prose.replace(from, to))).view)).toEqual(rules);
});
