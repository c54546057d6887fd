import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView, type Finding } from '../src/engine/audit.js';
import { isTableRule } from './samples.js';

/** Real reports may lie beside the project; they are no part of it, and without them there is nothing to hold it to here. */
const folder = join(root, '..', 'shared', 'reports');
const TABLES = ['footing', 'crossfoot', 'cross-table'];

interface Known {
  id: string;
  cause: string;
  class: 'error' | 'rounding' | 'note';
  kind: string;
  relation: string;
  cells: { line: number; printed: string }[];
}

describe.skipIf(!existsSync(folder)).each(['mengjin-2024-final-accounts', 'hongqi-2024-final-accounts'])('%s', (name) => {
  let view: AuditView;
  let known: Known[];

  beforeAll(async () => {
    known = (JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as { findings: Known[] }).findings.filter(({ kind }) =>
      TABLES.includes(kind),
    );
    ({ view } = await audit(await read(readFileSync(join(folder, `${name}.txt`)), `${name}.txt`), builtinPack()));
  });

  test('every cause of errors known in its tables is reported as a violation', () => {
    const violated = findingsOf(view).filter(({ verdict }) => verdict === 'violated');
    const errors = known.filter((each) => each.class === 'error');
    const found = new Set(errors.filter((each) => cellsShared(each, violated) === each.cells.length).map(({ cause }) => cause));
    expect([...new Set(errors.map(({ cause }) => cause))].filter((cause) => !found.has(cause))).toEqual([]);
  });

  test('every error known in its tables shares most of its cells with a violation', () => {
    const violated = findingsOf(view).filter(({ verdict }) => verdict === 'violated');
    const errors = known.filter((each) => each.class === 'error');
    expect(errors.filter((each) => cellsShared(each, violated) < each.cells.length / 2).map(({ id, relation }) => `${id} ${relation}`)).toEqual([]);
  });

  test('every residual known to be rounding is a rounding finding', () => {
    const rounding = findingsOf(view).filter(({ verdict }) => verdict === 'rounding');
    const residuals = known.filter((each) => each.class === 'rounding');
    expect(residuals.filter((each) => cellsShared(each, rounding) < each.cells.length).map(({ id, relation }) => `${id} ${relation}`)).toEqual([]);
  });

  test('nothing in its tables is called wrong that is not known to be', () => {
    const wrong = new Set(known.filter((each) => each.class === 'error').flatMap(({ cells }) => cells.map(cellKey)));
    const unknown = findingsOf(view).filter(
      ({ verdict, severity, operands }) =>
        verdict === 'violated' &&
        severity === 'error' &&
        !operands.some((operand) => operand.anchors.some((anchor) => 'line' in anchor && wrong.has(cellKey({ line: anchor.line, printed: operand.printed })))),
    );
    expect(unknown.map(({ relation }) => relation)).toEqual([]);
  });

  test('every run of digits lies in exactly one entry of the ledger', () => {
    expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
  });
});

function findingsOf(view: AuditView): Finding[] {
  return view.list.findings.filter(isTableRule);
}

/** How many cells of a known relation the finding has that has most of them. */
function cellsShared({ cells }: Known, findings: readonly Finding[]): number {
  const shared = findings.map(({ operands }) => {
    const has = new Set(
      operands.flatMap(({ printed, anchors }) => anchors.flatMap((anchor) => ('line' in anchor ? [cellKey({ line: anchor.line, printed })] : []))),
    );
    return cells.filter((cell) => has.has(cellKey(cell))).length;
  });
  return Math.max(0, ...shared);
}

function cellKey({ line, printed }: { line: number; printed: string }): string {
  return `${line} ${printed.replaceAll(',', '')}`;
}
