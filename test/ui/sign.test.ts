import { describe, expect, test } from 'vitest';
import { signOf } from '../../src/ui/look/sign.js';

const at = (address: string, sign: 1 | -1 = 1): { address: string; sign: 1 | -1 } => ({ address, sign });

describe('how an operand enters its side', () => {
  const product = 'split/甲/stated ≤ stated/货物/printed × share/货物/printed + stated/工程/printed × 0…100%';
  const ratio = 'share/甲/printed = 100 × (a/b/c - d/e/f) ÷ (g/h/i + d/e/f)';
  test.each([
    [at('01/甲/乙'), true, '01/甲/乙 + 01/丙/乙 = 02/丁/乙', ''],
    [at('01/丙/乙'), false, '01/甲/乙 + 01/丙/乙 = 02/丁/乙', '+'],
    [at('01/丙/乙', -1), false, '01/甲/乙 - 01/丙/乙 = 02/丁/乙', '−'],
    [at('stated/货物/printed'), true, product, ''],
    [at('share/货物/printed'), false, product, '×'],
    [at('stated/工程/printed'), false, product, '+'],
    [at('a/b/c'), true, ratio, ''],
    [at('d/e/f', -1), false, ratio, '−'],
    [at('g/h/i'), false, ratio, '÷'],
    [{ address: null, sign: 1 as const }, false, ratio, '+'],
  ])('%j, first %s, in %s: %s', (operand, first, relation, sign) => expect(signOf(operand, first, relation)).toBe(sign));
});
