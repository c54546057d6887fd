import { expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const TABLE = [
  '一般公共预算支出功能分类预算表',
  '',
  '编制单位：青岚县水务局',
  '',
  '单位：元',
  '',
  '功能分类科目编码\t功能分类科目名称\t合计\t基本支出\t项目支出',
  '213\t农林水支出\t90,000.00\t\t90,000.00',
  '合计\t\t90,000.00\t\t90,000.00',
  '',
];

/** The numbers of a sentence that are counted as figures nobody read. */
async function unread(sentence: string): Promise<string[]> {
  const text = ['青岚县水务局2025年部门预算', '', ...TABLE, '', `评价说明：${sentence}`, ''].join('\n');
  const { view } = await audit(await read(new TextEncoder().encode(text), 'leftovers.txt'), builtinPack());
  return view.figures.filter(({ address }) => address === null).map(({ printed }) => printed);
}

test.each([
  ['目标是否明确；2. 指标是否可衡量；3、标准是否合理', []],
  ['包括（1）办公场所租金，(2)设备维护', []],
  ['完成率=（完成数／应完成数）×100%', []],
  ['完成率达到100%', ['100%']],
  ['平均每组 2.5 次', ['2.5']],
  ['河道（12）处', ['12']],
])('%s', async (sentence, expected) => {
  expect(await unread(sentence)).toEqual(expected);
});

test.each([
  ['公共安全支出（204类）司法（06款）行政运行（01项）等', []],
  ['公共安全支出(204类)司法(06款)等', []],
  ['办理事项（204类）', ['204']],
  ['许可（12项）', ['12']],
])('codes of subjects in brackets: %s', async (sentence, expected) => {
  expect(await unread(sentence)).toEqual(expected);
});
