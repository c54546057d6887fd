import { describe, expect, test } from 'vitest';
import { read } from '../../../src/engine/document/read.js';
import { compact } from '../../../src/engine/report/claims/words/compact.js';
import { withClaims } from '../../../src/engine/report/claims/reading.js';
import { tokensOf } from '../../../src/engine/report/claims/words/tokens.js';
import { recognise } from '../../../src/engine/report/recognise.js';
import type { Report, Table } from '../../../src/engine/report/report.js';
import { pack } from '../rules/shipped.js';

const HEAD = '2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n';

async function claimsOf(text: string): Promise<Report> {
  const document = await read(new TextEncoder().encode(HEAD + text), 'prose.txt');
  return withClaims(recognise(document, pack), pack);
}

/** Row id → column → what is printed there. */
function kind(report: Report, id: string): Record<string, Record<string, string>> {
  const table = report.tables.find((each) => each.id === id);
  return Object.fromEntries((table?.rows ?? []).map((row, index) => [row.id, printed(table!, index)]));
}

function printed(table: Table, row: number): Record<string, string> {
  return Object.fromEntries(table.columns.flatMap(({ id }, column) => (table.figures[row]![column] ? [[id, table.figures[row]![column].amount.printed]] : [])));
}

describe('numbers', () => {
  const numbers = (text: string) =>
    tokensOf(compact(text), (words, start) => (words.startsWith('人次', start) ? { end: start + 2, values: [{ sense: 'counter' }] } : null)).flatMap((token) =>
      token.kind === 'number' ? [`${token.number.printed} ${token.unit}${token.counter ?? ''}`] : [],
    );

  test('carry their unit, whatever stands between', () => {
    expect(numbers('5,791.98 万元，８.49％，３ 元；1.2亿元')).toEqual(['5,791.98 万元', '8.49% %', '3 元', '1.2 亿元']);
    expect(numbers('减少-5.2万元')).toEqual(['-5.2 万元']);
  });

  test('are no money where something is counted', () => {
    expect(numbers('9.4万件，9.4万，12人次')).toEqual(['9.4 万', '9.4 万元', '12 人次']);
  });

  test('do not join over a blank', () => {
    expect(numbers('附件 1 2024')).toEqual(['1 ', '2024 ']);
  });
});

