import { describe, expect, test } from 'vitest';
import { decide, type Operator } from '../../../src/engine/figures/decide.js';
import { Decimal } from '../../../src/engine/figures/exact.js';
import { productOf } from '../../../src/engine/figures/product.js';
import { constant, ratio, sum, type Product, type Quantity, type Sum } from '../../../src/engine/figures/quantity.js';
import { readAmount } from '../../../src/engine/figures/parse.js';
import { add, share, term } from './quantities.js';

const verdict = (left: string[], operator: Operator, right: string[]): string => decide(add(...left), operator, add(...right)).verdict;

describe('sums', () => {
  test.each([
    ['243.78', 'exact'],
    ['243.77', 'rounding'],
    ['243.79', 'rounding'],
    ['243.80', 'violated'],
    ['243.76', 'violated'],
    ['253.78', 'violated'],
  ])('%s against 228.49 + 15.29 is %s', (total, expected) => {
    expect(verdict([`t:${total}`], 'equals', ['a:228.49', 'b:15.29'])).toBe(expected);
  });

  test('says what rounding allows', () => {
    const { difference, bound, ranges } = decide(add('t:243.70'), 'equals', add('a:228.49', 'b:15.29'));
    expect([difference, bound, ranges?.left.least, ranges?.right.greatest].map(String)).toEqual(['-0.08', '0.015', '243.695', '243.79']);
  });

  test('n parts and a total allow n + 1 half-units, and not a hair more', () => {
    const parts = Array.from({ length: 7 }, (_, at) => `p${at}:1.00`);
    expect(verdict(['t:7.04'], 'equals', parts)).toBe('rounding');
    expect(verdict(['t:7.05'], 'equals', parts)).toBe('violated');
  });

  test('honest residuals of published reports', () => {
    expect(verdict(['t:10685.56'], 'equals', ['a:7366.16', 'b:3319.39'])).toBe('rounding');
    expect(verdict(['t:46.21'], 'equals', ['a:4.69', 'b:40.61', 'c:0.90'])).toBe('rounding');
  });

  test('blanks allow nothing', () => {
    expect(verdict(['t:5.01'], 'equals', ['a:5.00', 'b:', 'c:-', 'd:—'])).toBe('rounding');
    expect(verdict(['t:5.02'], 'equals', ['a:5.00', 'b:', 'c:-', 'd:—'])).toBe('violated');
    expect(verdict(['t:5.02'], 'equals', ['a:5.00', 'b:0.00', 'c:0.00'])).toBe('rounding');
  });

  test('the same figure on both sides cancels, rounding and all', () => {
    expect(verdict(['a:1.00', 'b:2.00'], 'equals', ['a:1.00', 'b:2.00'])).toBe('exact');
    expect(verdict(['a:100.00', 'b:2.00'], 'equals', ['a:100.00', 'c:2.01'])).toBe('rounding');
    expect(verdict(['a:100.00', 'b:2.00'], 'equals', ['a:100.00', 'c:2.02'])).toBe('violated');
    expect(verdict(['a:1.00', 'b:2.00'], 'equals', ['b:2.00', 'c:1.02'])).toBe('violated');
    expect(verdict(['a:1.00'], 'equals', ['-a:1.00', 'c:2.02'])).toBe('violated');
    expect(verdict(['a:1.00'], 'equals', ['-a:1.00', 'c:2.01'])).toBe('rounding');
  });

  test('one figure printed twice, one unit apart', () => {
    const decision = decide(add('a:12.34'), 'equals', add('b:12.35'));
    expect(decision).toMatchObject({ verdict: 'rounding', why: { code: 'rule-printed-twice' } });
    expect(verdict(['a:12.34'], 'equals', ['b:12.36'])).toBe('violated');
    expect(decide(add('a:12.34'), 'equals', add('b:6.17', 'c:6.18')).why).toBeNull();
  });

  test('an empty sum is zero of any unit', () => {
    expect(decide(add('a:0.00'), 'equals', sum([])).verdict).toBe('exact');
    expect(decide(sum([]), 'equals', add('a:0.01')).verdict).toBe('violated');
    expect(decide(add('a:3.00'), 'atLeast', constant(new Decimal(3))).verdict).toBe('exact');
  });
});

describe('units', () => {
  test('of money convert exactly, and intersect', () => {
    expect(verdict(['a:12.35'], 'equals', ['b:123456元'])).toBe('rounding');
    expect(verdict(['a:12.35'], 'equals', ['b:123500元'])).toBe('exact');
    expect(verdict(['a:12.35'], 'equals', ['b:123551元'])).toBe('violated');
    expect(verdict(['a:12.35'], 'equals', ['b:123449元'])).toBe('violated');
    expect(verdict(['a:123456元'], 'equals', ['b:12.35'])).toBe('rounding');
    expect(verdict(['a:10000.00'], 'equals', ['b:1.00亿元'])).toBe('exact');
    expect(decide(add('a:12.35'), 'equals', add('b:123456元')).why).toEqual({ code: 'rule-other-precision', values: {} });
    expect(String(decide(add('a:12.35'), 'equals', add('b:123456元')).difference)).toBe('0.0044');
  });

  test('mixed in one sum', () => {
    expect(verdict(['a:2.00'], 'equals', ['b:1.00', 'c:10000元'])).toBe('exact');
  });

  test('of different kinds are undecided', () => {
    expect(decide(add('a:1.00'), 'equals', add('b:1.00%'))).toMatchObject({ verdict: 'undecided', why: { code: 'rule-units' } });
    expect(add('a:1.00', 'b:1.00%')).toMatchObject({ kind: 'undecided' });
  });
});

