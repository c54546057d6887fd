import type { Figure, Report } from '../report/report.js';
import type { Check, Operand, Words } from '../rules/check.js';
import type { Disposition, Finding, FindingOperand, Suspect } from './list.js';

/** What a finding says about its rule beside what the check itself carries. */
export interface RuleWords {
  why: Words;
  basis: string;
}

export interface FindingsInput {
  report: Report;
  checks: readonly Check[];
  /** By the index of the check, see identity.ts. */
  idOf: (index: number) => string;
  rules: ReadonlyMap<string, RuleWords>;
  /** Of misplaced figures, by check. */
  suspects: ReadonlyMap<Check, Suspect>;
}

const OPEN: Disposition = { state: 'open', reason: '', note: '', by: '', at: '' };

/** A finding, and the index of the check it comes from. */
export interface Found {
  finding: Finding;
  check: number;
}

/** Worst first, and in the order of the document where equally bad. */
export function findingsOf(input: FindingsInput): Found[] {
  const worthTelling = tellable(input.report);
  return input.checks
    .map((check, index) => ({ check, index }))
    .filter(({ check }) => worthTelling(check))
    .map(({ check, index }) => ({ finding: findingOf(check, input.idOf(index), input), check: index, rank: rank(check), place: placeOf(check) }))
    .sort((a, b) => a.rank - b.rank || byPlace(a.place, b.place) || (a.finding.id < b.finding.id ? -1 : 1))
    .map(({ finding, check }) => ({ finding, check }));
}

/** An undecided check is told when a figure of it could not be read, slipped elsewhere, or was cut off; otherwise it is only counted. */
function tellable(report: Report): (check: Check) => boolean {
  const cut = new Set(report.tables.filter((table) => table.cut).map((table) => table.id));
  const slipped = new Set(report.misplaced.map((misplaced) => misplaced.fits));
  const lost = ({ figure, address }: Operand): boolean =>
    figure?.state === 'unreadable' || (address !== null && (slipped.has(address) || cut.has(address.slice(0, address.indexOf('/')))));
  return (check) => check.verdict === 'violated' || check.verdict === 'rounding' || (check.verdict === 'undecided' && check.operands.some(lost));
}

function rank(check: Check): number {
  if (check.verdict === 'rounding') return 4;
  if (check.verdict === 'undecided') return 2;
  return { error: 0, warning: 1, notice: 3 }[check.severity];
}

/** The left side is what the check is about; the first operand with a place says where the finding belongs. */
function placeOf(check: Check): number[] | null {
  for (const { figure, words } of check.operands) {
    const [anchor] = figure?.anchors ?? words?.anchors ?? [];
    if (anchor === undefined || ('sheet' in anchor && figure === null)) continue;
    if ('line' in anchor) return [anchor.line, anchor.column];
    if ('page' in anchor) return [anchor.page, anchor.box[1], anchor.box[0]];
    if ('block' in anchor) return [anchor.block, anchor.start];
    const { place } = figure!;
    return 'row' in place ? [place.block, place.row, place.column] : [place.block];
  }
  return null;
}

/** Documents have anchors of one kind, so that places have the same parts. */
function byPlace(a: number[] | null, b: number[] | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  for (const [index, part] of a.entries()) if (part !== b[index]) return part - (b[index] ?? 0);
  return 0;
}

function findingOf(check: Check, id: string, { rules, suspects }: FindingsInput): Finding {
  const rule = rules.get(check.rule);
  if (rule === undefined) throw new Error(`check of unknown rule '${check.rule}'`);
  return {
    id,
    rule: check.rule,
    title: check.title,
    why: rule.why,
    basis: rule.basis,
    binding: check.binding,
    statement: check.statement,
    verdict: check.verdict as Finding['verdict'],
    severity: check.severity,
    group: check.group,
    message: check.message,
    relation: check.relation,
    actual: check.actual,
    expected: check.expected,
    difference: check.difference,
    bound: check.bound,
    operands: operandsOf(check),
    cause: null,
    proof: [],
    suspect: suspects.get(check) ?? null,
    disposition: { ...OPEN },
    baseline: null,
  };
}

/** Of a statement, what is expected and not printed anywhere is told by its message: it is no blank cell. */
export function operandsOf({ operands, difference }: Pick<Check, 'operands' | 'difference'>): FindingOperand[] {
  const all = operands.map(operandOf);
  const placed = all.filter(({ printed, anchors }) => printed !== '' || anchors.length > 0);
  return difference === null && placed.length > 0 ? placed : all;
}

function operandOf({ side, sign, address, label, figure, words }: Operand): FindingOperand {
  if (figure !== null) return { side, sign, address, label, ...printedOf(figure), anchors: figure.anchors };
  return { side, sign, address, label, printed: words?.printed ?? '', value: null, unit: '', anchors: words?.anchors ?? [], least: null, greatest: null };
}

type Printed = Pick<FindingOperand, 'printed' | 'value' | 'unit' | 'least' | 'greatest'>;

/** A figure takes part in many checks; its decimals are written out once. */
const written = new WeakMap<Figure, Printed>();

function printedOf(figure: Figure): Printed {
  let printed = written.get(figure);
  if (printed === undefined) written.set(figure, (printed = writeOut(figure)));
  return printed;
}

/** Of words, and of what could not be read, there is no value. */
function writeOut({ state, amount: { printed, value, half, unit } }: Figure): Printed {
  if (state === 'unreadable' || (state === 'blank' && !value.isZero())) return { printed, value: null, unit, least: null, greatest: null };
  return { printed, value: value.toFixed(), unit, least: value.minus(half).toFixed(), greatest: value.plus(half).toFixed() };
}
