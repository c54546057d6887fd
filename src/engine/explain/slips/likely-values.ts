import { residualProbability } from './likelihood.js';
import { absolute } from '../../figures/exact.js';
import { impliedSpan, isEmpty, meet, openSpan, outcome, valueOf, type Span, type Values } from '../outcome.js';
import type { Relation, System } from '../system.js';
import { meantBy } from './typo.js';

/** Of an interval of likely values no more than these are looked at; of a wider one its nominal values, or where it has none those that a typing error explains. */
const MOST_VALUES = 40n;
/** Least share of what rounding explains; a residual that cannot come from it is not ruled out by this alone. */
const LEAST_PROBABILITY = 0.002;

/** What the relations of a cell leave for it: all of them together, else the violated ones, else the one asked about. */
export function likelyValues(system: System, relation: number, cell: number, values: bigint[]): bigint[] {
  const step = printedStep(system, cell);
  const spans = (relations: number[]): Span =>
    relations.reduce<Span>((span, at) => {
      const implied = impliedSpan(system, system.relations[at]!, cell, values);
      return implied ? meet(span, implied) : span;
    }, openSpan);
  const violated = system.of[cell]!.filter((at) => outcome(system, system.relations[at]!, values) === 'violated');
  const found = new Set<bigint>();
  for (const relations of [system.of[cell]!, violated, [relation]]) {
    const span = spans(relations);
    if (isEmpty(span)) continue;
    const inside = steps(span, step);
    const exact = inside.length > 0 ? inside : nominals(system, relations, cell, values, span);
    for (const value of exact.length > 0 ? exact : mistyped(span, values[cell]!, step)) if (value !== values[cell]) found.add(value);
    if (found.size > 0) break;
  }
  return [...found];
}

/** Printable values in an interval; none where there are too many to say anything. */
function steps({ least, greatest }: Span, step: bigint): bigint[] {
  if (least === null || greatest === null || (greatest - least) / step > MOST_VALUES) return [];
  const values: bigint[] = [];
  for (let value = ceilTo(least, step); value <= greatest; value += step) values.push(value);
  return values;
}

/** Values of a wide interval, those that one typing error makes the printed one of. */
function mistyped({ least, greatest }: Span, printed: bigint, step: bigint): bigint[] {
  if (least === null || greatest === null || printed === 0n || printed % step !== 0n) return [];
  return meantBy(printed / step)
    .map((value) => value * step)
    .filter((value) => value >= least && value <= greatest);
}

function ceilTo(value: bigint, step: bigint): bigint {
  const rest = ((value % step) + step) % step;
  return rest === 0n ? value : value + step - rest;
}

/** A percentage is given to two places even where the wrong one has fewer: it is computed anew, not retyped. */
function printedStep(system: System, cell: number): bigint {
  const { amount, scale, step } = system.cells[cell]!;
  const hundredth = scale >= 2 ? 10n ** BigInt(scale - 2) : step;
  return amount.unit === '%' && step > hundredth ? hundredth : step;
}

/** What each relation makes of the other figures as printed. */
export function nominals(system: System, relations: number[], cell: number, values: bigint[], within: Span): bigint[] {
  const step = printedStep(system, cell);
  return relations.flatMap((at) => {
    const exact = nominal(system.relations[at]!, cell, values);
    const value = exact === null ? null : roundTo(exact, step);
    return value !== null && (within.least === null || value >= within.least) && (within.greatest === null || value <= within.greatest) ? [value] : [];
  });
}

/** What a relation makes of the other figures, to a multiple of `step`. */
export function nominalTo(relation: Relation, cell: number, values: Values, step: bigint): bigint | null {
  const exact = nominal(relation, cell, values);
  return exact === null ? null : roundTo(exact, step);
}

function nominal(relation: Relation, cell: number, values: Values): { value: bigint; by: bigint } | null {
  if (relation.kind === 'ratio') {
    const to = valueOf(relation.to, values);
    return 'cell' in relation.percent && relation.percent.cell === cell && to > 0n ? { value: valueOf(relation.of, values), by: to } : null;
  }
  const part = relation.form.parts.find((candidate) => candidate.cell === cell);
  if (!part) return null;
  const rest = valueOf(relation.form, values) - part.coefficient * values[cell]!;
  return part.coefficient > 0n ? { value: -rest, by: part.coefficient } : { value: rest, by: -part.coefficient };
}

/** The multiple of `step` nearest to a quotient, halves away from zero. */
function roundTo({ value, by }: { value: bigint; by: bigint }, step: bigint): bigint {
  const whole = by * step;
  const rounded = (absolute(value) * 2n + whole) / (whole * 2n);
  return (value < 0n ? -rounded : rounded) * step;
}

/** How unlikely the residuals are that a value leaves in the sums of its cell: −ln of their probability under honest rounding. */
export function inexactness(system: System, cell: number, values: bigint[], value: bigint): number {
  const before = values[cell]!;
  values[cell] = value;
  let cost = 0;
  for (const at of system.of[cell]!) {
    const relation = system.relations[at]!;
    // A relation that no longer holds is counted as broken, not as unlikely.
    if (relation.kind !== 'linear' || relation.sense !== '=' || outcome(system, relation, values) === 'violated') continue;
    const rounded = relation.form.parts.filter((part) => system.cells[part.cell]!.half > 0n);
    const unit = rounded.reduce(
      (largest, part) =>
        absolute(part.coefficient) * system.cells[part.cell]!.step > largest ? absolute(part.coefficient) * system.cells[part.cell]!.step : largest,
      1n,
    );
    const units = Number(valueOf(relation.form, values) / unit);
    cost -= Math.log(Math.max(LEAST_PROBABILITY, residualProbability(Math.max(1, rounded.length - 1), units)));
  }
  values[cell] = before;
  return cost;
}
