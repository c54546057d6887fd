import type { Filled } from './cells.js';
import type { GridCell } from './grid.js';
import { fragmentsOf, middleOf, type Line } from './lines.js';
import type { Ruling } from './paths.js';

/** A line of the page and the parts that wide spaces cut it into. */
export interface Row {
  line: Line;
  parts: Line[];
}

/** Fewest rows with figures that make a table of what only stands in columns. */
const fewestRows = 3;
const amount = /^[-−–—+]?(?:\d[\d,]*)(?:\.\d+)?[%％]?$/;
const decimal = /\d\.\d/;

/**
 * Tables that are not ruled at all, or only between their rows: lines one below the other whose parts stand in columns
 * with figures. What is left over is prose.
 */
export function alignedTables(lines: readonly Line[], rulings: readonly Ruling[]): { tables: Filled[]; prose: Row[] } {
  const rows = lines.map((line) => ({ line, parts: fragmentsOf(line) }));
  const tables: Filled[] = [];
  const prose: Row[] = [];
  for (let i = 0; i < rows.length;) {
    const end = endOfTable(rows, i);
    const table = end - i >= fewestRows ? toGrid(rows.slice(i, end), rulings) : null;
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
  return end;
}

interface Column {
  from: number;
  to: number;
}

function toGrid(rows: Row[], rulings: readonly Ruling[]): Filled | null {
  const tabular = rows.filter(isTabular);
  const withAmounts = tabular.filter((row) => row.parts.slice(1).some((part) => amount.test(plain(part))));
  const columns = columnsOf(tabular);
  if (withAmounts.length < fewestRows || columns.length < 2 || withAmounts.length * 2 < rows.length) return null;
  // Titles with page numbers are no table.
  if (columns.length === 2 && !withAmounts.some((row) => decimal.test(plain(row.parts.at(-1) as Line)))) return null;
  const bands = bandsOf(rows, columns, rulings);
  const xs = boundaries(
    columns.map(({ from }) => from),
    columns.map(({ to }) => to),
  );
  const ys = boundaries(
    bands.map((band) => Math.min(...band.map((row) => row.line.box[1]))),
    bands.map((band) => Math.max(...band.map((row) => row.line.box[3]))),
  );
  const cells: GridCell[] = [];
  const glyphs: Filled['glyphs'] = [];
  bands.forEach((band, row) => {
    columns.forEach((_, column) => {
      cells.push({ row, column, rowSpan: 1, colSpan: 1 });
      glyphs.push(band.flatMap(({ parts }) => parts.filter((part) => columnOf(part, columns) === column).flatMap((part) => part.glyphs)));
    });
  });
  return { grid: { xs, ys, cells }, glyphs };
}

/** Columns as the fullest rows show them: there no heading reaches over two. */
function columnsOf(rows: readonly Row[]): Column[] {
  const most = Math.max(0, ...rows.map((row) => row.parts.length));
  const full = rows.filter((row) => row.parts.length >= Math.max(2, 0.75 * most));
  const columns: Column[] = [];
  const parts = full.flatMap((row) => row.parts).sort((a, b) => a.box[0] - b.box[0]);
  for (const { box, size } of parts) {
    const last = columns.at(-1);
    if (last && box[0] < last.to - 0.2 * size) last.to = Math.max(last.to, box[2]);
    else columns.push({ from: box[0], to: box[2] });
  }
  return columns;
}

/** The column that most of the part stands over, or the nearest one. */
function columnOf({ box }: Line, columns: readonly Column[]): number {
  const overlap = ({ from, to }: Column) => Math.min(to, box[2]) - Math.max(from, box[0]);
  return columns.reduce((best, column, index) => (overlap(column) > overlap(columns[best] as Column) ? index : best), 0);
}

/** Lines between two rulings are one row, unless several of them hold figures. */
function bandsOf(rows: readonly Row[], columns: readonly Column[], rulings: readonly Ruling[]): Row[][] {
  const [left, right] = [(columns[0] as Column).from, (columns.at(-1) as Column).to];
  const across = rulings.filter((ruling) => ruling.horizontal && Math.min(ruling.to, right) - Math.max(ruling.from, left) > 0.6 * (right - left));
  const bandOf = ({ line }: Row) => across.filter((ruling) => ruling.at < middleOf(line.box)).length;
  const bands: Row[][] = [];
  for (const row of rows) {
    const open = bands.at(-1);
    if (across.length > 2 && open && bandOf(open[0] as Row) === bandOf(row)) open.push(row);
    else bands.push([row]);
  }
  return bands.flatMap((band) => (band.filter((row) => row.parts.some((part) => amount.test(plain(part)))).length > 1 ? band.map((row) => [row]) : [band]));
}

/** Outer edges, and the middle of each gap. */
function boundaries(starts: readonly number[], ends: readonly number[]): number[] {
  return [starts[0] as number, ...starts.slice(1).map((start, i) => (start + (ends[i] as number)) / 2), ends.at(-1) as number];
}
