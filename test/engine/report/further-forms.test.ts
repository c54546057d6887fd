import { describe, expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { pack } from '../rules/shipped.js';
import { gridOf, parents, printed, tableOf } from './forms.js';

/** Audits one table of a budget as a province prints it, its cells apart by bars. */
async function audited(title: string, grid: string) {
  const text = `云岭市水务局\n\n2025年部门预算\n\n${title}\n\n部门：云岭市水务局\n\n单位：万元\n\n${gridOf(grid)}\n\n注：金额取自账簿。\n`;
  const { report, view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  const wrong = view.list.findings
    .filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice')
    .map(({ rule, relation }) => `${rule}: ${relation.split(' = ')[0]}`);
  const exact = new Set(view.checks.filter(({ verdict }) => verdict === 'exact').map(({ rule }) => rule));
  return { report, wrong, exact };
}

describe('三公 tables of several lines', () => {
  const units = `单位编码 | 单位名称 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费
     | | | | 小计 | 公务用车购置费 | 公务用车运行费 |
     | 合计 | 9.00 | | 7.00 | | 7.00 | 2.00
    301 | 云岭市水务局 | 9.00 | | 7.00 | | 7.00 | 2.00
    301001 | 云岭市水务局本级 | 6.00 | | 5.00 | | 5.00 | 1.00
    301002 | 云岭市河道管理所 | 3.00 | | 2.00 | | 2.00 | 1.00`;

  test('one a unit, units below their department', async () => {
    const { report, wrong, exact } = await audited('一般公共预算“三公”经费支出表', units);
    const table = tableOf(report, '08');
    expect(parents(table)).toEqual({ 预算数: null, '301:预算数': '预算数', '301001:预算数': '301:预算数', '301002:预算数': '301:预算数' });
    expect(printed(table)).toMatchObject({ '08/预算数/合计': '9.00', '08/301002:预算数/小计': '2.00' });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['b-08-units', 'b-08-unit-total', 'b-08-unit-vehicles']));
  });

  test('a slip in the line of a unit is told', async () => {
    const { wrong } = await audited('一般公共预算“三公”经费支出表', units.replace('3.00 | | 2.00 | | 2.00', '3.00 | | 2.20 | | 2.00'));
    expect(wrong).toEqual(
      expect.arrayContaining(['b-08-units: 08/301:预算数/小计', 'b-08-unit-total: 08/301002:预算数/合计', 'b-08-unit-vehicles: 08/301002:预算数/小计']),
    );
  });

  test.each(['2024年 | 2025年', '2024 | 2025', '2024年预算数 | 2025年预算数'])('one a year: %s', async (years) => {
    const [before, own] = years.split(' | ');
    const { report, wrong } = await audited(
      '财政拨款“三公”经费支出表',
      `年度 | “三公”经费总额 | 因公出国（境）费用 | 公务接待费 | 公务用车购置和运行维护费 | |
       | | | | 合计 | 公务用车购置费 | 公务用车运行维护费
      ${before} | 8.00 | | 2.00 | 6.00 | | 6.00
      ${own} | 9.00 | | 2.00 | 7.00 | | 7.00`,
    );
    expect(printed(tableOf(report, '08'))).toMatchObject({
      '08/预算数/合计': '9.00',
      '08/上年预算数/合计': '8.00',
      '08/上年预算数/小计': '6.00',
      '08/预算数/小计': '7.00',
    });
    expect(wrong).toEqual([]);
  });

  test('with meetings and training in one total, year beside year, and their change', async () => {
    const group = (year: string) => `${year}${' |'.repeat(9)}`;
    const { report, wrong, exact } = await audited(
      '一般公共预算拨款“三公”经费及会议费、培训费支出预算表',
      `单位编码 | 单位名称 | ${group('2024年')} ${group('2025年')} ${group('增减变化情况').slice(0, -2)}
       | | ${'合计 | 一般公共预算拨款安排的“三公”经费预算 | | | | | | 会议费 | 培训费 | '.repeat(3).replace(/\| $/, '')}
       | | ${' | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | | | | | '.repeat(3).replace(/\| $/, '')}
       | | ${' | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | '.repeat(3).replace(/\| $/, '')}
      合计 | 合计 | 12.00 | 9.00 | | 2.00 | 7.00 | | 7.00 | 1.00 | 2.00 | 14.00 | 10.00 | | 2.00 | 8.00 | | 8.00 | 2.00 | 2.00 | 2.00 | 1.00 | | | 1.00 | | 1.00 | 1.00 |
      301001 | 云岭市水务局本级 | 12.00 | 9.00 | | 2.00 | 7.00 | | 7.00 | 1.00 | 2.00 | 14.00 | 10.00 | | 2.00 | 8.00 | | 8.00 | 2.00 | 2.00 | 2.00 | 1.00 | | | 1.00 | | 1.00 | 1.00 |`,
    );
    expect(printed(tableOf(report, '08'))).toMatchObject({
      '08/预算数/总计': '14.00',
      '08/预算数/合计': '10.00',
      '08/预算数/小计': '8.00',
      '08/上年预算数/合计': '9.00',
      '08/增减额/小计': '1.00',
      '08/301001:上年预算数/会议费': '1.00',
    });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['b-08-overall', 'b-08-change', 'b-08-total']));
  });

  test('upright, with an ordinal before each item', async () => {
    const { report, wrong } = await audited(
      '财政拨款“三公”经费支出表',
      `序号 | 项目 | 预算数
      1 | “三公”经费合计 | 9.00
      2 | 1.因公出国（境）费 | 0.00
      3 | 2.公务用车购置及运行费 | 7.00
      4 | 其中：公务用车购置费 | 0.00
      5 | 公务用车运行维护费 | 7.00
      6 | 3.公务接待费 | 2.00`,
    );
    expect(printed(tableOf(report, '08'))).toMatchObject({ '08/预算数/合计': '9.00', '08/预算数/公务用车运行维护费': '7.00' });
    expect(wrong).toEqual([]);
    expect(report.leftovers.filter(({ kind, place }) => kind === 'unread' && 'row' in place)).toEqual([]);
  });

  test('a rate of change is recomputed, with or without its sign', async () => {
    const grid = (rate: string) => `项目 | 2024年预算数 | 2025年预算数 | 增减额 | 增减率
      “三公”经费合计 | 8.00 | 9.00 | 1.00 | 12.50
      因公出国（境）费 | | | |
      公务用车购置及运行费 | 6.00 | 7.00 | 1.00 | ${rate}
      公务用车购置费 | | | |
      公务用车运行费 | 6.00 | 7.00 | 1.00 | 16.67
      公务接待费 | 2.00 | 2.00 | |`;
    expect((await audited('“三公”经费预算表', grid('16.67%'))).wrong).toEqual([]);
    expect((await audited('“三公”经费预算表', grid('16.67'))).wrong).toEqual([]);
    expect((await audited('“三公”经费预算表', grid('61.67'))).wrong).toEqual(['b-08-rate: 08/增减率/小计']);
  });
});

