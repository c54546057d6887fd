import { absolute } from '../figures/exact.js';
import type { Form, LinearRelation, RatioRelation, Relation, System } from './system.js';

/** Printed values of the cells, in their quanta. */
export type Values = readonly bigint[];
export type Outcome = 'exact' | 'rounding' | 'violated';

/** Both ends belong to it; null is open. */
export interface Span {
  least: bigint | null;
  greatest: bigint | null;
}

/** The same verdict as `decide` gives, for the printed values `values`. */
export function outcome(system: System, relation: Relation, values: Values): Outcome {
  if (relation.kind === 'linear') {
    const value = valueOf(relation.form, values);
    if (holds(value, relation.sense)) return 'exact';
    const { lean, slack } = relation.form;
    const middle = value + lean;
    return touches(middle - slack, middle + slack, relation.sense) ? 'rounding' : 'violated';
  }
  const [percent, half] = percentOf(system, relation, values);
  const of = valueOf(relation.of, values);
  const to = valueOf(relation.to, values);
  if (to <= 0n) return 'violated';
  // Exact: what the printed figures give, rounded to the places of the percentage; for ≤ and ≥ as printed.
  const printed = relation.sense === '=' ? of >= (percent - half) * to && of <= (percent + half) * to : holds(percent * to - of, relation.sense);
  if (printed) return 'exact';
  const above = relation.sense === '≥' || combine(system, relation.of, 1n, relation.to, -(percent - half), values).greatest >= 0n;
  const below = relation.sense === '≤' || combine(system, relation.of, 1n, relation.to, -(percent + half), values).least <= 0n;
  return above && below ? 'rounding' : 'violated';
}

/** Whether a relation, by its index, is violated. */
export function isViolated(system: System, at: number, values: Values): boolean {
  return outcome(system, system.relations[at]!, values) === 'violated';
}

/** Printed values of one cell for which the relation is not violated while the others stand; null ends are open. */
export function impliedSpan(system: System, relation: Relation, cell: number, values: Values): Span | null {
  if (relation.kind === 'linear') return impliedByLinear(relation, cell, values);
  return impliedByRatio(system, relation, cell, values);
}

export function valueOf(form: Form, values: Values): bigint {
  let sum = form.constant;
  for (const { cell, coefficient } of form.parts) sum += coefficient * values[cell]!;
  return sum;
}

export function holds(value: bigint, sense: Relation['sense']): boolean {
  return sense === '=' ? value === 0n : sense === '≥' ? value >= 0n : value <= 0n;
}

export function touches(least: bigint, greatest: bigint, sense: Relation['sense']): boolean {
  return (sense === '≥' || least <= 0n) && (sense === '≤' || greatest >= 0n);
}

function percentOf(system: System, relation: RatioRelation, values: Values): [percent: bigint, half: bigint] {
  if ('value' in relation.percent) return [relation.percent.value, 0n];
  const { cell } = relation.percent;
  return [values[cell]! + system.cells[cell]!.lean, system.cells[cell]!.half];
}

/** Least and greatest of one·left + other·right over all true values, each cell counted once. */
function combine(system: System, left: Form, one: bigint, right: Form, other: bigint, values: Values): { least: bigint; greatest: bigint } {
  const parts = new Map<number, bigint>();
  for (const part of left.parts) parts.set(part.cell, (parts.get(part.cell) ?? 0n) + one * part.coefficient);
  for (const part of right.parts) parts.set(part.cell, (parts.get(part.cell) ?? 0n) + other * part.coefficient);
  let value = one * left.constant + other * right.constant;
  let slack = 0n;
  for (const [cell, coefficient] of parts) {
    value += coefficient * (values[cell]! + system.cells[cell]!.lean);
    slack += absolute(coefficient) * system.cells[cell]!.half;
  }
  return { least: value - slack, greatest: value + slack };
}

function impliedByLinear(relation: LinearRelation, cell: number, values: Values): Span | null {
  const part = relation.form.parts.find((candidate) => candidate.cell === cell);
  if (!part) return null;
  const { lean, slack } = relation.form;
  const rest = valueOf(relation.form, values) + lean - part.coefficient * values[cell]!;
  // coefficient · y must lie in [−rest − slack, −rest + slack], one-sided for inequalities.
  const low = relation.sense === '≤' ? null : -rest - slack;
  const high = relation.sense === '≥' ? null : -rest + slack;
  return divided(low, high, part.coefficient);
}

function impliedByRatio(system: System, relation: RatioRelation, cell: number, values: Values): Span | null {
  if ('cell' in relation.percent && relation.percent.cell === cell) {
    const of = rangeOf(relation.of, values);
    const to = rangeOf(relation.to, values);
    if (to.least <= 0n || of.least < 0n) return null;
    const { half, lean } = system.cells[cell]!;
    const least = ceilDivision(of.least, to.greatest) - half - lean;
    const greatest = floorDivision(of.greatest, to.least) + half - lean;
    return { least: relation.sense === '≤' ? null : least, greatest: relation.sense === '≥' ? null : greatest };
  }
  const [percent, half] = percentOf(system, relation, values);
  const bound = (rate: bigint): { rest: { least: bigint; greatest: bigint }; coefficient: bigint } => {
    const all = combine(system, relation.of, 1n, relation.to, -rate, values);
    const coefficient = coefficientOf(relation.of, cell) - rate * coefficientOf(relation.to, cell);
    return { rest: { least: all.least - coefficient * values[cell]!, greatest: all.greatest - coefficient * values[cell]! }, coefficient };
  };
  const above = bound(percent - half);
  const below = bound(percent + half);
  const upper = relation.sense === '≥' ? openSpan : divided(-above.rest.greatest, null, above.coefficient);
  const lower = relation.sense === '≤' ? openSpan : divided(null, -below.rest.least, below.coefficient);
  return upper && lower ? meet(upper, lower) : null;
}

function coefficientOf(form: Form, cell: number): bigint {
  return form.parts.find((part) => part.cell === cell)?.coefficient ?? 0n;
}

function rangeOf(form: Form, values: Values): { least: bigint; greatest: bigint } {
  const middle = valueOf(form, values) + form.lean;
  return { least: middle - form.slack, greatest: middle + form.slack };
}

export const openSpan: Span = { least: null, greatest: null };

export function meet(one: Span, other: Span): Span {
  return {
    least: one.least === null ? other.least : other.least === null ? one.least : one.least > other.least ? one.least : other.least,
    greatest: one.greatest === null ? other.greatest : other.greatest === null ? one.greatest : one.greatest < other.greatest ? one.greatest : other.greatest,
  };
}

export function isEmpty({ least, greatest }: Span): boolean {
  return least !== null && greatest !== null && least > greatest;
}

/** y with coefficient · y in [low, high]. */
function divided(low: bigint | null, high: bigint | null, coefficient: bigint): Span | null {
  if (coefficient === 0n) return null;
  const [from, to] = coefficient > 0n ? [low, high] : [high === null ? null : -high, low === null ? null : -low];
  const by = absolute(coefficient);
  return { least: from === null ? null : ceilDivision(from, by), greatest: to === null ? null : floorDivision(to, by) };
}

export function floorDivision(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}

export function ceilDivision(value: bigint, by: bigint): bigint {
  return -floorDivision(-value, by);
}
