import { expect, test } from 'vitest';
import { locate } from '../../../src/engine/document/locate.js';
import type { Piece, SourceText } from '../../../src/engine/document/document.js';

const source = (text: string, pieces: Piece[]): SourceText => ({ text, pieces });

const joined = source('收入≥95', [
  { start: 0, end: 2, anchor: { line: 3, column: 5, length: 2 } },
  { start: 2, end: 3, anchor: { line: 3, column: 7, length: 4 } },
  { start: 3, end: 5, anchor: { line: 5, column: 1, length: 2 } },
]);

test.each([
  ['one character', 1, 2, [{ line: 3, column: 6, length: 1 }]],
  ['what stands for more', 2, 3, [{ line: 3, column: 7, length: 4 }]],
  [
    'over a join',
    1,
    4,
    [
      { line: 3, column: 6, length: 1 },
      { line: 3, column: 7, length: 4 },
      { line: 5, column: 1, length: 1 },
    ],
  ],
  ['everything', 0, 5, joined.pieces.map((piece) => piece.anchor)],
  ['nothing', 5, 5, [{ line: 5, column: 3, length: 0 }]],
])('%s', (_, start, end, anchors) => {
  expect(locate(joined, start, end)).toEqual(anchors);
});

test('an empty cell stands where its piece says', () => {
  expect(locate(source('', [{ start: 0, end: 0, anchor: { page: 2, box: [1, 2, 3, 4] } }]), 0, 0)).toEqual([{ page: 2, box: [1, 2, 3, 4] }]);
});

test('a box is divided evenly, a span of a block exactly, a sheet cell not at all', () => {
  expect(locate(source('1234', [{ start: 0, end: 4, anchor: { page: 1, box: [10, 0, 50, 9] } }]), 1, 3)).toEqual([{ page: 1, box: [20, 0, 40, 9] }]);
  expect(locate(source('1234', [{ start: 0, end: 4, anchor: { block: 7, start: 20, end: 24 } }]), 1, 3)).toEqual([{ block: 7, start: 21, end: 23 }]);
  expect(locate(source('1234', [{ start: 0, end: 4, anchor: { sheet: '表1', cell: 'B2' } }]), 1, 3)).toEqual([{ sheet: '表1', cell: 'B2' }]);
});

test('characters that no piece covers have no place', () => {
  const gap = source('ab cd', [
    { start: 0, end: 2, anchor: { line: 1, column: 1, length: 2 } },
    { start: 3, end: 5, anchor: { line: 2, column: 1, length: 2 } },
  ]);
  expect(locate(gap, 2, 3)).toEqual([]);
  expect(locate(gap, 1, 4)).toEqual([
    { line: 1, column: 2, length: 1 },
    { line: 2, column: 1, length: 1 },
  ]);
});
