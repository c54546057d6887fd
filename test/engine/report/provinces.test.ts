import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import provinces from '../../../scripts/samples/provinces.mjs';
import { audit, builtinPack, read, uncovered, type Auditing } from '../../../src/engine/audit.js';

/** What stands beside a sample of a province's form: the tables that it has, its slips with all that each breaks, and nothing else. */
interface Expected {
  about: string;
  tables: string[];
  /** Figures of its tables. */
  figures: number;
  remarks: string[];
  planted: { kind: string; address: string; right: string; printed: string; breaks: Broken[] }[];
  /** Checks of the rules about tables that do not apply to this form. */
  notApplicable: number;
}

interface Broken {
  rule: string;
  left: (string | null)[];
  severity: string;
}

const folder = new URL('../../../sample-reports/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => /^(province-.*)\.txt$/.exec(name)?.[1] ?? []);
const pack = builtinPack();
const isTableRule = (rule: string): boolean => /^(?:fa|b)-/.test(rule);

test('there is a sample for every form', () => {
  expect(names).toEqual(Object.keys(provinces).sort());
});

describe.each(names)('%s', (name) => {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected;
  let auditing: Auditing;

  beforeAll(async () => {
    auditing = await audit(await read(new TextEncoder().encode(text), `${name}.txt`), pack);
  });

  test('is what the samples are written from', () => {
    expect(text).toBe(provinces[name]);
  });

  test('is recognised completely', () => {
    const tables = auditing.report.tables.filter((table) => pack.layouts.some((layout) => layout.id === table.layout));
    expect(tables.map((table) => table.id)).toEqual(expected.tables);
    expect(tables.flatMap((table) => table.figures.flat()).filter((figure) => figure?.state === 'read')).toHaveLength(expected.figures);
    expect(auditing.report.unrecognised).toEqual([]);
    expect(auditing.report.remarks.map((remark) => remark.code)).toEqual(expected.remarks);
  });

  test('has the errors that were planted, and no other', () => {
    const found = auditing.view.list.findings
      .filter(({ rule, verdict }) => verdict === 'violated' && isTableRule(rule))
      .map(({ rule, severity, operands }): Broken => ({
        rule,
        left: operands.filter((operand) => operand.side === 'left').map((operand) => operand.address),
        severity,
      }));
    const inOrder = (list: Broken[]): string[] => list.map((each) => JSON.stringify([each.rule, each.left, each.severity])).sort();
    expect(inOrder(found)).toEqual(inOrder(expected.planted.flatMap((slip) => slip.breaks)));
    for (const slip of expected.planted) {
      expect(slip.printed).not.toBe(slip.right);
      expect(auditing.view.figures.find((figure) => figure.address === slip.address)?.printed).toBe(slip.printed);
    }
  });

  test('every figure of its tables is in a relation', () => {
    const blocks = new Set(
      auditing.report.tables.filter((table) => pack.layouts.some((layout) => layout.id === table.layout)).flatMap((table) => table.blocks),
    );
    const idle = auditing.view.figures.filter(({ place, state }) => 'row' in place && blocks.has(place.block) && state === 'unchecked');
    expect(idle.map(({ address }) => address)).toEqual([]);
  });

  const idleChecks = () => auditing.view.checks.filter(({ rule, verdict }) => verdict === 'notApplicable' && isTableRule(rule));

  // Changes with every rule that is added: `COUNTS=write npx vitest run test/engine/report/provinces.test.ts`.
  test.runIf(process.env.COUNTS === 'write')('writes its count anew', () => {
    const path = new URL(`${name}.expected.json`, folder);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"notApplicable": \d+/, `"notApplicable": ${idleChecks().length}`));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ notApplicable: idleChecks().length });
  });

  test.skipIf(process.env.COUNTS === 'write')('says what does not apply', () => {
    const idle = idleChecks();
    expect(idle).toHaveLength(expected.notApplicable);
    expect(idle.filter(({ why }) => !why)).toEqual([]);
  });

  test('has every run of digits in exactly one entry of the ledger', () => {
    expect(uncovered(auditing.view.document, [...auditing.view.figures, ...auditing.view.notFigures])).toEqual([]);
  });
});
