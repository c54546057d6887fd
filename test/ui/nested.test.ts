import { expect, test } from 'vitest';
import { nested, type Nested } from '../../src/ui/report/nested.js';

type Named = [name: string, start: number, end: number];

/** `a(b c)` for b and c within a. */
function written(tree: readonly Nested<Named>[]): string {
  return tree.map(({ item: [name], inner }) => (inner.length === 0 ? name : `${name}(${written(inner)})`)).join(' ');
}

test.each<[string, Named[], string]>([
  [
    'one after the other',
    [
      ['b', 4, 6],
      ['a', 0, 2],
    ],
    'a b',
  ],
  [
    'in a sentence that is one itself',
    [
      ['all', 0, 20],
      ['a', 2, 4],
      ['b', 6, 8],
    ],
    'all(a b)',
  ],
  [
    'of the same stretch',
    [
      ['a', 0, 9],
      ['b', 0, 9],
      ['c', 3, 4],
    ],
    'a(b(c))',
  ],
  [
    'in a part of a sentence',
    [
      ['all', 0, 20],
      ['part', 2, 10],
      ['a', 3, 4],
      ['b', 12, 13],
    ],
    'all(part(a) b)',
  ],
  [
    'blank',
    [
      ['a', 0, 0],
      ['b', 0, 3],
    ],
    'b(a)',
  ],
  [
    'that cross',
    [
      ['a', 0, 5],
      ['b', 3, 8],
      ['c', 8, 9],
    ],
    'a c',
  ],
])('figures %s', (_, items, wanted) => {
  expect(written(nested(items, ([, start, end]) => ({ start, end })))).toBe(wanted);
});
