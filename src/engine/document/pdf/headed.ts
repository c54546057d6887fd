import type { Filled } from './cells.js';
import { tokensOf, type Column } from './columns.js';
import type { Glyph } from './content.js';
import { connect, outline, type GridCell } from './grid.js';
import { linesOf, median, middleOf, runsOver, toLine, type Line } from './lines.js';
import type { Ruling } from './paths.js';

/** How far below a table its next row may stand, in parts of the size of its letters. */
const farthest = 2.2;
/** A line so much larger is a title. */
const larger = 1.15;
/** Which part of its width a line below a table must have to end it. */
const wide = 0.8;
/** How far what stands in a table may stand out of it. */
const near = 4;
/** Lines this near to each other, in parts of the size of their letters, stand in one row. */
const overlapping = 0.8;
/** A line of a wrapped name stands nearer to the rest of its row than rows stand to each other, in parts of the larger distance. */
const nearer = 0.9;
const amount = /^[-−–—+(（]?\d[\d,]*(?:\.\d+)?[)）]?[%％]?$/;
const decimal = /\d\.\d/;

/**
 * Tables of which the header alone is ruled: the lines below it that keep to its columns are its rows. `columns` are those of the last
 * one that was found, where it is the last table of the page.
 */
export function withRowsBelow(
  tables: readonly Filled[],
  rest: readonly Glyph[],
  rulings: readonly Ruling[],
): { filled: Filled[]; rest: Glyph[]; columns: Column[] | null } {
  let free = [...rest];
  let columns: Column[] | null = null;
  const across = connect(rulings.filter(({ horizontal }) => horizontal));
  const filled = tables.map((table) => {
    columns = null;
    if (table.glyphs.some((own) => decimal.test(own.map(({ text }) => text).join('')))) return table;
    const [left, , right, bottom] = outline(table.grid);
    const next = Math.min(...tables.map(({ grid }) => grid.ys[0] as number).filter((top) => top > bottom));
    const ends = across
      .filter(({ at, from, to }) => at > bottom + near && Math.min(to, right) - Math.max(from, left) > wide * (right - left))
      .map(({ at }) => at);
    const below = linesOf(free.filter(({ box, turn }) => turn === 0 && box[3] > bottom && middleOf(box) > bottom && middleOf(box) < next));
    const rows = rowsBelow(below, table.grid.xs, bottom, Math.min(...ends));
    if (!rows.some((line) => tokensOf(line).some((token) => amount.test(plain(token))))) return table;
    const used = new Set(rows.flatMap(({ glyphs }) => glyphs));
    free = free.filter((glyph) => !used.has(glyph));
    columns = table.grid.xs.slice(1).map((to, i) => ({ from: table.grid.xs[i] as number, to }));
    return extended(table, bandsOf(rows));
  });
  return { filled, rest: free, columns };
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** Rows at the top of a page that keep to the columns of such a table at the end of the page before; running titles stand above `top`, another table below `end`. */
export function rowsGoingOn(
  columns: readonly Column[],
  rest: readonly Glyph[],
  [top, end]: readonly [number, number],
  rulings: readonly Ruling[],
): { table: Filled | null; rest: readonly Glyph[] } {
  const xs = [...columns.map(({ from }) => from), (columns.at(-1) as Column).to];
  const [left, right] = [xs[0] as number, xs.at(-1) as number];
  const ends = connect(rulings.filter(({ horizontal }) => horizontal)).filter(
    ({ from, to }) => Math.min(to, right) - Math.max(from, left) > wide * (right - left),
  );
  const lines = linesOf(rest.filter(({ turn, box }) => turn === 0 && middleOf(box) < end));
  const hasAmount = (line: Line) => tokensOf(line).some((token) => decimal.test(plain(token)) && amount.test(plain(token)));
  const first = lines.findIndex((line) => line.box[3] > top || hasAmount(line));
  const start = lines[first];
  if (!start) return { table: null, rest };
  const bottom = start.box[1] - 1;
  const rows = rowsBelow(lines.slice(first), xs, bottom, Math.min(...ends.map(({ at }) => at).filter((at) => at > bottom)));
  if (!rows.some(hasAmount)) return { table: null, rest };
  const used = new Set(rows.flatMap(({ glyphs }) => glyphs));
  return { table: extended({ grid: { xs, ys: [bottom], cells: [] }, glyphs: [] }, bandsOf(rows)), rest: rest.filter((glyph) => !used.has(glyph)) };
}

/** The lines from `bottom` on that keep to the columns, up to a line across, a title, a note or a gap. */
function rowsBelow(lines: readonly Line[], xs: readonly number[], bottom: number, end: number): Line[] {
  const rows: Line[] = [];
  let last = bottom;
  for (const line of lines) {
    const size = median([...rows, line].map((row) => row.size));
    const isOutside = line.box[0] < (xs[0] as number) - near || line.box[2] > (xs.at(-1) as number) + near;
    const isFar = line.box[1] - last > farthest * line.size && !(middleOf(line.box) < end && end < Infinity);
    if (isOutside || isFar || middleOf(line.box) > end || line.size > larger * size || xs.slice(1, -1).some((x) => runsOver(line, x))) break;
    rows.push(line);
    last = line.box[3];
  }
  return rows;
}

/** The lines of each row: a name too long for its column goes on above and below the line of its figures. */
function bandsOf(lines: readonly Line[]): Line[][] {
  const steps = lines.slice(1).map((line, i) => middleOf(line.box) - middleOf((lines[i] as Line).box));
  const isRest = (line: Line) => tokensOf(line).every((token) => !/^[-−–—]*\d|^[-−–—]+$|^[(（]?[〇一二三四五六七八九十]+[、.)）]/.test(plain(token)));
  const links = steps.map((step, i) => step < overlapping * (lines[i] as Line).size);
  lines.forEach((line, i) => {
    if (!isRest(line) || links[i - 1] || links[i]) return;
    const [up, down] = [steps[i - 1] ?? Infinity, steps[i] ?? Infinity];
    if (up < nearer * down) links[i - 1] = true;
    else if (down < nearer * up) links[i] = true;
  });
  const bands: Line[][] = [];
  lines.forEach((line, i) => {
    if (i > 0 && links[i - 1]) bands.at(-1)?.push(line);
    else bands.push([line]);
  });
  return bands;
}

function extended({ grid, glyphs }: Filled, bands: readonly (readonly Line[])[]): Filled {
  const cells: GridCell[] = [...grid.cells];
  const all = [...glyphs];
  const ys = [...grid.ys];
  bands.forEach((band) => {
    const row = ys.length - 1;
    const own = grid.xs.slice(1).map((): Glyph[] => []);
    for (const token of band.flatMap(tokensOf).flatMap((each) => cut(each, grid.xs))) own[columnAt(token, grid.xs)]?.push(...token.glyphs);
    own.forEach((letters, column) => {
      cells.push({ row, column, rowSpan: 1, colSpan: 1 });
      all.push(letters);
    });
    ys.push(Math.max(...band.map(({ box }) => box[3])));
  });
  return { grid: { xs: grid.xs, ys, cells }, glyphs: all };
}

/** A figure stays whole; other letters that nearly touch those of the next column belong to two cells. */
function cut(token: Line, xs: readonly number[]): Line[] {
  if (amount.test(plain(token))) return [token];
  const parts = new Map<number, Glyph[]>();
  for (const glyph of token.glyphs) {
    const column = columnAt({ box: glyph.box }, xs);
    parts.set(column, [...(parts.get(column) ?? []), glyph]);
  }
  return [...parts.values()].map(toLine);
}

function columnAt({ box }: Pick<Line, 'box'>, xs: readonly number[]): number {
  const middle = (box[0] + box[2]) / 2;
  const column = xs.findIndex((x, i) => i > 0 && middle < x) - 1;
  return column < 0 ? xs.length - 2 : column;
}
