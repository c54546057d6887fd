import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../../../src/engine/figures/amount.js';
import { decide } from '../../../src/engine/figures/decide.js';
import { Decimal } from '../../../src/engine/figures/exact.js';
import { ratio, sum, type Sum, type Term } from '../../../src/engine/figures/quantity.js';

/**
 * Brute force over true values. A printed unit is STEPS of the grid, so that half-units, their ends and what lies between are grid points;
 * with the coefficients that occur (±1, ±2) a sum that is possible at all is possible on the grid.
 */
const STEPS = 4;
const SEED = { seed: 20240607, numRuns: 400 };

/** Printed value in units, and its cell; the same cell may stand on both sides. */
interface Cell {
  sign: 1 | -1;
  cell: number;
}

interface Case {
  printed: number[];
  left: Cell[];
  right: Cell[];
}

const cellsOf = fc.uniqueArray(fc.record({ sign: fc.constantFrom<(1 | -1)[]>(1, -1), cell: fc.integer({ min: 0, max: 4 }) }), {
  minLength: 1,
  maxLength: 3,
  selector: (each) => each.cell,
});
const cases: fc.Arbitrary<Case> = fc.record({
  printed: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }),
  left: cellsOf,
  right: cellsOf,
});

function amount(units: number, scale = 0): Amount {
  const unit = new Decimal(10).pow(scale - 2);
  return { printed: String(units), value: unit.times(units), half: unit.div(2), unit: '万元' };
}

function sideOf(cells: Cell[], printed: number[], scale = 0): Sum {
  const terms: Term[] = cells.map(({ sign, cell }) => ({ sign, address: `T/${cell}/c`, amount: amount(printed[cell]!, scale) }));
  return sum(terms) as Sum;
}

/** True values of a printed figure, in grid steps: the closed interval, or those that print so when ties go up, or to even. */
const OFFSETS: Record<'closed' | 'up' | 'even', (printed: number) => number[]> = {
  closed: () => [-2, -1, 0, 1, 2],
  up: (printed) => (printed >= 0 ? [-2, -1, 0, 1] : [-1, 0, 1, 2]),
  even: (printed) => (printed % 2 === 0 ? [-2, -1, 0, 1, 2] : [-1, 0, 1]),
};

/** Whether some true values, printed so, satisfy a relation. */
function exists(printed: number[], used: number[], rule: keyof typeof OFFSETS, holds: (values: number[]) => boolean): boolean {
  const values = printed.map((units) => units * STEPS);
  const search = (at: number): boolean => {
    const cell = used[at];
    if (cell === undefined) return holds(values);
    return OFFSETS[rule](printed[cell]!).some((offset) => {
      values[cell] = printed[cell]! * STEPS + offset;
      return search(at + 1);
    });
  };
  return search(0);
}

function residual({ left, right }: Case, values: number[]): number {
  const total = (cells: Cell[]): number => cells.reduce((sum, { sign, cell }) => sum + sign * values[cell]!, 0);
  return total(left) - total(right);
}

function usedIn(...sides: Cell[][]): number[] {
  return [...new Set(sides.flat().map(({ cell }) => cell))];
}

const SENSES = { equals: (x: number) => x === 0, atLeast: (x: number) => x >= 0, atMost: (x: number) => x <= 0 };

describe.each(['equals', 'atLeast', 'atMost'] as const)('sums, %s', (operator) => {
  test('violated exactly where no true values in the closed intervals satisfy it', () => {
    const seen = { exact: 0, rounding: 0, violated: 0 };
    fc.assert(
      fc.property(cases, (each) => {
        const { verdict } = decide(sideOf(each.left, each.printed), operator, sideOf(each.right, each.printed));
        const possible = exists(each.printed, usedIn(each.left, each.right), 'closed', (values) => SENSES[operator](residual(each, values)));
        expect(verdict === 'violated').toBe(!possible);
        expect(verdict === 'exact').toBe(SENSES[operator](residual(each, each.printed)));
        seen[verdict as keyof typeof seen]++;
      }),
      SEED,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });

  test.each(['up', 'even'] as const)('violated only where no true values print like this when ties go %s', (ties) => {
    fc.assert(
      fc.property(cases, (each) => {
        const { verdict } = decide(sideOf(each.left, each.printed), operator, sideOf(each.right, each.printed));
        fc.pre(verdict === 'violated');
        expect(exists(each.printed, usedIn(each.left, each.right), ties, (values) => SENSES[operator](residual(each, values)))).toBe(false);
      }),
      SEED,
    );
  });

  test('neither the order of terms nor the place of the point changes a verdict', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -4, max: 6 }), (each, scale) => {
        const { verdict } = decide(sideOf(each.left, each.printed), operator, sideOf(each.right, each.printed));
        const turned = decide(sideOf(each.left.toReversed(), each.printed, scale), operator, sideOf(each.right.toReversed(), each.printed, scale));
        expect(turned.verdict).toBe(verdict);
      }),
      SEED,
    );
  });
});