describe('sides with headings that no form knows', () => {
  test('a heading above the funds and functions leaves their class to them, at every level', async () => {
    const { report, wrong } = await audited(
      '部门综合预算收支总表',
      `收入 | | 支出 |
      项目 | 预算数 | 支出功能分科目（按大类） | 预算数
      一、部门预算 | 90.00 | 一、部门预算 | 90.00
      1、财政拨款 | 80.00 | 1、社会保障和就业支出 | 20.00
      (1)一般公共预算拨款 | 80.00 | 2、农林水支出 | 70.00
      (2)政府性基金拨款 | | |
      2、事业收入 | 10.00 | |
      本年收入合计 | 90.00 | 本年支出合计 | 90.00
      上年结转 | | 结转下年 |
      收入总计 | 90.00 | 支出总计 | 90.00`,
    );
    const table = tableOf(report, '01');
    const classes = Object.fromEntries(table.rows.filter((row) => row.class !== null).map((row) => [row.name, row.class]));
    expect(classes).toEqual({ 财政拨款收入: '收入来源', 事业收入: '收入来源', 社会保障和就业支出: '功能', 农林水支出: '功能' });
    expect(wrong).toEqual([]);
  });

  const four = (project: string) => `收入 | | 支出 | | |
      项目 | 本年预算 | 项目（按功能分类） | 本年预算 | 项目（按部门预算经济分类） | 本年预算
      一、一般公共预算拨款收入 | 90.00 | （一）社会保障和就业支出 | 20.00 | 一、基本支出 | 60.00
       | | （二）农林水支出 | 70.00 | 工资福利支出 | 45.00
       | | | | 商品和服务支出 | 15.00
       | | | | 二、项目支出 | 30.00
       | | | | 按项目管理的商品和服务支出 | ${project}
      本年收入合计 | 90.00 | 本年支出合计 | 90.00 | 本年支出合计 | 90.00
      收入总计 | 90.00 | 支出总计 | 90.00 | 支出总计 | 90.00`;

  test('rows without an ordinal are parts of the one above where they add up to it', async () => {
    const { report, wrong } = await audited('收支总表', four('30.00'));
    expect(parents(tableOf(report, '01'))).toMatchObject({
      '部门经济>工资福利支出': '部门经济>基本支出',
      '部门经济>按项目管理的商品和服务支出': '部门经济>项目支出',
    });
    expect(wrong).toEqual([]);
    expect((await audited('收支总表', four('33.00'))).wrong).toEqual(['b-01-parts: 01/部门经济>项目支出/预算数']);
  });

  test('functions behind their codes are the functions', async () => {
    const { report, wrong } = await audited(
      '财政拨款收支预算总体情况表',
      `财政拨款收入 | | 财政拨款支出 | | | |
      项目 | 合计 | 功能分类 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算
      一般公共预算 | 90.00 | 208 社会保障和就业支出 | 20.00 | 20.00 | |
      政府性基金预算 | | 213农林水支出 | 70.00 | 70.00 | |
      收入总计 | 90.00 | 支出总计 | 90.00 | 90.00 | |`,
    );
    expect(printed(tableOf(report, '04'))).toMatchObject({ '04/社会保障和就业支出/合计': '20.00', '04/农林水支出/一般公共预算>小计': '70.00' });
    expect(wrong).toEqual([]);
  });
});

