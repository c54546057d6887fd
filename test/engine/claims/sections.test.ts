import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

async function violated(text: string): Promise<string[]> {
  const { view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  return view.list.findings.flatMap(({ rule, verdict, severity, actual, expected }) =>
    verdict === 'violated' && severity !== 'notice' ? [`${rule} ${actual} ${expected}`] : [],
  );
}

const TABLES = `2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表

公开01表
单位：万元

收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
栏次\t\t1\t栏次\t\t2
一、一般公共预算财政拨款收入\t1\t80.00\t一、教育支出\t30\t95.00
二、政府性基金预算财政拨款收入\t2\t7.00\t\t31\t
三、事业收入\t3\t10.00\t\t32\t
本年收入合计\t27\t97.00\t本年支出合计\t57\t95.00
年初结转和结余\t28\t3.00\t年末结转和结余\t58\t5.00
总计\t29\t100.00\t总计\t59\t100.00

财政拨款收入支出决算总表

公开04表
单位：万元

收入\t\t\t支出\t\t\t\t\t
项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款
栏次\t\t1\t栏次\t\t2\t3\t4\t5
一、一般公共预算财政拨款\t1\t80.00\t一、教育支出\t33\t88.00\t81.00\t7.00\t
二、政府性基金预算财政拨款\t2\t7.00\t\t34\t\t\t\t
三、国有资本经营预算财政拨款\t3\t\t\t35\t\t\t\t
本年收入合计\t27\t87.00\t本年支出合计\t59\t88.00\t81.00\t7.00\t
年初财政拨款结转和结余\t28\t2.00\t年末财政拨款结转和结余\t60\t1.00\t1.00\t0.00\t
总计\t32\t89.00\t总计\t64\t89.00\t82.00\t7.00\t

政府性基金预算财政拨款收入支出决算表

公开07表
单位：万元

科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
\t\t\t\t小计\t基本支出\t项目支出\t
栏次\t\t1\t2\t3\t4\t5\t6
合计\t\t0.00\t7.00\t7.00\t0.00\t7.00\t0.00
205\t教育支出\t0.00\t7.00\t7.00\t0.00\t7.00\t0.00

第三部分 2024年度部门决算情况说明

`;
const FISCAL = (income: string, expenditure: string): string =>
  `${TABLES}四、财政拨款收入支出决算总体情况说明\n\n2024年度财政拨款收入总计${income}万元，支出总计${expenditure}万元。其中：本年收入87.00万元，本年支出88.00万元，年末结转和结余1.00万元。\n`;
const FUND = (expenditure: string): string =>
  `${TABLES}七、政府性基金预算财政拨款支出决算情况说明\n\n2024年度政府性基金预算财政拨款年初结转和结余0.00万元，本年收入7.00万元，本年支出${expenditure}万元，其中：基本支出0.00万元，项目支出7.00万元；年末结转和结余0.00万元。\n`;

describe('words that mean the whole mean that of their section', () => {
  test('totals in the section on fiscal funds', async () => {
    expect(await violated(FISCAL('89.00', '89.00'))).toEqual([]);
    expect(await violated(FISCAL('89.00', '98.00'))).toEqual(['n-stated-cell 98.00 89.00']);
  });

  test('income and expenditure in the section on government funds', async () => {
    expect(await violated(FUND('7.00'))).toEqual([]);
    expect(await violated(FUND('7.80'))).toEqual(expect.arrayContaining(['n-stated-scope 7.80 7.00']));
  });
});

describe('chapters', () => {
  const chapters = (expenditure: string): string =>
    `${TABLES.replace('第二部分', '第二章').replace('第三部分', '第三章')}第一节 财政拨款收入支出决算总体情况\n\n一、总体情况\n\n2024年度财政拨款收入总计89.00万元，支出总计${expenditure}万元。\n\n第二节 政府性基金预算财政拨款支出决算情况\n\n（一）收支情况\n\n2024年度政府性基金预算财政拨款本年收入7.00万元，本年支出7.00万元。\n`;

  test('hold sections numbered 第一节, and those hold 一、', async () => {
    expect(await violated(chapters('89.00'))).toEqual([]);
    expect(await violated(chapters('98.00'))).toEqual(['n-stated-cell 98.00 89.00']);
    expect(await violated(chapters('89.00').replace('本年支出7.00', '本年支出7.70'))).toEqual(expect.arrayContaining(['n-stated-scope 7.70 7.00']));
  });
});

describe('an explanation with a title of its own', () => {
  const BUDGET = '2025年部门预算\n\n2025年部门预算编制说明\n\n';

  test('lists the expenditure of an income and expenditure budget', async () => {
    expect(
      await violated(
        `${BUDGET}一、收支预算情况说明\n\n2025年部门收支总预算30.00万元，收入包括：一般公共预算财政拨款收入29.00万元、事业收入1.00万元；支出包括：教育支出27.00万元、住房保障支出3.00万元。\n\n二、财政拨款收支预算情况说明\n\n2025年财政拨款收支总预算29.00万元，收入全部为一般公共预算财政拨款，支出包括：教育支出26.00万元、住房保障支出3.00万元。\n`,
      ),
    ).toEqual([]);
  });

  test('takes 项目支出 for no expenditure of all', async () => {
    const text = (project: string): string =>
      `${BUDGET}一、收支预算情况说明\n\n2025年收入总计30.00万元，支出总计30.00万元。\n\n八、国有资本经营预算支出情况说明\n\n2025年国有资本经营预算支出安排，其中：项目支出${project}万元。\n`;
    expect(await violated(text('2.00'))).toEqual([]);
  });
});

test('the share of a whole that no table holds is that of the section on it', async () => {
  const text = `2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n三、支出决算情况说明\n\n2024年度支出合计20.00万元，其中：基本支出15.00万元，占75.00%；项目支出5.00万元，占25.00%。\n\n四、财政拨款收入支出决算总体情况说明\n\n2024年度财政拨款收入总计19.00万元，支出总计19.00万元。\n\n五、一般公共预算财政拨款支出决算情况说明\n\n（一）总体情况\n\n2024年度财政拨款支出18.00万元，占本年支出合计的PERCENT。\n`;
  expect(await violated(text.replace('PERCENT', '90.00%'))).toEqual([]);
  expect(await violated(text.replace('PERCENT', '94.74%'))).toEqual(['n-share 94.74 90.0000']);
});
