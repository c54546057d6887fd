import { expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

const UNITS = [
  ['', '', '合计', '100.00', '100.00', ''],
  ['', '009001', '青岚县水务局本级', '60.00', '60.00', ''],
  ['2130301', '', '行政运行', '60.00', '60.00', ''],
  ['', '009002', '青岚县水文站', '40.00', '40.00', ''],
  ['2130301', '', '行政运行', '30.00', '30.00', ''],
  ['2130306', '', '水利工程运行与维护', '10.00', '10.00', ''],
];
const WHOLE = [
  ['', '', '合计', '100.00', '100.00', ''],
  ['2130301', '', '行政运行', '90.00', '90.00', ''],
  ['2130306', '', '水利工程运行与维护', '10.00', '10.00', ''],
];

/** Tables 03 and 05 of a budget of two units, each printed unit by unit or as one. */
async function verdicts(expenditure: string[][], general: string[][]) {
  const table = (title: string, rows: string[][]): string[] => ['', title, '', '部门名称：青岚县水务局', '', '单位：万元', '', ['科目编码', '单位代码', '单位（科目名称）', '合计', '基本支出', '项目支出'].join('\t'), ...rows.map((row) => row.join('\t'))];
  const income = ['收入总体情况', ''];
  const text = ['青岚县水务局2025年部门预算', ...income, ...table('2025年部门支出总体情况表', expenditure), ...table('2025年一般公共预算支出情况表', general), ''].join('\n');
  const { view } = await audit(await read(new TextEncoder().encode(text), 'units.txt'), pack);
  return view.checks.filter(({ rule }) => rule === 'b-03-05-at-least').filter(({ verdict }) => verdict !== 'notApplicable').map(({ verdict, operands }) => `${verdict} ${operands.map(({ address }) => address).join(' ')}`);
}

test('a subject of several units is the sum of its rows, where another table prints it once', async () => {
  expect((await verdicts(UNITS, WHOLE)).filter((line) => /2130301.合计/.test(line))).toEqual(['exact 03/009001:2130301/合计 03/009002:2130301/合计 05/2130301/合计']);
});

test('a subject of one unit is not held against that of all', async () => {
  const found = await verdicts(WHOLE, UNITS);
  expect(found.filter((line) => line.startsWith('violated'))).toEqual([]);
});

test('tables of the same units meet unit by unit', async () => {
  const found = await verdicts(UNITS, UNITS);
  expect(found.filter((line) => line.startsWith('exact'))).toContain('exact 03/009002:2130301/合计 05/009002:2130301/合计');
});
