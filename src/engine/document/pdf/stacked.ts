import type { Filled } from './cells.js';
import type { Glyph } from './content.js';
import { boxOf, type GridCell } from './grid.js';
import { linesOf, middleOf, type Line } from './lines.js';

/**
 * Some tables have lines between their columns and none between their rows: all rows then stand in one ruled row, and
 * each column holds a stack of figures. Such a row is cut between the figures.
 */
export function unstack(table: Filled): Filled {
  const cuts = table.grid.ys.slice(1).map((_, row) => cutsIn(table, row));
  if (cuts.every((places) => places.length === 0)) return table;
  const ys = table.grid.ys.flatMap((y, row) => [y, ...(cuts[row] ?? [])]);
  const shift = cuts.map((_, row) => row + cuts.slice(0, row).reduce((sum, places) => sum + places.length, 0));
  const cells: GridCell[] = [];
  const glyphs: Glyph[][] = [];
  table.grid.cells.forEach((cell, index) => {
    const own = table.glyphs[index] ?? [];
    const start = shift[cell.row] as number;
    const last = cell.row + cell.rowSpan - 1;
    const end = (shift[last] as number) + (cuts[last]?.length ?? 0) + 1;
    if (cell.rowSpan > 1) {
      cells.push({ ...cell, row: start, rowSpan: end - start });
      glyphs.push(own);
      return;
    }
    for (let row = start; row < end; row += 1) {
      const [top, bottom] = [row === start ? -Infinity : (ys[row] as number), row === end - 1 ? Infinity : (ys[row + 1] as number)];
      cells.push({ ...cell, row });
      glyphs.push(own.filter((glyph) => middleOf(glyph.box) >= top && middleOf(glyph.box) < bottom));
    }
  });
  return { grid: { xs: table.grid.xs, ys, cells }, glyphs };
}

const figure = /^[-−–—+]?[\d,]+(?:\.\d+)?[%％]?$/;

/** Heights at which to cut one row; none for an ordinary one. */
function cutsIn({ grid, glyphs }: Filled, row: number): number[] {
  const stacks: Line[][] = [];
  const texts: Line[][] = [];
  grid.cells.forEach((cell, index) => {
    if (cell.row > row || cell.row + cell.rowSpan <= row) return;
    const own = glyphs[index] ?? [];
    if (own.length === 0) return;
    const lines = linesOf(own);
    const [x0, , x1] = boxOf(grid, cell);
    const isStack = cell.rowSpan === 1 && lines.length > 1 && lines.every((line) => figure.test(plain(line))) && !isWrapped(lines, x1 - x0);
    (isStack ? stacks : texts).push(lines);
  });
  const longest = stacks.reduce<Line[]>((most, lines) => (lines.length > most.length ? lines : most), []);
  if (stacks.length === 0) return [];
  // One stack alone may be two figures in one cell; a longer one beside as many names is a column.
  if (stacks.length === 1 && !(longest.length > 2 && texts.some((lines) => lines.length === longest.length && areLevel(lines, longest)))) return [];
  // No column need have a figure in every row, and in that of the total a name may stand among codes.
  const mixed = texts
    .map((lines) => lines.filter((line) => figure.test(plain(line))))
    .filter((lines, i) => lines.length > 2 && 2 * lines.length > (texts[i] as Line[]).length);
  const levels = levelsOf([...stacks, ...mixed].flat());
  return levels.slice(1).map((level, i) => ((levels[i] as number) + level) / 2);
}

/** The heights at which lines stand, those of one row together. */
function levelsOf(lines: readonly Line[]): number[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const row = rows.at(-1);
    if (row && areLevel([line], [row[0] as Line])) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.reduce((sum, line) => sum + middleOf(line.box), 0) / row.length);
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** A figure too long for its cell goes on in the next line: then all lines but the last fill the cell. */
function isWrapped(lines: readonly Line[], width: number): boolean {
  return lines.slice(0, -1).every((line) => line.box[2] - line.box[0] + 1.2 * line.size > width);
}

function areLevel(a: readonly Line[], b: readonly Line[]): boolean {
  return a.every((line, i) => Math.abs(middleOf(line.box) - middleOf((b[i] as Line).box)) < 0.6 * line.size);
}
