import type { SourceCell, TableBlock } from '../document.js';
import type { Box } from './matrix.js';

/** A table found on a page; `xs` are the places of its columns, for telling where it goes on. */
export interface PageTable {
  block: TableBlock;
  box: Box;
  xs: number[];
}

type CellRow = (SourceCell | null)[];

/** Lines of one table on two pages differ by no more. */
const near = 4;
/** A header is printed again on every page within so many rows. */
const headerRows = 6;

/** Which line of the first table each line of the second one is; null where it is none of them. */
function linesIn(first: PageTable, second: PageTable): number[] | null {
  const places = second.xs.map((x) => first.xs.findIndex((other) => Math.abs(other - x) < near));
  const isWhole = places[0] === 0 && places.at(-1) === first.xs.length - 1;
  return isWhole && places.every((place, i) => i === 0 || place > (places[i - 1] as number)) ? places : null;
}

export function isSameGrid(first: PageTable, second: PageTable): boolean {
  return linesIn(first, second) !== null;
}

/**
 * The table as far as both pages hold it, where the second page only goes on: the same columns, some of which it may not need,
 * and rows like those above at once or after the same header. `header` is what was printed again. Null where it is a table of its own.
 */
export function continued(first: PageTable, second: PageTable): { table: PageTable; header: SourceCell[] } | null {
  const places = linesIn(first, second);
  if (places === null || first.block.merged !== second.block.merged) return null;
  const rows = second.block.grid;
  const repeated = repeatedRows(first.block.grid, rows, places);
  const opening = repeated === null ? undefined : rows[repeated];
  if (repeated === null || !opening) return null;
  if (!opening.some((cell) => figure.test(solid(cell))) && !isWithoutFigures(first.block.grid, widened(opening, places))) return null;
  if (opening.some((cell) => cell !== null && cell.colSpan === opening.length)) return null;
  const grid = [...first.block.grid, ...rows.slice(repeated).map((row) => widened(row, places))];
  const header = rows.slice(0, repeated).flatMap((row) => row.filter((cell) => cell !== null && cell.text !== '')) as SourceCell[];
  return { table: { block: { ...first.block, grid }, box: second.box, xs: first.xs }, header };
}

/**
 * The table as far as both pages hold it, where the first page ends within its header: a few rows of words over the columns of the second
 * page, some of them over several. Null where they are two tables.
 */
export function headed(first: PageTable, second: PageTable): PageTable | null {
  const places = linesIn(second, first);
  if (places === null || first.block.merged !== second.block.merged || !isHeaderAlone(first.block.grid)) return null;
  const rows = second.block.grid;
  const [opening] = rows;
  if (!opening || opening.some((cell) => cell !== null && cell.colSpan === opening.length)) return null;
  if (words(opening) === words(first.block.grid[0] as CellRow) || !isBody(rows)) return null;
  const grid = [...first.block.grid.map((row) => widened(row, places)), ...rows];
  return { block: { ...first.block, grid }, box: second.box, xs: second.xs };
}

/** Rows of words with no figure in them; a form to fill in has more of them. */
function isHeaderAlone(grid: CellRow[]): boolean {
  const cells = grid.flat().filter((cell) => cell !== null);
  return grid.length < headerRows - 2 && cells.some((cell) => cell.text !== '') && cells.every((cell) => !figure.test(solid(cell)));
}

/** Rows with amounts, or with hardly anything: those of an empty table. */
function isBody(grid: CellRow[]): boolean {
  const cells = grid.flat().filter((cell) => cell !== null);
  return cells.some((cell) => decimal.test(cell.text)) || cells.filter((cell) => solid(cell) === '').length * 2 > cells.length;
}

/** A row of the table that has its words where the rows above have theirs, and nothing where they have figures; a header has words there. */
function isWithoutFigures(above: CellRow[], row: CellRow): boolean {
  const figuresIn = (column: number): boolean => {
    const filled = above.map((cells) => solid(cells[column] ?? null)).filter((text) => text !== '');
    return filled.filter((text) => figure.test(text)).length * 2 > filled.length;
  };
  const columns = row.map((_, column) => figuresIn(column));
  return columns.includes(true) && words(row) !== '' && row.every((cell, column) => solid(cell) === '' || (!columns[column] && cell!.colSpan === 1));
}

const figure = /^[≥≤＞＜<>]?[-−]?[\d,]+(?:\.\d+)?[%％]?$/;

const decimal = /\d\.\d/;

/** How many rows at the top say again what the header of the first page says; null where after them something else begins anew. */
function repeatedRows(first: CellRow[], second: CellRow[], places: readonly number[]): number | null {
  const start = first.slice(0, headerRows).findIndex((row) => words(row) === words(second[0] as CellRow));
  if (start < 0) return 0;
  let count = 0;
  while (count < second.length && first[start + count] && isRepeated(first[start + count] as CellRow, second[count] as CellRow, places)) count += 1;
  // A form of many rows that is filled in again for another project says the same but in its cells.
  const [before, after] = [first[start + count], second[count]];
  const isAnew = before && after && solid(before[0] ?? null) === solid(after[0] ?? null) && solid(after[0] ?? null) !== '';
  const isWhole = second.slice(0, count).every((row) => row.every((cell) => cell === null || cell.rowSpan <= count));
  return isAnew || !isWhole ? null : count;
}

function isRepeated(first: CellRow, second: CellRow, places: readonly number[]): boolean {
  const isSame = widened(second, places).every((cell, column) => solid(cell) === solid(first[column] ?? null));
  return isSame && !second.some((cell) => /\d\.\d/.test(cell?.text ?? ''));
}

/** The row in the columns of the first page: a cell covers those that are not parted on this one. */
function widened(row: CellRow, places: readonly number[]): CellRow {
  const wide: CellRow = Array.from({ length: places.at(-1) as number }, () => null);
  row.forEach((cell, column) => {
    if (cell === null) return;
    const from = places[column] as number;
    wide[from] = { ...cell, colSpan: (places[column + cell.colSpan] as number) - from };
  });
  return wide;
}

function words(row: CellRow): string {
  return row.map(solid).join('');
}

function solid(cell: SourceCell | null): string {
  return cell?.text.replace(/\s/g, '') ?? '';
}
