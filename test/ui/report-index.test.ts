import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditView } from '../../src/engine/audit.js';
import { captionsOf } from '../../src/ui/report/captions.js';
import { blockAt, gridCellAt, outlineOf } from '../../src/ui/report/outline.js';
import { indexOf, type Cell, type ReportIndex } from '../../src/ui/state/report-index.js';
import { audited, UNTIDY, WRONG } from './audited.js';

let view: AuditView;
let index: ReportIndex;
beforeAll(async () => {
  view = await audited(WRONG);
  index = indexOf(view);
});

describe('the figures of a report', () => {
  test('each has a key of its own, under which it is found', () => {
    expect(new Set(index.cells.map(({ key }) => key)).size).toBe(index.cells.length);
    for (const cell of index.cells) expect(index.byKey.get(cell.key)).toBe(cell);
  });

  test('one that is asked for under a second address stays one cell, with the mark of its figure', () => {
    const span = ({ place }: { place: object }): string => JSON.stringify(place);
    const figures = new Map(view.figures.map((figure) => [span(figure), figure]));
    const twice = view.blanks.filter((blank) => figures.has(span(blank)));
    expect(twice.length).toBeGreaterThan(5);
    for (const blank of twice) {
      const cell = index.byKey.get(blank.address ?? '');
      const figure = figures.get(span(blank))!;
      expect(cell?.figure).toMatchObject({ address: figure.address, state: figure.state, place: figure.place });
      // Whichever address a relation knows it by, it is listed.
      expect(cell?.figure.checks).toEqual(expect.arrayContaining([...figure.checks, ...blank.checks]));
    }
    expect(index.cells).toHaveLength(view.figures.length + view.blanks.length - twice.length);
    expect(index.cells.filter(({ blank, figure }) => blank && figures.has(span(figure)))).toEqual([]);
  });

  test('stand in reading order, those of a block together', () => {
    const places = index.cells.map(({ figure: { place } }) => place.block * 1e9 + ('row' in place ? place.row * 1e6 + place.column * 1e4 : 0) + place.start);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect([...index.byBlock.values()].reduce((sum, cells) => sum + cells.length, 0)).toBe(index.cells.length);
  });

  test('each place holds the printed characters', () => {
    const wrong = index.cells.filter(({ figure: { place, printed }, blank }) => {
      const block = view.document.blocks[place.block];
      const text = block?.kind === 'paragraph' ? block.text : 'row' in place ? block?.grid[place.row]?.[place.column]?.text : undefined;
      return (
        !blank &&
        text
          ?.slice(place.start, place.end)
          .replace(/\s/g, '')
          .includes(printed.replace(/[%％]$/, '')) !== true
      );
    });
    expect(wrong).toEqual([]);
  });

  test('marks agree with the states; rounding and notices are told apart', () => {
    const verdicts = (checks: number[]): (string | undefined)[] => checks.map((check) => view.checks[check]?.verdict);
    const right = ({ figure, mark }: Cell): boolean => {
      if (figure.state === 'violated') return mark === 'bad';
      if (figure.state === 'undecided') return mark === 'open';
      if (mark === 'near') return verdicts(figure.checks).includes('rounding');
      if (mark === 'ok') return !verdicts(figure.checks).some((verdict) => verdict === 'violated' || verdict === 'rounding');
      return mark === 'notice' ? verdicts(figure.checks).includes('violated') : mark === figure.state;
    };
    expect(index.cells.filter((cell) => !right(cell))).toEqual([]);
    expect(new Set(index.cells.map((cell) => cell.mark)).size).toBeGreaterThan(4);
  });

  test('every operand of every finding that stands somewhere is found by its address or by its place', () => {
    for (const finding of view.list.findings) {
      for (const operand of finding.operands) {
        if (operand.anchors.length === 0 || (operand.address !== null && index.byKey.has(operand.address))) continue;
        expect(blockAt(view.document, operand.anchors[0]), `${finding.id} ${operand.label}`).not.toBeNull();
      }
    }
  });

  test('anchors lead to the grid cell they stand in', () => {
    const cell = index.byKey.get('01/教育支出/决算数');
    const anchor = cell?.figure.anchors[0];
    const place = cell?.figure.place;
    if (!anchor || !place || !('row' in place)) throw new Error('the sample has changed');
    expect(blockAt(view.document, anchor)).toBe(place.block);
    expect(gridCellAt(view.document, place.block, anchor)).toEqual({ row: place.row, column: place.column });
  });
});

describe.each([WRONG, UNTIDY])('outline and captions of %s', (name) => {
  test('name each table once, and its title and unit line are drawn above it', async () => {
    const other = await audited(name);
    const own = indexOf(other);
    const outline = outlineOf(other, own);
    const tables = outline.filter((entry) => entry.table !== null);
    expect(tables.map((entry) => entry.table ?? '').sort()).toEqual(
      other.tables
        .filter((table) => table.blocks.length > 0)
        .map((table) => table.id)
        .sort(),
    );
    expect(outline.map((entry) => entry.block)).toEqual(outline.map((entry) => entry.block).toSorted((a, b) => a - b));
    const captions = captionsOf(other, own);
    expect(captions.below.size).toBeGreaterThanOrEqual(8);
    for (const [title, lines] of captions.below) for (const line of lines) expect(line).toBeGreaterThan(title);
  });
});

test('lines of the contents are no headings, the headings of the report that say the same are', () => {
  const lines = ['第一部分 概况', '一、职能', '二、机构', '第二部分 说明', '一、总体情况', '二、其他'];
  const texts = [...lines, '第一部分 概况', '一、职能', '本局负责统计。', '二、机构', '本局设两个科室。'];
  const blocks = texts.map((text) => ({ kind: 'paragraph', text, level: 0, pieces: [] }));
  const outline = texts.flatMap((text, block) => (text.endsWith('。') ? [] : [{ block, level: 2 }]));
  const made = { ...view, document: { ...view.document, blocks }, outline, tables: [], figures: [], blanks: [] } as unknown as AuditView;
  expect([...indexOf(made).headings.keys()]).toEqual([6, 7, 9]);
});

test('the sections of a PDF are headings by their numbers, as those of the text are', { timeout: 120_000 }, async () => {
  const titles = (report: AuditView, own: ReportIndex): string[] =>
    outlineOf(report, own)
      .filter(({ table, recognised }) => table === null && recognised)
      .map(({ title }) => title.replace(/\s/g, ''))
      .filter((title) => /^[一二三四五六七八九十]+、/.test(title));
  const printed = await audited(WRONG.replace('.txt', '.pdf'));
  const inPdf = titles(printed, indexOf(printed));
  expect(inPdf.length).toBeGreaterThan(8);
  expect(new Set(titles(view, index))).toEqual(new Set(inPdf));
});
