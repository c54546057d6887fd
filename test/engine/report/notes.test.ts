import { expect, test } from 'vitest';
import { builtinPack, read, reportOf } from '../../../src/engine/audit.js';

const pack = builtinPack();
const TABLE = ['科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余', '\t\t\t\t小计\t基本支出\t项目支出\t', '合计\t\t\t\t\t\t\t'].join(
  '\n',
);

/** The notes of table 07 when these paragraphs follow it. */
async function notes(...paragraphs: string[]): Promise<string[]> {
  const text = `2024年度部门决算\n\n政府性基金预算财政拨款收入支出决算表\n\n单位：万元\n\n${TABLE}\n\n${paragraphs.join('\n\n')}\n\n第三部分 情况说明\n`;
  const document = await read(new TextEncoder().encode(text), 'report.txt');
  const table = reportOf(document, pack).tables.find(({ id }) => id === '07')!;
  return table.notes.map((index) => (document.blocks[index] as { text: string }).text);
}

const FIRST = '注：本表反映本年度政府性基金预算财政拨款收支情况。';
const LEADING = '没有政府性基金收支的，保留本表并说明如下：';
const LAST = '说明：本单位没有政府性基金预算财政拨款收支，故本表无数据。';

test('a line that ends with a colon leads to the note below it', async () => {
  expect(await notes(FIRST, LEADING, LAST)).toEqual([FIRST, LEADING, LAST]);
});

test('a line that leads to anything else ends the notes', async () => {
  expect(await notes(FIRST, '收支情况如下：', '本单位工作正常。')).toEqual([FIRST]);
});
