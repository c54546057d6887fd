import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** What the rules about counts and names find: rule, count, and how many names there are. */
async function found(...paragraphs: string[]): Promise<string[]> {
  const text = [
    '2024年度部门决算',
    '',
    '第一部分 部门概况',
    '',
    '二、机构设置',
    '',
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    '第三部分 2024年度部门决算情况说明',
    '',
    '一、收入支出决算总体情况说明',
    '',
    '2024年度收入总计10.00万元，支出总计10.00万元。',
  ].join('\n');
  const { view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  return view.checks.flatMap(({ rule, verdict, actual, expected }) =>
    rule.startsWith('n-counted') && verdict === 'violated' ? [`${rule.slice('n-counted-'.length)} ${actual} ${expected}`] : [],
  );
}

describe('a count and the names that follow', () => {
  test.each<[string, string[], string[]]>([
    ['as many', ['本部门内设4个科室，分别是：办公室、人事科、财务科、法规科。'], []],
    ['one too few', ['本部门内设5个科室，分别是：办公室、人事科、财务科、法规科。'], ['names 5 ≤ 4']],
    ['one too many', ['本部门内设三个科室：办公室、人事科、财务科、法规科。'], ['names 3 ≥ 4']],
    ['names in brackets are no names of their own', ['设有3个股室：办公室（加挂信访股、保密股牌子）、财务股、业务股。'], []],
    [
      '和 parts two names, or is of one',
      ['设有3个科室，即办公室、规划和财务科。', '设有2个科室，即办公室、规划和财务科。', '设有4个科室，即办公室、规划和财务科。'],
      ['names 4 ≤ 3'],
    ],
    ['two names by 和 alone', ['下属单位2家，分别为甲县图书馆和甲县文化馆。', '下属单位4家，分别为甲县图书馆和甲县文化馆。'], ['names 4 ≤ 2']],
    ['等 leaves the rest open', ['内设科室8个，即办公室、政工科、财务科等。', '内设科室2个，即办公室、政工科、财务科等。'], ['open 2 ≥ 3']],
    ['主要 does so, too', ['内设科室8个，主要包括：办公室、政工科、财务科。'], []],
    ['a list of kinds is no list of names', ['共有预算单位5个，其中：行政单位2个、事业单位3个。', '共有预算单位5个，包括：行政单位2个、事业单位4个。'], []],
    [
      'of two counts nobody knows which',
      ['包括3个行政单位和2个事业单位，分别是甲局、乙局、丙局、丁站、戊站。', '行政单位3家，事业单位2家，分别是：甲局、乙局、丙局、丁站、戊站。'],
      [],
    ],
    ['an ordinal is no count', ['第3个方面：甲项工作、乙项工作。'], []],
    ['what is listed is no institution', ['全年实施2个项目，包括道路改造项目、绿化项目、照明项目。'], ['items 2 ≥ 3']],
    ['what is glued to the count is another sentence', ['3个单位的办公用房包括甲楼、乙楼。'], []],
    ['names of which one is a sentence', ['2个部门，包括甲部门、乙部门，2024年共收到资金3.00万元、支出2.00万元、结余1.00万元。'], []],
    [
      'numbered in the sentence',
      ['重点做好以下三个方面工作：一是保障运转；二是改进服务。', '重点做好以下两个方面工作：一是保障运转；二是改进服务。'],
      ['items 3 ≤ 2'],
    ],
    ['numbered paragraphs', ['纳入编制范围的单位共3个，包括：', '1.甲县文化局本级', '2.甲县图书馆', '二、其他'], ['items 3 ≤ 2']],
    ['as many numbered paragraphs', ['纳入编制范围的单位共2个，包括：', '1.甲县文化局本级', '2.甲县图书馆', '另有说明。'], []],
    ['paragraphs that are no list', ['纳入编制范围的单位共3个，包括：', '甲县文化局本级', '甲县图书馆'], []],
  ])('%s', async (_, paragraphs, expected) => expect(await found(...paragraphs)).toEqual(expected));
});
