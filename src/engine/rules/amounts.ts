import { parseAddress, parseRowAddress } from '../pack/address.js';
import { Decimal, ZERO } from '../figures/exact.js';
import { constant, ratio, sum, type NoQuantity, type Quantity, type Reason, type Sum, type Term } from '../figures/quantity.js';
import type { Figure } from '../report/report.js';
import type { Bindings } from './binding.js';
import { failed, type NumberValue } from './fact-value.js';
import type { ReportIndex } from './report-index.js';
import { resolveFigures, resolveRowAddress, shown } from './resolve.js';
import { rowOperand } from './texts.js';

/** The figures of some addresses added up; a leading minus subtracts. A sum of no address is exactly zero. */
export function amountOf(addresses: readonly string[], bindings: Bindings, index: ReportIndex): Sum | NoQuantity {
  const terms: Term[] = [];
  const unread: Figure[] = [];
  let missing: { kind: 'notApplicable' | 'undecided'; why: Reason } | null = null;
  for (const address of addresses) {
    const found = resolveFigures(address, bindings, index);
    if (found.kind !== 'figures') {
      if (missing?.kind !== 'notApplicable') missing = found;
      continue;
    }
    const { sign } = parseAddress(address);
    for (const figure of found.figures) {
      terms.push({ sign, address: figure.address, amount: figure.amount });
      if (figure.state === 'unreadable') unread.push(figure);
    }
  }
  if (missing) return { kind: missing.kind, why: missing.why, terms };
  const first = unread[0];
  if (first) return { kind: 'undecided', why: { code: 'rule-unreadable', values: { label: first.label, printed: first.amount.printed } }, terms };
  return terms.length === 0 ? constant(ZERO) : sum(terms);
}

export function ratioOf(of: readonly string[], to: readonly string[], bindings: Bindings, index: ReportIndex): Quantity {
  const part = amountOf(of, bindings, index);
  const whole = amountOf(to, bindings, index);
  const terms = [...part.terms, ...whole.terms];
  const failures = [part, whole].filter((side): side is NoQuantity => side.kind !== 'sum');
  const failure = failures.find(({ kind }) => kind === 'notApplicable') ?? failures[0];
  if (failure) return { ...failure, terms };
  return ratio(part as Sum, whole as Sum);
}

export type Counting =
  | { what: 'nonZero' | 'nonBlank' | 'rows' | 'codeLengths'; of: string }
  | { what: 'places'; table: string }
  | { what: 'repeats'; row: string }
  | { what: 'tables' | 'forms'; tables: string[] };

/** An exact number of rows, figures or tables. Nothing found in a table that is there counts 0. */
export function countOf(counting: Counting, bindings: Bindings, index: ReportIndex): NumberValue {
  switch (counting.what) {
    case 'tables':
    case 'forms':
      return number(counting.tables.filter((id) => counting.what === 'tables' ? index.tables.has(id) : index.tables.get(id)?.table.form != null).length);
    case 'repeats':
      return repeats(counting.row, bindings, index);
    case 'places':
      return places(counting.table, bindings, index);
    case 'codeLengths':
      return codeLengths(counting.of, bindings, index);
    case 'rows':
      return rows(counting.of, bindings, index);
    default:
      return figures(counting.what, counting.of, bindings, index);
  }
}

function number(count: number, figures: string[] = []): NumberValue {
  return { ...constant(new Decimal(count)), evidence: { figures } };
}

function figures(what: 'nonZero' | 'nonBlank', of: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const found = resolveFigures(of, bindings, index);
  if (found.kind !== 'figures') return found.kind === 'notApplicable' && found.missing !== 'table' ? number(0) : failed(found.kind, found.why);
  const unread = found.figures.find((figure) => figure.state === 'unreadable');
  const counted = found.figures.filter((figure) => (what === 'nonZero' ? !figure.amount.value.isZero() : figure.state !== 'blank'));
  // Whether there is any, one that could be read tells.
  if (unread && what === 'nonZero' && counted.length === 0) return failed('undecided', { code: 'rule-unreadable', values: { label: unread.label, printed: unread.amount.printed } }, { figures: [unread.address] });
  return number(counted.length, (counted.length > 0 ? counted : found.figures).map((figure) => figure.address));
}

