import { Decimal } from 'decimal.js';

/**
 * decimal.js rounds every result to 20 significant digits unless told otherwise, which a percentage of a large base exceeds.
 * Printed numbers have at most 30 digits (parse.ts), so a product of two of them by 100 is exact with these settings,
 * which hold for every Decimal of the program.
 */
Decimal.set({ precision: 100, toExpNeg: -100, toExpPos: 100 });

export { Decimal };

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);
export const MINUS_ONE = new Decimal(-1);
export const HUNDRED = new Decimal(100);

/** Of whole numbers, as explanations count in. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
