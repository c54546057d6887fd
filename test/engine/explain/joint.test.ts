import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../src/engine/explain/joint.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { type System } from '../../../src/engine/explain/system.js';
import { canHold } from './brute-force.js';
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
    // s leaves b no less than 1.000, so v leaves c no more than 0.995, and a + c cannot reach 2.005.
    const figures: Figures = { a: '1.00', b: '1.00', c: '1.00', s: '2.01', v: '1.99', w: '2.01' };
    expect(proofs(systemFrom(figures, ['s = a + b', 'v = b + c', 'w = a + c']))).toEqual([[0, 1, 2]]);
  });

  test('the same figure printed two ways one unit apart proves nothing', () => {
    // Taken as one figure, 243.77 and 243.78 meet at 243.775 alone, which the parts of each exclude.
    const figures: Figures = { t: '243.78', s: '243.77', a: '228.48', b: '15.29' };
    expect(proofs(systemFrom(figures, ['t = s', 's = a + b', 't = a + b']))).toEqual([]);
  });

  test('a total added up from rounded parts is no error where the rounded one stands beside it, one unit apart', () => {
    // tot leaves h no less than 2.015 and sum k no less than 2.005: together 4.02, and 4.01 stands for 4.015 at most.
    const figures: Figures = { h: '2.01', k: '2.00', z: '1.00', y: '1.00', x: '1.00', w: '1.00', tot: '4.03', sum: '4.02', all: '4.02', added: '4.01' };
    const relations = ['tot = h + z + y', 'sum = k + x + w', 'added = h + k'];
    expect(proofs(systemFrom(figures, relations))).toEqual([[0, 1, 2]]);
    expect(proofs(systemFrom(figures, [...relations, 'all = h + k', 'all = added']))).toEqual([]);
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
    let proved = 0;
    const figure = fc.integer({ min: 0, max: 3 }).map((units) => (units / 100).toFixed(2));
    const relation = fc.constantFrom('a = b + c', 'd = b + c', 'a = d', 'd = a + c', 'c = a + b', 'a ≤ b', 'b = c + d');
    fc.assert(
      fc.property(fc.record({ a: figure, b: figure, c: figure, d: figure }), fc.uniqueArray(relation, { minLength: 2, maxLength: 4 }), (figures, relations) => {
        const system = systemFrom(figures, relations);
        for (const proof of proofs(system)) {
          proved++;
          expect(proof.length).toBeLessThanOrEqual(6);
          expect(canHold(system, proof)).toBe(false);
        }
      }),
      { seed: 20240921, numRuns: 300 },
    );
    expect(proved).toBeGreaterThan(10);
  });
});