/** `table/row`, or with a column that says nothing. */
function rows(of: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const [table, row] = of.split('/');
  const found = resolveRowAddress(`${table}/${row}`, bindings, index);
  if (found.kind !== 'rows') return found.missing === 'row' ? number(0) : failed(found.kind, found.why);
  if (found.table.table.cut && found.wildcard) return failed('undecided', { code: 'rule-table-cut', values: { table: found.table.table.id } });
  return number(found.rows.length);
}

/** What is counted over a whole table is asked for at each of its rows. */
const counted = new WeakMap<ReportIndex, Map<string, NumberValue>>();

/** How many different lengths the codes of some rows have. */
function codeLengths(of: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const { row } = parseRowAddress(of);
  // Other patterns mean other rows with other bindings of the same words.
  if ('word' in row || 'name' in row) return lengthsOf(of, bindings, index);
  const known = counted.get(index) ?? new Map<string, NumberValue>();
  counted.set(index, known);
  const address = shown(of, bindings);
  const value = known.get(address) ?? lengthsOf(of, bindings, index);
  known.set(address, value);
  return value;
}

function lengthsOf(of: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const found = resolveRowAddress(of, bindings, index);
  if (found.kind !== 'rows') return failed(found.kind, found.why);
  const coded = found.rows.filter((row) => found.table.row(row).code !== null);
  if (coded.length === 0) return failed('notApplicable', { code: 'rule-rows-absent', values: { table: found.table.table.id, address: shown(of, bindings) } });
  const byLength = new Map<number, number[]>();
  for (const row of coded) {
    const { length } = found.table.row(row).code!;
    const same = byLength.get(length);
    if (same) same.push(row);
    else byLength.set(length, [row]);
  }
  const usual = Math.max(...[...byLength.values()].map((rows) => rows.length));
  const odd = byLength.size === 1 ? [] : [...byLength.values()].filter((rows) => rows.length < usual || byLength.size === coded.length).flat();
  const { table } = found.table;
  return { ...number(byLength.size), evidence: { words: odd.map((at) => rowOperand(table, found.table.row(at), found.table.row(at).code!)) } };
}

/** How many rows of the table have the name of this one, itself included. */
function repeats(row: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const found = resolveRowAddress(row, bindings, index);
  if (found.kind !== 'rows') return failed(found.kind, found.why);
  const same = found.table.named(found.table.row(found.rows[0]!).name);
  const firstFigures = same.flatMap((each) => found.table.table.figures[each]?.find((figure) => figure !== undefined)?.address ?? []);
  return number(same.length, firstFigures);
}

/** How many different numbers of decimal places a table prints; zeros and whole numbers print none of their own. */
function places(table: string, bindings: Bindings, index: ReportIndex): NumberValue {
  const found = resolveRowAddress(`${table}/*`, bindings, index);
  if (found.kind !== 'rows') return failed(found.kind, found.why);
  const byPlaces = new Map<number, Figure[]>();
  for (const figure of found.table.table.figures.flat()) {
    if (figure?.state !== 'read' || figure.amount.value.isZero() || figure.amount.unit === '%') continue;
    const printed = printedPlaces(figure.amount.printed);
    if (printed === 0) continue;
    const same = byPlaces.get(printed);
    if (same) same.push(figure);
    else byPlaces.set(printed, [figure]);
  }
  const usual = Math.max(...[...byPlaces.values()].map((list) => list.length));
  const odd = [...byPlaces.values()].filter((list) => list.length < usual).flat();
  return number(byPlaces.size, odd.map((figure) => figure.address));
}

function printedPlaces(printed: string): number {
  return /[.．](\d+)/.exec(printed.normalize('NFKC'))?.[1]?.length ?? 0;
}
