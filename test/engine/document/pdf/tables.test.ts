import { describe, expect, test } from 'vitest';
import { readPages, rowsOf, tablesOf, textsOf } from './helpers.js';
import { filled, line, ruled, steps, text } from './make.js';

const xs = [50, 150, 250, 350];
const rows = [
  ['项目', '金额', '占比'],
  ['合计', '1,320.15', '100%'],
  ['', '2.10', ''],
];
const ys = steps(600, 20, 4);
const cells = filled(xs, 660, 20, rows);

describe('a ruled table', () => {
  test('gives its cells, blank ones too, each with the box it stands in', async () => {
    const [table] = tablesOf(await readPages([ruled(xs, ys) + cells]));
    expect(table?.merged).toBe(true);
    expect(rowsOf(table)).toEqual(rows);
    expect(table?.grid[1]?.[1]).toEqual({
      text: '1,320.15',
      pieces: [{ start: 0, end: 8, anchor: { page: 1, box: [152, 208.2, 192, 218.2] } }],
      colSpan: 1,
      rowSpan: 1,
    });
    expect(table?.grid[2]?.[2]).toEqual({ text: '', pieces: [{ start: 0, end: 0, anchor: { page: 1, box: [250, 222, 350, 242] } }], colSpan: 1, rowSpan: 1 });
  });

  test('may have its lines dashed, or drawn as flat rectangles, or as the borders of cells', async () => {
    const dashes = (x0: number, y0: number, x1: number, y1: number) =>
      Array.from({ length: Math.ceil((x1 - x0 + y1 - y0) / 5) }, (_, i) =>
        x1 > x0 ? line(x0 + 5 * i, y0, Math.min(x1, x0 + 5 * i + 3), y0) : line(x0, y0 + 5 * i, x0, Math.min(y1, y0 + 5 * i + 3)),
      ).join('');
    const dashed = xs.map((x) => dashes(x, 600, x, 660)).join('') + ys.map((y) => dashes(50, y, 350, y)).join('');
    const rectangles = xs.map((x) => `${x - 0.4} 600 0.8 60 re f\n`).join('') + ys.map((y) => `50 ${y - 0.4} 300 0.8 re f\n`).join('');
    const borders = xs.slice(0, 3).flatMap((x) => ys.slice(0, 3).map((y) => `0.5 w ${x} ${y} 100 20 re S\n`));
    for (const lines of [dashed, rectangles, borders.join('')]) {
      expect(rowsOf(tablesOf(await readPages([lines + cells]))[0])).toEqual(rows);
    }
  });

  test('may be open at its sides', async () => {
    const open = [150, 250].map((x) => line(x, 600, x, 660)).join('') + ys.map((y) => line(50, y, 350, y)).join('');
    expect(rowsOf(tablesOf(await readPages([open + cells]))[0])).toEqual(rows);
  });

  test('white lines and background colours are no lines', async () => {
    const coloured = `0.9 0.9 0.9 rg 50 640 300 20 re f 1 1 1 RG 2 w 200 600 m 200 660 l S 0 0 0 RG 0 0 0 rg\n`;
    expect(rowsOf(tablesOf(await readPages([coloured + ruled(xs, ys) + cells]))[0])).toEqual(rows);
  });

  test('a frame around text is no table', async () => {
    const document = await readPages([ruled([50, 350], [600, 660]) + text(60, 630, '说明：本表无数据。')]);
    expect(tablesOf(document)).toEqual([]);
    expect(textsOf(document)).toEqual(['说明：本表无数据。']);
  });

  test('two tables a few points apart are two', async () => {
    const document = await readPages([
      ruled(xs, ys) +
        cells +
        ruled([50, 200, 350], [556, 576, 596]) +
        filled([50, 200, 350], 596, 20, [
          ['甲', '1'],
          ['乙', '2'],
        ]),
    ]);
    expect(tablesOf(document).map((table) => rowsOf(table).length)).toEqual([3, 2]);
  });
});

describe('cells', () => {
  test('merged across and down are known as such', async () => {
    const lines = [
      ...[50, 350].map((x) => line(x, 600, x, 660)),
      line(150, 600, 150, 660),
      line(250, 600, 250, 640),
      ...[600, 660].map((y) => line(50, y, 350, y)),
      line(50, 620, 350, 620),
      line(150, 640, 350, 640),
    ].join('');
    const texts =
      text(52, 635, '项目') +
      text(200, 645, '本年支出') +
      text(152, 625, '小计') +
      text(252, 625, '基本支出') +
      text(52, 605, '合计') +
      text(152, 605, '1.00') +
      text(252, 605, '1.00');
    expect(rowsOf(tablesOf(await readPages([lines + texts]))[0])).toEqual([
      ['项目 1×2', '本年支出 2×1', null],
      [null, '小计', '基本支出'],
      ['合计', '1.00', '1.00'],
    ]);
  });

  test('wrapped text is put together; what was parted by an author gets a space', async () => {
    const content =
      ruled([50, 106, 206, 306], [600, 640]) +
      text(52, 625, '41070222000') +
      text(52, 612, '0000012') +
      text(108, 625, '机关事业单位基本养老保险') +
      text(108, 612, '缴费支出') +
      text(208, 625, '5') +
      text(208, 612, '12.50');
    expect(rowsOf(tablesOf(await readPages([content]))[0])).toEqual([['410702220000000012', '机关事业单位基本养老保险缴费支出', '5 12.50']]);
  });

  test('digits on a baseline of their own stay in their line', async () => {
    const content =
      ruled([50, 250, 350], [600, 640]) + text(52, 615, '截至', 12) + text(76, 619, '2024', 12) + text(100, 615, '年末', 12) + text(252, 615, '1.00');
    expect(rowsOf(tablesOf(await readPages([content]))[0])).toEqual([['截至2024年末', '1.00']]);
  });

  test('a figure that runs over the line of its cell is not cut', async () => {
    const content = ruled([50, 100, 150, 250], [600, 620]) + text(52, 605, '合计') + text(104, 605, '91,016,775.35') + text(200, 605, '1.00');
    expect(rowsOf(tablesOf(await readPages([content]))[0])).toEqual([['合计', '91,016,775.35', '1.00']]);
  });

  test('text set sideways in a cell is read in its own direction', async () => {
    const sideways = `BT /F 10 Tf 0 1 -1 0 70 605 Tm <5E745EA676EE6807> Tj ET\n`;
    expect(rowsOf(tablesOf(await readPages([ruled([50, 90, 250], [600, 660]) + sideways + text(92, 640, '提高效率')]))[0])).toEqual([['年度目标', '提高效率']]);
  });

  test('bold faked by setting letters twice is read once', async () => {
    const content = ruled([50, 150, 250], [600, 620]) + text(52, 605, '合计') + text(52.3, 605, '合计') + text(152, 605, '11.00') + text(152.3, 605, '11.00');
    expect(rowsOf(tablesOf(await readPages([content]))[0])).toEqual([['合计', '11.00']]);
  });
});

