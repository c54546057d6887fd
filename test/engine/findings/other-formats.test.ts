import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../src/engine/findings/csv.js';
import type { FindingList } from '../../../src/engine/findings/list.js';
import { sarifOf } from '../../../src/engine/findings/sarif.js';
import { anyList } from './any-list.js';

const lists = fc.sample(anyList, { seed: 7, numRuns: 200 });
const findings = lists.flatMap((list) => list.findings);
const together: FindingList = { ...lists[0]!, findings };

/** RFC 4180, by the book. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push(row.splice(0));
  }
  return rows;
}

describe('CSV', () => {
  const text = csvOf(together, 'zh');

  test('begins with a byte order mark and has a row a finding, each as long as the head', () => {
    expect(text.startsWith('\uFEFFid,')).toBe(true);
    const rows = parse(text.slice(1));
    expect(rows).toHaveLength(findings.length + 1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.slice(1).map(([id]) => id)).toEqual(findings.map(({ id }) => id));
  });

  test('keeps what was written, quotes and line ends too', () => {
    const [list] = fc.sample(
      anyList.filter(({ findings: some }) => some.length > 0),
      { seed: 7, numRuns: 1 },
    );
    const [finding] = structuredClone(list!.findings);
    const message = { zh: '第 1 行\n"第 2 行", 完', en: '' };
    const [head, row] = parse(csvOf({ ...list!, findings: [{ ...finding!, message }] }, 'zh').slice(1)) as [string[], string[]];
    expect(row[head.indexOf('message')]).toBe(message.zh);
  });

  test.each([
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ['@SUM(1)', "'@SUM(1)"],
    ['-0.40', '-0.40'],
    ['+办公费', "'+办公费"],
  ])('lets no spreadsheet take %s for a formula', (written, stored) => {
    const [head, row] = parse(csvOf({ ...together, findings: [{ ...findings[0]!, actual: written }] }, 'zh').slice(1)) as [string[], string[]];
    expect(row[head.indexOf('actual')]).toBe(stored);
  });
});

describe('SARIF', () => {
  const log = JSON.parse(sarifOf(together, 'en')) as {
    version: string;
    runs: { results: Result[]; tool: { driver: { rules: { id: string }[] } }; columnKind: string }[];
  };
  interface Result {
    ruleId: string;
    kind: string;
    level: string;
    locations: { physicalLocation?: { region: object } }[];
    partialFingerprints: Record<string, string>;
    suppressions?: object[];
  }
  const [run] = log.runs;

  test('has one result a finding, with its id as fingerprint and a rule that is described', () => {
    expect(log.version).toBe('2.1.0');
    expect(run!.results.map(({ partialFingerprints }) => partialFingerprints['gouji/1'])).toEqual(findings.map(({ id }) => id));
    const rules = new Set(run!.tool.driver.rules.map(({ id }) => id));
    expect(run!.results.every(({ ruleId }) => rules.has(ruleId))).toBe(true);
  });

  test('calls only violations failures', () => {
    const told = new Set(run!.results.map(({ kind, level }, index) => `${findings[index]!.verdict} ${kind} ${level}`));
    expect([...told].sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'rounding informational none',
      'undecided open none',
      'violated fail error',
      'violated fail note',
      'violated fail warning',
    ]);
  });

  test('places a figure of a line at its characters, columns in UTF-16 units', () => {
    const at = findings.findIndex(({ operands }) => operands[0]?.anchors[0] !== undefined && 'line' in operands[0].anchors[0]);
    const anchor = findings[at]!.operands[0]!.anchors[0] as { line: number; column: number; length: number };
    expect(run!.columnKind).toBe('utf16CodeUnits');
    expect(run!.results[at]!.locations[0]!.physicalLocation!.region).toEqual({
      startLine: anchor.line,
      startColumn: anchor.column,
      endColumn: anchor.column + anchor.length,
    });
  });

  test('tells a dismissed finding as suppressed', () => {
    expect(run!.results.map(({ suppressions }) => suppressions !== undefined)).toEqual(findings.map(({ disposition }) => disposition.state === 'dismissed'));
  });
});
