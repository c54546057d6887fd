import { isFurniture } from '../text/shape.js';
import type { Filled } from './cells.js';
import { boundaries, columnOf, columnsOf, fits, headingColumns, tokensOf, type Column } from './columns.js';
import { connect, type GridCell } from './grid.js';
import { fragmentsOf, median, middleOf, type Line } from './lines.js';
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
  const hasFigures = (line: Line) => tokensOf(line).filter((token) => amount.test(plain(token))).length > 1;
  const stacks = stacksOf(
    across,
    lines.filter(hasFigures),
    rows.filter(({ parts }) => parts.length === 1).map(({ line }) => line),
  );
  const tables: Aligned[] = [];
  const prose: Row[] = [];
  for (let i = 0; i < rows.length;) {
    const stack = stacks.find((each) => isWithin((rows[i] as Row).line, each));
    const endOfRuled = stack ? endOfStack(rows, i, stack) : i;
    const isRuled = holdsFigures(rows.slice(i, endOfRuled));
    const end = isRuled ? endOfRuled : endOfTable(rows, i);
    const isFound = isRuled || (end - i >= fewestRows && isTable(rows.slice(i, end)));
    const [from, to] = isFound && !isRuled ? withRests(rows, i, end) : [i, end];
    const given = tables.length === 0 && prose.every((row) => isFurniture(plain(row.line))) ? before : null;
    const table = isFound ? toGrid(rows.slice(from, to), isRuled ? across : [], given) : null;
    if (table) {
      tables.push(table);
      prose.splice(prose.length - (i - from), i - from);
      i = to;
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

function holdsFigures(rows: readonly Row[]): boolean {
  return rows.some(({ line }) => tokensOf(line).some((token) => amount.test(plain(token)))) && rows.some(({ line }) => tokensOf(line).length > 1);
}

function isTabular(row: Row): boolean {
  return row.parts.length > 2 || (row.parts.length === 2 && amount.test(plain(row.parts[1] as Line)));
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** So many lines of long names may follow each other between two lines of figures. */
const mostNameLines = 3;

/** Where the run of rows that starts here ends; lines of one part, long names, may stand between them. */
function endOfTable(rows: readonly Row[], start: number): number {
  const first = rows[start] as Row;
  if (first.parts.length < 2) return start;
  let end = start + 1;
  for (let i = start + 1; i < rows.length; i += 1) {
    const [above, row] = [rows[i - 1] as Row, rows[i] as Row];
    const isTitle = row.parts.length === 1 && row.line.size > 1.15 * above.line.size;
    if (isTitle || row.line.box[1] - above.line.box[3] > 2.2 * row.line.size) break;
    if (row.parts.length > 1) end = i + 1;
    else if (i > end && (i - end >= mostNameLines || !rows.slice(end, i + 1).every((each) => isName(each, rows.slice(start, end))))) break;
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

/** A line that stands where the rows of a table have their names: left of all figures, and not left of all names. */
function isName({ line }: Row, rows: readonly Row[]): boolean {
  const left = Math.min(...rows.map((row) => row.line.box[0]));
  const figures = rows.flatMap(({ line: own }) => tokensOf(own).filter((token) => decimal.test(plain(token)) && amount.test(plain(token))));
  const isSet = Math.abs(line.size - median(rows.map((row) => row.line.size))) < 0.1 * line.size;
  return isSet && figures.length > 0 && line.box[0] > left - line.size && line.box[2] < Math.min(...figures.map((token) => token.box[0])) + line.size;
}

/** Lines of names above the first row and below the last one that stand nearer to it than rows stand to each other. */
function withRests(rows: readonly Row[], start: number, end: number): [number, number] {
  const found = rows.slice(start, end);
  const middles = found.filter(({ line }) => tokensOf(line).some((token) => amount.test(plain(token)))).map(({ line }) => middleOf(line.box));
  const pitch = Math.min(...middles.slice(1).map((y, i) => y - (middles[i] as number)));
  const isRest = (at: number, beside: number) => {
    const [row, other] = [rows[at], rows[beside] as Row];
    return row !== undefined && row.parts.length === 1 && isName(row, found) && Math.abs(middleOf(row.line.box) - middleOf(other.line.box)) < nearer * pitch;
  };
  let [from, to] = [start, end];
  while (isRest(from - 1, from)) from -= 1;
  while (isRest(to, to - 1)) to += 1;
  return [from, to];
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

/** `across` are the rulings between the rows, none where rows are not ruled. */
function toGrid(rows: Row[], across: readonly Across[], before: readonly Column[] | null): Aligned | null {
  const tokens = rows.map(({ line }) => tokensOf(line));
  const figures = headerOf(tokens);
  const isRuled = across.length > 0;
  const top = isRuled ? levelsOf(tokens.slice(0, figures).flat(), across) : tokens.slice(0, figures);
  const columns = before && fits(tokens, before) ? [...before] : columnsOf([...top, ...tokens.slice(figures)], top.length);
  if (columns.length < 2) return null;
  const bands = bandsOf(rows, tokens, figures, columns, across);
  // What stands in one row with the first figures is no header, though it may stand higher.
  const header = Math.min(figures, ...(bands.find((band) => band.includes(figures)) ?? []));
  const textsOf = (each: readonly number[][]) => each.map((band) => band.flatMap((at) => tokens[at] as Line[]));
  const [above, below] = [bands.filter((band) => (band[0] as number) < header), bands.filter((band) => (band[0] as number) >= header)];
  const heading = isRuled ? levelsOf(textsOf(above).flat(), across) : textsOf(above);
  const texts = [...heading, ...textsOf(below)];
  const xs = boundaries(columns);
  const ys = boundaries(texts.map((own) => ({ from: Math.min(...own.map((token) => token.box[1])), to: Math.max(...own.map((token) => token.box[3])) })));
  const headings = headingColumns(heading, columns);
  const cells: GridCell[] = [];
  const glyphs: Filled['glyphs'] = [];
  texts.forEach((line, row) => {
    columns.forEach((_, column) => {
      cells.push({ row, column, rowSpan: 1, colSpan: 1 });
      const own = line.filter((token, i) => (headings[row]?.[i] ?? columnOf(token, columns)) === column);
      glyphs.push(own.flatMap((token) => token.glyphs));
    });
  });
  return { grid: { xs, ys, cells }, glyphs, columns };
}

/** The rows of a ruled header: texts that hang on the same ruling. A line below one heading does not cut those beside it. */
function levelsOf(tokens: readonly Line[], across: readonly Across[]): Line[][] {
  const levels = new Map<number, Line[]>();
  for (const token of tokens) {
    const [x, y] = [(token.box[0] + token.box[2]) / 2, middleOf(token.box)];
    const ruling = Math.max(0, ...across.filter(({ at, from, to }) => from <= x && x <= to && at < y).map(({ at }) => at));
    levels.set(ruling, [...(levels.get(ruling) ?? []), token]);
  }
  return [...levels].sort(([one], [other]) => one - other).map(([, own]) => own);
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

/** Lines between two rulings are one row, unless several of them hold figures of one column; in the header a ruling need not go all the way across. */
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
  const above = (row: number, rulings: readonly Across[]) => rulings.filter((ruling) => ruling.at < middleOf((rows[row] as Row).line.box)).length;
  const bandOf = (row: number) => above(row, row < header ? own : wide);
  const isRuled = wide.length > 2;
  const isFirst = (row: number) => row === header && (row === 0 || above(row - 1, wide) !== above(row, wide));
  const linked = isRuled ? [] : wrappedLines(rows, tokens, header);
  const bands: number[][] = [];
  rows.forEach((_, row) => {
    const open = bands.at(-1);
    const last = row - 1;
    const isSame = isRuled
      ? open && !isFirst(row) && (row === header ? above(last, wide) === above(row, wide) : bandOf(last) === bandOf(row))
      : linked[last] || (open?.length === 1 && row < header && isBetween(rows, row));
    if (open && isSame) open.push(row);
    else bands.push([row]);
  });
  const amountsIn = (row: number) => (tokens[row] as Line[]).filter((token) => amount.test(plain(token))).map((token) => columnOf(token, columns));
  const isOne = (band: number[]) => {
    const places = band.flatMap(amountsIn);
    return new Set(places).size === places.length;
  };
  return bands.flatMap((band) => (isOne(band) ? [band] : band.map((row) => [row])));
}

/** A line of a wrapped name stands nearer to the rest of its row than rows stand to each other, in parts of the larger distance. */
const nearer = 0.9;

/**
 * Which lines belong to one row with the next line, where no rulings tell: a name too long for its column goes on above or below
 * the line of its figures, without a code or a figure of its own.
 */
function wrappedLines(rows: readonly Row[], tokens: readonly (readonly Line[])[], header: number): boolean[] {
  const distance = rows.slice(1).map(({ line }, i) => middleOf(line.box) - middleOf((rows[i] as Row).line.box));
  const first = Math.min(...tokens.flat().map((token) => token.box[0]));
  const isRest = (row: number): boolean => {
    const own = tokens[row] as Line[];
    const starts = own[0];
    return (
      own.length === 1 && starts !== undefined && starts.box[0] > first + starts.size && !/^[\d(（一二三四五六七八九十]+[、.)）]|\d{3}/.test(plain(starts))
    );
  };
  const links = distance.map(() => false);
  rows.forEach((_, row) => {
    if (row + 1 < header || !isRest(row)) return;
    const [up, down] = [distance[row - 1] ?? Infinity, distance[row] ?? Infinity];
    if (row > header && up < nearer * down) links[row - 1] = true;
    else if (down < nearer * up) links[row] = true;
  });
  return links;
}

/** A heading beside two rows of others stands between them; it belongs to the upper one. */
function isBetween(rows: readonly Row[], row: number): boolean {
  const [above, own, below] = [rows[row - 1], rows[row], rows[row + 1]];
  return above !== undefined && own !== undefined && below !== undefined && above.line.box[3] > own.line.box[1] && own.line.box[3] > below.line.box[1];
}
