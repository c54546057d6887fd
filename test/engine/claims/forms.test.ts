import { describe, expect, test } from 'vitest';
import { read } from '../../../src/engine/document/read.js';
import { withClaims } from '../../../src/engine/report/claims/reading.js';
import { recognise } from '../../../src/engine/report/recognise.js';
import type { Report } from '../../../src/engine/report/report.js';
import { pack } from '../rules/shipped.js';

const ACCOUNTS = '2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n';
const BUDGET = '2025年部门预算\n\n2025年部门预算编制说明\n\n';

async function claimsOf(text: string): Promise<Report> {
  return withClaims(recognise(await read(new TextEncoder().encode(text), 'prose.txt'), pack), pack);
}

/** Claims of a kind: what is printed in each role. */
function claims(report: Report, kind: string): Record<string, Record<string, string>> {
  const table = report.tables.find(({ id }) => id === kind);
  return Object.fromEntries(
    (table?.rows ?? []).map(({ id }, row) => [
      id,
      Object.fromEntries(
        table!.columns.flatMap(({ id: role }, column) => (table!.figures[row]![column] ? [[role, table!.figures[row]![column].amount.printed]] : [])),
      ),
    ]),
  );
}

/** Codes of why claims of a kind were left unresolved. */
function why(report: Report, kind: string): string[] {
  return (report.tables.find(({ id }) => id === kind)?.remarks ?? []).map(({ code }) => code);
}

describe('a subject named by its levels', () => {
  test('is the same behind an ordinal with 、', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}五、一般公共预算财政拨款支出决算情况说明\n\n1、教育支出（类）普通教育（款）小学教育（项）。年初预算为10.00万元，支出决算为8.00万元。`,
    );
    expect(Object.keys(claims(report, 'stated'))).toEqual(['五>教育支出>普通教育>小学教育>年初预算', '五>教育支出>普通教育>小学教育>支出决算']);
  });

  test('has the year before behind it with a colon', async () => {
    const report = await claimsOf(`${BUDGET}1. “教育支出（类）普通教育（款）小学教育（项）”12.00万元，上年:10.50万元，主要用于小学教育。`);
    expect(Object.entries(claims(report, 'stated')).map(([name, { printed }]) => [name.split('>').at(-1), printed])).toEqual([
      ['预算', '12.00'],
      ['上年', '10.50'],
    ]);
  });

  test('may have its codes in the marks of its levels; the figure of the year before is told apart, and what is said again is the same subject', async () => {
    const report = await claimsOf(
      `${BUDGET}1、教育支出（205类）普通教育（02款）小学教育（02项）12.00万元。主要用于：小学教育。2024年当年预算执行数为10.00万元，2025年预算安排12.00万元，比2024年预算执行数增加20%。`,
    );
    expect(Object.values(claims(report, 'stated')).map(({ printed }) => printed)).toEqual(['12.00', '10.00', '12.00']);
    expect(Object.keys(claims(report, 'stated'))[1]).toMatch(/小学教育>上年$/);
    expect(Object.values(claims(report, 'change'))).toEqual([{ rate: '20%', now: '12.00', prior: '10.00' }]);
    expect(why(report, 'stated')).toEqual([]);
  });

  test('may be three names with dashes between', async () => {
    const report = await claimsOf(`${BUDGET}2.教育支出-普通教育-小学教育科目12.00万元，主要用于小学教育。`);
    expect(Object.keys(claims(report, 'stated'))).toEqual([expect.stringMatching(/>教育支出>普通教育>小学教育>预算$/)]);
    expect(why(report, 'stated')).toEqual([]);
  });
});

describe('a base that the sentence prints', () => {
  test('is what the rate is of', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n“三公”经费支出决算为62.07万元，完成全年预算84.82万元的73.2%。公务接待费支出20.00万元，占“三公”经费支出62.07万元的32.2%。`,
    );
    expect(Object.values(claims(report, 'completion'))).toEqual([{ printed: '73.2%', outturn: '62.07', budget: '84.82' }]);
    expect(Object.values(claims(report, 'share'))).toEqual([{ printed: '32.2%', part: '20.00', whole: '62.07' }]);
  });

  test('may be called 预算 besides its name', async () => {
    const report = await claimsOf(`${ACCOUNTS}三、支出决算情况说明\n\n支出合计100.00万元。基本支出决算40.00万元，占支出合计决算数的40.00%。`);
    expect(Object.values(claims(report, 'share'))).toEqual([{ printed: '40.00%', part: '40.00', whole: '100.00' }]);
  });

  test('stands in the paragraph before 其中', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}三、支出决算情况说明\n\n支出合计100.00万元。\n\n其中：\n\n基本支出40.00万元，占40.00%；\n\n项目支出60.00万元，占60.00%。`,
    );
    expect(Object.values(claims(report, 'share')).map(({ whole }) => whole)).toEqual(['100.00', '100.00']);
  });
});

describe('what is no claim about this report', () => {
  test.each([
    '单价100万元（含）以上设备（不含车辆）0台（套）。',
    '单位价值50万元以上通用设备2台（套）。',
    '部门预算安排购置单价100万元（含）以上设备0台（套）。',
    '本部门有价值100万元（含）以上专用设备1台（套）。',
  ])('%s', async (sentence) => {
    const report = await claimsOf(`${ACCOUNTS}十二、国有资产占用情况说明\n\n${sentence}`);
    expect(why(report, 'stated')).toEqual([]);
    const limit = sentence.match(/\d+(?=万元)/)![0];
    expect(report.leftovers.filter(({ printed }) => printed === limit).map(({ kind }) => kind)).toEqual(['notFigure']);
    expect(report.remarks.filter(({ code }) => code === 'claims-unresolved')).toEqual([]);
  });
});

test('等于 is a statement about two figures', async () => {
  const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务接待费全年预算为2.00万元，支出决算为1.00万元，决算数等于预算数。`);
  expect(Object.values(claims(report, 'level'))).toEqual([{ left: '1.00', right: '2.00' }]);
});

