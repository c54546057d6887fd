import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';
import { recogniseText, tableOf } from './forms.js';

const EXPENDITURE =
  '云溪县水务局2024年度部门决算\n\n支出决算表\n\n公开03表\n\n单位：万元\n\n项目\t\t本年支出合计\t基本支出\t项目支出\n功能分类科目编码\t科目名称\t\t\t\n合计\t\t8.00\t5.00\t3.00\n201\t一般公共服务支出\t5.00\t5.00\t\n';
const FISCAL =
  '云溪县水务局2024年度部门决算\n\n财政拨款收入支出决算总表\n\n公开04表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n一、一般公共预算财政拨款\t8.00\t一、一般公共服务支出\t8.00\n';
const BASIC =
  '云溪县水务局2024年度部门决算\n\n一般公共预算财政拨款基本支出决算明细表\n\n公开06表\n\n单位：万元\n\n人员经费\t\t\t公用经费\t\t\n科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n301\t工资福利支出\t956.21\t302\t商品和服务支出\t124.89\n303\t对个人和家庭的补助\t22.49\t\t\t\n人员经费合计\t\t978.70\t公用经费合计\t\t124.89';
const RECEPTION =
  '云溪县水务局2024年度部门决算\n\n财政拨款“三公”经费支出决算表\n\n公开09表\n\n单位：万元\n\n决算数\t\t\t\t\t\n合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行维护费\t\n3.00\t0.00\t2.00\t0.00\t2.00\t1.00';

describe('a text that ends inside a table', () => {
  test.each([
    ['in the code of a row', `${EXPENDITURE}2`, '03'],
    ['in the name of a row that begins with it', `${FISCAL}二、政府性基`, '04'],
    ['in its only line of figures', RECEPTION.slice(0, -5), '09'],
    ['before the amount of its total', BASIC.slice(0, -'978.70\t公用经费合计\t\t124.89'.length), '06'],
  ])('%s is told', async (_, text, table) => {
    const report = await recogniseText(text);
    expect(tableOf(report, table).cut).toBe(true);
    expect(report.remarks.filter(({ code }) => code === 'cut').map(({ values }) => values['table'])).toEqual([table]);
  });

  test.each([
    ['behind a whole line of figures', RECEPTION, '09'],
    ['behind its totals', BASIC, '06'],
    ['before a line of its own', `${EXPENDITURE}\n附件`, '03'],
  ])('is none %s', async (_, text, table) => {
    expect(tableOf(await recogniseText(text), table).cut).toBe(false);
  });
});

describe('a text that ends inside a sentence', () => {
  const codes = async (end: string): Promise<string[]> => (await recogniseText(`${EXPENDITURE}\n${end}`)).remarks.map(({ code }) => code);

  test('is told, and what it begins to say is not read', async () => {
    expect(await codes('2024年度支出合计8.00万元，其中基本支出5.00万元，占62')).toContain('cut-sentence');
    const { view } = await audit(
      await read(
        new TextEncoder().encode(`${EXPENDITURE}\n第三部分 情况说明\n\n三、支出决算情况说明\n\n本年支出合计8.00万元。其中：基本支出5.00万元，占62`),
        'cut.txt',
      ),
      builtinPack(),
    );
    expect(view.list.findings.filter(({ operands }) => operands.some(({ printed }) => printed === '62'))).toEqual([]);
    expect(view.figures.filter(({ state }) => state === 'unread').map(({ printed }) => printed)).toEqual(['5.00', '62']);
  });

  test('a stop, a signature and a date end it', async () => {
    for (const end of ['2024年度支出合计8.00万元，其中基本支出5.00万元。', '云溪县水务局办公室联系电话及地址见门户网站首页', '2025年9月1日'])
      expect(await codes(end)).not.toContain('cut-sentence');
  });
});

test('what the file lacks is no violation, wherever it ends', async () => {
  const pack = builtinPack();
  const whole = readFileSync(join(root, 'sample-reports', 'yunxi-water-bureau-2024.txt'), 'utf8');
  const told: string[] = [];
  let audited = 0;
  // From the first table on; by steps that meet codes, names, amounts and sentences alike.
  for (let end = whole.indexOf('公开01表') + 400; end < whole.length; end += 997) {
    const { view } = await audit(await read(new TextEncoder().encode(whole.slice(0, end)), 'cut.txt'), pack);
    audited += 1;
    told.push(...view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice').map(({ rule }) => `${rule} at ${end}`));
  }
  expect(told).toEqual([]);
  expect(audited).toBeGreaterThan(10);
}, 60_000);
