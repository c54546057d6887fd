import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** Verdicts of the rules on scores item by item, with both sides. */
async function scores(text: string): Promise<string[]> {
  const report = `2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n三、支出决算情况说明\n\n支出合计10.00万元。\n\n项目绩效评价报告\n\n${text}\n`;
  const { view } = await audit(await read(new TextEncoder().encode(report), 'report.txt'), pack);
  return view.checks.flatMap(({ rule, verdict, actual, expected }) =>
    rule.startsWith('n-score-') && verdict !== 'notApplicable' ? [`${rule.slice(8)} ${verdict} ${actual} ${expected}`] : [],
  );
}

describe('an item of an evaluation', () => {
  test.each<[string, string, string[]]>([
    ['scores within its points', '该项指标总分10分，实际得分9.5分。', ['most exact 9.5 ≤ 10']],
    ['scores more than its points', '数量指标分值10分，得12分。', ['most violated 12 ≤ 10']],
    ['has its points in brackets', '过程（20分），得分21分。', ['most violated 21 ≤ 20']],
    ['states its rate', '该指标分值20分，得分17.90分，得分率89.50%。', ['most exact 17.90 ≤ 20', 'rate exact 89.50 89.5000']],
    ['states a wrong rate', '该指标分值20分，得分17.90分，得分率98.50%。', ['most exact 17.90 ≤ 20', 'rate violated 98.50 89.5000']],
    ['states what it lost', '产出指标满分30分，扣2分，得分27分。', ['most exact 27 ≤ 30', 'lost violated 2 3']],
    ['is one sentence', '该项指标总分10分。上年得分12分。', []],
    ['is not what has another counter', '三级指标分值10分，得12次表扬。', []],
  ])('%s', async (_, text, expected) => expect(await scores(text)).toEqual(expected));
});

describe('the scores of all items', () => {
  const items = '决策分值40分，得分36分。\n\n过程分值60分，得分54.50分。';
  const each = ['most exact 36 ≤ 40', 'most exact 54.50 ≤ 60'];
  test.each<[string, string, string[]]>([
    ['add up to the total', `${items}\n\n项目综合评价得分90.50分。`, [...each, 'sum exact 90.50 90.50']],
    ['do not', `${items}\n\n项目综合评价得分95.50分。`, [...each, 'sum violated 95.50 90.50']],
    ['do not, of full points', `${items}\n\n本项目满分100分，得分95.50分。`, [...each, 'most exact 95.50 ≤ 100', 'sum violated 95.50 90.50']],
    [
      'are not all there',
      `决策分值40分，得分36分。\n\n过程分值50分，得分44.50分。\n\n项目综合评价得分90.50分。`,
      ['most exact 36 ≤ 40', 'most exact 44.50 ≤ 50'],
    ],
    ['are of several evaluations', `${items}\n\n项目综合评价得分90.50分。\n\n部门自评得分93.00分。`, each],
  ])('%s', async (_, text, expected) => expect(await scores(text)).toEqual(expected));
});
