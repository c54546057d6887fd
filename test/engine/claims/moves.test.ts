import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** Verdicts of the rule on the changes of a whole and its parts, with both sides. */
async function moves(text: string): Promise<string[]> {
  const report = `2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n三、支出决算情况说明\n\n${text}\n`;
  const { view } = await audit(await read(new TextEncoder().encode(report), 'report.txt'), pack);
  return view.checks.flatMap(({ rule, verdict, actual, expected }) =>
    rule === 'n-moves' && verdict !== 'notApplicable' ? [`${verdict} ${actual} ${expected}`] : [],
  );
}

describe('the changes of the parts of a whole', () => {
  const parts = '其中：基本支出6.00万元，占60.00%；项目支出4.00万元，占40.00%。';
  test.each<[string, string, string[]]>([
    [
      'add up to its own',
      `支出合计10.00万元，${parts}支出合计比上年增加3.00万元。基本支出比上年增加5.00万元。项目支出比上年减少2.00万元。`,
      ['exact 3.00 3.00'],
    ],
    ['do not', `支出合计10.00万元，${parts}支出合计比上年增加4.00万元。基本支出比上年增加5.00万元。项目支出比上年减少2.00万元。`, ['violated 4.00 3.00']],
    ['are not all told', `支出合计10.00万元，${parts}支出合计比上年增加4.00万元。基本支出比上年增加5.00万元。`, []],
    ['are of a list that may not be all', '支出合计10.00万元，支出合计比上年增加4.00万元。基本支出比上年增加5.00万元。项目支出比上年减少2.00万元。', []],
    ['are changes from the budget', `支出合计10.00万元，${parts}支出合计比年初预算增加4.00万元。基本支出比上年增加5.00万元。项目支出比上年减少2.00万元。`, []],
  ])('%s', async (_, text, expected) => expect(await moves(text)).toEqual(expected));
});
