import { describe, expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { pack } from '../rules/shipped.js';
import { gridOf, printed, recogniseText, tableOf } from './forms.js';

const text = (title: string, form: string, grid: string) =>
  `云岭市水务局\n\n2024年度部门决算\n\n${title}\n\n${form}\n\n部门：云岭市水务局\n\n单位：万元\n\n${gridOf(grid)}\n\n注：金额取自账簿。\n`;

describe('an item that is named by its heading and by its total', () => {
  const grid = (heading: string) => `项目 | 行次 | 预算数 | 决算数
    栏次 | | 1 | 2
    一、“三公”经费支出 | 1 | ${heading} | ${heading}
    （一）支出合计 | 2 | 7.60 | 7.27
    1．因公出国（境）费 | 3 | 0.00 | 0.00
    2．公务用车购置及运行维护费 | 4 | 7.00 | 6.85
    （1）公务用车购置费 | 5 | 0.00 | 0.00
    （2）公务用车运行维护费 | 6 | 7.00 | 6.85
    3．公务接待费 | 7 | 0.60 | 0.42
    （二）相关统计数 | 8 | — | —
    二、机关运行经费 | 9 | — | 96.41`;
  const title = '财政拨款“三公”经费、行政参公单位机关运行经费情况表';

  test('is the amount of the total where the heading has none', async () => {
    for (const heading of ['—', '']) {
      const table = tableOf(await recogniseText(text(title, '公开10表', grid(heading))), '09');
      expect(printed(table)).toMatchObject({ '09/预算数/合计': '7.60', '09/决算数/合计': '7.27', '09/决算数/公务接待费': '0.42' });
    }
  });

  test('and is checked', async () => {
    const wrong = async (content: string) => {
      const { view } = await audit(await read(new TextEncoder().encode(content), 'report.txt'), pack);
      return view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity === 'error').map(({ rule }) => rule);
    };
    expect(await wrong(text(title, '公开10表', grid('—')))).toEqual([]);
    expect(await wrong(text(title, '公开10表', grid('—').replace('7.27', '7.72')))).toContain('fa-09-total');
  });
});

describe('a form number of another table', () => {
  const rows = `合计 | | 120.00 | 90.00 | 60.00 | 30.00 | 30.00 | 12.00 | 18.00
    213 | 农林水支出 | 120.00 | 90.00 | 60.00 | 30.00 | 30.00 | 12.00 | 18.00
    21303 | 水利 | 120.00 | 90.00 | 60.00 | 30.00 | 30.00 | 12.00 | 18.00`;
  const matrix = `项目 | | 合计 | 工资福利支出 | | | 商品和服务支出 | |
    科目编码 | 科目名称 | | 小计 | 基本工资 | 奖金 | 小计 | 办公费 | 差旅费
    ${rows}`;
  const known = `项目 | | 本年支出 | |
    科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 120.00 | 90.00 | 30.00
    213 | 农林水支出 | 120.00 | 90.00 | 30.00`;

  test('does not make it that table where its columns are others', async () => {
    const report = await recogniseText(text('财政拨款支出决算明细表', '公开05表', matrix));
    expect(report.tables.map(({ id }) => id)).toEqual([]);
    expect(report.unrecognised.map(({ title }) => title)).toEqual(['财政拨款支出决算明细表']);
  });

  test('tells which table it is where its columns are there', async () => {
    const report = await recogniseText(text('财政拨款支出情况', '公开05表', known));
    expect(printed(tableOf(report, '05'))).toMatchObject({ '05/213/基本支出': '90.00' });
  });
});

test('the spending of a government fund may stand alone, without its income and its balances', async () => {
  const grid = (total: string) => `项目 | | 本年支出合计 | 基本支出 | 项目支出
    科目编码 | 科目名称 | | |
    合计 | | ${total} | | 192.50
    212 | 城乡社区支出 | 180.50 | | 180.50
    229 | 其他支出 | 12.00 | | 12.00`;
  const found = async (total: string) => {
    const content = text('政府性基金预算财政拨款支出决算表', '公开10表', grid(total));
    const { report, view } = await audit(await read(new TextEncoder().encode(content), 'report.txt'), pack);
    return { table: tableOf(report, '07'), rules: view.list.findings.filter(({ verdict }) => verdict === 'violated').map(({ rule }) => rule) };
  };
  const { table, rules } = await found('192.50');
  expect(printed(table)).toMatchObject({ '07/212/本年支出>小计': '180.50', '07/合计/本年支出>项目支出': '192.50' });
  expect(rules.filter((rule) => /^fa-(?:07|row|note)/.test(rule))).toEqual([]);
  expect((await found('129.50')).rules).toEqual(expect.arrayContaining(['fa-07-tree', 'fa-07-row']));
});
