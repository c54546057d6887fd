import { expect, test } from 'vitest';
import type { Block, SourceDocument, TableBlock } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { utf8 } from './encode.js';

const blocksOf = async (text: string): Promise<Block[]> => (await read(utf8(text), 'x')).blocks;
const grids = (document: Pick<SourceDocument, 'blocks'>): string[][][] =>
  document.blocks.filter((block): block is TableBlock => block.kind === 'table').map((block) => block.grid.map((row) => row.map((cell) => cell?.text ?? '')));

test('a cell knows its line, its column and its length; a tab is one column', async () => {
  const [, , table] = await blocksOf('收入决算表\n\n单位：万元\n合计\t\t927.71\t907.54');
  expect(table).toEqual({
    kind: 'table',
    merged: false,
    grid: [
      [
        { text: '合计', pieces: [{ start: 0, end: 2, anchor: { line: 4, column: 1, length: 2 } }], colSpan: 1, rowSpan: 1 },
        { text: '', pieces: [{ start: 0, end: 0, anchor: { line: 4, column: 4, length: 0 } }], colSpan: 1, rowSpan: 1 },
        { text: '927.71', pieces: [{ start: 0, end: 6, anchor: { line: 4, column: 5, length: 6 } }], colSpan: 1, rowSpan: 1 },
        { text: '907.54', pieces: [{ start: 0, end: 6, anchor: { line: 4, column: 12, length: 6 } }], colSpan: 1, rowSpan: 1 },
      ],
    ],
  });
});

test('rows keep their own length, a leading tab is an empty cell, a trailing one too', async () => {
  const blocks = await blocksOf('甲\t乙\t丙\n\t合计\n1\t2\t');
  expect(grids({ blocks })).toEqual([
    [
      ['甲', '乙', '丙'],
      ['', '合计'],
      ['1', '2', ''],
    ],
  ]);
});

test('a line without tabs and a blank line end a table', async () => {
  const blocks = await blocksOf('甲\t1\n乙\t2\n注：无\n丙\t3\n\n丁\t4');
  expect(blocks.map((block) => block.kind)).toEqual(['table', 'paragraph', 'table', 'table']);
  expect(grids({ blocks })).toEqual([
    [
      ['甲', '1'],
      ['乙', '2'],
    ],
    [['丙', '3']],
    [['丁', '4']],
  ]);
});

test('lines indented by a tab are paragraphs, lines of nothing but tabs are nothing', async () => {
  const blocks = await blocksOf('\t第一段。\n\t第二段。\n\n\t\t\n');
  expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['第一段。', '第二段。']);
});

test('a row of empty cells inside a table is a row', async () => {
  const blocks = await blocksOf('甲\t1\n\t\n乙\t2');
  expect(grids({ blocks })).toEqual([
    [
      ['甲', '1'],
      ['', ''],
      ['乙', '2'],
    ],
  ]);
});

test('the mark of a heading is a character where it stands in a cell', async () => {
  const blocks = await blocksOf('# 1\t2');
  expect(grids({ blocks })).toEqual([[['# 1', '2']]]);
});
