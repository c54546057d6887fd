import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read, uncovered, type Auditing, type Choice } from '../../../src/engine/audit.js';

const pack = builtinPack();
const sample = (name: string): string => readFileSync(new URL(`../../../sample-reports/${name}.txt`, import.meta.url), 'utf8');
const before = new Map<string, Promise<Auditing>>();
/** Each text is audited once with the same choices: nobody here changes what comes of it. */
const auditText = (text: string, choices: Choice[] = []): Promise<Auditing> => {
  const key = JSON.stringify([text, choices]);
  const known = before.get(key) ?? read(new TextEncoder().encode(text), 'report.txt').then((document) => audit(document, pack, choices));
  before.set(key, known);
  return known;
};
const codes = ({ report }: Auditing): string[] =>
  report.remarks.map(({ code }) => code).filter((code) => code !== 'table-missing' && code !== 'claims-unresolved');
/** What is said of a report, without where it stands. */
const said = ({ view }: Auditing): string[] =>
  view.checks
    .filter(({ verdict }) => verdict !== 'notApplicable')
    .map(({ rule, verdict, operands }) => [rule, verdict, ...operands.map(({ printed }) => printed)].join(' '))
    .sort();

describe('two reports in one file', () => {
  const yunxi = sample('yunxi-water-bureau-2024');
  const lindu = sample('lindu-service-center-2024');
  const budget = sample('province-unit-rows');

  test.each([
    ['of two departments', yunxi, lindu],
    ['accounts, then a budget', yunxi, budget],
    ['a budget, then accounts', budget, yunxi],
    ['tables only, of two departments', sample('province-own-level'), sample('province-alternating')],
  ])(
    '%s: each is audited as if it were alone',
    async (_, one, other) => {
      const alone = [await auditText(one), await auditText(other)];
      const both = `${one}\n${other}`;
      for (const [index, expected] of alone.entries()) {
        const auditing = await auditText(both, [{ kind: 'part', part: index + 1 }]);
        expect(said(auditing)).toEqual(said(expected));
        expect(auditing.report).toMatchObject({ kind: expected.report.kind, department: expected.report.department, year: expected.report.year });
      }
    },
    120_000,
  );

  test('the first is taken, and all are told with what opens them', async () => {
    const auditing = await auditText(`${yunxi}\n${budget}`);
    expect(auditing.report.department).toBe('云溪县水务局');
    expect(codes(auditing)).toContain('several-reports');
    const told = auditing.view.remarks.find(({ zh }) => zh.includes('2 份报告'))!;
    expect(told.zh).toContain('第 1 份');
    expect(told.en).toContain('2 reports');
    expect(auditing.view.list.report.remarks).toContainEqual(told);
  });

  test('the figures of the others are listed as not read', async () => {
    const auditing = await auditText(`${yunxi}\n${budget}`);
    expect(uncovered(auditing.view.document, [...auditing.view.figures, ...auditing.view.notFigures])).toEqual([]);
    expect(auditing.view.figures.filter(({ state }) => state === 'unread').map(({ printed }) => printed)).toContain('1360.00');
  });

  test('a choice of one that is not there is refused in words', async () => {
    const { view } = await auditText(yunxi, [{ kind: 'part', part: 2 }]);
    expect(view.remarks.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('没有第 2 份'));
  });

  test.each(['yunxi-water-bureau-2024', 'qingbai-culture-bureau-2024', 'province-four-blocks', 'province-repeated-header'])(
    '%s is one report',
    async (name) => {
      expect((await auditText(sample(name))).report.parts).toBeUndefined();
    },
  );
});

describe('what a file is', () => {
  test('the report of one unit', async () => {
    const text = sample('yunxi-water-bureau-2024').replace('\n部门决算\n', '\n单位决算\n');
    expect(codes(await auditText(text))).toContain('unit-report');
    expect(codes(await auditText(sample('yunxi-water-bureau-2024')))).not.toContain('unit-report');
  });

  test('rows of several units', async () => {
    expect(codes(await auditText(sample('province-unit-rows')))).toContain('unit-rows');
    expect(codes(await auditText(sample('yunxi-water-bureau-2024')))).not.toContain('unit-rows');
  });

  test('an excerpt', async () => {
    expect(codes(await auditText(sample('yunxi-water-bureau-2024').replace('\n部门决算\n', '\n部门决算（摘要）\n')))).toContain('abridged');
  });

  test('tables whose prose is elsewhere, prose whose tables are elsewhere; what is missing is named once', async () => {
    const tables = await auditText(sample('province-six-decimals-tables'));
    const prose = await auditText(sample('province-six-decimals-text'));
    expect(codes(tables)).toContain('tables-only');
    expect(codes(prose)).toContain('narrative-only');
    expect(prose.missing).toEqual([]);
  });

  test('every remark is worded in both languages', async () => {
    for (const name of ['province-unit-rows', 'province-six-decimals-text', 'province-six-decimals-tables']) {
      const { view } = await auditText(sample(name));
      expect(view.remarks.length).toBeGreaterThan(0);
      for (const { zh, en } of view.remarks) expect([zh, en].every((words) => words.length > 10 && !words.includes('{'))).toBe(true);
    }
  });
});