test('two alternatives left standing go the way of the amount before; alone they say nothing', async () => {
  const report = await claimsOf(
    `${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务接待费支出决算为1.00万元，比上年减少1.00万元，下降（增长）50.00%。会议费支出决算为1.00万元，比上年增长（下降）5.00%。`,
  );
  expect(report.tables.find(({ id }) => id === 'change')!.rows.map(({ class: kind }) => kind)).toEqual(['fall', 'fall']);
  expect(why(report, 'change')).toEqual(['claim-no-direction']);
});

test('均为 states the subject again', async () => {
  const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务接待费支出0.00万元，与上年持平，均为0.00万元。`);
  expect(Object.keys(claims(report, 'stated'))).toEqual(['九>公务接待费>支出决算', '九>公务接待费>支出决算#2']);
});

describe('stated twice', () => {
  const kept = '共有车辆3辆，其中：执法执勤用车3辆、其他用车0辆；';

  test('is held against itself', async () => {
    const report = await claimsOf(`2025年部门预算\n\n五、国有资产占用情况说明\n\n${kept}\n\n共有车辆2辆。`);
    expect(Object.keys(claims(report, 'twice'))).toEqual(['国有资产>车辆']);
  });

  test('parts of two wholes are two figures', async () => {
    const report = await claimsOf(
      `2025年部门预算\n\n五、国有资产占用情况说明\n\n${kept}\n\n2025年部门预算安排购置车辆0辆，其中：执法执勤用车0辆、其他用车0辆。`,
    );
    expect(claims(report, 'twice')).toEqual({});
  });

  test('sums of other projects are other figures', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}十三、预算绩效情况说明\n\n编报绩效目标的项目4个，涉及预算金额5.00万元；绩效自评的项目3个，涉及预算金额4.00万元。`,
    );
    expect(claims(report, 'twice')).toEqual({});
    expect(why(report, 'stated')).toEqual([]);
  });
});

