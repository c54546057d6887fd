import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';
import { report, type Spec } from '../scripts/samples/report.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../src/engine/audit.js';
import { isTableRule, tableChecks, tableFigures, tableFindings, type Expected, type ExpectedFinding } from './samples.js';

const folder = join(root, 'sample-reports');
const departments = join(root, 'scripts', 'samples', 'departments');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && !name.startsWith('province-') && !name.includes('-budget'))
  .map((name) => name.slice(0, -'.txt'.length));
const pack = builtinPack();

test('there is a clean report, one of honest rounding, one of errors and some of traps', () => {
  expect(names).toEqual([
    'lindu-service-center-2024',
    'qingbai-culture-bureau-2024',
    'shiqiao-transport-bureau-2024',
    'weiwan-museum-2023',
    'yunxi-water-bureau-2024',
  ]);
});

test.each(readdirSync(departments).filter((name) => name.endsWith('.mjs')))('%s is what its report was written from', async (name) => {
  const { default: spec } = (await import(join(departments, name))) as { default: Spec };
  expect(readFileSync(join(folder, `${spec.file}.txt`), 'utf8')).toBe(report(spec));
});

describe.each(names)('%s', (name) => {
  const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as Expected;
  const source = readFileSync(join(folder, `${name}.txt`), 'utf8');
  const auditSource = async (): Promise<AuditView> =>
    (await audit(await read(new TextEncoder().encode(source), `${name}.txt`), pack, [], { at: new Date(0) })).view;
  let view: AuditView;

  beforeAll(async () => {
    view = await auditSource();
  });

  test('has the findings that stand beside it, and no other', () => {
    const wanted = [...expected.planted.flatMap(({ breaks }) => breaks), ...expected.findings];
    expect(inOrder(tableFindings(view))).toEqual(inOrder(wanted));
  });

  test('every slip is in the figures of what it breaks', () => {
    for (const { address, breaks } of expected.planted) {
      expect(breaks.length, address).toBeGreaterThan(0);
      const findings = view.list.findings.filter(isTableRule);
      for (const wanted of breaks) {
        const { binding, operands, suspect } = findings[tableFindings(view).findIndex((each) => key(each) === key(wanted))]!;
        const told = [...operands.map((operand) => operand.address), ...(suspect?.edits ?? []).map((edit) => edit.address), `${binding.table}/*/*`];
        expect(told).toContain(address);
      }
    }
  });

  test('every slip stands in the report as it is told', () => {
    for (const { address, printed, right } of expected.planted) {
      const figures = [...view.figures, ...view.blanks].filter((each) => each.address === address);
      expect(figures.map((figure) => figure.printed)).toEqual(figures.map(() => printed));
      expect(printed).not.toBe(right);
    }
  });

  // Findings are found by hand; how many checks there are changes with every rule that is added: `COUNTS=write npx vitest run test/samples.test.ts`.
  test.runIf(process.env.COUNTS === 'write')('writes its counts anew', () => {
    const path = join(folder, `${name}.expected.json`);
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -4);
    const counts = (counted: object): string => JSON.stringify(counted, null, 1).replace(/\n\s*/g, ' ');
    expect(lines.at(-1)).toMatch(/^  "findings"|^  \]/);
    writeFileSync(path, [...lines, `  "checks": ${counts(tableChecks(view))},`, `  "figures": ${counts(tableFigures(view))}`, '}', ''].join('\n'));
  });

  test.skipIf(process.env.COUNTS === 'write')('has as many checks of each verdict, those not applicable too', () => {
    expect(tableChecks(view)).toEqual(expected.checks);
  });

  test('leaves no figure of its tables out', () => {
    expect(tableFigures(view)).toEqual(expected.figures);
  });

  test('counts every figure once', () => {
    const { figures, notFigures, ...states } = view.list.coverage;
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(figures);
    expect(view.figures).toHaveLength(figures);
    expect(view.notFigures).toHaveLength(notFigures);
  });

  test('has every run of digits in exactly one entry of the ledger', () => {
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
  });

  test('even those that the reader might have lost', () => {
    const held = new Set(
      [...view.figures, ...view.notFigures].flatMap(({ anchors }) => anchors.flatMap((anchor) => ('line' in anchor ? charactersOf(anchor) : []))),
    );
    const lost = source
      .split('\n')
      .flatMap((text, line) => [...text.matchAll(/[0-9０-９]/g)].map(({ index }) => `${line + 1}:${index + 1}`).filter((place) => !held.has(place)));
    expect(lost).toEqual([]);
  });

  test('has no two findings of one id', () => {
    const ids = view.list.findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gives the same list again', async () => {
    expect((await auditSource()).list).toEqual(view.list);
  });
});

function key({ rule, binding, statement, left, verdict, severity }: ExpectedFinding): string {
  return JSON.stringify([rule, Object.entries(binding).sort(([a], [b]) => (a < b ? -1 : 1)), statement, left, verdict, severity]);
}

function inOrder(findings: readonly ExpectedFinding[]): string[] {
  return findings.map(key).sort();
}

function charactersOf({ line, column, length }: { line: number; column: number; length: number }): string[] {
  return Array.from({ length }, (_, offset) => `${line}:${column + offset}`);
}
