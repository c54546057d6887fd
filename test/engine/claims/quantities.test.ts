import { expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** What the rules about counts, their parts and their rates find in one paragraph: rule, verdict, both sides. */
async function told(paragraph: string): Promise<string[]> {
  const text = `2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n一、收入支出决算总体情况说明\n\n2024年度收入总计10.00万元，支出总计10.00万元。\n\n十三、预算绩效情况说明\n\n${paragraph}\n`;
  const { view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  return view.checks.flatMap(({ rule, verdict, actual, expected }) =>
    /^n-(counts-sum|done-rate)$/.test(rule) && verdict !== 'notApplicable' ? [`${rule} ${verdict} ${actual} ${expected}`] : [],
  );
}

test.each<[string, string, string[]]>([
  ['grades add up to the projects', '共评价6个项目，评价结果为优4个、良2个。', ['n-counts-sum exact 6 6']],
  ['grades do not', '共评价6个项目，评价结果为优4个、良1个。', ['n-counts-sum violated 6 5']],
  ['one grade is no list of them', '共评价6个项目，其中优4个。', []],
  ['a grade twice is two lists', '2个项目优1个、良1个，另优3个。', []],
  ['grades of another sentence', '共评价6个项目。其他单位优4个、良1个。', []],
  ['areas add up', '总建筑面积900平方米，其中地上600平方米、地下300平方米。', ['n-counts-sum exact 900 900']],
  ['areas do not', '总建筑面积900平方米，其中地上600平方米、地下400平方米。', ['n-counts-sum violated 900 1000']],
  ['areas in two units', '总建筑面积1.2万平方米，其中地上6000平方米、地下6000平方米。', []],
  ['done of planned', '应开展20个项目，实际开展18个项目，开展率90%。', ['n-done-rate exact 90 90.00']],
  ['another rate', '应开展20个项目，实际开展18个项目，开展率100%。', ['n-done-rate violated 100 90.00']],
  ['counted in another thing', '计划完成20个，实际完成18户，完成率100%。', []],
])('%s', async (_, paragraph, expected) => {
  expect(await told(paragraph)).toEqual(expected);
});