describe('a budget', () => {
  test('is compared with the budget of the year before', async () => {
    const report = await claimsOf(`${BUDGET}财政拨款收入12.00万元，比2025年预算增加2.00万元。`);
    expect(Object.values(claims(report, 'year'))).toHaveLength(1);
    expect(claims(report, 'year')).toEqual({ [Object.keys(claims(report, 'year'))[0]!]: { odd: '2025年' } });
  });
});

describe('hedges have a direction', () => {
  const base = '三、支出决算情况说明\n\n支出合计100.00万元。基本支出91.79万元，';
  const range = async (words: string): Promise<[string, string]> => {
    const report = await claimsOf(`${ACCOUNTS}${base}占支出合计的${words}。`);
    const { value, half, lean } = report.tables.find(({ id }) => id === 'share')!.figures[0]![0]!.amount;
    const middle = value.plus(lean ?? 0);
    return [middle.minus(half).toString(), middle.plus(half).toString()];
  };

  test.each([
    ['约91%', ['90', '92']],
    ['超过91%', ['91', '92']],
    ['91%以上', ['91', '92']],
    ['近92%', ['91', '92']],
    ['不足91.8%', ['91.7', '91.8']],
    ['91.8%左右', ['91.7', '91.9']],
    ['超过90%', ['90', '100']],
    ['91.79%', ['91.785', '91.795']],
  ] as const)('%s', async (words, expected) => {
    expect(await range(words)).toEqual(expected);
  });
});

