import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type Auditing, type Finding } from '../src/engine/audit.js';

/** Real budgets may lie beside the project; they are no part of it, and without them there is nothing to hold it to here. */
const folder = join(root, '..', 'shared', 'reports');
const pack = builtinPack();
const auditFile = async (name: string): Promise<Auditing> => audit(await read(new Uint8Array(readFileSync(join(folder, name))), name), pack);
const isWrong = ({ verdict, severity }: Finding): boolean => verdict === 'violated' && severity !== 'notice';

/** Figures of recognised tables, and how many of them stand in no relation that holds. */
function idleFigures({ report, view }: Auditing): { figures: number; idle: string[] } {
  const held = new Set(
    view.checks.filter(({ verdict }) => verdict === 'exact' || verdict === 'rounding').flatMap((check) => check.operands.map((operand) => operand.address)),
  );
  const figures = report.tables
    .filter((table) => pack.layouts.some((layout) => layout.id === table.layout))
    .flatMap((table) => table.figures.flat())
    .filter((figure) => figure?.state === 'read');
  return { figures: figures.length, idle: figures.flatMap((figure) => (held.has(figure!.address) ? [] : [figure!.address])) };
}

describe.skipIf(!existsSync(folder)).each(['hongqi-2024-budget.txt', 'hongqi-2024-budget.pdf'])('%s', (name) => {
  interface Known {
    cause: string;
    class: 'error' | 'rounding' | 'note';
    cells: { line: number; printed: string }[];
  }
  let auditing: Auditing;
  let errors: Known[];

  beforeAll(async () => {
    const known = JSON.parse(readFileSync(join(folder, 'hongqi-2024-budget.expected.json'), 'utf8')) as { findings: Known[] };
    errors = known.findings.filter((each) => each.class === 'error');
    auditing = await auditFile(name);
  });

  test('every prescribed table that it holds is found', () => {
    const tables = auditing.report.tables.filter((table) => pack.layouts.some((layout) => layout.id === table.layout));
    expect(tables.map((table) => table.id)).toEqual(['01', '03', '04', '05', '06', '08', '09', '10', '11', '12']);
    expect(auditing.report.unrecognised).toEqual([]);
    expect(auditing.missing).toEqual(['02', '07']);
  });

  /** Figures printed in the cells of a known error: `137.10\t4.63` are two. */
  const printedIn = (known: Known): string[] => known.cells.flatMap(({ printed }) => printed.match(/\d[\d.]*%?/g) ?? []);
  const printedBy = (finding: Finding): string[] => finding.operands.map(({ printed }) => printed);

  test('every cause known to be an error is found', () => {
    const wrong = auditing.view.list.findings.filter(isWrong);
    const missed = [...new Set(errors.map(({ cause }) => cause))].filter((cause) => {
      const cells = errors.filter((each) => each.cause === cause).flatMap(printedIn);
      return !wrong.some((finding) => printedBy(finding).some((printed) => cells.includes(printed)));
    });
    expect(missed).toEqual([]);
  });

  test('nothing else is called wrong', () => {
    const cells = new Set(errors.flatMap(printedIn));
    const unknown = auditing.view.list.findings.filter((finding) => isWrong(finding) && !printedBy(finding).some((printed) => cells.has(printed)));
    expect(unknown.map(({ relation }) => relation)).toEqual([]);
  });
});

describe.skipIf(!existsSync(folder)).each([
  ['wuxi-2026-budget.pdf', ['01', '02', '03', '04', '财政拨款功能', '财政拨款经济', '05', '06', '08', '09', '国有资本', '机关运行经费', '政府采购']],
  ['shanghai-2025-budget.pdf', ['01', '02', '03', '04', '05', '09', '国有资本', '06', '08']],
])('%s', (name, tables) => {
  let auditing: Auditing;
  beforeAll(async () => {
    auditing = await auditFile(name);
  });

  test('every table is found', () => {
    expect(auditing.report.tables.filter((table) => pack.layouts.some((layout) => layout.id === table.layout)).map((table) => table.id)).toEqual(tables);
    expect(auditing.report.unrecognised).toEqual([]);
    expect(auditing.missing).toEqual([]);
  });

  test('at least 97 % of their figures are in a relation that holds', () => {
    const { figures, idle } = idleFigures(auditing);
    expect(figures).toBeGreaterThan(200);
    expect(idle.length / figures, idle.join(' ')).toBeLessThan(0.03);
  });

  test('nothing is called wrong', () => {
    expect(auditing.view.list.findings.filter(isWrong).map(({ relation }) => relation)).toEqual([]);
  });

  test('every run of digits is in exactly one entry of the ledger', () => {
    expect(uncovered(auditing.view.document, [...auditing.view.figures, ...auditing.view.notFigures])).toEqual([]);
  });
});
