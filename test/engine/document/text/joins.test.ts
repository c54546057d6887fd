import { describe, expect, test } from 'vitest';
import type { ParagraphBlock } from '../../../../src/engine/document/document.js';
import { locate } from '../../../../src/engine/document/locate.js';
import { read } from '../../../../src/engine/document/read.js';
import { utf8 } from './encode.js';

const paragraphs = async (lines: string[]): Promise<ParagraphBlock[]> =>
  (await read(utf8(lines.join('\n')), 'x')).blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph');
const texts = async (lines: string[]): Promise<string[]> => (await paragraphs(lines)).map((block) => block.text);

describe('halves of a sentence are one paragraph', () => {
  test.each([
    ['a number begins the second page', ['支出合计为', '', '6.96 万元，占100%。']],
    ['a number is cut in two', ['收入合计491.', '', '98万元，增长5%。']],
    ['a word is cut after a full stop', ['总计均为5万元。主', '', '要原因是项目增加。']],
    ['a word is cut in a list of names', ['其中：人员经费6万元，主要包括：基本工资、奖励', '', '金、住房公积金。']],
    ['at a comma', ['建立供需对接机制，', '', '负责归集共享工作。']],
    ['inside quotation marks', ['下设1个指标“人员满', '意度”，目标为90%。']],
    ['the second half starts with punctuation', ['上级补助收入', '', '，占3%。']],
    ['an item between finished items', ['6、承办行政复议案件和应诉案件。', '7、负责机关的党群、人事事务和后勤服务', '', '工作。', '8、完成其他任务。']],
    ['over a page number', ['主要原因是人员经费增加，公用经', '', '- 7 -', '', '费减少。']],
    ['over a form feed', ['主要原因是人员经费增加，公用经\f费减少。']],
  ])('%s', async (_, lines) => {
    const whole = (await paragraphs(lines)).find((block) => block.joined > 1);
    expect(whole?.joined).toBe(2);
    const printed = lines.filter((line) => line !== '' && line !== '- 7 -').map((line) => line.replace('\f', ''));
    expect(printed.join('')).toContain(whole?.text);
  });

  test('a sentence over three pages', async () => {
    const [whole] = await paragraphs(['第一，全年收入增加的原因是，', '', '第二页上仍然没有写完，因为', '', '7.25 万元，到此为止。']);
    expect(whole).toMatchObject({ joined: 3, text: '第一，全年收入增加的原因是，第二页上仍然没有写完，因为7.25 万元，到此为止。' });
  });

  test('both halves keep their anchors', async () => {
    const [whole] = await paragraphs(['收入决算为491.', '', '98万元，增长5%。']);
    const start = (whole as ParagraphBlock).text.indexOf('491.98');
    expect(locate(whole as ParagraphBlock, start, start + 6)).toEqual([
      { line: 1, column: 6, length: 4 },
      { line: 3, column: 1, length: 2 },
    ]);
  });

  test('the page number between them follows', async () => {
    expect(await texts(['增加的主要原因是工资上调，社', '', '— 12 —', '', '保基数提高。', '', '下一段。'])).toEqual([
      '增加的主要原因是工资上调，社保基数提高。',
      '— 12 —',
      '下一段。',
    ]);
  });

  test('two Latin words keep the space between them', async () => {
    expect(await texts(['采用 ISO 标准，Open', '', 'Document 格式，全部公开。'])).toEqual(['采用 ISO 标准，Open Document 格式，全部公开。']);
  });
});

describe('what is whole stays apart', () => {
  test.each([
    ['a title in two lines', ['青岚县行政审批和政务信息管理', '局部门决算']],
    ['a title before prose', ['青岚县某某局2024年部门整体支出绩效自评总结报告', '为深入贯彻有关要求，形成如下报告。']],
    ['a heading before a short sentence', ['四、自评发现的问题及整改措施', '无。', '五、有关建议', '无。']],
    ['a heading with a comma', ['1.以绩效评价结果应用为目标，坚持报告与公开相结合', '为加强应用，全部公开。']],
    ['labels over a table', ['部门名称：青岚县某某局', '2024年度', '单位：万元', '公开02表', '总计均为5万元。']],
    ['a note without its full stop', ['甲\t1', '注：本表反映收入情况，本表金额可能存在尾差', '本年收入合计5万元，增长3%。']],
    ['contents', ['一、主要职责', '二、机构设置', '三、收入、支出情况，及说明', '四、名词解释。']],
    ['list items', ['（一）负责甲，', '（二）负责乙。', '①负责丙，', '②负责丁。', '3.负责戊，', '4.负责己。']],
    ['a finished sentence', ['总计均为5万元。', '6.96 万元是上年数。']],
    ['a lead-in', ['完成年初预算的107.14%。其中：', '6.96 万元用于办公。']],
    ['a marked heading', ['总体情况良好，并且', '## 继续努力，再创佳绩。']],
    ['signature and date', ['情况属实，无其他说明', '青岚县某某局', '2025年5月16日']],
    ['a note after a sentence without its full stop', ['收入总计5万元。主要原因是工资上调', '说明：本表没有数据，特此说明。']],
    ['paragraphs that open alike', ['2024年度收入总计5万元。主要原因是工资上调', '2024年度支出总计5万元。主要原因是人员增加。']],
  ])('%s', async (_, lines) => {
    const expected = lines.filter((line) => !line.includes('\t')).map((line) => line.replace(/^#+ /, ''));
    expect(await texts(lines)).toEqual(expected);
  });

  test('a table between two halves', async () => {
    expect(await texts(['主要原因是工资上调，社', '甲\t1', '保基数提高，全部列入。'])).toHaveLength(2);
  });
});

test('lines broken at a printed width are one paragraph again', async () => {
  const prose =
    '青岚县某某局负责本县有关事务的组织和实施并按照规定做好数据归集共享开放等管理工作和有关人才队伍的建设同时承担上级交办的其他任务和县政府确定的专项工作，包括检查、指导、考评和公开。';
  const lines = Array.from({ length: 12 }, () => `　　${prose}`.match(/.{1,30}/gu) ?? []).flat();
  expect(await texts(lines)).toEqual(Array.from({ length: 12 }, () => prose));
});
