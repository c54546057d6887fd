import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit, AuditError, builtinPack, exportList, importList, read, type Auditing, type Choice } from '../../src/engine/audit.js';

const sample = readFileSync(new URL('../../sample-reports/yunxi-water-bureau-2024.txt', import.meta.url), 'utf8');
const at = new Date('2025-01-01T00:00:00Z');

const pack = builtinPack();
const before = new Map<string, Promise<Auditing>>();

/** Each text is audited once with the same choices: nobody here changes what comes of it. */
function auditing(text: string, choices: Choice[] = []): Promise<Auditing> {
  const key = JSON.stringify([text, choices]);
  const known = before.get(key) ?? auditAnew(text, choices);
  before.set(key, known);
  return known;
}

async function auditAnew(text: string, choices: Choice[]): Promise<Auditing> {
  return audit(await read(new TextEncoder().encode(text), 'report.txt'), pack, choices, { at });
}

/** The place of some words in a text: of the first place after `after`. */
function anchorOf(text: string, words: string, after = ''): { line: number; column: number; length: number } {
  const offset = text.indexOf(words, text.indexOf(after));
  if (offset < 0) throw new Error(`no ${words}`);
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1, length: words.length };
}

const tablesOf = ({ view }: Auditing): string[] => view.tables.map(({ id }) => id).filter((id) => /^\d\d/.test(id));
const told = ({ view }: Auditing) => view.reading.choices.map(({ untaken }) => untaken);
const gridAt = ({ view }: Auditing, row: string) => view.reading.grids.find(({ block }) => JSON.stringify(view.document.blocks[block]).includes(row))!;
/** What an audit found out, without the places. */
const outcome = ({ view }: Auditing) =>
  view.checks.map(({ rule, binding, statement, verdict, difference }) => JSON.stringify({ rule, binding, statement, verdict, difference })).sort();

/** 03 with a title, a form number and a header that nobody knows. */
const renamed = sample.replace('支出决算表\n\n公开03表', '各项开支情况\n').replace('上缴上级支出\t经营支出', '上缴上级支出\t经营');
const inRenamed = anchorOf(renamed, '科目编码', '各项开支情况');

