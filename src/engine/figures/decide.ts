import { Decimal, HUNDRED, ZERO } from './exact.js';
import { minus, rangeOfLinear, scaled, spreadOf, type Linear, type Range } from './interval.js';
import { productIn } from './product.js';
import { inUnit, type Product, type Quantity, type Ratio, type Reason, type Sum } from './quantity.js';

export type Operator = 'equals' | 'sameAs' | 'differs' | 'atLeast' | 'atMost' | 'nonZero';
export type Verdict = 'exact' | 'rounding' | 'violated' | 'undecided' | 'notApplicable';

export interface Decision {
  verdict: Verdict;
  /** exact or rounding */
  holds: boolean;
  /** left − right in the unit of the left side; null where there is nothing to subtract. */
  difference: Decimal | null;
  /** The largest |difference| that rounding allows; null where a base may be zero, too. */
  bound: Decimal | null;
  ranges: { left: Range; right: Range } | null;
  why: Reason | null;
}

/** What true values must satisfy: `form` = 0, ≥ 0 or ≤ 0. */
export interface Constraint {
  form: Linear;
  sense: '=' | '≥' | '≤';
}

/**
 * The verdict of algorithms.md §1: exact as printed, possible with other true values that print the same, or impossible.
 * `violated` is a proof for every rounding rule that stays within half a unit.
 */
export function decide(left: Quantity, operator: Operator, right: Quantity): Decision {
  for (const kind of ['notApplicable', 'undecided'] as const) {
    for (const side of [left, right]) if (side.kind === kind) return without(kind, side.why);
  }
  if (right.kind === 'product') return decideProduct(left as Sum | Ratio, operator, right);
  const sides = inOneUnit(left as Sum | Ratio, right as Sum | Ratio);
  if (!sides) return without('undecided', { code: 'rule-units', values: { one: (left as Sum).unit, other: (right as Sum).unit } });
  const [one, other] = sides;
  if (one.kind === 'ratio' && other.kind === 'ratio') return without('undecided', { code: 'rule-two-ratios', values: {} });
  const verdict = verdictOf(one, operator, other);
  const difference = one.value.minus(other.value);
  return {
    verdict,
    holds: holds(verdict),
    difference,
    // For showing: most checks are never shown.
    get bound() {
      return boundOf(one, other);
    },
    get ranges() {
      return rangesOf(one, other);
    },
    why: verdict === 'rounding' && operator === 'equals' ? reasonOf(one, other, difference) : null,
  };
}

/** A figure against a product, which stands on the right of a rule: it is within, below or above what the factors can give. */
function decideProduct(left: Sum | Ratio, operator: Operator, right: Product): Decision {
  if (operator !== 'equals' && operator !== 'atLeast' && operator !== 'atMost') throw new Error(`operator ${operator} cannot compare a product`);
  const product = left.kind === 'sum' ? productIn(right, left.unit) : null;
  if (left.kind !== 'sum' || !product) return without('undecided', { code: 'rule-units', values: { one: left.unit, other: right.unit } });
  const { printed, least, greatest } = product;
  const [over, under] = [operator !== 'atLeast', operator !== 'atMost'];
  // A product is not rounded itself: what it gives is compared with all that the left side may stand for.
  const asPrinted = !(over && left.least.greaterThan(printed.greatest)) && !(under && left.greatest.lessThan(printed.least));
  const verdict = asPrinted ? 'exact' : constraints(left, operator, product).every(possible) ? 'rounding' : 'violated';
  const isOver = over && (!under || left.value.greaterThanOrEqualTo(printed.greatest));
  const end = isOver ? printed.greatest : !over || left.value.lessThanOrEqualTo(printed.least) ? printed.least : left.value;
  return {
    verdict,
    holds: holds(verdict),
    difference: left.value.minus(end),
    bound: isOver ? left.value.minus(left.least).plus(greatest.minus(printed.greatest)) : left.greatest.minus(left.value).plus(printed.least.minus(least)),
    ranges: { left: { least: left.least, greatest: left.greatest }, right: { least, greatest } },
    why: null,
  };
}

export function holds(verdict: Verdict): boolean {
  return verdict === 'exact' || verdict === 'rounding';
}

function without(verdict: 'undecided' | 'notApplicable', why: Reason): Decision {
  return { verdict, holds: false, difference: null, bound: null, ranges: null, why };
}

/** Both sides in one unit, that of the left where it has any; null where units do not convert into one another. */
export function inOneUnit(left: Sum | Ratio, right: Sum | Ratio): [Sum | Ratio, Sum | Ratio] | null {
  if (right.kind === 'sum') {
    const converted = inUnit(right, left.unit);
    if (converted) return [left, converted];
  }
  if (left.kind === 'sum' && left.terms.length === 0) {
    const converted = inUnit(left, right.unit);
    if (converted) return [converted, right];
  }
  return left.unit === right.unit ? [left, right] : null;
}

function verdictOf(left: Sum | Ratio, operator: Operator, right: Sum | Ratio): Verdict {
  switch (operator) {
    case 'sameAs':
      return left.value.equals(right.value) ? 'exact' : 'violated';
    case 'differs':
      return left.value.equals(right.value) ? 'violated' : 'exact';
    case 'nonZero':
      if (!left.value.isZero()) return 'exact';
      return left.least?.isZero() && left.greatest?.isZero() ? 'violated' : 'rounding';
    default:
      if (asPrinted(left, operator, right)) return 'exact';
      return constraints(left, operator, right).every(possible) ? 'rounding' : 'violated';
  }
}

