import { HUNDRED, ONE, ZERO, type Decimal } from './exact.js';
import { linear, placesOf, rangeOfLinear, scaled, valueOf, type Part } from './interval.js';
import type { Factors, NoQuantity, Product } from './quantity.js';
import { unitsPer, type Unit } from './unit.js';

/** Undecided where units do not convert, or a figure is below zero, of which a share is no part. */
export function productOf(factors: readonly Factors[]): Product | NoQuantity {
  const terms = factors.flatMap(({ of, by }) => (by ? [of, by] : [of]));
  const unit = factors.find(({ of }) => of.amount.unit !== '')?.of.amount.unit ?? '';
  const [low, high, least, greatest]: Part[][] = [[], [], [], []];
  let places = 0;
  for (const { of, by } of factors) {
    const factor = of.amount.value.isZero() && of.amount.half.isZero() ? ONE : unitsPer(of.amount.unit, unit);
    if (!factor) return { kind: 'undecided', why: { code: 'rule-units', values: { one: unit, other: of.amount.unit } }, terms };
    if (of.amount.value.isNegative() && !of.amount.value.isZero()) return { kind: 'undecided', why: { code: 'rule-product-negative', values: {} }, terms };
    if (by && by.amount.unit !== '%' && by.amount.unit !== '')
      return { kind: 'undecided', why: { code: 'rule-units', values: { one: '%', other: by.amount.unit } }, terms };
    places = Math.max(places, placesOf(of.amount, factor));
    const { address, amount } = of;
    const part = (rate: Decimal): Part => ({ address, amount, coefficient: by?.amount.unit === '' ? rate.times(factor) : rate.times(factor).div(HUNDRED) });
    const value = by?.amount.value;
    const span = by ? rangeOfLinear({ parts: [{ address: '', coefficient: ONE, amount: by.amount }], constant: ZERO }) : { least: ZERO, greatest: HUNDRED };
    low!.push(part(span.least));
    high!.push(part(span.greatest));
    least!.push(part(value ?? ZERO));
    greatest!.push(part(value ?? HUNDRED));
  }
  const [lowest, highest] = [linear(low!, ZERO), linear(high!, ZERO)];
  return {
    kind: 'product',
    terms,
    factors,
    low: lowest,
    high: highest,
    printed: { least: valueOf(linear(least!, ZERO)), greatest: valueOf(linear(greatest!, ZERO)) },
    least: rangeOfLinear(lowest).least,
    greatest: rangeOfLinear(highest).greatest,
    unit,
    places,
  };
}

/** The same product in another unit; null where the units do not convert. */
export function productIn(product: Product, unit: Unit): Product | null {
  if (product.unit === unit) return product;
  const factor = unitsPer(product.unit, unit);
  if (!factor) return null;
  const times = (value: Decimal): Decimal => value.times(factor);
  return {
    ...product,
    low: scaled(product.low, factor),
    high: scaled(product.high, factor),
    printed: { least: times(product.printed.least), greatest: times(product.printed.greatest) },
    least: times(product.least),
    greatest: times(product.greatest),
    unit,
  };
}
