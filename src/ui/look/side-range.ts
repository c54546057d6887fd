import type { FindingOperand } from '../engine.js';

type Ranged = Pick<FindingOperand, 'sign' | 'value' | 'least' | 'greatest'>;

/**
 * What a side could at least and at most have been, from its figures: for a list that came without its report, which has no checks.
 * Null where the side is not their sum (a rate, a figure in another unit), since then the figures do not tell.
 */
export function sideRange(operands: readonly Ranged[], total: string | null): [string, string] | null {
  if (total === null || operands.length === 0) return null;
  const values = [total];
  for (const { value, least, greatest } of operands) {
    if (value === null || least === null || greatest === null) return null;
    values.push(value, least, greatest);
  }
  if (!values.every((value) => /^-?\d+(\.\d+)?$/.test(value))) return null;
  const places = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0));
  const fixed = (value: string): bigint => {
    const [whole = '0', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  };
  const add = (of: (operand: Ranged) => string | null): bigint => operands.reduce((sum, operand) => sum + BigInt(operand.sign) * fixed(of(operand) ?? '0'), 0n);
  if (add((operand) => operand.value) !== fixed(total)) return null;
  const least = add((operand) => (operand.sign === 1 ? operand.least : operand.greatest));
  const greatest = add((operand) => (operand.sign === 1 ? operand.greatest : operand.least));
  return [decimal(least, places), decimal(greatest, places)];
}

/** 408066000 with 5 places → 4080.66, without trailing noise. */
function decimal(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${fraction === '' ? '' : `.${fraction}`}`;
}
