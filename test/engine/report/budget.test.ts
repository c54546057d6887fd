import { describe, expect, test } from 'vitest';
import { parents, printed, recogniseText, tableOf } from './forms.js';

const HEAD = '部门名称：云溪县水务局\n\n单位：万元\n\n';
const EXPENDITURE =
  '科目编码\t\t\t单位代码\t单位（科目名称）\t合计\t基本支出\t\t\t\t\t项目支出\t\t\n类\t款\t项\t\t\t\t小计\t人员经费\t\t公用经费\t\t小计\t其他运转类\t特定目标类\n\t\t\t\t\t\t\t工资福利支出\t对个人和家庭的补助\t商品和服务支出\t资本性支出\t\t\t\n';
/** With a note at the end, or the last line would be taken for one that the file cut off. */
const recogniseBudget = (text: string) => recogniseText(`云溪县水务局\n\n2025年部门预算\n\n${text}\n注：本表金额取自批复的预算。\n`);

describe('expenditure by unit', () => {
  const rows =
    '\t\t\t\t合计\t12.00\t8.00\t5.00\t1.00\t2.00\t\t4.00\t4.00\t\n\t\t\t031\t云溪县水务局\t12.00\t8.00\t5.00\t1.00\t2.00\t\t4.00\t4.00\t\n\t\t\t031001\t云溪县水务局本级\t9.00\t5.00\t3.00\t1.00\t1.00\t\t4.00\t4.00\t\n213\t03\t01\t\t行政运行\t5.00\t5.00\t3.00\t1.00\t1.00\t\t\t\t\n213\t03\t14\t\t防汛\t4.00\t\t\t\t\t\t4.00\t4.00\t\n\t\t\t031002\t河道管理所\t3.00\t3.00\t2.00\t\t1.00\t\t\t\t\n213\t03\t01\t\t行政运行\t3.00\t3.00\t2.00\t\t1.00\t\t\t\t\n';

  test('has codes in three cells, and units above their subjects', async () => {
    const table = tableOf(await recogniseBudget(`2025年部门支出总体情况表\n\n${HEAD}${EXPENDITURE}${rows}`), '03');
    expect(parents(table)).toEqual({
      合计: null,
      '031': '合计',
      '031001': '031',
      '031001:2130301': '031001',
      '031001:2130314': '031001',
      '031002': '031',
      '031002:2130301': '031002',
    });
    expect(table.rows.map((row) => row.code)).toEqual([null, null, null, '2130301', '2130314', null, '2130301']);
    expect(printed(table)).toMatchObject({
      '03/031002:2130301/基本支出>小计': '3.00',
      '03/031001:2130314/其他运转类': '4.00',
      '03/合计/对个人和家庭的补助': '1.00',
    });
  });

  test('goes on below the same unit on the next page', async () => {
    const lines = rows.split('\n');
    const cutAt = `${lines.slice(0, 4).join('\n')}\n\n— 7 —\n\n${lines.slice(4).join('\n')}`;
    const table = tableOf(await recogniseBudget(`2025年部门支出总体情况表\n\n${HEAD}${EXPENDITURE}${cutAt}`), '03');
    expect(table.rows.map((row) => row.id)).toContain('031001:2130314');
  });
});

test('06 has two codes on one row, and a key that returns with the next unit is a repeat', async () => {
  const table = tableOf(
    await recogniseBudget(
      `2025年一般公共预算基本支出表\n\n${HEAD}部门预算支出经济分类科目\t\t政府预算支出经济分类科目\t\t本年一般公共预算基本支出\t\t\n科目编码\t科目名称\t科目编码\t科目名称\t合计\t人员经费\t公用经费\n合计\t\t\t\t6.00\t5.00\t1.00\n30101\t基本工资\t50101\t工资奖金津补贴\t3.00\t3.00\t\n30302\t退休费\t50905\t离退休费\t1.00\t1.00\t\n30201\t办公费\t50201\t办公经费\t1.00\t\t1.00\n30302\t退休费\t50905\t离退休费\t1.00\t1.00\t\n`,
    ),
    '06',
  );
  expect(printed(table)).toMatchObject({
    '06/合计/公用经费': '1.00',
    '06/30101+50101/人员经费': '3.00',
    '06/30302+50905/合计': '1.00',
    '06/30302+50905#2/合计': '1.00',
  });
  expect(table.rows.map((row) => row.code)).toEqual([null, '30101', '30302', '30201', '30302']);
});

test('the role of a table follows its title, whatever number is printed on it', async () => {
  const report = await recogniseBudget(
    `公开07表\n\n一般公共预算支出表\n\n${HEAD}科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t3.00\t2.00\t1.00\n213\t农林水支出\t3.00\t2.00\t1.00\n`,
  );
  expect(report.tables.map((table) => table.id)).toEqual(['05']);
});

test('10 has units and projects, and a total without a word', async () => {
  const table = tableOf(
    await recogniseBudget(
      `2025年项目支出表\n\n${HEAD}类型\t项目名称\t项目单位\t合计\t本年拨款\t\n\t\t\t\t一般公共预算\t政府性基金预算\n\t\t\t5.00\t5.00\t\n\t031\t云溪县水务局\t5.00\t5.00\t\n其他运转类\t河道保洁\t河道管理所\t2.00\t2.00\t\n其他运转类\t防汛物资\t云溪县水务局本级\t3.00\t3.00\t\n`,
    ),
    '10',
  );
  expect(parents(table)).toEqual({ 合计: null, '031': '合计', 河道保洁: '031', 防汛物资: '031' });
});

test('01 takes parts from the ordinals, and no slip among ordinals makes a part', async () => {
  const text = (ordinal: string) =>
    `收支预算总表\n\n${HEAD}收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、财政拨款收入\t5.00\t一、教育支出\t5.00\n1、一般公共预算资金\t4.00\t${ordinal}农林水支出\t\n2、政府性基金\t1.00\t\t\n二、事业收入\t\t\t\n收入总计\t5.00\t支出总计\t5.00\n`;
  const table = tableOf(await recogniseBudget(text('（十）')), '01');
  expect(parents(table)).toMatchObject({
    财政拨款收入: null,
    一般公共预算拨款收入: '财政拨款收入',
    政府性基金预算拨款收入: '财政拨款收入',
    事业收入: null,
    农林水支出: null,
  });
  expect(table.rows.filter((row) => row.class === '收入来源').map((row) => row.id)).toEqual(['财政拨款收入', '事业收入']);
});

test('a table that the contents promise and the report lacks is told', async () => {
  const report = await recogniseBudget(
    `目 录\n\n七、2025年支出经济分类汇总表\n\n一般公共预算支出表\n\n${HEAD}科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t3.00\t2.00\t1.00\n`,
  );
  expect(report.remarks.filter((remark) => remark.code === 'table-missing').map((remark) => remark.values['table'])).toContain('07');
});

test('budget and final accounts are told apart, though their tables share numbers and titles', async () => {
  const sides = '收入\t\t支出\t\n项目\t金额\t项目\t金额\n一、事业收入\t5.00\t一、教育支出\t5.00\n本年收入合计\t5.00\t本年支出合计\t5.00\n';
  expect((await recogniseText(`2025年部门预算\n\n收支总表\n\n${HEAD}${sides}`)).kind).toBe('budget');
  expect((await recogniseText(`2024年度部门决算\n\n收支总表\n\n${HEAD}${sides}`)).kind).toBe('final-accounts');
});
