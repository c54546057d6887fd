import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { identify } from '../../../src/engine/findings/identity.js';
import type { Check } from '../../../src/engine/rules/check.js';
import { check, figure, operand } from './made.js';

/** The ids of all checks. */
function idsOf(checks: Check[]): string[] {
  return checks.map((_, index) => identify(checks)(index));
}

const total = figure('05/合计/小计', '3.00', 1);
const part = figure('05/201/小计', '3.01', 2);

test('is the beginning of the SHA-256 of rule, statement and sorted addresses', () => {
  const [id] = idsOf([check({ rule: 'fa-05-tree', statement: '小计', operands: [operand(total), operand(part, 'right')] })]);
  expect(id).toBe(createHash('sha256').update('fa-05-tree\n小计\n05/201/小计\n05/合计/小计').digest('hex').slice(0, 16));
});

test('does not depend on values, lines, the order of operands or the verdict', () => {
  const moved = { ...figure('05/合计/小计', '999.00', 70), anchors: [] };
  const [one] = idsOf([check({ operands: [operand(total), operand(part, 'right')] })]);
  const [other] = idsOf([check({ verdict: 'rounding', operands: [operand(part, 'right'), operand(moved)] })]);
  expect(other).toBe(one);
});

test('differs by rule, by statement and by address', () => {
  const ids = [
    ...idsOf([check({ rule: 'a', operands: [operand(total)] })]),
    ...idsOf([check({ rule: 'b', operands: [operand(total)] })]),
    ...idsOf([check({ rule: 'a', statement: 's', operands: [operand(total)] })]),
    ...idsOf([check({ rule: 'a', operands: [operand(part)] })]),
  ];
  expect(new Set(ids).size).toBe(4);
});

test('checks of one rule over the same figures have ids of their own, which do not depend on their neighbours’ verdicts or order', () => {
  const one = check({ binding: { row: '201' }, operands: [operand(total)] });
  const other = check({ binding: { row: '208' }, operands: [operand(total)] });
  const ids = idsOf([one, other]);
  expect(new Set(ids).size).toBe(2);
  expect(idsOf([other, { ...one, verdict: 'exact' }])).toEqual([...ids].reverse());
});

test('even checks that nothing tells apart do not share an id', () => {
  const twice = check({ operands: [operand(total)] });
  expect(new Set(idsOf([twice, twice, twice])).size).toBe(3);
});
