import { describe, expect, test } from 'vitest';
import { findingsOf, type FindingsInput, type Found } from '../../../src/engine/findings/findings.js';
import { identify } from '../../../src/engine/findings/identity.js';
import { misplacedChecks } from '../../../src/engine/findings/misplaced.js';
import type { Report } from '../../../src/engine/report/report.js';
import type { Check } from '../../../src/engine/rules/check.js';
import messages from '../../../rules/common/messages.json' with { type: 'json' };
import { check, figure, line, operand, report, table } from './made.js';

const words = { zh: '', en: '' };

function found(checks: Check[], of: Report = report([])) {
  const input: FindingsInput = {
    report: of,
    checks,
    idOf: identify(checks),
    rules: new Map(checks.map(({ rule }) => [rule, { why: words, basis: '' }])),
    suspects: new Map(),
  };
  return findingsOf(input).map(({ finding }) => finding);
}

describe('which checks become findings', () => {
  const a = figure('05/201/小计', '1.00');

  test('violated and rounding ones of any severity', () => {
    const checks = (['error', 'warning', 'notice'] as const).flatMap((severity) =>
      (['violated', 'rounding'] as const).map((verdict) => check({ severity, verdict, operands: [operand(a)], rule: `${severity}-${verdict}` })),
    );
    expect(found(checks)).toHaveLength(6);
  });

  test('not the exact and the not applicable ones', () => {
    expect(found([check({ verdict: 'exact', operands: [operand(a)] }), check({ verdict: 'notApplicable', operands: [operand(a)] })])).toEqual([]);
  });

  test('an undecided one whose figure was unreadable', () => {
    const unreadable = figure('05/201/小计', '7A2', 0, 'unreadable');
    expect(found([check({ verdict: 'undecided', operands: [operand(unreadable)] })])).toHaveLength(1);
  });

  test('an undecided one with a figure of a table cut short', () => {
    expect(found([check({ verdict: 'undecided', operands: [operand(a)] })], report([table([a], { cut: true })]))).toHaveLength(1);
  });

  test('an undecided one whose figure slipped elsewhere', () => {
    const slipped = { printed: '1.00', label: '', anchors: [], place: { block: 0, start: 0, end: 0 }, table: '05', fits: a.address };
    expect(found([check({ verdict: 'undecided', operands: [operand(a)] })], report([table([a])], { misplaced: [slipped] }))).toHaveLength(1);
  });

  test('no other undecided one', () => {
    expect(found([check({ verdict: 'undecided', operands: [operand(a)] })], report([table([a])]))).toEqual([]);
  });
});

