import { isFurniture } from '../text/shape.js';
import type { Filled } from './cells.js';
import { boundaries, columnOf, columnsOf, fits, headingColumns, tokensOf, type Column } from './columns.js';
import { connect, type GridCell } from './grid.js';
import { fragmentsOf, middleOf, type Line } from './lines.js';
import type { Ruling } from './paths.js';
import { isWithin, stacksOf, type Across, type Stack } from './stacks.js';

/** A line of the page and the parts that wide spaces cut it into. */
export interface Row {
  line: Line;
  parts: Line[];
}

export interface Aligned extends Filled {
  columns: Column[];
}

/** Fewest rows with figures that make a table of what only stands in columns. */
const fewestRows = 3;
/** So many figures in one row are a table's. */
const manyFigures = 5;
const longestTotal = 4;
const amount = /^[-−–—+]?(?:\d[\d,]*)(?:\.\d+)?[%％]?$/;
const decimal = /\d\.\d/;

/**
 * Tables that are not ruled at all, or only between their rows: lines one below the other whose parts stand in columns
 * with figures. What is left over is prose. `before` are the columns of a table at the end of the page before.
 */
export function alignedTables(lines: readonly Line[], rulings: readonly Ruling[], before: readonly Column[] | null): { tables: Aligned[]; prose: Row[] } {
  const rows = lines.map((line) => ({ line, parts: fragmentsOf(line) }));
  const across = connect(rulings.filter((ruling) => ruling.horizontal));
  const stacks = stacksOf(across);
  const tables: Aligned[] = [];
  const prose: Row[] = [];
  for (let i = 0; i < rows.length;) {
    const stack = stacks.find((each) => isWithin((rows[i] as Row).line, each));
    const end = stack ? endOfStack(rows, i, stack) : endOfTable(rows, i);
    const found = rows.slice(i, end);
    const given = tables.length === 0 && prose.every((row) => isFurniture(plain(row.line))) ? before : null;
    const table = stack
      ? hasFigures(found)
        ? toGrid(found, across, given)
        : null
      : end - i >= fewestRows && isTable(found)
        ? toGrid(found, across, given)
        : null;
    if (table) {
      tables.push(table);
      i = end;
    } else {
      prose.push(rows[i] as Row);
      i += 1;
    }
  }
  return { tables, prose };
}

function endOfStack(rows: readonly Row[], start: number, stack: Stack): number {
  let end = start;
  while (end < rows.length && isWithin((rows[end] as Row).line, stack)) end += 1;
  return end;
}

function hasFigures(rows: readonly Row[]): boolean {
  return rows.some(({ line }) => tokensOf(line).some((token) => amount.test(plain(token)))) && rows.some(({ line }) => tokensOf(line).length > 1);
}

