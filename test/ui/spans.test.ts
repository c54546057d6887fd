import { describe, expect, test } from 'vitest';
import type { TableBlock } from '../../src/ui/engine.js';
import { drawnRows, stickyColumns } from '../../src/ui/report/spans.js';

function flat(...rows: string[]): TableBlock {
  return { kind: 'table', merged: false, grid: rows.map((row) => row.split('|').map((text) => ({ text: text.trim(), pieces: [], colSpan: 1, rowSpan: 1 }))) };
}

/** `本年支出 3×1` for a cell over three columns. */
function drawn(block: TableBlock, headerRows: number): string[] {
  return drawnRows(block, headerRows, () => false).map((row) =>
    row.map(({ cell, colSpan, rowSpan }) => `${cell.text}${colSpan > 1 || rowSpan > 1 ? ` ${colSpan}×${rowSpan}` : ''}`).join(' | '),
  );
}

describe('headers that a text flattened to blanks', () => {
  test('are put together: a title over others spans them, a title with nothing below spans down', () => {
    expect(
      drawn(flat('项目 | | 本年收入合计 | 财政拨款收入', '科目编码 | 科目名称 | | ', '栏次 | | 1 | 2', '201 | 一般公共服务支出 | 1.00 | 1.00'), 3),
    ).toEqual(['项目 2×1 | 本年收入合计 1×2 | 财政拨款收入 1×2', '科目编码 | 科目名称', '栏次 |  | 1 | 2', '201 | 一般公共服务支出 | 1.00 | 1.00']);
  });

  test('in three levels', () => {
    expect(drawn(flat('预算数 | | | | 决算数', '合计 | 公务用车 | | 接待 | 合计', ' | 小计 | 购置 | | ', '1 | 2 | 3 | 4 | 5'), 4)).toEqual([
      '预算数 4×1 | 决算数',
      '合计 1×2 | 公务用车 2×1 | 接待 1×2 | 合计 1×2',
      '小计 | 购置',
      '1 | 2 | 3 | 4 | 5',
    ]);
  });

  test('the body keeps its blanks, and no cell is lost', () => {
    const block = flat('收入 | | 支出 | ', '项目 | 金额 | 项目 | 金额', 'a | | | ');
    const rows = drawnRows(block, 2, () => false);
    expect(rows[2]).toHaveLength(4);
    const area = rows.flat().reduce((sum, { colSpan, rowSpan }) => sum + colSpan * rowSpan, 0);
    expect(area).toBe(12);
  });

  test('a blank that is a figure of its own is never swallowed', () => {
    const block = flat('栏次 | | 1', 'a | | 2.00');
    expect(drawnRows(block, 1, (row, column) => row === 0 && column === 1)[0]).toHaveLength(3);
  });

  test('known spans are taken as they are', () => {
    const block: TableBlock = {
      kind: 'table',
      merged: true,
      grid: [
        [{ text: '项目', pieces: [], colSpan: 2, rowSpan: 1 }, null],
        [
          { text: 'a', pieces: [], colSpan: 1, rowSpan: 1 },
          { text: '1', pieces: [], colSpan: 1, rowSpan: 1 },
        ],
      ],
    };
    expect(drawn(block, 1)).toEqual(['项目 2×1', 'a | 1']);
  });
});

describe('columns that stay in sight', () => {
  test.each([
    [[2, 3, 4], 2],
    [[1, 2], 1],
    [[3, 4, 5], 2],
    [[], 0],
    [[0, 1], 0],
    [[2, 5], 0],
  ])('figures in %j: %i', (columns, sticky) => expect(stickyColumns(columns)).toBe(sticky));
});