describe('the order of findings', () => {
  test('worst first: error, warning, undecided, notice, rounding', () => {
    const unreadable = figure('05/201/小计', '?', 0, 'unreadable');
    const one = (rule: string, severity: Check['severity'], verdict: Check['verdict']) => check({ rule, severity, verdict, operands: [operand(unreadable)] });
    const checks = [
      one('5', 'error', 'rounding'),
      one('4', 'notice', 'violated'),
      one('3', 'error', 'undecided'),
      one('2', 'warning', 'violated'),
      one('1', 'error', 'violated'),
    ];
    expect(found(checks).map(({ rule }) => rule)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('then as in the document, by the first figure of the left side; words without a place last', () => {
    const at = (row: number) => operand(figure(`05/${row}/小计`, '1.00', row));
    const checks = [
      check({ rule: 'none', operands: [{ side: 'left', sign: 1, address: null, label: 'x', figure: null }] }),
      check({ rule: 'third', operands: [at(9), at(0)] }),
      check({ rule: 'second', operands: [at(2)] }),
      check({ rule: 'first', operands: [at(1)] }),
    ];
    expect(found(checks).map(({ rule }) => rule)).toEqual(['first', 'second', 'third', 'none']);
    expect(found([...checks].reverse()).map(({ rule }) => rule)).toEqual(['first', 'second', 'third', 'none']);
  });

  test('words with a place stand among the figures', () => {
    const word = (line: number) => ({
      side: 'left' as const,
      sign: 1 as const,
      address: null,
      label: String(line),
      figure: null,
      words: { printed: 'x', anchors: [{ line, column: 1, length: 1 }] },
    });
    const checks = [
      check({ rule: 'figure', operands: [operand(figure('05/1/小计', '1.00', 4))] }),
      check({ rule: 'after', operands: [word(6)] }),
      check({ rule: 'before', operands: [word(4)] }),
    ];
    expect(found(checks).map(({ rule }) => rule)).toEqual(['before', 'figure', 'after']);
  });
});

describe('an operand', () => {
  const only = (verdict: Check['verdict'], of: ReturnType<typeof figure>) => found([check({ verdict, operands: [operand(of)] })])[0]!.operands[0]!;

  test('carries the printed figure, its place and what it could have been', () => {
    expect(only('violated', figure('05/201/小计', '907.54', 3))).toEqual({
      side: 'left',
      sign: 1,
      address: '05/201/小计',
      label: '05 201 小计',
      printed: '907.54',
      value: '907.54',
      unit: '万元',
      anchors: [{ line: 4, column: 1, length: 6 }],
      least: '907.535',
      greatest: '907.545',
    });
  });

  test('that is blank is printed "" and is zero', () => {
    expect(only('violated', figure('05/201/小计', ''))).toMatchObject({ printed: '', value: '0', least: '0', greatest: '0' });
  });

  test('that cannot be read has no value', () => {
    expect(only('undecided', figure('05/201/小计', '7A2', 0, 'unreadable'))).toMatchObject({ printed: '7A2', value: null, least: null, greatest: null });
  });

  test('that is words shows what is printed and where', () => {
    const [finding] = found([
      check({
        operands: [{ side: 'left', sign: 1, address: '05/201/*', label: '05 201', figure: null, words: { printed: '行政运行', anchors: [line(7, 3, 4)] } }],
      }),
    ]);
    expect(finding!.operands[0]).toMatchObject({ address: '05/201/*', printed: '行政运行', value: null, anchors: [line(7, 3, 4)] });
  });
});

describe('a misplaced figure', () => {
  const blank = figure('01/一般公共预算财政拨款收入/决算数', '', 4);
  const misplaced = {
    printed: '907.94',
    label: '01表 栏次',
    anchors: [line(3, 9, 6)],
    place: { block: 0, row: 2, column: 2, start: 0, end: 6 },
    table: '01',
    fits: blank.address,
  };
  const of = report([table([blank], { id: '01' })], { misplaced: [misplaced] });

  test('is one finding of its own rule, with the address that it would satisfy as suggestion', () => {
    const [{ check: made, suspect }] = misplacedChecks(of, messages) as [ReturnType<typeof misplacedChecks>[number]];
    const [{ finding }] = findingsOf({
      report: of,
      checks: [made],
      idOf: identify([made]),
      rules: new Map([['misplaced', { why: words, basis: '' }]]),
      suspects: new Map([[made, suspect!]]),
    }) as [Found];
    expect(finding).toMatchObject({ rule: 'misplaced', group: 'structure', severity: 'warning', verdict: 'violated' });
    expect(finding.operands).toMatchObject([{ address: null, label: '01表 栏次', printed: '907.94', value: '907.94', unit: '万元', anchors: [line(3, 9, 6)] }]);
    expect(finding.suspect).toMatchObject({ operand: 0, suggestion: '907.94', edits: [{ address: blank.address, printed: '', anchors: blank.anchors }] });
    expect(finding.message.zh).toContain(`移到空白的 ${blank.label} 处`);
    expect(finding.message.zh).not.toContain(blank.address);
  });

  test('without such an address suggests nothing', () => {
    const [made] = misplacedChecks(report([], { misplaced: [{ ...misplaced, fits: null }] }), messages);
    expect(made!.suspect).toBeNull();
    expect(made!.check.message.zh).toContain('907.94');
  });
});