function isTabular(row: Row): boolean {
  return row.parts.length > 2 || (row.parts.length === 2 && amount.test(plain(row.parts[1] as Line)));
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** Where the run of rows that starts here ends; a line of one part, a long name, may stand between them. */
function endOfTable(rows: readonly Row[], start: number): number {
  const first = rows[start] as Row;
  if (first.parts.length < 2) return start;
  let end = start + 1;
  for (let i = start + 1; i < rows.length; i += 1) {
    const [above, row] = [rows[i - 1] as Row, rows[i] as Row];
    if (row.line.box[1] - above.line.box[3] > 2.2 * row.line.size) break;
    if (row.parts.length > 1) end = i + 1;
    else if (i - end >= 1) break;
  }
  // A table without figures may end in the name of a total alone.
  const last = rows[end];
  const isTotal =
    last &&
    end > start + 1 &&
    last.parts.length === 1 &&
    plain(last.line).length <= longestTotal &&
    last.line.box[1] - (rows[end - 1] as Row).line.box[3] < last.line.size;
  return isTotal && numbersOfColumns([tokensOf((rows[end - 1] as Row).line)]) === 0 ? end + 1 : end;
}

function isTable(rows: readonly Row[]): boolean {
  const tokens = rows.map(({ line }) => tokensOf(line));
  // One row of many figures under a header, or the numbers of columns that are all empty.
  if (rows.length > 1 && tokens.some((row) => row.length >= manyFigures && row.every((token) => decimal.test(plain(token)) && amount.test(plain(token)))))
    return true;
  if (rows.length > 1 && numbersOfColumns(tokens) > 0) return true;
  const tabular = rows.filter(isTabular);
  const withAmounts = tabular.filter((row) => row.parts.slice(1).some((part) => amount.test(plain(part))));
  if (withAmounts.length < fewestRows || withAmounts.length * 2 < rows.length) return false;
  // Titles with page numbers are no table.
  return tabular.some((row) => row.parts.length > 2) || withAmounts.some((row) => decimal.test(plain(row.parts.at(-1) as Line)));
}

function toGrid(rows: Row[], across: readonly Across[], before: readonly Column[] | null): Aligned | null {
  const tokens = rows.map(({ line }) => tokensOf(line));
  const header = headerOf(tokens);
  const columns = before && fits(tokens, before) ? [...before] : columnsOf(tokens, header);
  if (columns.length < 2) return null;
  const bands = bandsOf(rows, tokens, header, columns, across);
  const xs = boundaries(columns);
  const ys = boundaries(
    bands.map((band) => ({
      from: Math.min(...band.map((row) => (rows[row] as Row).line.box[1])),
      to: Math.max(...band.map((row) => (rows[row] as Row).line.box[3])),
    })),
  );
  const textsOf = (band: number[]) => band.flatMap((at) => tokens[at] as Line[]);
  const headings = headingColumns(bands.filter((band) => (band[0] as number) < header).map(textsOf), columns);
  const cells: GridCell[] = [];
  const glyphs: Filled['glyphs'] = [];
  bands.forEach((band, row) => {
    columns.forEach((_, column) => {
      cells.push({ row, column, rowSpan: 1, colSpan: 1 });
      const own = textsOf(band).filter((token, i) => (headings[row]?.[i] ?? columnOf(token, columns)) === column);
      glyphs.push(own.flatMap((token) => token.glyphs));
    });
  });
  return { grid: { xs, ys, cells }, glyphs, columns };
}

/** How many rows are header: down to the numbers of the columns, or to the first figure with a fraction. */
function headerOf(tokens: readonly (readonly Line[])[]): number {
  const first = tokens.findIndex((row) => row.some((token) => decimal.test(plain(token)) && amount.test(plain(token))));
  const numbers = numbersOfColumns(tokens);
  return numbers >= 0 && (first < 0 || numbers < first) ? numbers + 1 : Math.max(0, first);
}

/** Which row numbers the columns from 1 on, -1 for none. */
function numbersOfColumns(tokens: readonly (readonly Line[])[]): number {
  return tokens.findIndex((row) => {
    const figures = row.map(plain).filter((text) => amount.test(text));
    return figures.length > 1 && figures.every((text, i) => text === String(i + 1));
  });
}

/** Lines between two rulings are one row, unless several of them hold figures; in the header a ruling need not go all the way across. */
function bandsOf(
  rows: readonly Row[],
  tokens: readonly (readonly Line[])[],
  header: number,
  columns: readonly Column[],
  across: readonly Across[],
): number[][] {
  const [left, right] = [(columns[0] as Column).from, (columns.at(-1) as Column).to];
  const wide = across.filter((ruling) => Math.min(ruling.to, right) - Math.max(ruling.from, left) > 0.6 * (right - left));
  const own = across.filter((ruling) => ruling.from < right && ruling.to > left);
  const bandOf = (row: number) => (row < header ? own : wide).filter((ruling) => ruling.at < middleOf((rows[row] as Row).line.box)).length;
  const bands: number[][] = [];
  rows.forEach((_, row) => {
    const open = bands.at(-1);
    const isSame =
      wide.length > 2 ? open && row !== header && bandOf(open[0] as number) === bandOf(row) : open?.length === 1 && row < header && isBetween(rows, row);
    if (open && isSame) open.push(row);
    else bands.push([row]);
  });
  const hasAmount = (row: number) => (tokens[row] as Line[]).some((token) => amount.test(plain(token)));
  return bands.flatMap((band) => (band.filter(hasAmount).length > 1 ? band.map((row) => [row]) : [band]));
}

/** A heading beside two rows of others stands between them; it belongs to the upper one. */
function isBetween(rows: readonly Row[], row: number): boolean {
  const [above, own, below] = [rows[row - 1], rows[row], rows[row + 1]];
  return above !== undefined && own !== undefined && below !== undefined && above.line.box[3] > own.line.box[1] && own.line.box[3] > below.line.box[1];
}
