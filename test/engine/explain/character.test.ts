import { describe, expect, test } from 'vitest';
import { outOfCharacter } from '../../../src/engine/explain/character.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { systemFrom, type Figures } from './relations.js';

/** Sums of `1.00`, one for each [addends, units that the total is off], all of table `05`: what is told of each, by its index. */
function told(sums: [addends: number, off: number][]): Map<number, string> {
  const figures: Figures = {};
  const relations = sums.map(([addends, off], sum) => {
    const names = Array.from({ length: addends }, (_, row) => `05/${row}/${sum}`);
    for (const name of names) figures[name] = '1.00';
    figures[`05/t/${sum}`] = (addends + off / 100).toFixed(2);
    return `05/t/${sum} = ${names.join(' + ')}`;
  });
  const system = systemFrom(figures, relations);
  const values = system.cells.map(({ value }) => value);
  const checked = system.relations.map((relation) => ({
    check: { verdict: outcome(system, relation, values), operands: [{ address: '05/t/0' }] },
  })) as unknown as Parameters<typeof outOfCharacter>[1];
  return new Map([...outOfCharacter(system, checked)].map(([at, { code }]) => [at, code]));
}

const times = (count: number, sum: [number, number]): [number, number][] => Array.from({ length: count }, () => sum);

describe('a residual that rounding allows', () => {
  test('is out of character where it hardly comes from rounding', () => {
    expect(told([[18, 4]])).toEqual(new Map([[0, 'explain-improbable']]));
    expect(told([[18, 1]])).toEqual(new Map());
  });

  test('and is not where the report has so many sums that one of them may be so far off', () => {
    expect(told([[18, 4], ...times(2, [18, 1]), ...times(10, [18, 0])])).toEqual(new Map());
    // Two units over three addends: rounding reaches it at a single point.
    expect(told([[3, 2], ...times(30, [3, 1])])).toEqual(new Map([[0, 'explain-improbable']]));
  });

  test('is out of character where all other sums of the table are exact, if these are enough', () => {
    expect(told([[5, 1], ...times(13, [5, 0])])).toEqual(new Map([[0, 'explain-summed']]));
    expect(told([[5, 1], ...times(4, [5, 0])])).toEqual(new Map());
    expect(told([...times(2, [5, 1]), ...times(13, [5, 0])])).toEqual(new Map());
  });
});
