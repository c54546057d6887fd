import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

/** Rules of this kind that are violated, with the words that they are about. */
async function told(rules: readonly string[], lines: readonly string[]): Promise<string[]> {
  const { view } = await audit(await read(new TextEncoder().encode(lines.join('\n\n')), 'report.txt'), pack);
  return view.list.findings.flatMap(({ rule, verdict, binding }) =>
    verdict === 'violated' && rules.includes(rule) ? [`${rule} ${Object.values(binding).join()}`] : [],
  );
}

const HEAD = ['2024年度部门决算', '第三部分 2024年度部门决算情况说明', '一、收入支出决算总体情况说明', '2024年度收入总计10.00万元，支出总计10.00万元。'];
const TABLE = '科目编码\t科目名称\t小计\t基本支出\t项目支出\n合计\t\t10.00\t4.00\t6.00\n207\t文化支出\t10.00\t4.00\t6.00';

describe('a heading with nothing below it', () => {
  const bare = (...lines: string[]): Promise<string[]> => told(['n-heading-bare'], [...HEAD, ...lines]);
  const TEXT = '全年完成了年初确定的各项工作。';

  test('beside one with text', async () => {
    expect(await bare('二、项目完成情况', '（一）产出完成情况', TEXT, '（二）效益实现情况', '三、其他情况', TEXT)).toEqual([
      'n-heading-bare bare-heading>效益实现情况',
    ]);
    expect(await bare('二、项目完成情况', '1.产出完成情况', '2.效益实现情况', TEXT, '三、其他情况', TEXT)).toEqual([
      'n-heading-bare bare-heading>产出完成情况',
    ]);
    expect(await bare('二、项目完成情况', TEXT, '三、存在的问题', TEXT, '四、改进措施')).toEqual(['n-heading-bare bare-heading>改进措施']);
  });

  test('over one alone that has nothing below it, either, is told once', async () =>
    expect(await bare('二、项目完成情况', '1.产出完成情况', '（1）逐项分析', TEXT, '2.效益实现情况', '（1）效益分析', '三、其他情况', TEXT)).toEqual([
      'n-heading-bare bare-heading>效益实现情况',
    ]));

  test.each([
    ['with text, headings or a table below', ['二、项目完成情况', '（一）产出完成情况', TEXT, '（二）效益实现情况', TABLE, '三、其他情况', TEXT]],
    ['of a list of headings', ['二、主要内容', '（一）产出完成情况', '（二）效益实现情况', '三、其他情况', TEXT]],
    ['over a list', ['二、项目完成情况', TEXT, '三、下属单位情况', '1.图书馆', '2.文化馆', '四、其他情况', TEXT]],
    ['over a list that is worded as headings', ['二、项目完成情况', TEXT, '三、工作内容说明', '1.了解情况', '2.研究措施', '四、其他情况', TEXT]],
    ['that says what it is about', ['二、项目完成情况', TEXT, '三、本年没有其他情况', '四、其他事项：无', '五、存在的问题', TEXT]],
    ['among items that are sentences', ['二、项目完成情况', '1.了解情况', TEXT, '2.研究措施', '3.按规定办理各项业务。', '三、其他情况', TEXT]],
    ['that may be a picture', ['二、项目完成情况', TEXT, '三、机构设置情况', '四、其他情况', TEXT]],
    ['that stands twice', ['二、项目完成情况', TEXT, '三、其他情况', '四、存在的问题', TEXT, '三、其他情况', TEXT]],
    ['before a number that does not follow', ['二、项目完成情况', '（1）产出完成情况', TEXT, '（2）效益实现情况', '1.逐项分析', TEXT]],
  ])('but not one %s', async (_, lines) => expect(await bare(...lines)).toEqual([]));
});