describe('percentages', () => {
  /** A whole percentage, and the cells that it is said to relate; `of` and `to` may share cells, as in growth. */
  interface Share {
    printed: number[];
    percentage: number;
    of: Cell[];
    to: Cell[];
  }
  const positive = fc.record({
    printed: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 3 }),
    // Away from what the printed figures give, and often not at all.
    away: fc.oneof(fc.constant(0), fc.integer({ min: -90, max: 90 })),
    of: fc.constant<Cell[]>([{ sign: 1, cell: 0 }]),
    to: fc.constantFrom<Cell[][]>(
      [{ sign: 1, cell: 1 }],
      [
        { sign: 1, cell: 1 },
        { sign: 1, cell: 2 },
      ],
      [
        { sign: 1, cell: 1 },
        { sign: -1, cell: 0 },
      ],
      [
        { sign: 1, cell: 1 },
        { sign: 1, cell: 0 },
      ],
    ),
  });
  const total = (cells: Cell[], values: number[]): number => cells.reduce((sum, { sign, cell }) => sum + sign * values[cell]!, 0);
  const shares: fc.Arbitrary<Share> = positive.map(({ away, ...rest }) => ({
    ...rest,
    percentage: away + Math.round((100 * total(rest.of, rest.printed)) / Math.max(1, total(rest.to, rest.printed))),
  }));
  const leastBase = ({ to, printed }: Share): number => to.reduce((sum, { sign, cell }) => sum + sign * printed[cell]! * STEPS - STEPS / 2, 0);
  const decided = ({ printed, percentage, of, to }: Share, scale = 0) => {
    const left = sum([{ sign: 1, address: 'P', amount: { printed: '', value: new Decimal(percentage), half: new Decimal('0.5'), unit: '%' } }]);
    return decide(left, 'equals', ratio(sideOf(of, printed, scale), sideOf(to, printed, scale)));
  };

  test('violated exactly where no true values give a rate that prints so', () => {
    const seen = { exact: 0, rounding: 0, violated: 0 };
    fc.assert(
      fc.property(shares, (each) => {
        fc.pre(leastBase(each) > 0);
        const { printed, percentage, of, to } = each;
        // The rate is continuous: if it can be too small and too large, it can be right.
        const within = (reaches: (twice: number, base: number) => boolean): boolean =>
          exists(printed, usedIn(of, to), 'closed', (values) => reaches(200 * total(of, values), total(to, values)));
        const possible = within((twice, base) => twice >= (2 * percentage - 1) * base) && within((twice, base) => twice <= (2 * percentage + 1) * base);
        const { verdict } = decided(each);
        expect(verdict === 'violated').toBe(!possible);
        const twice = 200 * total(of, printed);
        const base = total(to, printed);
        expect(verdict === 'exact').toBe(twice >= (2 * percentage - 1) * base && twice <= (2 * percentage + 1) * base);
        seen[verdict as keyof typeof seen]++;
      }),
      { ...SEED, numRuns: 1500 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });

  test('the range that is shown is the range that there is', () => {
    fc.assert(
      fc.property(shares, (each) => {
        fc.pre(leastBase(each) > 0);
        const { printed, of, to } = each;
        let least = Infinity;
        let greatest = -Infinity;
        exists(printed, usedIn(of, to), 'closed', (values) => {
          const rate = (100 * total(of, values)) / total(to, values);
          [least, greatest] = [Math.min(least, rate), Math.max(greatest, rate)];
          return false;
        });
        const { right } = decided(each).ranges!;
        expect(right.least.toNumber()).toBeCloseTo(least, 9);
        expect(right.greatest.toNumber()).toBeCloseTo(greatest, 9);
      }),
      SEED,
    );
  });

  test('where the base may be nothing, violated is still a proof', () => {
    const change: Cell[] = [{ sign: 1, cell: 0 }];
    const before: Cell[] = [
      { sign: 1, cell: 1 },
      { sign: -1, cell: 0 },
    ];
    const doubtful = fc.record({ x: fc.integer({ min: 1, max: 7 }), percentage: fc.integer({ min: -100, max: 500 }) });
    let violated = 0;
    fc.assert(
      fc.property(doubtful, ({ x, percentage }) => {
        const each: Share = { printed: [x, x + 1], percentage, of: change, to: before };
        expect(leastBase(each)).toBe(0);
        if (decided(each).verdict !== 'violated') return;
        violated++;
        const possible = exists(each.printed, [0, 1], 'closed', (values) => {
          const base = total(before, values);
          const twice = 200 * total(change, values);
          return base > 0 && twice >= (2 * percentage - 1) * base && twice <= (2 * percentage + 1) * base;
        });
        expect(possible).toBe(false);
      }),
      SEED,
    );
    expect(violated).toBeGreaterThan(50);
  });

  test('the place of the point changes no verdict', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -4, max: 6 }), (each, scale) => {
        fc.pre(total(each.to, each.printed) > 0);
        expect(decided(each, scale).verdict).toBe(decided(each).verdict);
      }),
      SEED,
    );
  });
});
