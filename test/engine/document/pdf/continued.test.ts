import { describe, expect, test } from 'vitest';
import { paragraphsOf, readPages, rowsOf, tablesOf } from './helpers.js';
import { filled, ruled, steps, text } from './make.js';

const xs = [50, 150, 250, 350];
const header = ['科目编码', '科目名称', '金额'];
const first = [header, ['201', '一般公共服务', '3.10'], ['20101', '行政', '2.10']];

/** A ruled table at the top of a page. */
function page(rows: readonly (readonly string[])[], columns: readonly number[] = xs): string {
  return ruled(columns, steps(800 - 20 * rows.length, 20, rows.length + 1)) + filled(columns, 800, 20, rows);
}

describe('a table that goes on at the top of the next page', () => {
  test('is one table; each figure stands on its own page', async () => {
    const document = await readPages([page(first), page([['20102', '事务', '1.00']])]);
    const [table, ...others] = tablesOf(document);
    expect(others).toEqual([]);
    expect(rowsOf(table)).toEqual([...first, ['20102', '事务', '1.00']]);
    expect(table?.grid[3]?.[2]?.pieces[0]?.anchor).toMatchObject({ page: 2 });
  });

  test('may need fewer of its lines there', async () => {
    const [table] = tablesOf(await readPages([page(first), page([['总计', '3.10']], [50, 250, 350])]));
    expect(rowsOf(table)?.at(-1)).toEqual(['总计 2×1', null, '3.10']);
  });

  test('with a row that has no figures yet', async () => {
    const [table, ...others] = tablesOf(
      await readPages([
        page(first),
        page([
          ['20102', '事务', ''],
          ['20103', '机构', '1.00'],
        ]),
      ]),
    );
    expect(others).toEqual([]);
    expect(rowsOf(table)?.slice(3)).toEqual([
      ['20102', '事务', ''],
      ['20103', '机构', '1.00'],
    ]);
  });

  test('a header printed again is no part of it, and not lost', async () => {
    const document = await readPages([page(first), page([header, ['20102', '事务', '1.00']])]);
    expect(tablesOf(document).map(rowsOf)).toEqual([[...first, ['20102', '事务', '1.00']]]);
    expect(paragraphsOf(document)).toMatchObject([{ text: '科目编码 科目名称 金额', running: true, pieces: [{ anchor: { page: 2 } }, {}, {}] }]);
  });
});

describe('a header that the end of a page parts from its table', () => {
  const heads = ['项目', '本年支出'];
  const below = [
    ['科目编码', '科目名称', '金额'],
    ['201', '一般公共服务', '3.10'],
  ];
  const bottom = ruled([50, 250, 350], steps(100, 20, 2)) + filled([50, 250, 350], 120, 20, [heads]);

  test('is the head of the rows on the next page', async () => {
    const [table, ...others] = tablesOf(await readPages([text(50, 160, '支出决算表') + bottom, page(below)]));
    expect(others).toEqual([]);
    expect(rowsOf(table)).toEqual([['项目 2×1', null, '本年支出'], ...below]);
    expect(table?.grid[2]?.[2]?.pieces[0]?.anchor).toMatchObject({ page: 2 });
  });

  test.each<[string, string[]]>([
    ['where a title stands between them', [bottom, text(50, 810, '支出决算表') + page(below)]],
    ['where it holds a figure', [ruled([50, 250, 350], steps(100, 20, 2)) + filled([50, 250, 350], 120, 20, [['合计', '3.10']]), page(below)]],
    ['where its columns are others', [ruled([50, 220, 350], steps(100, 20, 2)) + filled([50, 220, 350], 120, 20, [heads]), page(below)]],
    ['where the next page holds words alone', [bottom, page([['科目编码', '科目名称', '用途']])]],
  ])('is none %s', async (_, pages) => {
    expect(tablesOf(await readPages(pages))).toHaveLength(2);
  });
});

describe('is a table of its own', () => {
  test.each<[string, string]>([
    ['with words between them', text(50, 810, '支出决算表') + page([['20102', '事务', '1.00']])],
    ['with other columns', page([['20102', '事务', '1.00']], [50, 170, 250, 350])],
    [
      'with a header of its own',
      page([
        ['科目编码', '名称', '人数'],
        ['20102', '事务', '1.00'],
      ]),
    ],
    ['with its title in the grid', page([['三公经费'], ['2.00']], [50, 350]) + page([['三公经费', '', '']], xs)],
    ['with the same header and the same total again', page([header, ['201', '一般公共服务', '9.90']])],
  ])('%s', async (_, second) => {
    expect(tablesOf(await readPages([page(first), second])).length).toBeGreaterThan(1);
  });

  test('on a page after the next', async () => {
    expect(tablesOf(await readPages([page(first), text(50, 700, '说明文字。'), page([['20102', '事务', '1.00']])]))).toHaveLength(2);
  });
});