describe('the contents', () => {
  const PARTS = ['第一部分 概况', '第二部分 情况说明', '第三部分 名词解释'];
  const SECTIONS = ['一、收入支出决算总体情况说明', '二、收入决算情况说明', '三、支出决算情况说明', '四、机关运行经费支出情况说明'];
  const filled = (titles: readonly string[]): string[] => titles.flatMap((title) => [title, '本部门按要求说明。']);
  const REPORT = ['2024年整体绩效自评报告', ...filled(['一、基本情况', '二、评价结论'])];
  const report = (body: string[], contents: string[] = []): string[] => [
    '2024年度部门决算',
    '目录',
    PARTS[0]!,
    PARTS[1]!,
    ...SECTIONS,
    PARTS[2]!,
    ...contents,
    ...filled([PARTS[0]!]),
    PARTS[1]!,
    ...body,
  ];
  const last = [PARTS[2]!, '一、行政运行：机构的基本支出。'];
  const left = (lines: string[]): Promise<string[]> => told(['n-contents-left-out'], lines);

  test('that list everything', async () => expect(await left(report([...filled(SECTIONS), ...last]))).toEqual([]));
  test('that leave out a section', async () =>
    expect(await left(report([...filled([...SECTIONS, '五、政府采购支出情况说明']), ...last]))).toEqual(['n-contents-left-out unlisted>政府采购支出情况说明']));
  test('that leave out several list others', async () =>
    expect(await left(report([...filled([...SECTIONS, '五、政府采购支出情况说明', '六、国有资产占用情况说明']), ...last]))).toEqual([]));
  test('that leave out a report between two parts', async () =>
    expect(await left(report([...filled(SECTIONS), ...REPORT, ...last]))).toEqual(['n-contents-left-out unlisted>2024年整体绩效自评报告']));
  test('that leave out an annex', async () => {
    expect(await left(report([...filled(SECTIONS), ...last, ...REPORT]))).toEqual([]);
    expect(await left(report([...filled(SECTIONS), '附件1', ...REPORT, ...last]))).toEqual([]);
    expect(await left(report([...filled(SECTIONS), ...REPORT, ...last], ['第四部分 附件']))).toEqual([]);
  });
  test('whose first part reads otherwise in the body', async () => {
    const lines = report([...filled(SECTIONS), ...REPORT, ...last]);
    lines.splice(lines.lastIndexOf(PARTS[0]!), 1, '第一部分', '文化局概况');
    expect(await left(lines)).toEqual(['n-contents-left-out unlisted>2024年整体绩效自评报告']);
  });
});

describe('a unit of money', () => {
  const NINE = [
    '财政拨款“三公”经费支出决算表',
    '公开09表',
    '单位：万元\n预算数\t\t\t\t\t\t决算数\t\t\t\t\t\n合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n4.50\t0.00\t3.20\t0.00\t3.20\t1.30\t3.70\t0.00\t2.90\t0.00\t2.90\t0.80',
  ];
  const units = (sentence: string): Promise<string[]> =>
    told(
      ['n-small-unit', 'n-large-unit'],
      ['2024年度部门决算', ...NINE, '第三部分 2024年度部门决算情况说明', '九、财政拨款“三公”经费支出决算情况说明', sentence],
    );

  test.each([
    ['2024年度“三公”经费支出决算为3.70万元。', []],
    ['2024年度“三公”经费支出决算为37000.00元。', []],
    ['2024年度“三公”经费支出决算为3.70元。', ['n-small-unit']],
    ['2024年度“三公”经费支出决算为0.80元。', ['n-small-unit']],
    ['2024年度“三公”经费支出决算为35000.00元。', []],
    ['2024年度“三公”经费支出决算为0元。', []],
    ['2024年度“三公”经费支出决算为3.70亿元。', ['n-large-unit']],
    ['2024年度“三公”经费支出决算为8.10万元。', []],
  ])('%s', async (sentence, expected) => expect((await units(sentence)).map((each) => each.split(' ')[0])).toEqual(expected));
});