describe('tables that lack lines', () => {
  const body = [
    ['科目名称', '合计', '基本支出', '项目支出'],
    ['合计', '927.71', '907.94', '19.77'],
    ['行政运行', '749.17', '749.17', ''],
    ['其他支出', '19.77', '', '19.77'],
  ];
  const columns = [50, 200, 300, 400, 500];
  const top = 680;

  test('between their rows: stacked figures are rows', async () => {
    const lines = [...columns.map((x) => line(x, 600, x, 680)), line(50, 600, 500, 600), line(50, 660, 500, 660), line(50, 680, 500, 680)].join('');
    expect(rowsOf(tablesOf(await readPages([lines + filled(columns, top, 20, body)]))[0])).toEqual(body);
  });

  test('between their columns', async () => {
    const lines = steps(600, 20, 5)
      .map((y) => line(50, y, 500, y))
      .join('');
    const [table] = tablesOf(await readPages([lines + filled(columns, top, 20, body)]));
    expect(table?.merged).toBe(false);
    expect(rowsOf(table)).toEqual(body);
  });

  test('altogether', async () => {
    const document = await readPages([text(200, 720, '支出决算表', 14) + filled(columns, top, 20, body) + text(50, 560, '注：本表反映各项支出情况。')]);
    expect(rowsOf(tablesOf(document)[0])).toEqual(body);
    expect(textsOf(document)).toEqual(['支出决算表', '注：本表反映各项支出情况。']);
  });

  test('contents with page numbers are no table', async () => {
    const contents = [
      ['一、主要职责', '1'],
      ['二、机构设置', '2'],
      ['三、收入决算表', '3'],
      ['四、支出决算表', '4'],
    ];
    const document = await readPages([filled([50, 400, 450], top, 20, contents)]);
    expect(tablesOf(document)).toEqual([]);
  });
});

describe('over the end of a page', () => {
  const page = (number: number, part: string[][]) =>
    ruled(xs, steps(600, 20, part.length + 1)) + filled(xs, 600 + 20 * part.length, 20, part) + text(290, 30, `- ${number} -`);

  test('a table goes on in the next block; the page number between them follows', async () => {
    const document = await readPages([page(1, rows), page(2, rows.slice(1))]);
    expect(document.blocks.map((block) => (block.kind === 'table' ? rowsOf(block).length : block.text))).toEqual([3, 2, '- 1 -', '- 2 -']);
    expect(document.blocks[2]).toMatchObject({ running: true });
  });

  test('a page number close to the last row is none of its cells', async () => {
    const [table] = tablesOf(await readPages([ruled(xs, steps(40, 20, 4)) + filled(xs, 100, 20, rows) + text(190, 28, '12')]));
    expect(rowsOf(table)).toEqual(rows);
  });
});

describe('pages that lie on their side', () => {
  const boxes = (document: Awaited<ReturnType<typeof readPages>>) => tablesOf(document)[0]?.grid[1]?.[1]?.pieces[0]?.anchor;

  test('by the page: the boxes are those of the page as seen', async () => {
    // Content for a sheet 842 wide, turned into the sheet 595 wide; the viewer turns it back.
    const turned = `q 0 1 -1 0 595 0 cm\n${ruled(xs, steps(400, 20, 4))}${filled(xs, 460, 20, rows)}Q\n`;
    const document = await readPages([{ content: turned, rotate: 90 }]);
    expect(rowsOf(tablesOf(document)[0])).toEqual(rows);
    expect(boxes(document)).toEqual({ page: 1, box: [152, 161.2, 192, 171.2] });
  });

  test('by what is set on it: the table is read, the boxes lie where it stands', async () => {
    const sideways = `q 0 1 -1 0 595 0 cm\n${ruled(xs, steps(400, 20, 4))}${filled(xs, 460, 20, rows)}Q\n`;
    const document = await readPages([sideways]);
    expect(rowsOf(tablesOf(document)[0])).toEqual(rows);
    expect(boxes(document)).toEqual({ page: 1, box: [161.2, 650, 171.2, 690] });
  });
});
