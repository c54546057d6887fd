import type { Amount, Unit } from './amount.js';
import { Decimal } from './exact.js';

/** A closed interval. Both ends belong to it, because one program rounds ties up and another to even. */
export interface Range {
  least: Decimal;
  greatest: Decimal;
}

/** What the true value may have been before it was printed. The one place that says so. */
export function rangeOf(amount: Amount): Range {
  return { least: amount.value.minus(amount.half), greatest: amount.value.plus(amount.half) };
}

const YUAN: Partial<Record<Unit, Decimal>> = { 元: new Decimal(1), 万元: new Decimal(10_000), 亿元: new Decimal(100_000_000) };

/** How many `to` one `from` is, exactly; null where the units do not convert into one another. */
export function unitsPer(from: Unit, to: Unit): Decimal | null {
  if (from === to) return new Decimal(1);
  const one = YUAN[from];
  const other = YUAN[to];
  return one && other ? one.div(other) : null;
}

/** Coefficient of a figure in a relation. */
export interface Part {
  address: string;
  coefficient: Decimal;
  amount: Amount;
}

/** Σ coefficient · figure + constant, each address once. */
export interface Linear {
  parts: Part[];
  constant: Decimal;
}

export function linear(parts: readonly Part[], constant: Decimal): Linear {
  const merged = new Map<string, Part>();
  for (const part of parts) {
    const before = merged.get(part.address);
    merged.set(part.address, before ? { ...before, coefficient: before.coefficient.plus(part.coefficient) } : part);
  }
  return { parts: [...merged.values()].filter((part) => !part.coefficient.isZero()), constant };
}

export function scaled(form: Linear, by: Decimal): Linear {
  return { parts: form.parts.map((part) => ({ ...part, coefficient: part.coefficient.times(by) })), constant: form.constant.times(by) };
}

export function minus(left: Linear, right: Linear): Linear {
  const negative = scaled(right, new Decimal(-1));
  return linear([...left.parts, ...negative.parts], left.constant.plus(negative.constant));
}

export function valueOf(form: Linear): Decimal {
  return form.parts.reduce((sum, { coefficient, amount }) => sum.plus(coefficient.times(amount.value)), form.constant);
}

/** Least and greatest value over all true values of its figures. */
export function rangeOfLinear(form: Linear): Range {
  return { least: extreme(form, 'least'), greatest: extreme(form, 'greatest') };
}

function extreme(form: Linear, end: keyof Range): Decimal {
  const other = end === 'least' ? 'greatest' : 'least';
  return form.parts.reduce((sum, { coefficient, amount }) => {
    const range = rangeOf(amount);
    return sum.plus(coefficient.times(coefficient.isNegative() ? range[other] : range[end]));
  }, form.constant);
}

/** Decimal places that an amount is printed with, seen in another unit. */
export function placesOf(amount: Amount, factor: Decimal): number {
  const step = amount.half.isZero() ? amount.value : amount.half.times(2);
  return step.times(factor).decimalPlaces();
}
