import { describe, expect, test } from 'vitest';
import { paragraphsOf, readPages, rowsOf, tablesOf, textsOf } from './helpers.js';
import { filled, line, ruled, steps, text } from './make.js';

/** How offices set their tables: what is over them, how high in a row its texts stand, where lines are left out. */

const columns = [50, 120, 280, 380, 480];
const head = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
const body = [
  ['201', '一般公共服务支出', '749.17', '729.17', '20.00'],
  ['20103', '政府办公厅事务', '749.17', '729.17', '20.00'],
  ['208', '社会保障和就业支出', '62.77', '62.77', ''],
];
const across = (ys: readonly number[]) => ys.map((y) => line(50, y, 560, y)).join('');

test('a watermark set level over a table is none of its text, and not lost', async () => {
  const mark = text(100, 612, '内部资料', 48);
  const document = await readPages([ruled([...columns, 560], steps(580, 20, 5)) + filled(columns, 660, 20, [head, ...body]) + mark]);
  expect(rowsOf(tablesOf(document)[0])).toEqual([head, ...body]);
  expect(paragraphsOf(document)).toMatchObject([{ text: '内部资料', running: true }]);
});

test('a large title over nothing is a title', async () => {
  const document = await readPages([
    text(150, 700, '支出决算表', 24) + ruled([...columns, 560], steps(580, 20, 5)) + filled(columns, 660, 20, [head, ...body]),
  ]);
  expect(paragraphsOf(document)).toMatchObject([{ text: '支出决算表' }]);
  expect(paragraphsOf(document)[0]).not.toHaveProperty('running');
});

describe('ruled between the rows', () => {
  test('figures may stand lower than their names, from the first row on', async () => {
    const rows = body.map(([code, name, ...figures], i) => {
      const y = 660 - 24 * (i + 1);
      return (
        text(52, y + 13, code as string) +
        text(122, y + 13, name as string) +
        figures.map((figure, j) => (figure === '' ? '' : text((columns[j + 2] as number) + 2, y + 3, figure))).join('')
      );
    });
    const [table] = tablesOf(await readPages([across(steps(588, 24, 4)) + rows.join('')]));
    expect(rowsOf(table)).toEqual(body);
  });

  test('a line below one heading does not cut those beside it in two', async () => {
    const header =
      text(52, 645, '科目') +
      text(52, 634, '编码') +
      text(122, 640, '科目名称') +
      text(282, 645, '本年支') +
      text(282, 634, '出合计') +
      text(430, 648, '其中') +
      text(382, 630, '基本支出') +
      text(482, 630, '项目支出');
    const [table] = tablesOf(await readPages([across([...steps(562, 20, 4), 622, 660]) + line(380, 642, 560, 642) + header + filled(columns, 622, 20, body)]));
    expect(rowsOf(table)).toEqual([['科目编码', '科目名称', '本年支出合计', '其中', ''], ['', '', '', '基本支出', '项目支出'], ...body]);
  });

  test('a sentence below the last row ends the table, though the next one is ruled at once', async () => {
    const note = text(52, 587, '注：本表反映本年度各项支出情况，金额转换为万元时因四舍五入可能存在尾差。');
    const document = await readPages([
      across(steps(600, 20, 5)) + filled(columns, 680, 20, [head, ...body]) + note + across(steps(500, 20, 5)) + filled(columns, 580, 20, [head, ...body]),
    ]);
    expect(tablesOf(document).map((table) => rowsOf(table).length)).toEqual([4, 4]);
    expect(textsOf(document)).toHaveLength(1);
  });
});

test('lines above and below the header and at the end alone: rows between them are rows, and two tables two', async () => {
  const table = (top: number) => across([top, top - 20, top - 80]) + filled(columns, top, 20, [head, ...body]);
  const document = await readPages([table(700) + text(200, 592, '支出决算表', 14) + table(580)]);
  expect(tablesOf(document).map(rowsOf)).toEqual([
    [head, ...body],
    [head, ...body],
  ]);
  expect(textsOf(document)).toEqual(['支出决算表']);
});