describe('rows that nest without codes of their own', () => {
  const projects = (own: string) => `科目编码 | | | 单位代码 | 单位名称（项目） | 金额
    类 | 款 | 项 | | |
     | | | | 合计 | 60.00
     | | | | 云岭市水务局本级 | 60.00
    213 | 03 | 05 | 301001 | 水利工程建设 | 40.00
    213 | 03 | 05 | 301001 | 河道清淤二期 | ${own}
    213 | 03 | 05 | 301001 | 泵站改造 | 15.00
    213 | 03 | 14 | 301001 | 防汛 | 20.00
    213 | 03 | 14 | 301001 | 防汛物资储备 | 20.00`;

  test('projects that repeat the code of their subject are its parts', async () => {
    const { report, wrong } = await audited('一般公共预算项目支出预算表', projects('25.00'));
    expect(parents(tableOf(report, '一般公共预算项目'))).toMatchObject({ '301001:2130305#2': '301001:2130305', '301001:2130314#2': '301001:2130314' });
    expect(wrong).toEqual([]);
    expect((await audited('一般公共预算项目支出预算表', projects('52.00'))).wrong).toEqual(['b-general-projects-tree: 一般公共预算项目/301001:2130305/金额']);
  });

  test('projects below a heading below their unit', async () => {
    const { report, wrong } = await audited(
      '专项业务经费支出表',
      `单位编码 | 单位（项目）名称 | 项目金额 | 项目简介
      合计 | | 60.00 |
      301 | 云岭市水务局 | 60.00 |
      301001 | 云岭市水务局本级 | 60.00 |
       | 专用项目 | 60.00 |
       | 河道清淤二期 | 25.00 | 清淤。
       | 泵站改造 | 35.00 | 更新机组。`,
    );
    expect(parents(tableOf(report, '10'))).toMatchObject({ 专用项目: '301001', 河道清淤二期: '专用项目', 泵站改造: '专用项目' });
    expect(wrong).toEqual([]);
  });

  const bought = (paper: string, printers = '4.00') => `采购品目大类 | 专项名称 | 采购品目名称 | 采购组织形式 | 总计 | 一般公共预算资金
    合计 | | | | 14.00 | 14.00
    货物 | | | | 9.00 | 9.00
    云岭市水务局本级 | | | | 6.00 | 6.00
     | 公用经费 | 打印机 | 集中采购 | ${printers} | ${printers}
     | 公用经费 | 复印纸 | 集中采购 | ${paper} | ${paper}
    云岭市河道管理所 | | | | 3.00 | 3.00
     | 公用经费 | 台式计算机 | 集中采购 | 3.00 | 3.00
    服务 | | | | 5.00 | 5.00
    云岭市水务局本级 | | | | 5.00 | 5.00
     | 机房运维 | 软件运维服务 | 分散采购 | 5.00 | 5.00`;

  test('procurement by kind, unit and item', async () => {
    const { report, wrong, exact } = await audited('政府采购支出表', bought('2.00'));
    expect(parents(tableOf(report, '政府采购'))).toMatchObject({
      货物: '合计',
      服务: '合计',
      云岭市水务局本级: '货物',
      '云岭市水务局本级#2': '服务',
      公用经费: '云岭市水务局本级',
      机房运维: '云岭市水务局本级#2',
    });
    expect(wrong).toEqual([]);
    expect(exact.has('b-procurement-tree')).toBe(true);
  });

  test('a slip is told where most of it adds up, and nothing where nothing does', async () => {
    expect((await audited('政府采购支出表', bought('2.20'))).wrong).toEqual([
      'b-procurement-tree: 政府采购/云岭市水务局本级/总计',
      'b-procurement-tree: 政府采购/云岭市水务局本级/一般公共预算',
    ]);
    const other = '采购项目 | 总计 | 一般公共预算资金\n合计 | 14.00 | 14.00\n电脑 | 9.00 | 9.00\n打印机 | 8.00 | 8.00\n软件 | 3.00 | 3.00';
    expect((await audited('政府采购支出表', other)).wrong).toEqual([]);
  });
});

