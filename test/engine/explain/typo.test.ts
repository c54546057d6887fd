import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meantBy, typo } from '../../../src/engine/explain/slips/typo.js';

test.each([
  ['231.17', '231.70', 'digits-replaced'],
  ['907.54', '907.94', 'digit-replaced'],
  ['498.51', '489.51', 'digits-transposed'],
  ['12.34', '1234.00', 'shifted'],
  ['49.50', '-49.50', 'sign'],
  ['53.07', '530.07', 'digit-dropped'],
  ['530.07', '53.07', 'digit-added'],
  ['4326.93', '326.93', 'digit-added'],
  ['326.93', '4326.93', 'digit-dropped'],
  ['0.00', '1.50', 'blank'],
  ['63.00', '95.70', 'other'],
  ['0.03', '0.07', 'other'],
])('%s for %s: %s', (printed, meant, reason) => {
  const steps = (text: string) => BigInt(text.replace('.', ''));
  expect(typo(steps(printed), steps(meant)).reason).toBe(reason);
});

test('a digit replaced in a long number costs more than in a short one, and less than a number made up', () => {
  const short = typo(1234n, 1334n).cost;
  const long = typo(1234567n, 1234667n).cost;
  expect(short).toBeLessThan(long);
  expect(long).toBeLessThan(typo(1234567n, 7654321n).cost);
});

test('what a printed figure may have been meant to be is what one typing error makes it of', () => {
  expect(meantBy(7846n)).toEqual(expect.arrayContaining([73846n, 7896n, 8746n, 786n, 78460n]));
  fc.assert(
    fc.property(fc.bigInt({ min: 10n, max: 9_999_999n }), fc.boolean(), (amount, negative) => {
      const printed = negative ? -amount : amount;
      const values = meantBy(printed);
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) expect([value, typo(printed, value).reason]).not.toEqual([value, 'other']);
    }),
    { seed: 20241122, numRuns: 200 },
  );
});
