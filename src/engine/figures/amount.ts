import type { Decimal } from 'decimal.js';
import type { Unit } from './unit.js';

export type { Unit } from './unit.js';

/** A figure with its printed precision. */
export interface Amount {
  /** As printed, blanks and tags removed; '' for a blank cell. */
  printed: string;
  value: Decimal;
  /** Half of the last printed place; 0 where the figure is exact (blank, a count, a filled-in zero). */
  half: Decimal;
  /** How far above the printed value the middle of what it may stand for lies: “more than 5.2” is 5.2 to 5.3. None where it is the middle. */
  lean?: Decimal;
  /** A unit of the last place, where it is not twice the half: an amount that was cut off, or is hedged, may be further from what is printed. */
  step?: Decimal;
  unit: Unit;
}

/** By how much an amount would have to change to be printed otherwise; 0 for an exact one. */
export function stepOf({ half, step }: Amount): Decimal {
  return step ?? half.times(2);
}
