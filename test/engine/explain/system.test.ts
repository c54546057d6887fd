import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/engine/figures/decide.js';
import { impliedSpan, outcome } from '../../../src/engine/explain/outcome.js';
import { decided, systemFrom } from './relations.js';

const figure = fc.integer({ min: 0, max: 400 }).map((steps) => (steps / 100).toFixed(2));
const relation = fc.constantFrom('a = b + c', 'a = b + -c', 'a + b = c + d', 'a ≤ b', 'a ≥ b + c', 'p = a / b', 'p = a + b / c', 'p ≤ a / b');

describe('whole numbers and decimals give the same verdict', () => {
  test('on any figures', () => {
    fc.assert(
      fc.property(relation, fc.record({ a: figure, b: figure, c: figure, d: figure, p: figure.map((text) => `${text}%`) }), (text, figures) => {
        const [input] = decided(figures, [text]);
        const { verdict } = decide(input!.left, input!.operator, input!.right);
        if (verdict === 'notApplicable' || verdict === 'undecided') return;
        const system = systemFrom(figures, [text]);
        expect(
          outcome(
            system,
            system.relations[0]!,
            system.cells.map((cell) => cell.value),
          ),
        ).toBe(verdict);
      }),
      { seed: 20240918, numRuns: 3000 },
    );
  });
});

describe('what a relation implies for one of its figures', () => {
  test('is exactly the set of printed values that do not violate it', () => {
    fc.assert(
      fc.property(
        relation,
        fc.record({ a: figure, b: figure, c: figure, d: figure, p: figure.map((text) => `${text}%`) }),
        fc.nat(3),
        (text, figures, pick) => {
          const [input] = decided(figures, [text]);
          if (!('least' in input!.right)) return;
          const system = systemFrom(figures, [text]);
          const rule = system.relations[0]!;
          const cell = pick % system.cells.length;
          const values = system.cells.map((own) => own.value);
          const span = impliedSpan(system, rule, cell, values);
          if (!span) return;
          const { step } = system.cells[cell]!;
          for (let printed = 0n; printed <= 30n; printed++) {
            const value = system.cells[cell]!.value + (printed - 15n) * step;
            if (value < 0n) continue;
            const inside = (span.least === null || value >= span.least) && (span.greatest === null || value <= span.greatest);
            values[cell] = value;
            const verdict = outcome(system, rule, values);
            // A percentage over nothing is violated whatever is implied; see outcome().
            if (rule.kind === 'ratio' && verdict === 'violated' && rule.to.parts.some((part) => part.cell === cell)) continue;
            expect(inside).toBe(verdict !== 'violated');
          }
        },
      ),
      { seed: 20240919, numRuns: 2000 },
    );
  });
});