/** Whether the relation holds for the printed figures themselves. A printed percentage need only be what its figures give, rounded to its places. */
function asPrinted(left: Sum | Ratio, operator: 'equals' | 'atLeast' | 'atMost', right: Sum | Ratio): boolean {
  if (left.kind === 'sum' && right.kind === 'sum') return compares(left.value.cmp(right.value), operator);
  if (operator === 'equals') {
    const [quotient, percentage] = (left.kind === 'ratio' ? [left, right] : [right, left]) as [Ratio, Sum];
    return !gap(quotient, percentage.least).isNegative() && !gap(quotient, percentage.greatest).greaterThan(0);
  }
  const difference = left.kind === 'ratio' ? gap(left, right.value) : gap(right as Ratio, left.value).negated();
  return operator === 'atMost' ? !difference.greaterThan(0) : !difference.lessThan(0);
}

function compares(sign: number, operator: 'equals' | 'atLeast' | 'atMost'): boolean {
  return operator === 'equals' ? sign === 0 : operator === 'atLeast' ? sign >= 0 : sign <= 0;
}

/** 100 · a − p · b of the printed figures: its sign is that of the ratio minus p. */
function gap(quotient: Ratio, percentage: Decimal): Decimal {
  return HUNDRED.times(quotient.of.value).minus(percentage.times(quotient.to.value));
}

/**
 * The relation as linear constraints on the true values of its figures. A percentage P ± h of a base b > 0 is
 * (P − h)·b ≤ 100·a ≤ (P + h)·b. Each alone is satisfiable exactly when all of them together are: the figures fill a box, and
 * on the way from a point above the lower line to one below the upper line there is a point between the two.
 * A product, too, lies between two sums. Both sides must have one unit (`decide` sees to it).
 */
export function constraints(left: Sum | Ratio, operator: 'equals' | 'atLeast' | 'atMost', right: Sum | Ratio | Product): Constraint[] {
  if (right.kind === 'product') {
    const { form } = left as Sum;
    const [least, most]: Constraint[] = [
      { form: minus(form, right.low), sense: '≥' },
      { form: minus(form, right.high), sense: '≤' },
    ];
    return operator === 'equals' ? [least!, most!] : [operator === 'atLeast' ? least! : most!];
  }
  const sense = operator === 'equals' ? '=' : operator === 'atLeast' ? '≥' : '≤';
  if (left.kind === 'sum' && right.kind === 'sum') return [{ form: minus(left.form, right.form), sense }];
  const flipped = left.kind === 'sum';
  const quotient = (flipped ? right : left) as Ratio;
  const percentage = (flipped ? left : right) as Sum;
  const above: Constraint = { form: minus(scaled(quotient.of.form, HUNDRED), scaled(quotient.to.form, percentage.least)), sense: '≥' };
  const below: Constraint = { form: minus(scaled(quotient.of.form, HUNDRED), scaled(quotient.to.form, percentage.greatest)), sense: '≤' };
  if (sense === '=') return [above, below];
  return [(sense === '≥') === flipped ? below : above];
}

function possible({ form, sense }: Constraint): boolean {
  const { least, greatest } = rangeOfLinear(form);
  return (sense === '≥' || !least.greaterThan(0)) && (sense === '≤' || !greatest.lessThan(0));
}

function rangesOf(left: Sum | Ratio, right: Sum | Ratio): Decision['ranges'] {
  if (left.least === null || left.greatest === null || right.least === null || right.greatest === null) return null;
  return { left: { least: left.least, greatest: left.greatest }, right: { least: right.least, greatest: right.greatest } };
}

function boundOf(left: Sum | Ratio, right: Sum | Ratio): Decimal | null {
  if (left.kind === 'sum' && right.kind === 'sum') {
    return spreadOf(minus(left.form, right.form));
  }
  const spread = (side: Sum | Ratio): Decimal | null =>
    side.least === null || side.greatest === null ? null : Decimal.max(side.value.minus(side.least), side.greatest.minus(side.value));
  const one = spread(left);
  const other = spread(right);
  return one && other ? one.plus(other) : null;
}

/** What explains a rounding verdict where it is more than the sum of half-units. */
function reasonOf(left: Sum | Ratio, right: Sum | Ratio, difference: Decimal): Reason | null {
  const [one, other] = [left, right].map((side) =>
    side.kind === 'sum' && side.form.parts.length === 1 && side.form.constant.isZero() ? side.form.parts[0]! : null,
  );
  if (!one || !other) return fewerPlaces(left, right);
  const half = (part: typeof one): Decimal => part.coefficient.abs().times(part.amount.half);
  if (!half(one).equals(half(other))) return { code: 'rule-other-precision', values: {} };
  return difference.abs().equals(half(one).times(2)) && !difference.equals(ZERO) ? { code: 'rule-printed-twice', values: {} } : null;
}

/** Figures of one unit that are printed with fewer places than those they are added up with. */
function fewerPlaces(left: Sum | Ratio, right: Sum | Ratio): Reason | null {
  const parts = [left, right].flatMap((side) => (side.kind === 'sum' ? side.form.parts : []));
  const halves = parts.filter(({ amount }) => !amount.value.isZero()).map(({ coefficient, amount }) => coefficient.abs().times(amount.half));
  return new Set(halves.map(String)).size > 1 ? { code: 'rule-fewer-places', values: {} } : null;
}
