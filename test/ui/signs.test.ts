import { describe, expect, test } from 'vitest';
import { isRate, signsOf } from '../../src/ui/look/signs.js';

const written = (relation: string, ...signs: (1 | -1)[]): string =>
  signsOf(
    relation,
    'right',
    signs.map((sign) => ({ sign })),
  )
    .map(({ before, behind }, index) => `${before}${'abcdef'[index]}${behind}`)
    .join(' ');

describe('the signs of the figures of a side', () => {
  test('of a sum are those of its terms', () => {
    expect(written('05/合计/小计 = 05/201/小计 + 05/205/小计 - 05/208/小计', 1, 1, -1)).toBe('a +b −c');
    expect(written('07/年末/小计 ≤ -07/年初/小计', -1)).toBe('−a');
  });

  test('of a quotient are division, and the brackets of its sums', () => {
    expect(written('share/一>教育/printed = 100 × 05/205/小计 ÷ 05/合计/小计', 1, 1)).toBe('a ÷b');
    expect(written('change/一>支出/rate = 100 × change/一>支出/amount ÷ (03/合计/小计 + change/一>支出/amount)', 1, 1, 1)).toBe('a ÷（b +c）');
    expect(written('change/一>支出/rate = 100 × (03/合计/小计 - prior!03/合计/小计) ÷ prior!03/合计/小计', 1, -1, 1)).toBe('（a −b） ÷c');
  });

  test('of products are their factors, of which a share that is not printed is none', () => {
    expect(written('split/一>货物/stated ≥ split/一/of × split/一/share + split/二/of × split/二/share', 1, 1, 1, 1)).toBe('a ×b +c ×d');
    expect(written('split/一>货物/stated ≤ split/一/of × split/一/share + split/二/of × 0…100%', 1, 1, 1)).toBe('a ×b +c');
  });

  test('where the terms are not the figures, a sum has their own signs and anything else none', () => {
    expect(written('05/合计/小计 = 05/合计>*/小计', 1, 1, -1)).toBe('a +b −c');
    expect(written('share/一>教育/printed = 100 × 05/205/小计 ÷ 05/合计/小计', 1, 1, 1)).toBe('a b c');
  });
});

test('a rate is what is printed with its sign on the left', () => {
  const operand = (printed: string) => ({ side: 'left' as const, printed });
  expect(isRate([operand('10.17%'), { side: 'right', printed: '54.39' }])).toBe(true);
  expect(isRate([operand('54.39'), { side: 'right', printed: '10.17%' }])).toBe(false);
  expect(isRate([])).toBe(false);
});
