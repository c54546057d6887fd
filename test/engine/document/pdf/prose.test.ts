import { describe, expect, test } from 'vitest';
import { locate } from '../../../../src/engine/document/locate.js';
import type { ParagraphBlock } from '../../../../src/engine/document/document.js';
import { paragraphsOf, readPages, textsOf } from './helpers.js';
import { text } from './make.js';

/** Sets paragraphs in lines of 20 letters, the first indented by two; returns lines from the top of the page. */
function setLines(paragraphs: readonly string[], perLine = 20): { x: number; value: string }[] {
  return paragraphs.flatMap((paragraph) => {
    const first = paragraph.slice(0, perLine - 2);
    const others = paragraph.slice(perLine - 2).match(new RegExp(`.{1,${perLine}}`, 'gu')) ?? [];
    return [{ x: 74, value: first }, ...others.map((value) => ({ x: 50, value }))];
  });
}

const page = (lines: readonly { x: number; value: string }[]) => lines.map(({ x, value }, i) => text(x, 760 - 20 * i, value, 12)).join('');

const a = '二〇二四年度收入总计壹佰万元，支出总计壹佰万元，与上年相比，收入增加壹拾万元，主要原因是项目增加。';
const b = '二〇二四年度支出合计壹佰万元，其中：基本支出陆拾万元，项目支出肆拾万元，均为财政拨款。';
const c = '没有政府性基金支出。';
const long = '青岚县某某局负责本县有关事务的组织和实施，并按照规定做好数据归集、共享、开放等管理工作，以及有关人才队伍的建设，同时承担上级交办的其他任务。';

test('the lines of a paragraph are one block, paragraphs are apart', async () => {
  expect(textsOf(await readPages([page(setLines([a, b, c, long]))]))).toEqual([a, b, c, long]);
});

test('headings stay apart from what follows', async () => {
  const lines = [{ x: 74, value: '一、收入支出总体情况说明' }, ...setLines([a]), { x: 74, value: '二、支出情况' }, ...setLines([b, long])];
  expect(textsOf(await readPages([page(lines)]))).toEqual(['一、收入支出总体情况说明', a, '二、支出情况', b, long]);
});

test('a heading that fills its line stays apart from the paragraph below', async () => {
  const heading = '一、一般公共预算财政拨款支出决算总体情况';
  const lines = [...setLines([long]), { x: 74, value: heading.slice(0, 18) }, ...setLines([a])];
  expect(textsOf(await readPages([page(lines)]))).toEqual([long, heading.slice(0, 18), a]);
});

test('a heading stays apart from a full line above it that lacks its stop', async () => {
  const unfinished = '二〇二四年度本部门机关运行经费支出合计为壹佰万元整又伍角整';
  expect(unfinished.length).toBeGreaterThan(28);
  const full = setLines([a, unfinished.padEnd(38, '元')]);
  const lines = [...full, { x: 62, value: '三、政府采购情况' }, ...setLines([b])];
  expect(textsOf(await readPages([page(lines)]))).toEqual([a, unfinished.padEnd(38, '元'), '三、政府采购情况', b]);
});

test('paragraphs that are not indented are told apart by their numbers', async () => {
  const items = ['1.负责本县数据归集和共享开放等工作。', '2.承担上级交办的其他任务。', '3.没有其他事项。'];
  const lines = [...setLines([long]).map(({ value }) => ({ x: 50, value })), ...items.map((value) => ({ x: 50, value }))];
  expect(textsOf(await readPages([page(lines)])).slice(-3)).toEqual(items);
});

test('a full line of contents stays apart from the next', async () => {
  const titles = ['第二部分青岚县某某局二〇二四年度部门决算', '一、收入支出决算总表', '二、收入决算表'];
  const document = await readPages([page(titles.map((value) => ({ x: 50, value }))), page(setLines([long, a, b]))]);
  expect(textsOf(document).slice(0, 3)).toEqual(titles);
});

test('a title in the middle stays apart from the full line above it', async () => {
  const lines = [...setLines([long]), { x: 50, value: '本表没有数据，也应当公开空表，特此说明。' }, { x: 134, value: '收入支出决算' }, ...setLines([a])];
  expect(textsOf(await readPages([page(lines)])).at(-2)).toBe('收入支出决算');
});

