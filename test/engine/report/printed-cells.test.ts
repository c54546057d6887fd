import { describe, expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { pack } from '../rules/shipped.js';
import { gridOf, printed, recogniseText, tableOf } from './forms.js';

const text = (title: string, grid: string) =>
  `云岭市水务局\n\n2024年度部门决算\n\n${title}\n\n部门：云岭市水务局\n\n单位：万元\n\n${gridOf(grid)}\n\n注：本表反映支出情况。\n`;
const wrongIn = async (content: string) => {
  const { view } = await audit(await read(new TextEncoder().encode(content), 'report.txt'), pack);
  return view.list.findings.filter(({ verdict, severity }) => verdict !== 'rounding' && severity !== 'notice').map(({ rule }) => rule);
};

describe('a word for no amount, and units behind the figures', () => {
  const grid = `科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
    合计 | | 120.00万元 | 90.00万元 | 30.00万元 | 无 | 无 | 无
    213 | 农林水支出 | 120.00万元 | 90.00万元 | 30.00万元 | 无 | 无 | 无
    21303 | 水利 | 120.00万元 | 90.00万元 | 30.00万元 | 无 | 无 | 无
    2130301 | 行政运行 | 90.00万元 | 90.00万元 | 无 | 无 | 无 | 无
    2130305 | 水利工程建设 | 300,000.00元 | 无 | 300,000.00元 | 无 | 无 | 无`;

  test('are read', async () => {
    const table = tableOf(await recogniseText(text('支出决算表', grid)), '03');
    expect(printed(table)).toMatchObject({ '03/合计/本年支出合计': '120.00', '03/2130301/项目支出': '', '03/2130305/项目支出': '300,000.00' });
    expect(table.figures.flat().some((figure) => figure?.state === 'unreadable')).toBe(false);
    expect(await wrongIn(text('支出决算表', grid))).toEqual([]);
  });

  test('are checked', async () => {
    expect(await wrongIn(text('支出决算表', grid.replace('300,000.00元 | 无 | 300,000.00元', '330,000.00元 | 无 | 330,000.00元')))).toContain('fa-03-tree');
  });

  test('a table of nothing else is empty, and said to be', async () => {
    const empty = `科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n合计 | | 无 | 无 | 无`;
    const table = tableOf(await recogniseText(text('国有资本经营预算财政拨款支出决算表', empty)), '08');
    expect(Object.values(printed(table))).toEqual(['', '', '']);
  });
});

describe('a header that the end of a page parts from its table', () => {
  const lines = gridOf(`项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    功能分类科目编码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | 1.00 | 8.00 | 7.00 | | 7.00 | 2.00
    212 | 城乡社区支出 | 1.00 | 8.00 | 7.00 | | 7.00 | 2.00`).split('\n');
  const report = (at: number) =>
    recogniseText(
      `2024年度部门决算\n\n政府性基金预算财政拨款收入支出决算表\n\n单位：万元\n\n${lines.slice(0, at).join('\n')}\n\n— 7 —\n\n${lines.slice(at).join('\n')}\n\n注：完。\n`,
    );

  test.each([1, 2])('after %s of its lines', async (at) => {
    const table = tableOf(await report(at), '07');
    expect(table.columns.map(({ id }) => id)).toEqual([
      '年初结转和结余',
      '本年收入',
      '本年支出>小计',
      '本年支出>基本支出',
      '本年支出>项目支出',
      '年末结转和结余',
    ]);
    expect(printed(table)).toMatchObject({ '07/212/本年收入': '8.00', '07/212/本年支出>项目支出': '7.00' });
  });
});
