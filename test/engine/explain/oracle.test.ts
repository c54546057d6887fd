import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../src/engine/explain/joint.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import type { System } from '../../../src/engine/explain/system.js';
import { canHold } from './brute-force.js';
import { systemFrom, type Figures } from './relations.js';

/** Sums over five figures, small enough to try every set of true values. */
const RELATIONS = ['t = a + b', 'u = a + b', 't = a + c', 'u = c + b', 't ≥ u + c'];
const NAMES = ['a', 'b', 'c', 't', 'u'];
const SMALL = fc.integer({ min: 0, max: 4 });
const chosen = fc.subarray(RELATIONS, { minLength: 2 });

function systemOfUnits(values: number[], relations: string[]): System {
  return systemFrom(Object.fromEntries(NAMES.map((name, index) => [name, (values[index]! / 100).toFixed(2)])), [...relations]);
}

function isViolated(system: System, at: number): boolean {
  return (
    outcome(
      system,
      system.relations[at]!,
      system.cells.map((cell) => cell.value),
    ) === 'violated'
  );
}

describe('against every true value that there can be', () => {
  test('a relation is violated exactly where no true values satisfy it', () => {
    fc.assert(
      fc.property(fc.array(SMALL, { minLength: 5, maxLength: 5 }), fc.constantFrom(...RELATIONS), (values, relation) => {
        const system = systemOfUnits(values, [relation]);
        // The same figure printed in two ways is the one exception, and no relation here is of that form.
        expect(isViolated(system, 0)).toBe(!canHold(system, [0]));
      }),
      { seed: 20240930, numRuns: 100 },
    );
  });

  test('every set called impossible is, with none to spare and no more than six relations', () => {
    let proofs = 0;
    fc.assert(
      fc.property(fc.array(SMALL, { minLength: 5, maxLength: 5 }), chosen, (values, relations) => {
        const system = systemOfUnits(values, relations);
        const alone = relations.map((_, at) => at).filter((at) => !isViolated(system, at));
        for (const proof of contradictions(system, alone)) {
          proofs++;
          expect(proof.length).toBeLessThanOrEqual(6);
          expect(canHold(system, proof)).toBe(false);
          for (const spare of proof)
            expect(
              canHold(
                system,
                proof.filter((at) => at !== spare),
              ),
            ).toBe(true);
        }
      }),
      { seed: 20241001, numRuns: 120 },
    );
    expect(proofs).toBeGreaterThan(0);
  });

  test('whatever the sums exclude is caught: by one relation, or by several together', () => {
    let excluded = 0;
    fc.assert(
      fc.property(fc.array(SMALL, { minLength: 5, maxLength: 5 }), chosen, (values, relations) => {
        const system = systemOfUnits(values, relations);
        const every = relations.map((_, at) => at);
        const alone = every.filter((at) => !isViolated(system, at));
        const possible = canHold(system, every);
        if (!possible) excluded++;
        expect(alone.length === every.length && contradictions(system, alone).length === 0).toBe(possible);
      }),
      { seed: 20241002, numRuns: 120 },
    );
    expect(excluded).toBeGreaterThan(30);
  });
});

test('figures of one set of true amounts, each rounded for itself, prove nothing', () => {
  const fen = fc.integer({ min: 0, max: 999_999 });
  const print = (value: number): string => (Math.round(value / 100) / 100).toFixed(2);
  fc.assert(
    fc.property(fc.array(fen, { minLength: 6, maxLength: 6 }), (parts) => {
      const cells = Object.fromEntries(parts.map((value, index) => [`r${index % 2}:c${Math.floor(index / 2)}`, value]));
      const at = (row: number, column: number): number => cells[`r${row}:c${column}`]!;
      const figures: Figures = {};
      for (const [name, value] of Object.entries(cells)) figures[name] = print(value);
      for (const column of [0, 1, 2]) figures[`t:c${column}`] = print(at(0, column) + at(1, column));
      for (const row of [0, 1]) figures[`r${row}:t`] = print(at(row, 0) + at(row, 1) + at(row, 2));
      figures['t:t'] = print(parts.reduce((sum, value) => sum + value, 0));
      const relations = [
        ...[0, 1, 2].map((column) => `t:c${column} = r0:c${column} + r1:c${column}`),
        ...[0, 1].map((row) => `r${row}:t = r${row}:c0 + r${row}:c1 + r${row}:c2`),
        't:t = r0:t + r1:t',
        't:t = t:c0 + t:c1 + t:c2',
      ];
      const system = systemFrom(figures, relations);
      const every = relations.map((_, index) => index);
      expect(every.filter((index) => isViolated(system, index))).toEqual([]);
      expect(contradictions(system, every)).toEqual([]);
    }),
    { seed: 20241003, numRuns: 100 },
  );
});