describe('without lines', () => {
  test('a name wrapped above and below its figures is one name', async () => {
    const content =
      filled(columns, 700, 20, [head, body[0] as string[]]) +
      text(122, 646, '机关事业单位基本养老保险') +
      text(52, 640, '2080505') +
      [282, 382].map((x) => text(x, 640, '96.42')).join('') +
      text(122, 634, '缴费支出') +
      text(122, 618, '机关事业单位职业年金') +
      text(52, 612, '2080506') +
      [282, 382].map((x) => text(x, 612, '21.15')).join('') +
      text(122, 606, '缴费支出') +
      filled(columns, 605, 20, [body[2] as string[]]);
    expect(rowsOf(tablesOf(await readPages([content]))[0])).toEqual([
      head,
      body[0],
      ['2080505', '机关事业单位基本养老保险缴费支出', '96.42', '96.42', ''],
      ['2080506', '机关事业单位职业年金缴费支出', '21.15', '21.15', ''],
      body[2],
    ]);
  });

  test('a numbered column that is empty in all rows is a column', async () => {
    const xs = [50, 120, 240, 320, 400, 480];
    const figures = (x: number, y: number, figure: string) => text(x + 70 - 5 * figure.length, y, figure);
    const rows = ['229 其他支出', '22960 彩票公益金'].map((words, i) => {
      const [code, name] = words.split(' ') as [string, string];
      const y = 635 - 20 * i;
      return text(52, y, code) + text(122, y, name) + [320, 400, 480].map((x) => figures(x, y, '64.83')).join('');
    });
    const header = ['科目编码', '科目名称', '年初结转', '本年收入', '本年支出', '年末结转'].map((word, i) => text((xs[i] as number) + 2, 695, word)).join('');
    const numbers = ['1', '2', '3', '4'].map((word, i) => text((xs[i + 2] as number) + 20, 675, word)).join('');
    const total = text(122, 655, '合计') + [320, 400, 480].map((x) => figures(x, 655, '64.83')).join('');
    const [table] = tablesOf(await readPages([header + text(52, 675, '栏次') + numbers + total + rows.join('')]));
    expect(rowsOf(table)).toEqual([
      ['科目编码', '科目名称', '年初结转', '本年收入', '本年支出', '年末结转'],
      ['栏次', '', '1', '2', '3', '4'],
      ['', '合计', '', '64.83', '64.83', '64.83'],
      ['229', '其他支出', '', '64.83', '64.83', '64.83'],
      ['22960', '彩票公益金', '', '64.83', '64.83', '64.83'],
    ]);
  });
});

describe('ruled between the rows, each line drawn cell by cell', () => {
  const edges = [...columns, 560];
  const pieces = (y: number, from = 0, to = columns.length) =>
    edges
      .slice(from, to)
      .map((x, i) => line(x, y, edges[from + i + 1] as number, y))
      .join('');

  test('columns are where the pieces of one line and of the next one end, also where a column is empty', async () => {
    const rows = body.map((row) => [...row.slice(0, 3), '', row[3] as string]);
    const [table] = tablesOf(
      await readPages([
        steps(580, 20, 5)
          .map((y) => pieces(y))
          .join('') + filled(columns, 660, 20, [head, ...rows]),
      ]),
    );
    expect(rowsOf(table)).toEqual([head, ...rows]);
  });

  test('a heading in the middle of several columns is theirs, though the line above it is drawn column by column', async () => {
    const header = text(155, 665, '项目') + text(400, 665, '本年支出') + filled(columns, 660, 20, [['科目编码', '科目名称', '合计', '基本支出', '项目支出']]);
    const content = [680, 660, 640, 620, 600, 580].map((y) => pieces(y)).join('') + header + filled(columns, 640, 20, body);
    const [table] = tablesOf(await readPages([content]));
    expect(rowsOf(table).slice(0, 2)).toEqual([['项目 2×1', null, '本年支出 3×1', null, null], head]);
    expect(rowsOf(table).slice(2)).toEqual(body);
  });

  test('a note and the title of the next table do not stand in its columns', async () => {
    const one = (top: number) =>
      steps(top - 80, 20, 5)
        .map((y) => pieces(y))
        .join('') + filled(columns, top, 20, [head, ...body]);
    const between = text(52, 606, '注：本表反映本年度各项支出情况，金额以四舍五入的数字列示。') + text(240, 580, '财政拨款支出决算表', 14);
    const document = await readPages([one(700) + between + one(560)]);
    expect(tablesOf(document).map(rowsOf)).toEqual([
      [head, ...body],
      [head, ...body],
    ]);
    expect(textsOf(document)).toHaveLength(2);
  });

  test('a page that goes on with one row is a table too', async () => {
    const [table] = tablesOf(await readPages([pieces(660) + pieces(640) + filled(columns, 660, 20, [body[0] as string[]])]));
    expect(rowsOf(table)).toEqual([body[0]]);
  });
});