describe('breakdowns within breakdowns', () => {
  const sums = async (text: string): Promise<Record<string, string | null>> => {
    const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n${text}`);
    return Object.fromEntries(
      report.tables.find(({ id }) => id === 'parts')!.rows.map(({ id, class: kind }) => [id.replaceAll('九>', '').replaceAll('>支出决算', ''), kind]),
    );
  };

  test('end with what is no part of the inner whole', async () => {
    const found = await sums(
      '“三公”经费支出60.00万元，其中：公务用车购置及运行维护费支出27.00万元，其中：公务用车购置费支出7.00万元；公务用车运行维护费支出20.00万元；公务接待费支出33.00万元。',
    );
    expect(found).toEqual({
      三公经费: 'complete',
      '三公经费>公务用车购置及运行费': 'item',
      '三公经费>公务接待费': 'item',
      公务用车购置及运行费: 'complete',
      '公务用车购置及运行费>公务用车购置费': 'item',
      '公务用车购置及运行费>公务用车运行维护费': 'item',
    });
  });
});

describe('comparisons', () => {
  test('with another year say nothing of the year before', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n“三公”经费支出62.07万元，比上年增加38.97万元，增长168.7%；比2019年（疫情前）减少24.87万元，下降28.6%。`,
    );
    expect(claims(report, 'prior')).toEqual({});
    expect(Object.keys(claims(report, 'change'))).toHaveLength(2);
  });

  test('with the budget are held against it', async () => {
    const report = await claimsOf(
      `${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务接待费年初预算为5.00万元，支出决算为4.00万元，比年初预算减少1.00万元，下降20%。`,
    );
    expect(Object.values(claims(report, 'change'))).toEqual([{ amount: '1.00', rate: '20%', now: '4.00', prior: '5.00' }]);
  });

  test('with a figure that is printed are held against it', async () => {
    const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务接待费支出4.00万元，比2023年度决算数5.00万元减少1.00万元，下降20%。`);
    expect(Object.values(claims(report, 'change'))).toEqual([{ amount: '1.00', rate: '20%', now: '4.00', prior: '5.00' }]);
  });
});

describe('items of a section against the rows of its table', () => {
  const table = (rows: string[]): string =>
    [
      '公开05表',
      '',
      '一般公共预算财政拨款支出决算表',
      '',
      '单位：万元',
      '',
      ['功能分类科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'].join('\t'),
      ...rows,
      '',
    ].join('\n');
  const rows = [
    '205\t教育支出\t8.00\t8.00\t',
    '20502\t普通教育\t8.00\t8.00\t',
    '2050202\t小学教育\t5.00\t5.00\t',
    '2050203\t初中教育\t3.00\t3.00\t',
    '合计\t\t8.00\t8.00\t',
  ];
  const section =
    '五、一般公共预算财政拨款支出决算情况说明\n\n1.教育支出（类）普通教育（款）小学教育（项）。支出决算为5.00万元。\n\n2.教育支出（类）普通教育（款）';
  const rolls = async (last: string, rest = '\n\n六、其他重要事项的情况说明\n\n无。'): Promise<Record<string, string[]>> => {
    const { tables } = await claimsOf(
      `2024年度部门决算\n\n${table(rows)}\n第三部分 2024年度部门决算情况说明\n\n${section}${last}（项）。支出决算为3.00万元。${rest}`,
    );
    const roll = tables.find(({ id }) => id === 'roll');
    const lacking = (kind: string): string[] =>
      (roll?.rows ?? []).flatMap(({ id, name }, row) => (id.startsWith(`${kind}>`) && !roll!.figures[row]![1] ? [name] : []));
    return { items: lacking('items'), rows: lacking('rows') };
  };

  test('all are spoken of', async () => {
    expect(await rolls('初中教育')).toEqual({ items: [], rows: [] });
  });

  test('one under another name is told from both sides', async () => {
    expect(await rolls('初级中学教育')).toEqual({ items: ['初中教育'], rows: ['初级中学教育'] });
  });

  test('none is missing where the document ends among them', async () => {
    expect(await rolls('初级中学教育', '')).toEqual({ items: [], rows: ['初级中学教育'] });
  });
});

test('what the kinds of procurement give by their shares is held against the amount stated', async () => {
  const report = await claimsOf(
    `${ACCOUNTS}十一、政府采购支出情况说明\n\n政府采购支出总额100.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出3.00万元、政府采购服务支出77.00万元。授予中小企业合同金额90.00万元，占政府采购支出总额的90.00%；货物采购授予中小企业合同金额占货物支出金额的10.00%，服务采购授予中小企业合同金额占服务支出金额的50.00%。`,
  );
  const table = report.tables.find(({ id }) => id === 'split')!;
  // Every operand is a figure of the text: what is stated, then each kind with the share that goes to it.
  expect(table.figures.map((row) => row.map((figure) => figure?.amount.printed))).toEqual([
    ['90.00', undefined, undefined],
    [undefined, '20.00', '10.00%'],
    [undefined, '3.00', undefined],
    [undefined, '77.00', '50.00%'],
  ]);
});

describe('brackets', () => {
  test('what is listed in them has its own changes, and what goes on behind them is of the subject before them', async () => {
    const report = await claimsOf(
      `${BUDGET}一、“三公”经费预算情况说明\n\n公务用车购置及运行维护费4.50万元（其中，公务用车购置费0万元，比上年增加0.20万元；公务用车运行维护费4.50万元，比上年减少1.00万元），比上年减少0.80万元，下降15.09%。`,
    );
    expect(Object.entries(claims(report, 'change')).map(([name, roles]) => [name.split('>').at(-1), roles])).toEqual([
      ['公务用车购置费', { amount: '0.20', now: '0' }],
      ['公务用车运行维护费', { amount: '1.00', now: '4.50' }],
      ['公务用车购置及运行费', { amount: '0.80', rate: '15.09%', now: '4.50' }],
    ]);
  });
});

describe('names and figures one by one', () => {
  const text = (words: string): string => `${ACCOUNTS}六、一般公共预算财政拨款基本支出决算情况说明\n\n基本支出100.00万元，其中：${words}`;

  test('each figure is of the name in its place, and so is each share', async () => {
    const report = await claimsOf(text('人员经费和公用经费分别为60.00万元、40.00万元，分别占60.00%、40.00%。'));
    expect(claims(report, 'stated')).toMatchObject({ '六>人员经费>支出决算': { printed: '60.00' }, '六>公用经费>支出决算': { printed: '40.00' } });
    expect(Object.values(claims(report, 'share'))).toEqual([
      { printed: '60.00%', part: '60.00', whole: '100.00' },
      { printed: '40.00%', part: '40.00', whole: '100.00' },
    ]);
  });

  test('more names than figures leave open whose they are', async () => {
    const report = await claimsOf(text('人员经费、公用经费分别为60.00万元、30.00万元、10.00万元。'));
    expect(why(report, 'stated')).toContain('claim-respectively');
  });
});

describe('changes', () => {
  const text = (words: string): string => `${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n“三公”经费支出决算18.22万元，${words}`;
  const changes = async (words: string): Promise<unknown[]> => Object.values(claims(await claimsOf(text(words)), 'change'));

  test('are against what the comparison before them names, not the one behind them', async () => {
    expect(await changes('年初预算20.00万元，比年初预算减少1.78万元，比上年决算减少1.18万元。')).toEqual([
      { amount: '1.78', now: '18.22', prior: '20.00' },
      { amount: '1.18', now: '18.22' },
    ]);
  });

  test('may name the subject again in the comparison', async () => {
    expect(await changes('比2024年“三公”经费年初预算20.00万元减少1.78万元。')).toEqual([{ amount: '1.78', now: '18.22', prior: '20.00' }]);
  });

  test('may say the rate before the amount', async () => {
    expect(await changes('同比下降6.08%，减少1.18万元。')).toEqual([{ amount: '1.18', rate: '6.08%', now: '18.22' }]);
  });

  test('a rate waits for no amount behind other words', async () => {
    expect(await changes('同比下降6.08%，公务接待费减少0.58万元。')).toHaveLength(2);
  });
});

test('what a car costs is held against its kinds where they are as many as forms list', async () => {
  const kinds = async (words: string): Promise<(string | null)[]> => {
    const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n公务用车运行维护费支出16.90万元，主要用于巡查，其中：${words}`);
    return report.tables.find(({ id }) => id === 'parts')?.rows.flatMap((row) => (row.parent === null ? [row.class] : [])) ?? [];
  };
  expect(await kinds('燃料费8.10万元；维修费4.80万元；过桥过路费1.30万元；保险费2.70万元。')).toEqual(['complete']);
  expect(await kinds('燃料费8.10万元、维修费4.80万元。')).toEqual(['open']);
});

