import type { SourceCell, TableBlock } from '../document.js';
import type { Glyph } from './content.js';
import { boxOf, outline, type Grid } from './grid.js';
import { spellCell, type Place } from './spell.js';

export interface Filled {
  grid: Grid;
  /** The letters of each cell, in the order of `grid.cells`. */
  glyphs: Glyph[][];
}

/** Puts the letters of a page into the cells of its tables; `rest` are those outside all of them. */
export function fill(grids: Grid[], glyphs: readonly Glyph[]): { filled: Filled[]; rest: Glyph[] } {
  const filled = grids.map((grid) => ({ grid, glyphs: grid.cells.map((): Glyph[] => []) }));
  const finders = grids.map(finder);
  const rest: Glyph[] = [];
  for (const token of tokensOf(glyphs)) {
    const homes = token.map((glyph) => {
      const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
      const table = finders.findIndex((find) => find(x, y) !== null);
      return table === -1 ? null : { table, cell: finders[table]?.(x, y) as number };
    });
    // A figure that runs over the line of its cell is one figure still: it belongs where most of it stands.
    const home = mostFrequent(homes);
    if (home === null) rest.push(...token);
    else filled[home.table]?.glyphs[home.cell]?.push(...token);
  }
  return { filled, rest };
}

/** Where in the table a point lies: the index of its cell, or null outside. */
function finder(grid: Grid): (x: number, y: number) => number | null {
  const at = Array.from({ length: grid.ys.length - 1 }, () => Array.from({ length: grid.xs.length - 1 }, () => -1));
  grid.cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) at[row]?.fill(index, cell.column, cell.column + cell.colSpan);
  });
  const [x0, y0, x1, y1] = outline(grid);
  return (x, y) => {
    if (x < x0 || x > x1 || y < y0 || y > y1) return null;
    return at[between(grid.ys, y)]?.[between(grid.xs, x)] as number;
  };
}

function between(places: readonly number[], value: number): number {
  let low = 0;
  let high = places.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Letters set in one go without a hole between them, figures apart from words. */
function tokensOf(glyphs: readonly Glyph[]): Glyph[][] {
  const tokens: Glyph[][] = [];
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (before && follows(before, glyph)) tokens.at(-1)?.push(glyph);
    else tokens.push([glyph]);
    before = glyph;
  }
  return tokens;
}

function follows(before: Glyph, glyph: Glyph): boolean {
  if (before.run !== glyph.run || before.turn !== 0 || glyph.turn !== 0) return false;
  const gap = glyph.box[0] - before.box[2];
  const level = Math.abs(glyph.box[3] - before.box[3]) < 0.3 * glyph.size;
  return level && Math.abs(gap) < 0.12 * glyph.size && isFigure(before.text) === isFigure(glyph.text);
}

function isFigure(text: string): boolean {
  return /^[\d.,%\-+]+$/.test(text);
}

interface Home {
  table: number;
  cell: number;
}

function mostFrequent(homes: readonly (Home | null)[]): Home | null {
  const counts = new Map<string, { home: Home | null; count: number }>();
  for (const home of homes) {
    const key = home ? `${home.table}:${home.cell}` : '';
    const entry = counts.get(key) ?? { home, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  let best: { home: Home | null; count: number } = { home: null, count: 0 };
  for (const entry of counts.values()) if (entry.count > best.count) best = entry;
  return best.home;
}

/** `merged`: whether lines show which cells are merged. */
export function toTable({ grid, glyphs }: Filled, place: Place, merged: boolean): TableBlock {
  const rows = Array.from({ length: grid.ys.length - 1 }, () => Array.from({ length: grid.xs.length - 1 }, (): SourceCell | null => null));
  grid.cells.forEach((cell, index) => {
    const box = boxOf(grid, cell);
    const source = spellCell(glyphs[index] ?? [], box[2] - box[0], place);
    const pieces = source.text === '' ? [{ start: 0, end: 0, anchor: place(box) }] : source.pieces;
    (rows[cell.row] as (SourceCell | null)[])[cell.column] = { text: source.text, pieces, colSpan: cell.colSpan, rowSpan: cell.rowSpan };
  });
  return { kind: 'table', merged, grid: rows };
}
