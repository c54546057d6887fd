import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sideRange } from '../../src/ui/look/side-range.js';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((fen) => new Decimal(fen).div(100));

test('the range of a side is the exact sum of the ranges of its figures', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ value: amount, sign: fc.constantFrom(1 as const, -1 as const) }), { minLength: 1, maxLength: 30 }), (given) => {
      const half = new Decimal('0.005');
      const operands = given.map(({ value, sign }) => ({
        sign,
        value: value.toFixed(),
        least: value.minus(half).toFixed(),
        greatest: value.plus(half).toFixed(),
      }));
      const total = given.reduce((sum, { value, sign }) => sum.plus(value.times(sign)), new Decimal(0));
      const reach = half.times(given.length);
      const range = sideRange(operands, total.toFixed(2));
      expect(range?.map((end) => new Decimal(end).toFixed())).toEqual([total.minus(reach).toFixed(), total.plus(reach).toFixed()]);
      // A side that is not their sum is not theirs to tell.
      expect(sideRange(operands, total.plus('0.01').toFixed(2))).toBeNull();
    }),
    { seed: 3 },
  );
});

test.each([[null], ['没有'], ['≤ 1.80']])('no range for %j', (total) => {
  expect(sideRange([{ sign: 1, value: '1', least: '0.5', greatest: '1.5' }], total)).toBeNull();
});
