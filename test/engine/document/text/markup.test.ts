import { expect, test } from 'vitest';
import type { ParagraphBlock } from '../../../../src/engine/document/document.js';
import { locate } from '../../../../src/engine/document/locate.js';
import { read } from '../../../../src/engine/document/read.js';
import { utf8 } from './encode.js';

const paragraph = async (line: string): Promise<ParagraphBlock> => {
  const { blocks } = await read(utf8(line), 'x');
  expect(blocks).toHaveLength(1);
  return blocks[0] as ParagraphBlock;
};

test.each([
  ['<b>本年收入合计</b>', '本年收入合计'],
  ['负责**110**便民电话', '负责110便民电话'],
  ['***七、基金***', '七、基金'],
  ['  　前后空格 \u00a0', '前后空格'],
  ['中 间 空 格', '中 间 空 格'],
  ['<span style="color:red">1.00</span><br/>万元', '1.00万元'],
  ['达到$\\geq 95\\%$以上', '达到≥ 95%以上'],
  ['$ \\leq 10 $万元', '≤ 10万元'],
  ['$\\text{产出}\\times 100\\%$', '产出× 100%'],
  ['$\\mystery{1.5}$', '\\mystery1.5'],
  ['一元等于$3，两元等于$6', '一元等于$3，两元等于$6'],
  ['只有一个$符号', '只有一个$符号'],
  ['A&amp;B&nbsp;&lt;C', 'A&B\u00a0<C'],
  ['零\u200b宽\ufeff字\u00ad符', '零宽字符'],
  ['比率=甲/乙*100%+丙*100%', '比率=甲/乙*100%+丙*100%'],
  ['单个**星号', '单个**星号'],
  ['4107****1234和4107****5678', '4107****1234和4107****5678'],
  ['<5%且>3%', '<5%且>3%'],
  ['<未知>标记<table>', '<未知>标记<table>'],
  ['１２３．４５', '１２３．４５'],
])('%j reads %j', async (line, text) => {
  expect((await paragraph(line)).text).toBe(text);
});

test.each([
  ['# 一、总体情况', 1, '一、总体情况'],
  ['#### **第四部分 名词解释**', 4, '第四部分 名词解释'],
  ['##收入决算表', 2, '收入决算表'],
  ['#1号楼', 0, '#1号楼'],
  ['####### 七', 0, '####### 七'],
])('%j is a heading of level %i', async (line, level, text) => {
  expect(await paragraph(line)).toMatchObject({ level, text });
});

test('a character that stands for a command covers the command, the others stand for themselves', async () => {
  const source = await paragraph('值 $\\geq 95\\%$。');
  expect(source.text).toBe('值 ≥ 95%。');
  expect(source.pieces).toEqual([
    { start: 0, end: 2, anchor: { line: 1, column: 1, length: 2 } },
    { start: 2, end: 3, anchor: { line: 1, column: 4, length: 4 } },
    { start: 3, end: 6, anchor: { line: 1, column: 8, length: 3 } },
    { start: 6, end: 7, anchor: { line: 1, column: 11, length: 2 } },
    { start: 7, end: 8, anchor: { line: 1, column: 14, length: 1 } },
  ]);
  expect(locate(source, 2, 3)).toEqual([{ line: 1, column: 4, length: 4 }]);
  expect(locate(source, 4, 6)).toEqual([{ line: 1, column: 9, length: 2 }]);
});

test('a figure interrupted by a tag has the anchors of both its parts, the first one first', async () => {
  const source = await paragraph('合计**9**27.71万元');
  expect(locate(source, 2, 8)).toEqual([
    { line: 1, column: 5, length: 1 },
    { line: 1, column: 8, length: 5 },
  ]);
});
