import { stepOf, type Amount } from './amount.js';
import { MINUS_ONE, ONE, ZERO, type Decimal } from './exact.js';

/** A closed interval: what a true value may have been before it was printed. Both ends belong to it, because one program rounds ties up and another to even. */
export interface Range {
  least: Decimal;
  greatest: Decimal;
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
  return {
    parts: form.parts.map(({ address, coefficient, amount }) => ({ address, coefficient: product(by, coefficient), amount })),
    constant: product(by, form.constant),
  };
}

export function minus(left: Linear, right: Linear): Linear {
  const negative = scaled(right, MINUS_ONE);
  return linear([...left.parts, ...negative.parts], left.constant.plus(negative.constant));
}

export function valueOf(form: Linear): Decimal {
  return form.parts.reduce((sum, { coefficient, amount }) => sum.plus(product(coefficient, amount.value)), form.constant);
}

/** Least and greatest value over all true values of its figures. */
export function rangeOfLinear(form: Linear): Range {
  const middle = form.parts.reduce((sum, { coefficient, amount }) => (amount.lean ? sum.plus(coefficient.times(amount.lean)) : sum), valueOf(form));
  const spread = spreadOf(form);
  return { least: middle.minus(spread), greatest: middle.plus(spread) };
}

/** How far the value of a form may be from what its figures print. */
export function spreadOf(form: Linear): Decimal {
  return form.parts.reduce((sum, { coefficient, amount }) => (amount.half.isZero() ? sum : sum.plus(product(coefficient, amount.half).abs())), ZERO);
}

/** Nearly every coefficient is 1 or −1, these very ones, and the product of two decimals costs as much as a whole sum. */
export function product(coefficient: Decimal, value: Decimal): Decimal {
  if (coefficient === ONE) return value;
  if (coefficient !== MINUS_ONE) return coefficient.times(value);
  return value === ONE ? MINUS_ONE : value === MINUS_ONE ? ONE : value.negated();
}

/** Decimal places that an amount is printed with, seen in another unit. */
export function placesOf(amount: Amount, factor: Decimal): number {
  const step = amount.half.isZero() ? amount.value : stepOf(amount);
  return product(factor, step).decimalPlaces();
}