describe('inequalities', () => {
  test.each([
    ['1.80', 'atMost', '1.80', 'exact'],
    ['1.79', 'atMost', '1.80', 'exact'],
    ['1.81', 'atMost', '1.80', 'rounding'],
    ['1.82', 'atMost', '1.80', 'violated'],
    ['1.80', 'atLeast', '1.80', 'exact'],
    ['1.81', 'atLeast', '1.80', 'exact'],
    ['1.79', 'atLeast', '1.80', 'rounding'],
    ['1.78', 'atLeast', '1.80', 'violated'],
    ['1.80', 'sameAs', '1.80', 'exact'],
    ['1.80', 'sameAs', '1.81', 'violated'],
    ['1.80', 'differs', '1.81', 'exact'],
    ['1.80', 'differs', '1.80', 'violated'],
  ] as const)('%s %s %s is %s', (left, operator, right, expected) => expect(verdict([`a:${left}`], operator, [`b:${right}`])).toBe(expected));

  test('nonZero looks at the printed figure, and allows for what it may hide', () => {
    expect(verdict(['a:0.01'], 'nonZero', [])).toBe('exact');
    expect(verdict(['a:0.00'], 'nonZero', [])).toBe('rounding');
    expect(verdict(['a:'], 'nonZero', [])).toBe('violated');
  });
});

describe('percentages', () => {
  const printed = (percentage: string, of: string[], to: string[]): string => decide(add(`p:${percentage}`), 'equals', share(of, to)).verdict;

  test.each([
    ['50.00%', '1.00', '2.00', 'exact'],
    ['33.33%', '1.00', '3.00', 'exact'],
    ['33.34%', '1.00', '3.00', 'rounding'],
    ['99.46%', '1.84', '1.85', 'exact'],
    ['99.57%', '1.84', '1.85', 'rounding'],
    ['100.00%', '1.84', '1.85', 'rounding'],
    ['100.01%', '1.84', '1.85', 'violated'],
    ['63.44%', '0.33', '0.52', 'rounding'],
    ['77.1%', '77.13', '100.00', 'exact'],
    ['77.2%', '77.13', '100.00', 'violated'],
    ['91.79%', '4515.67', '4919.60', 'exact'],
    ['91.89%', '4515.67', '4919.60', 'violated'],
  ])('%s of %s / %s is %s', (percentage, of, to, expected) => expect(printed(percentage, [`a:${of}`], [`b:${to}`])).toBe(expected));

  test('either side may be the rate', () => {
    expect(decide(share(['a:1.00'], ['b:3.00']), 'equals', add('p:33.33%')).verdict).toBe('exact');
    expect(decide(share(['a:1.00'], ['b:3.00']), 'atMost', constant(new Decimal('33.33'), '%')).verdict).toBe('rounding');
    expect(decide(share(['a:1.00'], ['b:3.00']), 'atLeast', constant(new Decimal('33.33'), '%')).verdict).toBe('exact');
    expect(decide(share(['a:10.00'], ['b:3.00']), 'atMost', constant(new Decimal('100'), '%')).verdict).toBe('violated');
    expect(decide(add('p:30.00%'), 'atLeast', share(['a:1.00'], ['b:3.00'])).verdict).toBe('violated');
    expect(decide(add('p:33.33%'), 'atLeast', share(['a:1.00'], ['b:3.00'])).verdict).toBe('rounding');
  });

  test('growth: the change over what it was before, one figure in both', () => {
    // 150.00 after a rise of 50.00 is 50 % more than 100.00.
    expect(printed('50.00%', ['x:50.00'], ['now:150.00', '-x:50.00'])).toBe('exact');
    expect(printed('50.02%', ['x:50.00'], ['now:150.00', '-x:50.00'])).toBe('violated');
    expect(printed('50.01%', ['x:50.00'], ['now:150.00', '-x:50.00'])).toBe('rounding');
  });

  test('no base, no rate', () => {
    expect(share(['a:1.00'], ['b:0.00'])).toMatchObject({ kind: 'notApplicable', why: { code: 'rule-base-zero' } });
    expect(share(['a:1.00'], ['b:-1.00'])).toMatchObject({ kind: 'notApplicable' });
    expect(decide(add('p:1.00%'), 'equals', share(['a:1.00'], ['b:0.00'])).verdict).toBe('notApplicable');
  });

  test('a base of one unit leaves a wide range, and the range is told', () => {
    const decision = decide(add('p:150.00%'), 'equals', share(['a:0.01'], ['b:0.01']));
    expect(decision.verdict).toBe('rounding');
    expect(decision.ranges?.right.greatest.toFixed(2)).toBe('300.00');
    expect(decision.ranges?.right.least.toFixed(2)).toBe('33.33');
  });

  test('nothing is divided: a long base loses no digit', () => {
    const base = '123456789012345.67';
    const part = new Decimal(base).times('33.335').div(100);
    const exactly = ratio(
      { ...(sum([]) as Sum), value: part, form: { parts: [], constant: part }, terms: [term('a:1')], unit: '万元' },
      add(`b:${base}`) as Sum,
    );
    expect(decide(add('p:33.34%'), 'equals', exactly).verdict).toBe('exact');
    expect(decide(add('p:33.33%'), 'equals', exactly).verdict).toBe('exact');
    expect(decide(add('p:33.32%'), 'equals', exactly).verdict).toBe('violated');
  });
});

