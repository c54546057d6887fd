const DIGITS = '一二三四五六七八九';
const TEN = '十';
/** 两 counts and never numbers. */
const TWO = '两';

/** A number below a hundred in characters, as part of a pattern. */
export const NUMERAL = `(?:[${DIGITS}]?${TEN}[${DIGITS}]?|[${DIGITS}${TWO}])`;

/** 十三 → 13, 两 → 2, 12 → 12; null for what is no number below a hundred. */
export function numberOf(words: string): number | null {
  if (/^\d{1,2}$/.test(words)) return Number(words);
  if (words === TWO) return 2;
  const match = new RegExp(`^([${DIGITS}]?)(${TEN}?)([${DIGITS}]?)$`).exec(words);
  if (!match || words === '') return null;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return words.length === 1 ? DIGITS.indexOf(words) + 1 : null;
  return (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1);
}

/** 13 → 十三. */
export function numeralOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens - 1] : ''}${tens > 0 ? TEN : ''}${ones > 0 ? DIGITS[ones - 1] : ''}`;
}
