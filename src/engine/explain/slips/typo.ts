import { absolute } from '../../figures/exact.js';

/**
 * How likely one printed figure was meant to be another. Shares of real typing errors (152 found in survey data by Statistics
 * Netherlands): a digit replaced 112, omitted 15, two transposed 14, one added 11; spread over the variants of a number of d digits.
 * Costs are −ln of the prior.
 */
export interface Typo {
  reason: Reason;
  cost: number;
}

export type Reason =
  | 'sign'
  | 'shifted'
  | 'digit-replaced'
  | 'digits-replaced'
  | 'digits-transposed'
  | 'digits-swapped'
  | 'digit-dropped'
  | 'digit-added'
  | 'blank'
  | 'places-dropped'
  | 'truncated'
  | 'miscalculated'
  | 'line-omitted'
  | 'line-doubled'
  | 'line-foreign'
  | 'copied'
  | 'prior-copied'
  | 'row-copied'
  | 'repeated'
  | 'interchanged'
  | 'moved'
  | 'line-shifted'
  | 'unit'
  | 'slipped'
  | 'stale'
  | 'other';

const SIGN = 3;
const SHIFT = 3.5;
/** A second wrong digit is likelier than an unrelated second error, since it mostly comes from the same slip. */
const SECOND_DIGIT = 3.5;
const NOT_ADJACENT = 1.5;
const BLANK_COST = 4;
export const COPY_COST = 3.5;

/** The cheapest way from the figure that was meant to the one printed; both in steps of the last printed place. */
export function typo(printed: bigint, meant: bigint): Typo {
  const [was, is] = [digits(meant), digits(printed)];
  const length = Math.max(was.length, is.length);
  const ways: Typo[] = [{ reason: 'other', cost: length * Math.LN10 }];
  if (printed === 0n) ways.push({ reason: 'blank', cost: BLANK_COST });
  else if (printed === -meant) ways.push({ reason: 'sign', cost: SIGN });
  else if (sameSign(printed, meant)) {
    if (isShift(was, is)) ways.push({ reason: 'shifted', cost: SHIFT });
    // Never a typing error in a number of one digit: every digit is one replacement away from every other.
    if (length > 1) ways.push(...digitErrors(was, is));
  }
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best));
}

function digits(value: bigint): string {
  return absolute(value).toString();
}

function sameSign(one: bigint, other: bigint): boolean {
  return one < 0n === other < 0n;
}

/** One is the other with zeros at its end: the decimal point or the unit is wrong. */
function isShift(was: string, is: string): boolean {
  const [short, long] = was.length < is.length ? [was, is] : [is, was];
  return long.length > short.length && long.startsWith(short) && /^0+$/.test(long.slice(short.length));
}

function digitErrors(was: string, is: string): Typo[] {
  const ways: Typo[] = [];
  const replaced = (d: number) => -Math.log(0.737 / (9 * d));
  if (was.length === is.length || (was.length < is.length ? is.length : was.length) - Math.min(was.length, is.length) === 1) {
    const length = Math.max(was.length, is.length);
    const [one, other] = [was.padStart(length, '0'), is.padStart(length, '0')];
    const places = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]));
    // With another number of digits it is one too many or too few.
    if (places.length === 1 && was.length === is.length) ways.push({ reason: 'digit-replaced', cost: replaced(length) });
    if (places.length === 2) {
      const [first, second] = places as [number, number];
      const swapped = one[first] === other[second] && one[second] === other[first];
      const adjacent = second === first + 1;
      if (swapped)
        ways.push({
          reason: adjacent ? 'digits-transposed' : 'digits-swapped',
          cost: -Math.log(0.092 / Math.max(1, length - 1)) + (adjacent ? 0 : NOT_ADJACENT),
        });
      else if (adjacent) ways.push({ reason: 'digits-replaced', cost: replaced(length) + SECOND_DIGIT });
    }
  }
  if (was.length === is.length + 1 && without(was, is)) ways.push({ reason: 'digit-dropped', cost: -Math.log(0.099 / (10 * (is.length + 1))) });
  if (is.length === was.length + 1 && without(is, was)) ways.push({ reason: 'digit-added', cost: -Math.log(0.072 / is.length) });
  return ways;
}

/** What one typing error or a decimal point gone astray makes `printed` of; in steps of the last printed place. */
export function meantBy(printed: bigint): bigint[] {
  const is = digits(printed);
  const found = new Set<string>();
  for (let at = 0; at <= is.length; at++) {
    const [before, after] = [is.slice(0, at), is.slice(at)];
    for (const digit of DIGITS) found.add(before + digit + after);
    if (after === '') continue;
    for (const digit of DIGITS) found.add(before + digit + after.slice(1));
    found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1]! + after[0]! + after.slice(2));
  }
  for (let power = 1; power <= MOST_POWER; power++) {
    const zeros = '0'.repeat(power);
    found.add(is + zeros);
    if (is.endsWith(zeros)) found.add(is.slice(0, -power));
  }
  const sign = printed < 0n ? -1n : 1n;
  return [...found].filter((each) => each !== is && /^[1-9]/.test(each)).map((each) => sign * BigInt(each));
}

const DIGITS = [...'0123456789'];
/** From one unit of money to another, or its prefix. */
const MOST_POWER = 4;

/** Whether the longer is the shorter with one digit put in. */
function without(long: string, short: string): boolean {
  let index = 0;
  while (index < short.length && long[index] === short[index]) index++;
  return long.slice(index + 1) === short.slice(index);
}