test('a side without a value decides nothing; not applicable comes first', () => {
  const undecided: Quantity = { kind: 'undecided', why: { code: 'rule-unreadable', values: {} }, terms: [] };
  const absent: Quantity = { kind: 'notApplicable', why: { code: 'rule-table-absent', values: {} }, terms: [] };
  expect(decide(undecided, 'equals', add('a:1.00'))).toMatchObject({ verdict: 'undecided', holds: false, difference: null });
  expect(decide(undecided, 'equals', absent).verdict).toBe('notApplicable');
  expect(decide(absent, 'equals', undecided)).toMatchObject({ verdict: 'notApplicable', why: { code: 'rule-table-absent' } });
});

describe('products', () => {
  const times = (...pairs: [string, string | null][]): Product => {
    const found = productOf(
      pairs.map(([of, by]) => ({
        of: term(of),
        by: by === null ? null : { ...term(by, 0), amount: readAmount(by.slice(2), { unit: by.endsWith('%') ? '%' : '', places: 0 }).amount },
      })),
    );
    if (found.kind !== 'product') throw new Error(found.kind);
    return found;
  };
  test.each<[string, Operator, [string, string | null][], string]>([
    ['t:4.00', 'equals', [['a:10.00', 'p:40%']], 'exact'],
    ['t:4.05', 'equals', [['a:10.00', 'p:40%']], 'rounding'],
    ['t:4.06', 'equals', [['a:10.00', 'p:40%']], 'violated'],
    ['t:3.95', 'equals', [['a:10.00', 'p:40%']], 'rounding'],
    ['t:3.94', 'equals', [['a:10.00', 'p:40%']], 'violated'],
    [
      't:9.06',
      'atMost',
      [
        ['a:10.00', 'p:40%'],
        ['b:5.00', null],
      ],
      'rounding',
    ],
    [
      't:9.00',
      'equals',
      [
        ['a:10.00', 'p:40%'],
        ['b:5.00', null],
      ],
      'exact',
    ],
    [
      't:9.07',
      'atMost',
      [
        ['a:10.00', 'p:40%'],
        ['b:5.00', null],
      ],
      'violated',
    ],
    [
      't:3.94',
      'atLeast',
      [
        ['a:10.00', 'p:40%'],
        ['b:5.00', null],
      ],
      'violated',
    ],
    // An average of four, with two places: 10.00 comes from 2.4975…2.5025 each.
    ['t:10.02', 'equals', [['a:2.50', 'n:4']], 'rounding'],
    ['t:10.03', 'equals', [['a:2.50', 'n:4']], 'violated'],
    ['t:10.00', 'equals', [['a:25000元', 'n:4']], 'exact'],
  ])('%s %s %j is %s', (left, operator, pairs, expected) => expect(decide(add(left), operator, times(...pairs)).verdict).toBe(expected));

  test('tell what rounding allows, and of what', () => {
    const { difference, bound, ranges } = decide(add('t:9.50'), 'atMost', times(['a:10.00', 'p:40%'], ['b:5.00', null]));
    expect([difference, bound, ranges?.right.least, ranges?.right.greatest].map(String)).toEqual(['0.5', '0.062025', '3.948025', '9.057025']);
  });

  test('nothing can be told of a share of less than nothing, or of units that do not convert', () => {
    expect(productOf([{ of: term('a:-1.00'), by: null }])).toMatchObject({ kind: 'undecided', why: { code: 'rule-product-negative' } });
    expect(productOf([{ of: term('a:1.00'), by: term('b:2.00') }])).toMatchObject({ kind: 'undecided', why: { code: 'rule-units' } });
    expect(decide(share(['a:1.00'], ['b:2.00']), 'equals', times(['a:10.00', 'p:40%'])).verdict).toBe('undecided');
  });
});
