import type { Figure, Place, Report } from '../report/report.js';
import type { Check, Operand, Words } from '../rules/check.js';
import type { Disposition, Finding, FindingOperand, Suspect } from './list.js';
import { comparePlaces } from './place.js';

/** What a finding says about its rule beside what the check itself carries. */
export interface RuleWords {
  why: Words;
  basis: string;
}

export interface FindingsInput {
  report: Report;
  checks: readonly Check[];
  /** Parallel to `checks`, see identity.ts. */
  ids: readonly string[];
  rules: ReadonlyMap<string, RuleWords>;
  /** Of misplaced figures, by check. */
  suspects: ReadonlyMap<Check, Suspect>;
}

const OPEN: Disposition = { state: 'open', reason: '', note: '', by: '', at: '' };

/** Worst first, and in the order of the document where equally bad. */
export function findingsOf(input: FindingsInput): Finding[] {
  const worthTelling = tellable(input.report);
  return input.checks
    .map((check, index) => ({ check, id: input.ids[index]! }))
    .filter(({ check }) => worthTelling(check))
    .map(({ check, id }) => ({ finding: findingOf(check, id, input), rank: rank(check), place: placeOf(check) }))
    .sort((a, b) => a.rank - b.rank || byPlace(a.place, b.place) || (a.finding.id < b.finding.id ? -1 : 1))
    .map(({ finding }) => finding);
}

/** An undecided check is told when a figure of it could not be read, slipped elsewhere, or was cut off; otherwise it is only counted. */
function tellable(report: Report): (check: Check) => boolean {
  const cut = new Set(report.tables.filter((table) => table.cut).map((table) => table.id));
  const slipped = new Set(report.misplaced.map((misplaced) => misplaced.fits));
  const lost = ({ figure, address }: Operand): boolean =>
    figure?.state === 'unreadable' || (address !== null && (slipped.has(address) || cut.has(address.slice(0, address.indexOf('/')))));
  return (check) =>
    check.verdict === 'violated' || check.verdict === 'rounding' || (check.verdict === 'undecided' && check.operands.some(lost));
}

function rank(check: Check): number {
  if (check.verdict === 'rounding') return 4;
  if (check.verdict === 'undecided') return 2;
  return { error: 0, warning: 1, notice: 3 }[check.severity];
}

/** The left side is what the check is about; its first figure says where the finding belongs. */
function placeOf(check: Check): Place | null {
  return check.operands.find((operand) => operand.figure !== null)?.figure?.place ?? null;
}

function byPlace(a: Place | null, b: Place | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return comparePlaces(a, b);
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
    operands: check.operands.map(operandOf),
    cause: null,
    proof: [],
    suspect: suspects.get(check) ?? null,
    disposition: { ...OPEN },
    baseline: null,
  };
}

export function operandOf({ side, sign, address, label, figure }: Operand): FindingOperand {
  return { side, sign, address, label, ...printedOf(figure), anchors: figure?.anchors ?? [] };
}

function printedOf(figure: Figure | null): Pick<FindingOperand, 'printed' | 'value' | 'unit' | 'least' | 'greatest'> {
  if (figure === null) return { printed: '', value: null, unit: '', least: null, greatest: null };
  const { printed, value, half, unit } = figure.amount;
  if (figure.state === 'unreadable') return { printed, value: null, unit, least: null, greatest: null };
  return { printed, value: value.toFixed(), unit, least: value.minus(half).toFixed(), greatest: value.plus(half).toFixed() };
}
