import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();
const PARTS = [
  '收入支出决算总体情况说明',
  '收入决算情况说明',
  '支出决算情况说明',
  '财政拨款收入支出决算总体情况说明',
  '一般公共预算财政拨款支出决算情况说明',
  '一般公共预算财政拨款基本支出决算情况说明',
  '政府性基金预算财政拨款支出决算情况说明',
  '国有资本经营预算财政拨款支出决算情况说明',
  '“三公”经费支出决算情况说明',
  '机关运行经费支出情况说明',
  '政府采购支出情况说明',
  '国有资产占用情况说明',
  '预算绩效情况说明',
];
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];

/** A narrative of thirteen sections with a small table, of which tests change some words. */
function report(edit: (text: string) => string = (text) => text): string {
  const table = [
    '部门名称：青白县文化局',
    '单位：万元',
    '',
    '科目编码\t科目名称\t小计\t基本支出\t项目支出',
    '栏次\t\t1\t2\t3',
    '合计\t\t10.00\t4.00\t6.00',
    '207\t文化旅游体育与传媒支出\t10.00\t4.00\t6.00',
    '20701\t文化和旅游\t10.00\t4.00\t6.00',
    '2070101\t行政运行\t4.00\t4.00\t',
    '2070104\t图书馆\t6.00\t\t6.00',
    '',
  ];
  const head = [
    '2024年度部门决算',
    '',
    '第二部分 2024年度部门决算表',
    '',
    '一般公共预算财政拨款支出决算表',
    '',
    '公开05表',
    '',
    ...table,
    '部门名称：青白县文化局',
    '',
    '部门名称：青白县文化局',
    '',
    '部门名称：青白县文化局（汇总）',
    '',
    '部门名称：青白县文化局',
    '',
  ];
  const sections = PARTS.flatMap((title, index) => [`${ORDINALS[index]}、${title}`, '', `本部门2024年度${index + 1}项工作按要求说明。`, '']);
  return edit(
    [
      ...head,
      '第三部分 2024年度部门决算情况说明',
      '',
      ...sections,
      '第四部分 名词解释',
      '',
      '一、行政运行：机构的基本支出。',
      '',
      '二、图书馆：图书馆的支出。',
      '',
    ].join('\n'),
  );
}

async function notices(text: string): Promise<string[]> {
  const { view } = await audit(await read(new TextEncoder().encode(text), 'slips.txt'), pack);
  const ids = new Set([
    'n-template',
    'n-doubled',
    'n-no-percent',
    'n-annex',
    'n-name',
    'n-heading-gap',
    'n-heading-repeat',
    'n-sections',
    'n-glossary',
    'n-grade-low-excellent',
    'n-grade-high-good',
  ]);
  return view.list.findings.flatMap(({ rule, verdict }) => (verdict === 'violated' && ids.has(rule) ? [rule] : [])).sort();
}

describe('the wording of a report', () => {
  test('has nothing to note where nothing is wrong', async () => {
    expect(await notices(report())).toEqual([]);
  });

  const replaced =
    (from: string, to: string) =>
    (text: string): string => {
      expect(text.split(from).length).toBeGreaterThan(1);
      return text.replace(from, to);
    };

  test.each([
    ['a hint of the form', '2024年度11项工作', '2024年度增加（减少）11项工作', ['n-template']],
    ['XX', '2024年度11项工作', '2024年度XX工作', ['n-template']],
    ['words twice', '按要求说明', '按要求说明按要求说明', ['n-doubled']],
    ['marks twice', '按要求说明。', '按要求说明。。', ['n-doubled']],
    ['a rate without its sign', '2024年度1项工作按要求说明。', '2024年度收入总计10.00万元，比上年增加1.00万元，增长11.11。', ['n-no-percent']],
    ['an annex that is not there', '2024年度11项工作按要求说明', '2024年度工作详见附件1', ['n-annex']],
    ['another name', '部门名称：青白县文化局', '部门名称：青白县教育局', ['n-name']],
    ['a section without text', '本部门2024年度10项工作按要求说明。', '', ['n-sections']],
    ['a number left out', '十一、政府采购', '十二、政府采购', ['n-heading-gap', 'n-heading-repeat']],
    ['an item not explained', '二、图书馆：图书馆的支出。', '', ['n-glossary']],
    ['a grade above the score', '2024年度13项工作按要求说明。', '2024年度整体支出绩效自评得分85分，评价等级为“优”。', ['n-grade-low-excellent']],
    ['a grade below the score', '2024年度13项工作按要求说明。', '2024年度整体支出绩效自评得分95分，评价等级为“良”。', ['n-grade-high-good']],
    ['a grade that fits', '2024年度13项工作按要求说明。', '2024年度整体支出绩效自评得分95分，评价等级为“优”。', []],
  ])('%s', async (_, from, to, expected) => {
    expect(await notices(report(replaced(from, to)))).toEqual(expected);
  });
});