test('a completion may be said without 完成', async () => {
  const report = await claimsOf(`${ACCOUNTS}九、“三公”经费支出决算情况说明\n\n“三公”经费年初预算20.00万元，支出决算18.22万元，为年初预算的91.10%。`);
  expect(Object.values(claims(report, 'completion'))).toEqual([{ printed: '91.10%', outturn: '18.22', budget: '20.00' }]);
});

test('a figure again in another unit is the same figure, and rates rest on the finer one', async () => {
  const report = await claimsOf(`${ACCOUNTS}三、支出决算情况说明\n\n支出合计1.23亿元（12345.00万元），其中：基本支出2469.00万元，占20.00%。`);
  expect(why(report, 'stated')).toEqual([]);
  expect(Object.values(claims(report, 'share'))).toEqual([{ printed: '20.00%', part: '2469.00', whole: '12345.00' }]);
});

test('words that say what is split are no part of what was stated before them', async () => {
  const report = await claimsOf(
    `${BUDGET}四、财政拨款收支总体情况\n\n财政拨款收支总预算12.00万元。收入按来源：一般公共预算拨款收入10.00万元、政府性基金预算拨款收入2.00万元；支出预算按功能分类：教育支出9.00万元、其他支出3.00万元。`,
  );
  expect(Object.keys(claims(report, 'parts')).filter((name) => name.includes('政府性基金'))).toEqual([]);
});
