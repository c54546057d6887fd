import { Decimal } from '../figures/exact.js';
import type { Amount, Unit } from '../figures/amount.js';
import { minus, type Linear } from '../figures/interval.js';
import type { Ratio, Sum } from '../figures/quantity.js';

/**
 * The relations of a report over its figures, in whole numbers. Every figure is counted in `quantum`s of its own unit, so that its
 * printed value and half a unit of its last place are whole; the coefficients of a relation are scaled until they are whole too.
 */
export interface System {
  cells: Cell[];
  relations: Relation[];
  /** Indices of the relations that a cell takes part in. */
  of: number[][];
  index: Map<string, number>;
  /** Decimal places of the quanta of each unit. */
  scales: Map<Unit, number>;
}

export interface Cell {
  address: string;
  amount: Amount;
  /** Ten to the power of this many quanta make one unit. */
  scale: number;
  value: bigint;
  half: bigint;
  /** One unit of the last printed place; of a blank, that of the figures it is added to. */
  step: bigint;
}

export interface Part {
  cell: number;
  coefficient: bigint;
}

/** Σ parts + constant; the parts name each cell once. */
export interface Form {
  parts: Part[];
  constant: bigint;
}

/** A sum that is zero, not below zero, or not above zero. */
export interface LinearRelation {
  kind: 'linear';
  check: number;
  sense: '=' | '≥' | '≤';
  form: Form;
}

/** A printed percentage of `to`: (percent − half)·to ≤ 100·of ≤ (percent + half)·to, all scaled alike. */
export interface RatioRelation {
  kind: 'ratio';
  check: number;
  sense: '=' | '≥' | '≤';
  percent: { cell: number } | { value: bigint };
  /** `of` times 100 and the quanta of a percentage. */
  of: Form;
  to: Form;
}

export type Relation = LinearRelation | RatioRelation;

/** A decided check between amounts, as the rules' engine left it. `check` is its index. */
export interface Decided {
  check: number;
  left: Sum | Ratio;
  operator: 'equals' | 'atLeast' | 'atMost';
  right: Sum | Ratio;
}

export type Values = readonly bigint[];
export type Outcome = 'exact' | 'rounding' | 'violated';
export interface Span {
  least: bigint | null;
  greatest: bigint | null;
}

export function systemOf(checks: readonly Decided[]): System {
  const system: System = { cells: [], relations: [], of: [], index: new Map(), scales: scalesOf(checks) };
  for (const { check, left, operator, right } of checks) {
    const sense = operator === 'equals' ? '=' : operator === 'atLeast' ? '≥' : '≤';
    const relation = left.kind === 'sum' && right.kind === 'sum' ? linearRelation(system, check, sense, left, right) : ratioRelation(system, check, sense, left, right);
    if (!relation) continue;
    const at = system.relations.push(relation) - 1;
    for (const cell of cellsOf(relation)) system.of[cell]!.push(at);
  }
  giveBlanksAStep(system);
  return system;
}

export function cellsOf(relation: Relation): number[] {
  if (relation.kind === 'linear') return relation.form.parts.map((part) => part.cell);
  const cells = new Set([...relation.of.parts, ...relation.to.parts].map((part) => part.cell));
  if ('cell' in relation.percent) cells.add(relation.percent.cell);
  return [...cells];
}

