import { expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { pack } from '../rules/shipped.js';
import { printed, tableOf } from './forms.js';

const SIDES = `收支总体情况表
收入 | | 支出 |
项目 | 2025年预算 | 项目 | 2025年预算
一、预算拨款 | 90.00 | 一、基本支出 | 60.00
一般公共预算 | 90.00 | 二、项目支出 | 40.00
二、其他资金 | 10.00 | |
本年收入合计 | 100.00 | 本年支出合计 | 100.00
收入总计 | 100.00 | 支出总计 | 100.00`;
const INCOME = `收入总体情况表
项目 | 2025年预算
一、预算拨款 | 90.00
一般公共预算拨款 | 80.00
政府性基金预算拨款 | 10.00
二、其他资金 | 10.00
本年收入合计 | 100.00
收入总计 | 100.00`;
const EXPENDITURE = `支出总体情况表
项目 | 2025年预算
一、基本支出 | 60.00
工资福利支出 | 50.00
商品和服务支出 | 10.00
二、项目支出 | 40.00
本年支出合计 | 100.00
支出总计 | 100.00`;

async function audited(...tables: string[]) {
  const blocks = tables.map((table) => {
    const [title, ...rows] = table.split('\n');
    const grid = rows.map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    );
    return `${title!}\n\n部门：云岭市水务局\n\n单位：万元\n\n${grid.join('\n')}\n\n注：金额取自账簿。\n`;
  });
  const { report, view } = await audit(await read(new TextEncoder().encode(`云岭市水务局\n\n2025年部门预算\n\n${blocks.join('\n')}`), 'report.txt'), pack);
  const wrong = view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice').map(({ rule }) => rule);
  return { report, view, wrong };
}

test('tables of income and expenditure that list items instead of subjects', async () => {
  const { report, view, wrong } = await audited(SIDES, INCOME, EXPENDITURE);
  expect(printed(tableOf(report, '02'))).toMatchObject({ '02/政府性基金预算拨款收入/预算数': '10.00', '02/总计/预算数': '100.00' });
  expect(printed(tableOf(report, '03'))).toMatchObject({ '03/工资福利支出/预算数': '50.00', '03/本年支出合计/预算数': '100.00' });
  expect(wrong).toEqual([]);
  expect(view.figures.filter(({ state }) => state !== 'verified')).toEqual([]);
});

test.each([
  ['10.00\n二、项目支出', '19.00\n二、项目支出', ['b-03-items-parts']],
  ['40.00\n本年', '46.00\n本年', ['b-03-items-sum']],
  ['支出总计 | 100.00', '支出总计 | 109.00', ['b-01-03-items-total']],
])('a slip in the table of expenditure: %s as %s', async (from, to, rules) => {
  expect((await audited(SIDES, INCOME, EXPENDITURE.replace(from, to))).wrong).toEqual(rules);
});

test('an item of table 01 that is no function is not held against subjects', async () => {
  const tree = `支出总体情况表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 100.00 | 60.00 | 40.00
213 | 农林水支出 | 100.00 | 60.00 | 40.00
21303 | 水利 | 100.00 | 60.00 | 40.00
2130301 | 行政运行 | 100.00 | 60.00 | 40.00`;
  expect((await audited(SIDES, tree)).wrong).toEqual([]);
  const functions = SIDES.replace('一、基本支出 | 60.00', '一、农林水支出 | 60.00').replace('二、项目支出', '二、住房保障支出');
  expect((await audited(functions, EXPENDITURE)).wrong).toEqual([]);
});

test('codes of a table that no form knows are no figures', async () => {
  const { view } = await audited(
    SIDES,
    `自定明细表
编码 | 名称 | 对应编码 | 对应名称 | 合计 | 甲类 | 乙类
 | 合计 | | | 9.00 | 5.00 | 4.00
30101 | 基本工资 | 50101 | 工资 | 6.00 | 3.00 | 3.00
30102 | 津贴补贴 | 50101 | 工资 | 3.00 | 2.00 | 1.00`,
  );
  expect(view.figures.filter(({ state }) => state === 'unread')).toEqual([]);
});
