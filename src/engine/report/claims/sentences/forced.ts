import { Decimal, HUNDRED } from '../../../figures/exact.js';
import type { Breakdown } from './scene.js';
import type { Figure } from '../../report.js';

/**
 * Shares whose last digit was changed to make up 100 %: as printed they add up to it, correctly rounded they would not,
 * and each is within one unit of its rounded value. Returns those that differ from it.
 */
export function forcedShares({ mention, aspect, parts }: Breakdown): Figure[] {
  const whole = mention.figures.get(aspect)?.amount.value;
  if (!whole || !whole.greaterThan(0) || parts.length < 2) return [];
  let printed = new Decimal(0);
  let correct = new Decimal(0);
  const forced: Figure[] = [];
  for (const { figure, share } of parts) {
    if (!share) return [];
    const places = share.amount.value.decimalPlaces();
    const most = Math.max(
      places,
      share.amount.printed.includes('.') ? share.amount.printed.replace(/[^.\d]/g, '').length - share.amount.printed.indexOf('.') - 1 : 0,
    );
    const rounded = HUNDRED.times(figure.amount.value).div(whole).toDecimalPlaces(most, Decimal.ROUND_HALF_UP);
    printed = printed.plus(share.amount.value);
    correct = correct.plus(rounded);
    const apart = share.amount.value.minus(rounded).abs();
    if (apart.greaterThan(new Decimal(10).pow(-most))) return [];
    if (!apart.isZero()) forced.push(share);
  }
  return printed.equals(HUNDRED) && !correct.equals(HUNDRED) ? forced : [];
}
