import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../src/engine/explain/joint.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { type System } from '../../../src/engine/explain/system.js';
import { systemFrom, type Figures } from './relations.js';

function proofs(system: System): number[][] {
  const values = system.cells.map((cell) => cell.value);
  return contradictions(
    system,
    system.relations.map((_, at) => at).filter((at) => outcome(system, system.relations[at]!, values) !== 'violated'),
  );
}

describe('relations that each may hold', () => {
  test('and cannot hold together are found, with none to spare', () => {
    // Both totals can be 2.005; 2.01 and 1.99 of the same parts have no value in common.
    expect(proofs(systemFrom({ a: '1.00', b: '1.00', t: '2.01', u: '2.00' }, ['t = a + b', 'u = a + b']))).toEqual([]);
    expect(proofs(systemFrom({ a: '1.00', b: '1.00', c: '3.00', t: '2.01', u: '1.99' }, ['c = c + a + -a', 't = a + b', 'u = a + b']))).toEqual([[1, 2]]);
  });

  test('through a chain: parts tightened by one total break another', () => {
    const figures: Figures = { a: '1.00', b: '1.00', c: '1.00', t: '2.01', u: '1.99', v: '2.02', w: '1.98' };
    const found = proofs(systemFrom(figures, ['t = a + b', 'u = a + c', 'v = t + a', 'w = b + c']));
    for (const proof of found) expect(proof.length).toBeLessThanOrEqual(6);
  });

  test('the same figure printed two ways one unit apart proves nothing', () => {
    // Taken as one figure, 243.77 and 243.78 meet at 243.775 alone, which the parts of each exclude.
    const figures: Figures = { t: '243.78', s: '243.77', a: '228.48', b: '15.29' };
    expect(proofs(systemFrom(figures, ['t = s', 's = a + b', 't = a + b']))).toEqual([]);
  });

  test('of honestly rounded figures never contradict each other', () => {
    const shape = fc.array(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(shape, (rows) => {
        const figures: Figures = {};
        const relations: string[] = [];
        const show = (tenths: number) => (Math.round(tenths / 10) / 100).toFixed(2);
        const names = ['x', 'y', 'z'];
        rows.forEach((row, r) => {
          row.forEach((value, c) => (figures[`${names[c]}${r}`] = show(value)));
          figures[`row${r}`] = show(row.reduce((one, two) => one + two));
          relations.push(`row${r} = ${names.map((name) => `${name}${r}`).join(' + ')}`);
        });
        names.forEach((name, c) => {
          figures[`col${c}`] = show(rows.reduce((total, row) => total + row[c]!, 0));
          relations.push(`col${c} = ${rows.map((_, r) => `${name}${r}`).join(' + ')}`);
        });
        figures['all'] = show(rows.flat().reduce((one, two) => one + two));
        relations.push(`all = ${rows.map((_, r) => `row${r}`).join(' + ')}`, 'all = col0 + col1 + col2');
        const system = systemFrom(figures, relations);
        const values = system.cells.map((cell) => cell.value);
        expect(system.relations.every((relation) => outcome(system, relation, values) !== 'violated')).toBe(true);
        expect(proofs(system)).toEqual([]);
      }),
      { seed: 20240920, numRuns: 400 },
    );
  });

  test('every proof holds against brute force', () => {
    const figure = fc.integer({ min: 0, max: 3 }).map((units) => (units / 100).toFixed(2));
    const relation = fc.constantFrom('a = b + c', 'd = b + c', 'a = d', 'd = a + c', 'c = a + b', 'a ≤ b', 'b = c + d');
    fc.assert(
      fc.property(fc.record({ a: figure, b: figure, c: figure, d: figure }), fc.uniqueArray(relation, { minLength: 2, maxLength: 4 }), (figures, relations) => {
        const system = systemFrom(figures, relations);
        for (const proof of proofs(system)) {
          expect(proof.length).toBeLessThanOrEqual(6);
          expect(canHoldTogether(system, proof)).toBe(false);
        }
      }),
      { seed: 20240921, numRuns: 300 },
    );
  });
});

/** All true values on a grid of quarters of half a unit. */
function canHoldTogether(system: System, relations: number[]): boolean {
  const count = system.cells.length;
  const offsets = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const values = Array.from({ length: count }, () => 0);
  const place = (cell: number): boolean => {
    if (cell === count) {
      return relations.every((at) => {
        const rule = system.relations[at]!;
        if (rule.kind !== 'linear') return true;
        const total = rule.form.parts.reduce((sum, part) => sum + Number(part.coefficient) * values[part.cell]!, Number(rule.form.constant) * 4);
        return rule.sense === '=' ? total === 0 : rule.sense === '≥' ? total >= 0 : total <= 0;
      });
    }
    const { value, half } = system.cells[cell]!;
    return offsets.some((offset) => {
      values[cell] = Number(value) * 4 + Number(half) * offset;
      return place(cell + 1);
    });
  };
  return place(0);
}