describe('ruled between the columns alone', () => {
  const down = (top: number, bottom: number) => [...columns, 560].map((x) => line(x, bottom, x, top)).join('');

  test('no column need have a figure in every row, and a name may stand among the codes', async () => {
    const rows = [
      ['201', '办公费', '1.20', '', '1.20'],
      ['202', '印刷费', '', '', ''],
      ['203', '咨询费', '', '2.30', ''],
      ['204', '水费', '3.40', '', ''],
      ['合计', '', '6.90', '2.30', '1.20'],
    ];
    const [table] = tablesOf(await readPages([across([660]) + down(660, 560) + filled(columns, 660, 20, rows)]));
    expect(rowsOf(table)).toEqual(rows);
  });

  test('without a line across it is a table as well', async () => {
    const [table] = tablesOf(await readPages([down(700, 640) + filled(columns, 700, 20, body)]));
    expect(rowsOf(table)).toEqual(body);
  });
});

test('a letter that stands below itself in a wrapped name is no letter set twice', async () => {
  const wrapped = text(122, 647, '财政拨款财') + text(122, 637, '政补助收入') + text(52, 642, '201') + [282, 382].map((x) => text(x, 642, '96.42')).join('');
  const [table] = tablesOf(await readPages([across([660, 630, 610, 590]) + wrapped + filled(columns, 630, 20, body.slice(0, 2))]));
  expect(rowsOf(table)[0]).toEqual(['201', '财政拨款财政补助收入', '96.42', '96.42', '']);
});

describe('a header ruled on all sides over rows that are not ruled', () => {
  const header = (top: number) => ruled([...columns, 560], [top, top - 20]) + filled(columns, top, 20, [head]);
  const end = (y: number) => line(50, y, 560, y);

  test('its columns are those of the rows, also where figures of two columns nearly touch', async () => {
    const close = text(331, 625, '749.17') + text(382, 625, '729.17') + filled(columns, 640, 20, [['201', '一般公共服务支出', '', '', '20.00']]);
    const document = await readPages([
      header(660) + close + filled(columns, 620, 20, body.slice(1)) + end(580) + text(52, 560, '注：本表反映本年度各项支出情况，金额取自账簿，四舍五入。'),
    ]);
    expect(tablesOf(document).map(rowsOf)).toEqual([[head, ...body]]);
    expect(textsOf(document)).toHaveLength(1);
  });

  test('a name wrapped around the line of its figures is one name', async () => {
    const wrapped =
      text(52, 625, '2080505') +
      text(122, 631, '机关事业单位基本养老保险') +
      text(122, 619, '缴费支出') +
      [282, 382].map((x) => text(x, 625, '96.42')).join('');
    const [table] = tablesOf(await readPages([header(660) + wrapped + filled(columns, 610, 20, body) + end(545)]));
    expect(rowsOf(table)).toEqual([head, ['2080505', '机关事业单位基本养老保险缴费支出', '96.42', '96.42', ''], ...body]);
  });

  test('the next page goes on in them without a header, and ends where another table begins', async () => {
    const document = await readPages([
      header(160) + filled(columns, 140, 20, body.slice(0, 2)),
      filled(columns, 780, 20, body.slice(2)) + end(755) + text(250, 720, '支出决算表', 14) + header(700) + filled(columns, 680, 20, body),
    ]);
    expect(tablesOf(document).map(rowsOf)).toEqual([
      [head, ...body],
      [head, ...body],
    ]);
  });
});
