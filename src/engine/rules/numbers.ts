import { Decimal } from '../figures/exact.js';
import type { Product, Ratio, Sum } from '../figures/quantity.js';
import type { Literal, OperatorName } from '../pack/rule.js';
import type { Check } from './check.js';
import type { FactValue } from './fact-value.js';
import type { Judgement } from './operators.js';

/** The arithmetic of a check as it is written down. */
export type Numbers = Pick<Check, 'actual' | 'expected' | 'difference' | 'bound' | 'leftRange' | 'rightRange'>;

/** What an operator puts before the right side. */
const PREFIX: Partial<Record<OperatorName, string>> = { atLeast: '≥ ', atMost: '≤ ', differs: '≠ ' };
/** A quotient is shown with this many places more than the percentage it is compared with. */
const FINER = 2;

/** Of numbers with places as printed; of words the words themselves, and no difference. */
export function numbersOf(left: FactValue, operator: OperatorName, right: FactValue | Literal, { decision }: Judgement): Numbers {
  if (!decision || !isNumber(left) || left.kind === 'product') return { actual: wordsOf(left), expected: operator === 'present' || operator === 'absent' ? null : wordsOf(right), difference: null, bound: null, leftRange: null, rightRange: null };
  const nothing = { difference: null, bound: null, leftRange: null, rightRange: null };
  const { difference, bound, ranges } = decision;
  if (difference === null) return { actual: null, expected: null, ...nothing };
  const other = isNumber(right) ? right : null;
  const places = other?.kind === 'product' ? Math.max(left.places, other.places) : other?.kind === 'ratio' || left.kind === 'ratio' ? finer(left, other) : null;
  const leftPlaces = places === null || left.kind === 'sum' ? left.places : places;
  const expected = left.value.minus(difference);
  const rightPlaces = places !== null && other && other.kind !== 'sum' ? places : other && other.unit === left.unit ? other.places : expected.decimalPlaces();
  const write = (value: Decimal, to: number): string => value.toDecimalPlaces(to).toFixed(to);
  const range = (end: { least: Decimal; greatest: Decimal } | undefined): [string, string] | null =>
    end ? [down(end.least, places).toFixed(), up(end.greatest, places).toFixed()] : null;
  return {
    actual: write(left.value, leftPlaces),
    expected: operator === 'nonZero' ? (right === false ? '0' : '≠ 0') : `${PREFIX[operator] ?? ''}${write(expected, rightPlaces)}`,
    difference: write(difference, Math.max(leftPlaces, rightPlaces)),
    bound: bound === null ? null : up(bound, places).toFixed(),
    leftRange: range(ranges?.left),
    rightRange: range(ranges?.right),
  };
}

/** A quotient has no last place: what it allows is widened to the places shown, never narrowed. */
function up(value: Decimal, places: number | null): Decimal {
  return places === null ? value : value.toDecimalPlaces(places, Decimal.ROUND_CEIL);
}

function down(value: Decimal, places: number | null): Decimal {
  return places === null ? value : value.toDecimalPlaces(places, Decimal.ROUND_FLOOR);
}

function finer(left: Sum | Ratio, right: Sum | Ratio | null): number {
  const percentage = left.kind === 'sum' ? left.places : right?.kind === 'sum' ? right.places : 0;
  return percentage + FINER;
}

function isNumber(value: FactValue | Literal): value is Sum | Ratio | Product {
  return typeof value === 'object' && !Array.isArray(value) && (value.kind === 'sum' || value.kind === 'ratio' || value.kind === 'product');
}

function wordsOf(value: FactValue | Literal): string | null {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.join('、');
  if (value.kind === 'text') return value.text;
  return value.kind === 'names' ? value.names.join('、') : null;
}