/** The same verdict as `decide` gives, for the printed values `values`. */
export function outcome(system: System, relation: Relation, values: Values): Outcome {
  if (relation.kind === 'linear') {
    const value = valueOf(relation.form, values);
    if (holds(value, relation.sense)) return 'exact';
    const slack = slackOf(system, relation.form);
    return touches(value - slack, value + slack, relation.sense) ? 'rounding' : 'violated';
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

/** Printed values of one cell for which the relation is not violated while the others stand; null ends are open. */
export function impliedSpan(system: System, relation: Relation, cell: number, values: Values): Span | null {
  if (relation.kind === 'linear') return impliedByLinear(system, relation, cell, values);
  return impliedByRatio(system, relation, cell, values);
}

export function valueOf(form: Form, values: Values): bigint {
  return form.parts.reduce((sum, { cell, coefficient }) => sum + coefficient * values[cell]!, form.constant);
}

export function slackOf(system: System, form: Form): bigint {
  return form.parts.reduce((sum, { cell, coefficient }) => sum + absolute(coefficient) * system.cells[cell]!.half, 0n);
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function holds(value: bigint, sense: Relation['sense']): boolean {
  return sense === '=' ? value === 0n : sense === '≥' ? value >= 0n : value <= 0n;
}

function touches(least: bigint, greatest: bigint, sense: Relation['sense']): boolean {
  return (sense === '≥' || least <= 0n) && (sense === '≤' || greatest >= 0n);
}

function percentOf(system: System, relation: RatioRelation, values: Values): [percent: bigint, half: bigint] {
  if ('value' in relation.percent) return [relation.percent.value, 0n];
  const { cell } = relation.percent;
  return [values[cell]!, system.cells[cell]!.half];
}

/** Least and greatest of one·left + other·right over all true values, each cell counted once. */
function combine(system: System, left: Form, one: bigint, right: Form, other: bigint, values: Values): { least: bigint; greatest: bigint } {
  const parts = new Map<number, bigint>();
  for (const part of left.parts) parts.set(part.cell, (parts.get(part.cell) ?? 0n) + one * part.coefficient);
  for (const part of right.parts) parts.set(part.cell, (parts.get(part.cell) ?? 0n) + other * part.coefficient);
  let value = one * left.constant + other * right.constant;
  let slack = 0n;
  for (const [cell, coefficient] of parts) {
    value += coefficient * values[cell]!;
    slack += absolute(coefficient) * system.cells[cell]!.half;
  }
  return { least: value - slack, greatest: value + slack };
}

function impliedByLinear(system: System, relation: LinearRelation, cell: number, values: Values): Span | null {
  const part = relation.form.parts.find((candidate) => candidate.cell === cell);
  if (!part) return null;
  const rest = valueOf(relation.form, values) - part.coefficient * values[cell]!;
  const slack = slackOf(system, relation.form);
  // coefficient · y must lie in [−rest − slack, −rest + slack], one-sided for inequalities.
  const low = relation.sense === '≤' ? null : -rest - slack;
  const high = relation.sense === '≥' ? null : -rest + slack;
  return divided(low, high, part.coefficient);
}

function impliedByRatio(system: System, relation: RatioRelation, cell: number, values: Values): Span | null {
  if ('cell' in relation.percent && relation.percent.cell === cell) {
    const of = rangeOf(system, relation.of, values);
    const to = rangeOf(system, relation.to, values);
    if (to.least <= 0n || of.least < 0n) return null;
    const { half } = system.cells[cell]!;
    const least = ceilDivision(of.least, to.greatest) - half;
    const greatest = floorDivision(of.greatest, to.least) + half;
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

function rangeOf(system: System, form: Form, values: Values): { least: bigint; greatest: bigint } {
  const value = valueOf(form, values);
  const slack = slackOf(system, form);
  return { least: value - slack, greatest: value + slack };
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

function linearRelation(system: System, check: number, sense: Relation['sense'], left: Sum, right: Sum): LinearRelation {
  return { kind: 'linear', check, sense, form: wholeForms(system, [minus(left.form, right.form)])[0]! };
}

function ratioRelation(system: System, check: number, sense: Relation['sense'], left: Sum | Ratio, right: Sum | Ratio): RatioRelation | null {
  const flipped = left.kind === 'sum';
  const ratio = (flipped ? right : left) as Ratio;
  const percent = (flipped ? left : right) as Sum;
  if (left.kind === right.kind || percent.form.parts.length > 1 || (percent.form.parts.length === 1 && !percent.form.parts[0]!.coefficient.equals(1))) return null;
  const printed = percent.form.parts[0];
  const cell = printed && cellOf(system, printed.address, printed.amount);
  const scale = cell === undefined ? percent.form.constant.decimalPlaces() : system.cells[cell]!.scale;
  const [of, to] = wholeForms(system, [ratio.of.form, ratio.to.form]) as [Form, Form];
  const hundred = 100n * 10n ** BigInt(scale);
  return {
    kind: 'ratio',
    check,
    // As written: percent on the left. With the ratio on the left an inequality turns around.
    sense: flipped || sense === '=' ? sense : sense === '≥' ? '≤' : '≥',
    percent: cell === undefined ? { value: whole(percent.form.constant, scale) } : { cell },
    of: { parts: of.parts.map((part) => ({ ...part, coefficient: part.coefficient * hundred })), constant: of.constant * hundred },
    to,
  };
}

/** Several forms with whole coefficients over the quanta of their cells, scaled alike. */
function wholeForms(system: System, forms: Linear[]): Form[] {
  const found = forms.map((form) => ({
    parts: form.parts.map(({ address, coefficient, amount }) => ({ cell: cellOf(system, address, amount), coefficient, places: coefficient.decimalPlaces() })),
    constant: form.constant,
  }));
  const scaleOf = (cell: number): number => system.cells[cell]!.scale;
  const scale = Math.max(0, ...found.flatMap((form) => [...form.parts.map(({ cell, places }) => scaleOf(cell) + places), form.constant.decimalPlaces()]));
  return found.map((form) => ({
    parts: form.parts.map(({ cell, coefficient, places }) => ({ cell, coefficient: whole(coefficient, places) * 10n ** BigInt(scale - scaleOf(cell) - places) })),
    constant: whole(form.constant, scale),
  }));
}

function whole(value: Decimal, scale: number): bigint {
  return BigInt(scale === 0 ? value.toFixed(0) : value.times(TENS[scale] ?? new Decimal(10).pow(scale)).toFixed(0));
}

const TENS = Array.from({ length: 20 }, (_, power) => new Decimal(10).pow(power));

function cellOf(system: System, address: string, amount: Amount): number {
  const known = system.index.get(address);
  if (known !== undefined) return known;
  const scale = system.scales.get(amount.unit) ?? placesOf(amount);
  const half = whole(amount.half, scale);
  const printedPlaces = placesPrinted(amount);
  const step = half > 0n ? half * 2n : amount.printed === '' ? 0n : 10n ** BigInt(scale - printedPlaces);
  const index = system.cells.push({ address, amount, scale, value: whole(amount.value, scale), half, step }) - 1;
  system.index.set(address, index);
  system.of.push([]);
  return index;
}

function placesPrinted(amount: Amount): number {
  return /[.．]([0-9０-９]+)/.exec(amount.printed)?.[1]?.length ?? 0;
}

function placesOf(amount: Amount): number {
  return Math.max(amount.value.decimalPlaces(), amount.half.decimalPlaces(), placesPrinted(amount));
}

/** One scale for all figures of a unit, so that a blank may take any of their values. */
function scalesOf(checks: readonly Decided[]): Map<Unit, number> {
  const scales = new Map<Unit, number>();
  for (const { left, right } of checks) {
    for (const { amount } of [...left.terms, ...right.terms]) scales.set(amount.unit, Math.max(scales.get(amount.unit) ?? 0, placesOf(amount)));
  }
  return scales;
}

/** A blank shows no precision: it would be printed like the figures it is added to. */
function giveBlanksAStep(system: System): void {
  system.cells.forEach((cell, index) => {
    if (cell.step > 0n) return;
    const neighbours = system.of[index]!.flatMap((relation) => cellsOf(system.relations[relation]!)).map((other) => system.cells[other]!);
    cell.step = neighbours.find((other) => other.step > 0n && other.amount.unit === cell.amount.unit)?.step ?? 1n;
  });
}
