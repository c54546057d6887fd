import { Decimal } from '../figures/exact.js';
import type { Vocabulary } from '../pack/layout.js';
import type { Figure, Inferred, Table } from './report.js';
import { plain } from './words.js';
import { buildTree } from './tables/tree.js';

interface Tally {
  held: number;
  of: number;
  /** Places that hold though two parts or more are not zero: one part alone equals its total by many patterns. */
  telling: number;
}

/** So many telling places must hold before a place that does not is called wrong, and this share of all. */
const ENOUGH = 3;
const SHARE = 3 / 4;

/**
 * What a table's own words and sums say of its structure: rows called total are sums of rows, columns called total are sums of columns.
 * A pattern counts only where it holds for most of the table, or wherever it can be tried; the table's rows are then put in that tree.
 */
export function structureOf(table: Table, vocabulary: Vocabulary): Inferred | null {
  const totals = new Set(vocabulary.totals.map(plain));
  const isTotal = (words: string): boolean => totals.has(plain(words.split('>').at(-1)!.split(' ').at(-1)!));
  const added = table.columns.map((_, column) => isAmounts(table, column, vocabulary));
  const columns = table.columns.flatMap((column, at) => (isTotal(column.id) ? (columnSum(table, at, added, isTotal) ?? []) : []));
  const parents = rowTree(table, (row) => isTotal(table.rows[row]!.name) || isTotal(table.rows[row]!.id));
  const summed = table.columns.flatMap((_, column) => (added[column] && parents && !fallsShort(table, parents, column) ? [column] : []));
  const rows = parents && tallyRows(table, parents, summed);
  const sums = rows && convinces(rows) ? { held: rows.held, of: rows.of, columns: summed.map((column) => table.columns[column]!.id) } : null;
  if (sums) placeRows(table, parents!);
  return columns.length > 0 || sums ? { rows: sums, columns } : null;
}

function convinces({ held, of, telling }: Tally): boolean {
  return held > 0 && (held === of || (telling >= ENOUGH && held >= of * SHARE));
}

/** Rates, prices and averages do not add up. */
function isAmounts(table: Table, column: number, { rates }: Vocabulary): boolean {
  const { id } = table.columns[column]!;
  return !rates.some((mark) => id.includes(mark)) && table.figures.every((row) => !/[%％]/.test(row[column]?.amount.printed ?? ''));
}

/** A total smaller than one of its parts is none: a number of places, a price. */
function fallsShort(table: Table, parents: (number | null)[], column: number): boolean {
  return parents.some((parent, row) => {
    const [part, total] = [table.figures[row]![column], parent === null ? undefined : table.figures[parent]![column]];
    return part?.state === 'read' && total?.state === 'read' && !part.amount.value.isNegative() && part.amount.value.gt(total.amount.value);
  });
}

/** A total column is the sum of the columns on its right up to the next total, or of those on its left. */
function columnSum(table: Table, at: number, added: boolean[], isTotal: (id: string) => boolean): Inferred['columns'] | null {
  const run = (step: 1 | -1): number[] => {
    const parts: number[] = [];
    for (let column = at + step; table.columns[column] && !isTotal(table.columns[column]!.id); column += step) parts.push(column);
    return parts.filter((part) => added[part]);
  };
  const others = table.columns.map((_, column) => column).filter((column) => column !== at && added[column] && !isTotal(table.columns[column]!.id));
  const tried = [run(1), run(-1), others]
    .filter((parts) => parts.length > 1)
    .map((parts) => ({
      parts,
      tally: tallied(
        table.rows.map((_, row) =>
          sumHolds(
            table.figures[row]![at],
            parts.map((part) => table.figures[row]![part]),
          ),
        ),
      ),
    }))
    .filter(({ tally }) => convinces(tally))
    .sort((one, other) => other.tally.held - one.tally.held);
  const best = tried[0];
  return best ? [{ total: table.columns[at]!.id, parts: best.parts.map((part) => table.columns[part]!.id), held: best.tally.held, of: best.tally.of }] : null;
}

/** Parents by codes below a total, else all rows below the one total; null where no total stands. */
function rowTree(table: Table, isTotal: (row: number) => boolean): (number | null)[] | null {
  const totals = table.rows.map((_, row) => row).filter(isTotal);
  const root = totals[0];
  if (root === undefined || totals.length > 1) return null;
  const coded = table.rows.filter((row) => row.code !== null).length * 2 > table.rows.length;
  if (!coded) return table.rows.map((_, row) => (row === root ? null : root));
  const half = new Decimal(5).times(new Decimal(10).pow(-table.places - 1));
  return buildTree(
    table.rows.map((row, at) => ({
      code: row.code,
      isRoot: at === root,
      isOutside: false,
      half,
      amounts: table.figures[at]!.map((figure) => (figure?.state === 'read' ? figure.amount.value : null)),
    })),
  ).map(({ parent }) => parent);
}

function tallyRows(table: Table, parents: (number | null)[], columns: number[]): Tally {
  const whole = [...new Set(parents.filter((parent) => parent !== null))];
  return tallied(
    whole.flatMap((parent) =>
      columns.map((column) => {
        const parts = table.rows.flatMap((_, row) => (parents[row] === parent ? [table.figures[row]![column]] : []));
        return sumHolds(table.figures[parent]![column], parts);
      }),
    ),
  );
}

/** Whether parts add up to a total within what rounding allows, and whether that tells anything; null where there is nothing to add. */
function sumHolds(total: Figure | undefined, parts: (Figure | undefined)[]): Outcome | null {
  const printed = parts.filter((part) => part?.state === 'read');
  if (total?.state !== 'read' || total.amount.value.isZero() || printed.length === 0) return null;
  const sum = printed.reduce((acc, part) => acc.plus(part!.amount.value), new Decimal(0));
  const bound = printed.reduce((acc, part) => acc.plus(part!.amount.half), total.amount.half);
  return { holds: sum.minus(total.amount.value).abs().lte(bound), telling: printed.filter((part) => !part!.amount.value.isZero()).length > 1 };
}

interface Outcome {
  holds: boolean;
  telling: boolean;
}

function tallied(outcomes: (Outcome | null)[]): Tally {
  const tried = outcomes.filter((outcome) => outcome !== null);
  return { held: tried.filter(({ holds }) => holds).length, of: tried.length, telling: tried.filter(({ holds, telling }) => holds && telling).length };
}

function placeRows(table: Table, parents: (number | null)[]): void {
  parents.forEach((parent, row) => {
    table.rows[row]!.parent = parent;
    if (parent !== null) table.rows[parent]!.children.push(row);
  });
}