test('a space that was set is kept between characters, and left out between a figure and its unit', async () => {
  expect(textsOf(await readPages([text(50, 700, '目 录') + text(50, 660, '2024 年度') + text(50, 620, 'Open Data')]))).toEqual([
    '目 录',
    '2024年度',
    'Open Data',
  ]);
});

test('labels left and right of one line are two blocks', async () => {
  const document = await readPages([text(50, 790, '部门：青岚县某某局') + text(450, 790, '单位：万元') + page(setLines([long]))]);
  expect(textsOf(document)).toEqual(expect.arrayContaining(['部门：青岚县某某局', '单位：万元', long]));
});

describe('over the end of a page', () => {
  const lines = setLines([long, a, b]);
  const running = (number: number) => text(250, 815, '青岚县某某局部门决算', 9) + text(290, 30, `- ${number} -`, 9);

  test('a sentence is one block, with the places of both its halves; running titles follow', async () => {
    const document = await readPages([page(lines.slice(0, 6)) + running(1), page(lines.slice(6)) + running(2), page(setLines([c, long])) + running(3)]);
    expect(textsOf(document).filter((value) => !/^- \d -$|部门决算$/.test(value))).toEqual([long, a, b, c, long]);
    const whole = paragraphsOf(document).find((block) => block.text === a) as ParagraphBlock;
    expect(whole.joined).toBe(2);
    expect(new Set(locate(whole, 0, a.length).map((anchor) => ('page' in anchor ? anchor.page : 0)))).toEqual(new Set([1, 2]));
    expect(
      paragraphsOf(document)
        .filter((block) => block.running)
        .map((block) => block.text),
    ).toEqual(expect.arrayContaining(['- 1 -', '- 2 -', '- 3 -', '青岚县某某局部门决算']));
  });

  test('a sentence that nothing but the full line shows to be cut', async () => {
    const whole = '青岚县某某局二〇二四年度一般公共预算财政拨款基本支出年初预算数和支出决算数完全一致没有差异。';
    const cut = setLines([long, whole]);
    const document = await readPages([page(cut.slice(0, -1)), page([...cut.slice(-1), ...setLines([b])])]);
    expect(textsOf(document)).toEqual([long, whole, b]);
  });

  test('a figure in it keeps its box', async () => {
    const document = await readPages([text(50, 100, '支出决算为', 12), text(50, 760, '6.96 万元，完成年初预算的100%。', 12)]);
    const [whole] = paragraphsOf(document);
    expect(whole).toMatchObject({ text: '支出决算为6.96万元，完成年初预算的100%。', joined: 2 });
    expect(locate(whole as ParagraphBlock, 5, 9)).toEqual([{ page: 2, box: [50, 71.4, 74, 83.4] }]);
  });
});

test('a title in two lines is one, where its first line fills the page', async () => {
  const prose = setLines([long, a, b]);
  const document = await readPages([
    text(52, 790, '青岚县某某局二〇二四年度部门决', 15.6) + text(130, 765, '算情况说明', 15.6) + page(prose).replaceAll(' 760 Td', ' 735 Td'),
  ]);
  expect(textsOf(document)[0]).toBe('青岚县某某局二〇二四年度部门决算情况说明');
});

test('titles that dots lead to their page numbers stay apart', async () => {
  const titles = ['一、主要职责.........................1', '二、机构设置.........................2', '三、收入决算表.......................3'];
  expect(textsOf(await readPages([titles.map((title, i) => text(50, 700 - 20 * i, title, 12)).join('')]))).toEqual(titles);
});

test('a line at the foot that counts the pages is their number, also where there are only two; a heading at the top that counts is none', async () => {
  const numbered = (n: number) => text(240, 760, `表0${n}`, 12) + text(250, 30, `第${n}页共2页`, 9);
  const document = await readPages([numbered(1) + text(50, 700, c, 12), numbered(2) + text(50, 700, a.slice(0, 20), 12)]);
  const texts = (running: boolean) => paragraphsOf(document).flatMap((block) => ((block.running === true) === running ? [block.text] : []));
  expect(texts(true)).toEqual(['第1页共2页', '第2页共2页']);
  expect(texts(false)).toContain('表01');
});
