import type { Random } from './random.js';

/** Shares of typing errors of one digit, as `typo.ts` weighs them; they add up to one. */
const SHARES = { replaced: 0.737, dropped: 0.099, transposed: 0.092, added: 0.072 };
export type Mistyping = keyof typeof SHARES;
export const MISTYPINGS = Object.keys(SHARES) as Mistyping[];

/** A typing error of the kinds and shares that typo.ts knows; null where it changes nothing. `step` is one unit of the last place. */
export function mistyped(value: bigint, step: bigint, random: Random): bigint | null {
  let rest = random.share();
  const kind = MISTYPINGS.find((each) => (rest -= SHARES[each]) < 0) ?? 'added';
  return mistypedAs(kind, value, step, random);
}

export function mistypedAs(kind: Mistyping, value: bigint, step: bigint, random: Random): bigint | null {
  const negative = value < 0n;
  const digits = [...(negative ? -value / step : value / step).toString()];
  const at = random.below(digits.length);
  switch (kind) {
    case 'replaced':
      digits[at] = String((Number(digits[at]) + 1 + random.below(9)) % 10);
      break;
    case 'dropped':
      digits.splice(at, 1);
      break;
    case 'transposed': {
      const next = digits[at + 1];
      if (next === undefined) return null;
      [digits[at], digits[at + 1]] = [next, digits[at]!];
      break;
    }
    case 'added':
      digits.splice(at, 0, String(random.below(10)));
  }
  const wrong = BigInt(digits.join('') || '0') * step * (negative ? -1n : 1n);
  return wrong === value ? null : wrong;
}