describe('claims', () => {
  test('a share is of the base that is named, or of the whole before 其中', async () => {
    const report = await claimsOf(
      '三、支出决算情况说明\n\n2024年度支出合计100.00万元，其中：基本支出40.00万元，占40.00%；项目支出60.00万元，占支出合计的60.00%。',
    );
    expect(kind(report, 'share')).toEqual({
      '三>基本支出': { printed: '40.00%', part: '40.00', whole: '100.00' },
      '三>项目支出': { printed: '60.00%', part: '60.00', whole: '100.00' },
    });
  });

  test('a figure qualified by unknown words is not taken for the subject', async () => {
    const report = await claimsOf('三、支出决算情况说明\n\n2024年度支出合计100.00万元。局本级基本支出40.00万元。因疫情防控基本支出5.00万元。');
    const table = report.tables.find(({ id }) => id === 'stated')!;
    expect(table.rows.map(({ class: sure }) => sure)).toEqual(['sure', null, null]);
    expect(table.remarks.map(({ code }) => code)).toEqual(['claim-modified', 'claim-modified']);
  });

  test('figures of reasons and of other years are read and not used', async () => {
    const report = await claimsOf(
      '三、支出决算情况说明\n\n2024年度支出合计100.00万元，主要原因是基本支出增加20.00万元，增长5.00%。2021年度支出合计80.00万元。',
    );
    expect(kind(report, 'change')['三>?']).toEqual({ amount: '20.00', rate: '5.00%' });
    expect(report.tables.find(({ id }) => id === 'stated')!.remarks.map(({ code }) => code)).toEqual(['claim-other-year']);
  });

  test('a comparison names its subject, or goes on with that of the sentence', async () => {
    const report = await claimsOf(
      '三、支出决算情况说明\n\n2024年度支出合计100.00万元，比2023年度减少25.00万元，下降20.00%。与上年相比，基本支出增加3.00万元。',
    );
    expect(kind(report, 'change')).toMatchObject({ '三>支出合计': { amount: '25.00', rate: '20.00%', now: '100.00' }, '三>基本支出': { amount: '3.00' } });
  });

  test('completion rests on the budget that is named; a bare 预算 is the one printed', async () => {
    const report = await claimsOf(
      '五、一般公共预算财政拨款支出决算情况说明\n\n一般公共预算财政拨款支出年初预算为80.00万元，全年预算为100.00万元，支出决算为90.00万元，完成全年预算的90.00%，完成年初预算的112.50%。',
    );
    expect(kind(report, 'completion')).toMatchObject({
      '五>一般公共预算财政拨款支出': { printed: '90.00%', outturn: '90.00', budget: '100.00', other: '80.00' },
      '五>一般公共预算财政拨款支出#2': { printed: '112.50%', budget: '80.00' },
    });
  });

  test('a completion that only another budget gives is told apart', async () => {
    const report = await claimsOf(
      '五、一般公共预算财政拨款支出决算情况说明\n\n一般公共预算财政拨款支出年初预算为80.00万元，全年预算为100.00万元，支出决算为90.00万元，完成年初预算的90.00%。',
    );
    expect(report.tables.find(({ id }) => id === 'completion')!.rows[0]!.class).toBe('other');
  });

  test('a subject may be named by 类, 款, 项, and holds for the paragraph', async () => {
    const report = await claimsOf(
      '五、一般公共预算财政拨款支出决算情况说明\n\n（三）具体情况\n\n1.教育支出（类）普通教育（款）小学教育（项）。年初预算为5.00万元，支出决算为4.00万元，完成年初预算的80.00%。决算数小于年初预算数的主要原因是节约1.00万元。',
    );
    expect(kind(report, 'completion')['五（三）>教育支出>普通教育>小学教育']).toEqual({ printed: '80.00%', outturn: '4.00', budget: '5.00' });
    expect(kind(report, 'level')).toMatchObject({ '五（三）>教育支出>普通教育>小学教育': { left: '4.00', right: '5.00' } });
  });

  test('shares that make up 100% by one last digit are told apart', async () => {
    const report = await claimsOf(
      '三、支出决算情况说明\n\n支出合计300.00万元，其中：基本支出100.00万元，占33.33%；项目支出100.00万元，占33.33%；经营支出100.00万元，占33.34%。',
    );
    expect(report.tables.find(({ id }) => id === 'share')!.rows.map(({ class: kind }) => kind)).toEqual(['sure', 'sure', 'forced']);
  });

  test('no number is in two entries', async () => {
    const report = await claimsOf('三、支出决算情况说明\n\n支出合计100.00万元，其中：基本支出40.00万元，占40.00%。');
    const spans = new Set(
      report.tables.flatMap((table) => table.figures.flat()).flatMap((figure) => (figure ? [`${figure.place.block}:${figure.place.start}`] : [])),
    );
    expect(report.leftovers.filter(({ place }) => spans.has(`${place.block}:${place.start}`))).toEqual([]);
  });
});

// Anything worse than linear does not come to an end within the time that a test has.
describe('long texts', () => {
  const sentence =
    '2024年度支出合计100.00万元，其中：基本支出40.00万元，占40.00%；项目支出60.00万元，占支出合计的60.00%。与上年相比，支出合计增加10.00万元，增长11.11%。\n\n';

  test('500 kB of sentences are all read', async () => {
    const times = Math.ceil(500_000 / new TextEncoder().encode(sentence).length);
    const report = await claimsOf(`三、支出决算情况说明\n\n${sentence.repeat(times)}`);
    expect(report.tables.find(({ id }) => id === 'change')!.rows).toHaveLength(times);
  });

  test.each(['占', '（类）', '一般公共预算', '增加', '完成年初预算', '基本支出', '1', '其中：', '支出决算为', '基本支出1万元占', '公务-接待-费用', '均为'])(
    'a paragraph of nothing but %s',
    async (word) => {
      const text = word.repeat(Math.ceil(150_000 / word.length));
      const report = await claimsOf(`三、支出决算情况说明\n\n${text}`);
      expect(report.document.blocks.some((block) => block.kind === 'paragraph' && block.text === text)).toBe(true);
    },
  );
});
