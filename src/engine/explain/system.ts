import { absolute, Decimal } from '../figures/exact.js';
import { stepOf, type Amount, type Unit } from '../figures/amount.js';
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
  /** Cells that a rule says are not below zero. */
  notNegative: ReadonlySet<number>;
}

export interface Cell {
  address: string;
  amount: Amount;
  /** Ten to the power of this many quanta make one unit. */
  scale: number;
  value: bigint;
  half: bigint;
  /** How far above its value the middle of what it may stand for lies. */
  lean: bigint;
  /** One unit of the last printed place; of a blank, that of the figures it is added to. */
  step: bigint;
}

export interface Part {
  cell: number;
  coefficient: bigint;
}

/** Σ parts + constant; the parts name each cell once. Rounding moves its value by `lean`, give or take `slack`, whatever the figures are. */
export interface Form {
  parts: Part[];
  constant: bigint;
  lean: bigint;
  slack: bigint;
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

/** `notNegative` are addresses. */
export function systemOf(checks: readonly Decided[], notNegative: readonly string[] = []): System {
  const system: System = { cells: [], relations: [], of: [], index: new Map(), scales: scalesOf(checks), notNegative: new Set() };
  for (const { check, left, operator, right } of checks) {
    const sense = operator === 'equals' ? '=' : operator === 'atLeast' ? '≥' : '≤';
    const relation =
      left.kind === 'sum' && right.kind === 'sum' ? linearRelation(system, check, sense, left, right) : ratioRelation(system, check, sense, left, right);
    if (!relation) continue;
    const at = system.relations.push(relation) - 1;
    for (const cell of cellsOf(relation)) system.of[cell]!.push(at);
  }
  giveBlanksAStep(system);
  return { ...system, notNegative: new Set(notNegative.flatMap((address) => system.index.get(address) ?? [])) };
}

export function cellsOf(relation: Relation): number[] {
  if (relation.kind === 'linear') return relation.form.parts.map((part) => part.cell);
  const cells = new Set([...relation.of.parts, ...relation.to.parts].map((part) => part.cell));
  if ('cell' in relation.percent) cells.add(relation.percent.cell);
  return [...cells];
}

function linearRelation(system: System, check: number, sense: Relation['sense'], left: Sum, right: Sum): LinearRelation {
  return { kind: 'linear', check, sense, form: wholeForms(system, [minus(left.form, right.form)])[0]! };
}

function ratioRelation(system: System, check: number, sense: Relation['sense'], left: Sum | Ratio, right: Sum | Ratio): RatioRelation | null {
  const flipped = left.kind === 'sum';
  const ratio = (flipped ? right : left) as Ratio;
  const percent = (flipped ? left : right) as Sum;
  if (left.kind === right.kind || percent.form.parts.length > 1 || (percent.form.parts.length === 1 && !percent.form.parts[0]!.coefficient.equals(1)))
    return null;
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
    of: formOf(
      system,
      of.parts.map((part) => ({ ...part, coefficient: part.coefficient * hundred })),
      of.constant * hundred,
    ),
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
  return found.map(({ parts, constant }) =>
    formOf(
      system,
      parts.map(({ cell, coefficient, places }) => ({ cell, coefficient: whole(coefficient, places) * 10n ** BigInt(scale - scaleOf(cell) - places) })),
      whole(constant, scale),
    ),
  );
}

function formOf({ cells }: System, parts: Part[], constant: bigint): Form {
  let [lean, slack] = [0n, 0n];
  for (const { cell, coefficient } of parts) {
    lean += coefficient * cells[cell]!.lean;
    slack += absolute(coefficient) * cells[cell]!.half;
  }
  return { parts, constant, lean, slack };
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
  const step = half > 0n ? whole(stepOf(amount), scale) : amount.printed === '' ? 0n : 10n ** BigInt(scale - printedPlaces);
  const index =
    system.cells.push({ address, amount, scale, value: whole(amount.value, scale), half, lean: amount.lean ? whole(amount.lean, scale) : 0n, step }) - 1;
  system.index.set(address, index);
  system.of.push([]);
  return index;
}

function placesPrinted(amount: Amount): number {
  return /[.．]([0-9０-９]+)/.exec(amount.printed)?.[1]?.length ?? 0;
}

function placesOf(amount: Amount): number {
  return Math.max(
    amount.value.decimalPlaces(),
    amount.half.decimalPlaces(),
    amount.lean?.decimalPlaces() ?? 0,
    amount.step?.decimalPlaces() ?? 0,
    placesPrinted(amount),
  );
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
