import { expect, test } from 'vitest';
import { relationInWords } from '../../src/ui/look/relation.js';

const operands = [
  { address: '05/合计/小计', label: '05表 合计 小计' },
  { address: '05/合计/基本支出', label: '05表 合计 基本支出' },
  { address: '05/合计/项目支出', label: '05表 合计 项目支出' },
] as Parameters<typeof relationInWords>[0]['operands'];

test.each([
  ['05/合计/小计 = 05/合计/基本支出 + 05/合计/项目支出', '05表 合计 小计 = 05表 合计 基本支出 + 05表 合计 项目支出'],
  [
    '05/合计/小计 = 100 × (05/合计/基本支出 - 05/合计/项目支出) ÷ 05/合计/小计',
    '05表 合计 小计 = 100 × （05表 合计 基本支出 − 05表 合计 项目支出） ÷ 05表 合计 小计',
  ],
  ['-05/合计/小计 ≥ 0', '−05表 合计 小计 ≥ 0'],
  ['05/合计/小计 = 06/301/决算数', '05表 合计 小计 = 06 301 决算数'],
  [
    `05/合计/小计 = ${Array.from({ length: 9 }, (_, row) => `05/${row}/小计`).join(' + ')}`,
    '05表 合计 小计 = 05 0 小计 + 05 1 小计 + 05 2 小计 + … + 05 8 小计',
  ],
])('%s in words', (relation, words) => {
  expect(relationInWords({ relation, operands })).toBe(words);
});

test.each(['nonZero(09/预算数/*) = 0', 'names(roll/items>*/expected) ⊆ names(roll/items>*/found)', 'present(name(07/21208))', 'places(09) ≤ 1'])(
  '%s is not written but said by its rule',
  (relation) => {
    expect(relationInWords({ relation, operands })).toBeNull();
  },
);