describe('this table is …', () => {
  test('a table that was not recognised is read as the one that the user named', async () => {
    const before = await auditing(renamed);
    expect(tablesOf(before)).not.toContain('03');
    expect(before.view.reading.missing).toContainEqual(expect.objectContaining({ table: '03' }));
    const after = await auditing(renamed, [{ kind: 'table', anchor: inRenamed, table: '03' }]);
    expect(told(after)).toEqual([null]);
    expect(tablesOf(after)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
    const table = after.view.tables.find(({ id }) => id === '03')!;
    expect(table).toMatchObject({ title: '各项开支情况', basis: { by: 'choice', absent: ['经营支出'] } });
    expect(after.view.list.checks.exact).toBeGreaterThan(before.view.list.checks.exact + 20);
  });

  test('any place of the table stands for it, also one that shares only a part with what is printed there', async () => {
    const figure = anchorOf(renamed, '2130305', '各项开支情况');
    const after = await auditing(renamed, [{ kind: 'table', anchor: { ...figure, column: figure.column + 2, length: 9 }, table: '03' }]);
    expect(told(after)).toEqual([null]);
    expect(tablesOf(after)).toContain('03');
  });

  test('none of the prescribed ones: its relations do not run, and that is its reason', async () => {
    const after = await auditing(sample, [{ kind: 'table', anchor: anchorOf(sample, '科目编码', '公开02表'), table: null }]);
    expect(told(after)).toEqual([null]);
    expect(tablesOf(after)).not.toContain('02');
    expect(after.view.list.report.unrecognised).toEqual([expect.objectContaining({ why: expect.objectContaining({ zh: expect.stringContaining('已选定') }) })]);
    expect(after.missing).toContain('02');
    // The user said so: the table before it is not taken to go on in it.
    expect(after.view.tables.find(({ id }) => id === '01')!.remarks).toEqual([]);
  });
});

describe('this row is a header', () => {
  const header = '项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n';
  /** A line of numbers above the header is taken for the first row of figures. */
  const topped = sample.replace(header, `（1.1）\t\t2024.00\n${header}`);

  test('or not: a row of figures taken for one is read', async () => {
    const numbers = anchorOf(sample, '栏次', '公开03表');
    const after = await auditing(sample, [{ kind: 'header', anchor: numbers, header: false }]);
    expect(told(after)).toEqual([null]);
    const row = gridAt(after, '上缴上级支出').rows.findIndex(({ anchor }) => anchor !== null && 'line' in anchor && anchor.line === numbers.line);
    expect(gridAt(after, '上缴上级支出').rows[row]!.role).toBe('body');
  });

  test('a header that stands below what looks like figures is found again, row by row from the top', async () => {
    const before = await auditing(topped);
    expect(tablesOf(before)).not.toContain('03');
    const choices: Choice[] = [
      { kind: 'header', anchor: anchorOf(topped, '（1.1）'), header: true },
      { kind: 'header', anchor: anchorOf(topped, '项目', '（1.1）'), header: true },
      { kind: 'header', anchor: anchorOf(topped, '科目编码', '（1.1）'), header: true },
    ];
    const after = await auditing(topped, choices);
    expect(told(after)).toEqual([null, null, null]);
    expect(
      gridAt(after, '（1.1）')
        .rows.slice(0, 3)
        .map(({ role }) => role),
    ).toEqual(['header', 'header', 'header']);
    expect(outcome(after)).toEqual(outcome(await auditing(sample)));
  });

  test('below figures it is a header printed again: what it holds is no figure', async () => {
    const row = sample.split('\n').findIndex((line, index) => index > anchorOf(sample, '公开03表').line + 12 && line.startsWith('213'));
    const line = sample.split('\n')[row]!;
    const after = await auditing(sample, [{ kind: 'header', anchor: { line: row + 1, column: 1, length: line.split('\t')[0]!.length }, header: true }]);
    expect(gridAt(after, '上缴上级支出').rows.filter(({ role }) => role === 'repeated')).toHaveLength(1);
    expect(after.view.figures.every(({ anchors }) => anchors.every((anchor) => !('line' in anchor) || anchor.line !== row + 1))).toBe(true);
  });
});

describe('these two pieces are one table', () => {
  const rows = sample
    .slice(sample.indexOf('公开02表'))
    .split('\n')
    .filter((line) => /^\d{7}\t/.test(line));
  /** 02 is cut in two by a sentence that stands between its pages. */
  const cut = sample.replace(rows[3]!, `${rows[2]!}\n`.replace(rows[2]!, '此处为页间文字，不属于表格。\n\n') + rows[3]!);
  const second = anchorOf(cut, rows[3]!.split('\t')[0]!, '此处为页间文字');
  const first = anchorOf(cut, '科目编码', '公开02表');

  test('what the break took away is there again', async () => {
    const before = await auditing(cut);
    expect(gridAt(before, rows[3]!.split('\t')[0]!)).toBeDefined();
    expect(before.view.list.report.unrecognised).toHaveLength(1);
    const after = await auditing(cut, [{ kind: 'joined', anchor: second, to: first }]);
    expect(told(after)).toEqual([null]);
    expect(after.view.list.report.unrecognised).toEqual([]);
    expect(after.view.reading.grids.filter(({ table }) => table === '02').map(({ continued }) => continued)).toEqual([false, true]);
    expect(outcome(after)).toEqual(outcome(await auditing(sample)));
  });

  test('or not: a piece that was joined opens a table of its own', async () => {
    const paged = cut.replace('此处为页间文字，不属于表格。', '— 7 —');
    const piece = anchorOf(paged, rows[3]!.split('\t')[0]!, '— 7 —');
    expect((await auditing(paged)).view.list.report.unrecognised).toEqual([]);
    const after = await auditing(paged, [{ kind: 'joined', anchor: piece, to: null }]);
    expect(told(after)).toEqual([null]);
    expect(after.view.list.report.unrecognised).toHaveLength(1);
  });
});

describe('a choice that cannot be followed is told', () => {
  const table = anchorOf(sample, '科目编码', '公开02表');
  const other = anchorOf(sample, '科目编码', '公开03表');
  test.each<[string, Choice[], RegExp]>([
    ['nothing stands there', [{ kind: 'table', anchor: { line: 9999, column: 1, length: 2 }, table: '03' }], /第 1 项.*没有表格/],
    ['a paragraph stands there', [{ kind: 'header', anchor: anchorOf(sample, '一、主要职责'), header: true }], /没有表格/],
    ['there is no such table', [{ kind: 'table', anchor: table, table: '77' }], /没有编号为 77 的表/],
    ['nothing of that table is in it', [{ kind: 'table', anchor: table, table: '09' }], /读不出09表/],
    ['a table cannot go on from a later one', [{ kind: 'joined', anchor: table, to: other }], /前面/],
    [
      'two say different things',
      [
        { kind: 'table', anchor: table, table: null },
        { kind: 'table', anchor: table, table: '02' },
      ],
      /以后者为准|第 2 项/,
    ],
    [
      'it is joined, so it is no other table',
      [
        { kind: 'table', anchor: other, table: '05' },
        { kind: 'joined', anchor: other, to: table },
      ],
      /第 2 项/,
    ],
    ['no rule of that name', [{ kind: 'rule-off', rule: 'fa-99', reason: '不适用' }], /fa-99/],
    ['the file was not read so', [{ kind: 'encoding', encoding: 'gb18030' }], /gb18030/],
  ])('%s', async (_, choices, words) => {
    const after = await auditing(sample, choices);
    expect(told(after)[0]?.zh).toMatch(words);
    expect(after.view.remarks[0]).toEqual(told(after)[0]);
    expect(after.view.list.report.remarks).toContainEqual(told(after)[0]);
    expect(after.view.list.choices).toEqual(choices);
  });

  test('a piece cannot go on from what is no table yet', async () => {
    const text = renamed.replace('各项开支情况', '各项开支情况\n').replace(/(\n2\d{6}\t[^\n]*\n)(?=2\d{6}\t[^\n]*\n[^]*公开04表)/, '$1');
    const after = await auditing(text, [{ kind: 'joined', anchor: anchorOf(text, '科目编码', '公开05表'), to: anchorOf(text, '科目编码', '各项开支情况') }]);
    expect(told(after)[0]?.zh).toMatch(/还没有认出/);
  });
});

test('the same file and the same choices give the same findings, also from an exported list', async () => {
  const choices: Choice[] = [
    { kind: 'table', anchor: inRenamed, table: '03' },
    { kind: 'header', anchor: anchorOf(renamed, '栏次', '公开02表'), header: true },
    { kind: 'rule-off', rule: 'fa-02-tree', reason: '本单位不分级' },
  ];
  const first = await auditing(renamed, choices);
  const sent = importList(exportList(first.view.list));
  if (!sent.ok) throw new Error(sent.code);
  const again = await auditAnew(renamed, sent.list.choices);
  expect(exportList(again.view.list)).toBe(exportList(first.view.list));
});

test('without choices nothing is told, and every grid says what it was read as', async () => {
  const { view } = await auditing(sample);
  expect(view.reading.choices).toEqual([]);
  expect(view.reading.grids.filter(({ table }) => table !== null && /^\d\d$/.test(table))).toHaveLength(9);
  for (const { rows, anchor } of view.reading.grids) {
    expect(anchor).not.toBeNull();
    expect(rows.map(({ role }) => role)).toContain('body');
  }
  expect(view.tables[0]!.basis).toMatchObject({ by: 'title', absent: [] });
});

describe('a report none of whose tables is known', () => {
  /** Titles, form numbers and headers that nobody knows; the cover and the prose do not say what kind of report it is. */
  const foreign = [
    '各项开支一览',
    '科目编码\t科目\t合计金额\t人员及日常\t专项',
    '\t总计\t130.00\t100.00\t30.00',
    '201\t一般公共服务支出\t80.00\t60.00\t20.00',
    '205\t教育支出\t51.00\t40.00\t11.00',
    '',
    '数据由财务科提供。',
  ].join('\n');
  const refusal = async (text: string, choices: Choice[] = []): Promise<AuditError> => {
    const refused = await auditing(text, choices).then(
      () => null,
      (error: unknown) => error,
    );
    if (!(refused instanceof AuditError)) throw new Error('was audited');
    return refused;
  };
  const inForeign = anchorOf(foreign, '科目编码');

  test('is refused with how it was read, and without a check', async () => {
    const { code, view } = await refusal(foreign);
    expect(code).toBe('audit-no-table-known');
    expect(view!.reading.grids).toEqual([expect.objectContaining({ table: null, title: '各项开支一览', why: expect.anything() })]);
    expect(view!.list.report).toMatchObject({ kind: 'unknown', remarks: [expect.objectContaining({ zh: expect.stringContaining('没有核对') })] });
    expect(view!.checks).toEqual([]);
    expect(view!.list.coverage).toMatchObject({ verified: 0, unread: 11 });
  });

  test('is offered the tables of the kind that the user said, and audited as soon as one is named', async () => {
    const { view } = await refusal(foreign, [{ kind: 'report', report: 'final-accounts' }]);
    expect(view!.reading.layouts.map(({ id }) => id)).toContain('05');
    expect(view!.reading.choices).toEqual([{ about: null, untaken: null }]);
    const headed = foreign.replace('合计金额\t人员及日常\t专项', '小计\t基本支出\t专项');
    const after = await auditing(headed, [
      { kind: 'report', report: 'final-accounts' },
      { kind: 'table', anchor: inForeign, table: '05' },
    ]);
    expect(tablesOf(after)).toEqual(['05']);
    expect(after.view.list.findings.some(({ verdict }) => verdict === 'violated')).toBe(true);
  });

  test('a later kind of report stands for an earlier one, which is told', async () => {
    const { view } = await refusal(foreign, [
      { kind: 'report', report: 'final-accounts' },
      { kind: 'report', report: 'budget' },
    ]);
    expect(view!.list.report.kind).toBe('budget');
    expect(view!.reading.choices.map(({ untaken }) => untaken !== null)).toEqual([true, false]);
  });

  test('without a table, or as a template, it has nothing to show', async () => {
    expect(await refusal('会议通知\n请各科室于周五下午到会。\n')).toMatchObject({ code: 'audit-not-a-report', view: null });
  });
});