describe('expenditure by fund and by year', () => {
  test('03 with a column for each fund is held to its own sums and not to those of basic and project alone', async () => {
    const grid = (own: string) => `科目编码 | 科目名称 | 合计 | 一般公共预算 | | | 政府性基金预算 | 国有资本经营预算 | 财政专户管理的支出 | 单位资金 | |
       | | | 小计 | 基本支出 | 项目支出 | | | | 小计 | 事业支出 | 其他支出
      212 | 城乡社区支出 | 30.00 | | | | 30.00 | | | | |
      213 | 农林水支出 | 75.00 | 70.00 | 40.00 | 30.00 | | | | ${own} | 5.00 |
      合计 | | 105.00 | 70.00 | 40.00 | 30.00 | 30.00 | | | ${own} | 5.00 |`;
    const { report, wrong } = await audited('部门支出预算表', grid('5.00'));
    expect(printed(tableOf(report, '03'))).toMatchObject({
      '03/213/一般公共预算>基本支出': '40.00',
      '03/212/政府性基金预算': '30.00',
      '03/213/单位资金>小计': '5.00',
    });
    expect(wrong).toEqual([]);
    expect((await audited('部门支出预算表', grid('9.00'))).wrong).toEqual(
      expect.arrayContaining(['b-03-funds: 03/213/合计', 'b-03-own: 03/213/单位资金>小计']),
    );
  });

  test('05 of this year and carried over; without basic expenditure nothing is asked of it', async () => {
    const { report, wrong, exact } = await audited(
      '一般公共预算支出预算表',
      `科目编码 | 科目名称 | 合计 | 当年财政拨款安排 | 上年结转安排
       | 合计 | 90.00 | 80.00 | 10.00
      213 | 农林水支出 | 90.00 | 80.00 | 10.00
      2130305 | 水利工程建设 | 90.00 | 80.00 | 10.00`,
    );
    expect(printed(tableOf(report, '05'))).toMatchObject({ '05/213/当年拨款': '80.00', '05/213/上年结转': '10.00' });
    expect(wrong).toEqual([]);
    expect([...exact]).toEqual(expect.arrayContaining(['b-expenditure-carried', 'b-expenditure-carried-tree']));
  });
});
