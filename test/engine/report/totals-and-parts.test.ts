import { describe, expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { pack } from '../rules/shipped.js';
import { gridOf, printed, tableOf } from './forms.js';

/** Audits tables of one report, their cells apart by bars, and perhaps a sentence below them. */
async function audited(kind: '决算' | '预算', tables: Record<string, string>, { unit = '万元', prose = '' } = {}) {
  const parts = Object.entries(tables).map(([title, grid]) => `${title}\n\n部门：云岭市水务局\n\n单位：${unit}\n\n${gridOf(grid)}\n`);
  const text = `云岭市水务局\n\n2024年度部门${kind}\n\n${parts.join('\n')}\n${prose}\n`;
  const { report, view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  const wrong = view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice').map(({ rule }) => rule);
  const exact = new Set(view.checks.filter(({ verdict }) => verdict === 'exact').map(({ rule }) => rule));
  return { report, wrong, exact, rules: new Set(view.list.findings.map(({ rule }) => rule)) };
}

describe('incomes that stand between 本年收入合计 and the total are in the total alone', () => {
  const accounts = `收入 | | 支出 |
    项目 | 决算数 | 项目 | 决算数
    一、一般公共预算财政拨款收入 | 90.00 | 一、农林水支出 | 118.00
    二、其他收入 | 10.00 | |
    本年收入合计 | 100.00 | 本年支出合计 | 118.00
    上级补助收入 | 15.00 | 结余分配 |
    附属单位上缴收入 | | |
    年初结转和结余 | 5.00 | 年末结转和结余 | 2.00
    总计 | 120.00 | 总计 | 120.00`;
  const budget = `收入 | | 支出 |
    项目 | 2024年预算 | 项目 | 2024年预算
    一、一般公共预算拨款 | 90.00 | 一、农林水支出 | 115.00
    二、其他资金 | 10.00 | |
    本年收入合计 | 100.00 | 本年支出合计 | 115.00
    三、上级补助收入 | 15.00 | 二、结转下年 |
    四、附属单位上缴收入 | 0.00 | |
    收入总计 | 115.00 | 支出总计 | 115.00`;

  test('accounts', async () => {
    const { wrong, exact } = await audited('决算', { 收入支出决算总表: accounts });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['fa-01-income', 'fa-01-income-total']));
    expect((await audited('决算', { 收入支出决算总表: accounts.replace('15.00', '51.00') })).wrong).toContain('fa-01-income-total');
  });

  test('budget', async () => {
    const { wrong, exact } = await audited('预算', { 收支总体情况表: budget });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['b-01-income', 'b-01-income-total']));
    expect((await audited('预算', { 收支总体情况表: budget.replace('二、其他资金 | 10.00', '二、其他资金 | 11.00') })).wrong).toContain('b-01-income');
  });

  test('where the total of the year stands first, what follows is in it', async () => {
    const first = accounts
      .replace('    本年收入合计 | 100.00 | 本年支出合计 | 118.00\n', '')
      .replace(
        '一、一般公共预算财政拨款收入 | 90.00 | 一、农林水支出 | 118.00',
        '本年收入合计 | 115.00 | 农林水支出 | 118.00\n一般公共预算财政拨款收入 | 90.00 | 本年支出合计 | 118.00',
      );
    expect((await audited('决算', { 收入支出决算总表: first })).wrong).toEqual([]);
  });

  test('below the opening balance, a source is none of them', async () => {
    const later = accounts
      .replace('    上级补助收入 | 15.00 | 结余分配 |\n', '')
      .replace('总计 | 120.00 | 总计', '上级补助收入 | 15.00 | 结余分配 |\n总计 | 120.00 | 总计');
    expect((await audited('决算', { 收入支出决算总表: later })).wrong).toContain('fa-01-income');
  });
});

describe('基本支出 printed with its two parts', () => {
  const table = `科目编码 | 科目名称 | 本年支出合计 | 基本支出 | | | 项目支出
    | | | 小计 | 人员经费 | 公用经费 |
    213 | 农林水支出 | 30.00 | 20.00 | 16.00 | 4.00 | 10.00
    21303 | 水利 | 30.00 | 20.00 | 16.00 | 4.00 | 10.00
    2130301 | 行政运行 | 30.00 | 20.00 | 16.00 | 4.00 | 10.00
    合计 | | 30.00 | 20.00 | 16.00 | 4.00 | 10.00`;

  test.each(['一般公共预算财政拨款支出决算表'])('%s', async (title) => {
    const { report, wrong, exact } = await audited('决算', { [title]: table });
    expect(printed(tableOf(report, '05'))).toMatchObject({
      '05/2130301/小计': '30.00',
      '05/2130301/基本支出': '20.00',
      '05/2130301/基本支出>人员经费': '16.00',
      '05/2130301/基本支出>公用经费': '4.00',
      '05/合计/项目支出': '10.00',
    });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['fa-05-row', 'fa-05-tree', 'fa-05-basic-parts']));
    const slip = await audited('决算', { [title]: table.replace('行政运行 | 30.00 | 20.00 | 16.00', '行政运行 | 30.00 | 20.00 | 61.00') });
    expect(slip.wrong).toEqual(expect.arrayContaining(['fa-05-basic-parts', 'fa-05-tree']));
  });
});

test('a total with a dash for every figure is the row of an empty table', async () => {
  const grid = (total: string) => `科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${total}`;
  const title = '国有资本经营预算财政拨款支出决算表';
  const { report, rules } = await audited(
    '决算',
    { [title]: grid('合计 | | — | — | —') },
    { prose: '注：本年度没有国有资本经营预算财政拨款支出，故本表无数据。' },
  );
  expect(printed(tableOf(report, '08'))).toEqual({ '08/合计/合计': '—', '08/合计/基本支出': '—', '08/合计/项目支出': '—' });
  expect(rules).not.toContain('fa-empty-root');
});

test('tables in 千元 are held against prose in 万元', async () => {
  const grid = `科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    213 | 农林水支出 | 312.40 | 312.40 |
    21303 | 水利 | 312.40 | 312.40 |
    2130301 | 行政运行 | 312.40 | 312.40 |
    合计 | | 312.40 | 312.40 |`;
  const told = (amount: string) => `五、一般公共预算财政拨款支出决算情况说明\n\n2024年度一般公共预算财政拨款支出${amount}万元。`;
  const { report, wrong, exact } = await audited('决算', { 一般公共预算财政拨款支出决算表: grid }, { unit: '千元', prose: told('31.24') });
  expect(report.unit).toBe('千元');
  expect(wrong).toEqual([]);
  expect([...exact]).toContain('n-stated-cell');
  expect((await audited('决算', { 一般公共预算财政拨款支出决算表: grid }, { unit: '千元', prose: told('312.40') })).wrong).toContain('n-stated-cell');
});
