import type { Amount, Unit } from './amount.js';
import { HUNDRED, MINUS_ONE, ONE, ZERO, type Decimal } from './exact.js';
import { linear, placesOf, product, rangeOfLinear, scaled, valueOf, type Linear, type Range } from './interval.js';
import { unitsPer } from './unit.js';

/** A code worded in rules/common/messages.json, with what fills its {placeholders}. */
export interface Reason {
  code: string;
  values: Record<string, string>;
}

export interface Term {
  sign: 1 | -1;
  address: string;
  amount: Amount;
}

/** Figures added up, all in `unit`; no terms is an exact number, whose unit '' takes that of the other side. */
export interface Sum {
  kind: 'sum';
  terms: Term[];
  form: Linear;
  value: Decimal;
  least: Decimal;
  greatest: Decimal;
  unit: Unit;
  /** Decimal places in which its value is shown. */
  places: number;
}

/** 100 · of / to, in %. The value is for showing; verdicts rest on the two sums, without division. */
export interface Ratio {
  kind: 'ratio';
  terms: Term[];
  of: Sum;
  to: Sum;
  value: Decimal;
  /** Null where the base may be zero. */
  least: Decimal | null;
  greatest: Decimal | null;
  unit: '%';
  places: number;
}

/**
 * Figures each multiplied by another one and added up: amounts by their shares, an average by what it is an average of. Every factor lies
 * within its own interval, so the whole lies between two sums of the figures alone, and the bounds stay linear and exact.
 */
export interface Product {
  kind: 'product';
  terms: Term[];
  factors: readonly Factors[];
  low: Linear;
  high: Linear;
  /** Of the figures as they are printed; a share that is not printed leaves a range. */
  printed: Range;
  least: Decimal;
  greatest: Decimal;
  unit: Unit;
  places: number;
}

/** A figure and what it is multiplied by: a percentage counts hundredths; null for a share that nobody printed, which is anything from none to all. */
export interface Factors {
  of: Term;
  by: Term | null;
}

/** No quantity, and why. The terms that were found are kept: they take part in the check all the same. */
export interface NoQuantity {
  kind: 'notApplicable' | 'undecided';
  why: Reason;
  terms: Term[];
}

export type Quantity = Sum | Ratio | Product | NoQuantity;

export function constant(value: Decimal, unit: Unit = ''): Sum {
  return { kind: 'sum', terms: [], form: { parts: [], constant: value }, value, least: value, greatest: value, unit, places: value.decimalPlaces() };
}

/** Adds figures in the unit of the first one that has any; undecided where units do not convert into one another. */
export function sum(terms: readonly Term[]): Sum | NoQuantity {
  const unit = terms.find((term) => term.amount.unit !== '')?.amount.unit ?? '';
  let places = 0;
  const parts = [];
  for (const { sign, address, amount } of terms) {
    const nothing = amount.value.isZero() && amount.half.isZero();
    const factor = nothing ? ONE : unitsPer(amount.unit, unit);
    if (!factor) return { kind: 'undecided', why: { code: 'rule-units', values: { one: unit, other: amount.unit } }, terms: [...terms] };
    places = Math.max(places, placesOf(amount, factor));
    parts.push({ address, coefficient: product(factor, sign === 1 ? ONE : MINUS_ONE), amount });
  }
  const form = linear(parts, ZERO);
  return sumOf({ terms: [...terms], form, value: valueOf(form), unit, places });
}

/** Its range is made when it is asked for: most sums agree as printed. */
function sumOf(known: Pick<Sum, 'terms' | 'form' | 'value' | 'unit' | 'places'>): Sum {
  let range: Range | null = null;
  return {
    kind: 'sum',
    ...known,
    get least() {
      return (range ??= rangeOfLinear(known.form)).least;
    },
    get greatest() {
      return (range ??= rangeOfLinear(known.form)).greatest;
    },
  };
}

/** The same sum in another unit; null where the units do not convert. An exact number without unit fits every unit. */
export function inUnit(amount: Sum, unit: Unit): Sum | null {
  if (amount.unit === unit) return amount;
  const factor = amount.terms.length === 0 && amount.unit === '' ? ONE : unitsPer(amount.unit, unit);
  if (!factor) return null;
  const places = amount.terms.length === 0 ? amount.places : Math.max(0, ...amount.terms.map((term) => placesIn(term.amount, unit)));
  return sumOf({ terms: amount.terms, form: scaled(amount.form, factor), value: amount.value.times(factor), unit, places });
}

function placesIn(amount: Amount, unit: Unit): number {
  return placesOf(amount, unitsPer(amount.unit, unit) ?? ONE);
}

/** A percentage. Its base must be above zero as printed: a rate over nothing says nothing. */
export function ratio(of: Sum, to: Sum): Ratio | NoQuantity {
  const terms = [...of.terms, ...to.terms];
  const base = inUnit(to, of.unit);
  if (!base) return { kind: 'undecided', why: { code: 'rule-units', values: { one: of.unit, other: to.unit } }, terms };
  if (!base.value.greaterThan(0)) return { kind: 'notApplicable', why: { code: 'rule-base-zero', values: {} }, terms };
  const value = HUNDRED.times(of.value).div(base.value);
  let range: ReturnType<typeof rangeOfRatio> | null = null;
  return {
    kind: 'ratio',
    terms,
    of,
    to: base,
    value,
    unit: '%',
    places: SHOWN,
    // Iterated, and looked at only where the check is shown.
    get least() {
      return (range ??= rangeOfRatio(of, base)).least;
    },
    get greatest() {
      return (range ??= rangeOfRatio(of, base)).greatest;
    },
  };
}

const SHOWN = 2;

/** Dinkelbach's iteration: the extreme of a / b lies where a − r·b is extreme for that r. For showing only, so a quotient of 100 digits will do. */
function rangeOfRatio(of: Sum, to: Sum): { least: Decimal | null; greatest: Decimal | null } {
  if (!to.least.greaterThan(0)) return { least: null, greatest: null };
  return { least: extremeRatio(of, to, 'least'), greatest: extremeRatio(of, to, 'greatest') };
}

function extremeRatio(of: Sum, to: Sum, end: keyof Range): Decimal {
  let quotient = of.value.div(to.value);
  for (let round = 0; round < 50; round++) {
    const direction = coefficients(linear([...of.form.parts, ...scaled(to.form, quotient.negated()).parts], ZERO));
    const upward = end === 'greatest';
    const next = at(of.form, direction, upward).div(at(to.form, direction, upward));
    if (next.minus(quotient).abs().lessThan('1e-40')) return next.times(HUNDRED);
    quotient = next;
  }
  return quotient.times(HUNDRED);
}

function coefficients(form: Linear): Map<string, Decimal> {
  return new Map(form.parts.map((part) => [part.address, part.coefficient]));
}

/** Value of a form where every figure stands at the end that `direction` points to. */
function at(form: Linear, direction: Map<string, Decimal>, upward: boolean): Decimal {
  return form.parts.reduce((total, { address, coefficient, amount }) => {
    const towards = direction.get(address) ?? ZERO;
    const offset = towards.isZero() ? ZERO : towards.isNegative() === upward ? amount.half.negated() : amount.half;
    return total.plus(coefficient.times(amount.value.plus(offset).plus(amount.lean ?? ZERO)));
  }, form.constant);
}
