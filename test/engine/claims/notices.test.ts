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

const HEAD = ['2024年度部门决算', '第三部分 2024年度部门决算情况说明', '一、收入支出决算总体情况说明'];
const TOTALS = '2024年度收入总计10.00万元，支出总计10.00万元。';

describe('a reason', () => {
  test.each([
    ['that is given', '比上年增加1.00万元，主要原因是人员增加。', []],
    ['that is missing', '比上年增加1.00万元，主要原因是。', ['n-no-reason 一>主要原因是。']],
    ['that is missing before a semicolon', '比上年增加1.00万元，主要是；支出增加。', ['n-no-reason 一>主要是;']],
    ['that is spoken of', '以下说明增减变动的主要原因。', []],
  ])('%s', async (_, sentence, expected) => expect(await told(['n-no-reason'], [...HEAD, TOTALS, `收入总计${sentence}`])).toEqual(expected));
});

describe('a glossary', () => {
  const glossary = (...ordinals: string[]): string[] => [
    ...HEAD,
    TOTALS,
    '第四部分 名词解释',
    ...ordinals.map((ordinal, index) => `${ordinal}名词${'甲乙丙丁'[index]}：指第${index + 1}种款项。`),
  ];
  test.each([
    ['numbered one after another', ['一、', '二、', '三、'], []],
    ['with a number twice', ['一、', '二、', '二、'], ['n-heading-repeat heading>二、名词丙']],
    ['with a number left out', ['一、', '二、', '四、'], ['n-heading-gap heading>四、名词丙']],
    ['with a list inside an explanation', ['一、', '1.', '2.', '二、'], []],
  ])('%s', async (_, ordinals, expected) => expect(await told(['n-heading-repeat', 'n-heading-gap'], glossary(...ordinals))).toEqual(expected));
});

describe('the contents', () => {
  const titles = ['一、甲项情况', '二、乙项情况', '三、丙项情况', '四、丁项情况', '五、戊项情况'];
  const report = (...order: number[]): string[] => ['2024年度部门决算', '目录', ...titles, ...order.map((at) => titles[at]!), ...HEAD.slice(1), TOTALS];
  test('in the order of the report', async () => expect(await told(['n-contents-order'], report(0, 1, 2, 3, 4))).toEqual([]));
  test('with one title elsewhere', async () => expect(await told(['n-contents-order'], report(0, 2, 3, 1, 4))).toEqual(['n-contents-order 乙项情况']));
});
