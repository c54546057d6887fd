import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** A budget in 元 whose prose says its items in 万元, as `said` gives them. */
async function verdicts(said: readonly string[]): Promise<{ verdicts: string[]; isTold: boolean; printed: (string | undefined)[] }> {
  const items = [
    ['2050201', '学前教育', '877,086'],
    ['2050202', '小学教育', '782,164'],
    ['2050203', '初中教育', '2,049,197'],
    ['2050204', '高中教育', '2,687,712'],
  ] as const;
  const total = '6,396,159';
  const rows = [['205', '教育支出', total], ['20502', '普通教育', total], ...items].map(([code, name, amount]) => `${code}\t${name}\t${amount}\t${amount}\t`);
  const text = [
    '青白县教育局2025年部门预算',
    '一般公共预算支出功能分类预算表',
    '编制单位：青白县教育局',
    '单位：元',
    ['功能分类科目编码\t功能分类科目名称\t合计\t基本支出\t项目支出', ...rows, `合计\t\t${total}\t${total}\t`].join('\n'),
    '2025年部门预算编制说明',
    ...items.map(([, name], index) => `${index + 1}. 教育支出（类）普通教育（款）${name}（项）${said[index]}万元，主要用于：${name}。`),
  ].join('\n\n');
  const { view } = await audit(await read(new TextEncoder().encode(text), 'cut-off.txt'), pack);
  const stated = view.checks.filter(({ rule }) => rule === 'n-stated-cell');
  return {
    verdicts: stated.map(({ verdict }) => verdict),
    isTold: view.remarks.some(({ en }) => en.includes('cut off')),
    printed: stated.map(({ operands }) => operands[0]?.printed),
  };
}

describe('prose that cuts places off', () => {
  test('is told once, and no amount of it is a violation', async () => {
    expect(await verdicts(['87.70', '78.21', '204.91', '268.77'])).toEqual({
      verdicts: ['rounding', 'rounding', 'rounding', 'rounding'],
      isTold: true,
      printed: ['87.70', '78.21', '204.91', '268.77'],
    });
  });

  test('hides nothing that is wrong by a unit or more', async () => {
    expect((await verdicts(['87.70', '78.21', '204.91', '268.76'])).verdicts).toEqual(['rounding', 'rounding', 'rounding', 'violated']);
  });

  test('is no excuse for two amounts, nor where another is rounded up', async () => {
    expect(await verdicts(['87.70', '78.21', '204.92', '268.77'])).toMatchObject({ verdicts: ['violated', 'violated', 'rounding', 'rounding'], isTold: false });
    expect((await verdicts(['87.70', '78.21', '204.91', '268.78'])).isTold).toBe(false);
  });
});
