import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';
import { coverageOf, uncovered } from '../../../src/engine/findings/coverage.js';
import { ledgerOf } from '../../../src/engine/findings/ledger.js';
import { placesOf } from '../../../src/engine/findings/places.js';
import type { Check } from '../../../src/engine/rules/check.js';
import { check, documentOf, figure, line, operand, report, table } from './made.js';

describe('the state of a figure', () => {
  const other = operand(figure('05/201/基本支出', '1.00'), 'right');
  const state = (checks: Partial<Check>[], of = figure('05/201/小计', '1.00')) =>
    ledgerOf(
      report([table([of])]),
      checks.map((given) => check({ operands: [operand(of), other], ...given })),
      [],
    ).figures[0]!.state;

  test.each<[string, Partial<Check>[], string]>([
    ['in no check', [], 'unchecked'],
    ['in an exact check', [{ verdict: 'exact' }], 'verified'],
    ['in a rounding check', [{ verdict: 'rounding' }], 'verified'],
    ['violated above all', [{ verdict: 'exact' }, { verdict: 'undecided' }, { verdict: 'violated', severity: 'warning' }], 'violated'],
    ['undecided above verified', [{ verdict: 'exact' }, { verdict: 'undecided' }], 'undecided'],
    ['a violated notice does not make it violated', [{ verdict: 'violated', severity: 'notice' }, { verdict: 'exact' }], 'verified'],
    ['nor does it verify', [{ verdict: 'violated', severity: 'notice' }], 'unchecked'],
    ['not even one that holds', [{ verdict: 'exact', severity: 'notice' }], 'unchecked'],
    ['what is not applicable says nothing', [{ verdict: 'notApplicable' }], 'unchecked'],
  ])('%s', (_, checks, expected) => {
    expect(state(checks)).toBe(expected);
  });

  test('only a relation to another figure verifies', () => {
    const alone = figure('05/201/小计', '1.00');
    const ledger = ledgerOf(report([table([alone])]), [check({ verdict: 'exact', operands: [operand(alone), operand(alone, 'right')] })], []);
    expect(ledger.figures[0]!.state).toBe('unchecked');
  });

  test('what could not be read is undecided, checked or not', () => {
    const unreadable = figure('05/201/小计', '7A2', 0, 'unreadable');
    expect(state([], unreadable)).toBe('undecided');
    expect(state([{ verdict: 'exact' }], unreadable)).toBe('undecided');
  });
});

describe('the ledger', () => {
  const read = figure('05/201/小计', '1.00', 1);
  const blank = figure('05/201/基本支出', '', 1);
  const idle = figure('05/208/基本支出', '', 2);
  const stray = { ...figure('', '907.94', 0), label: '05表 栏次' };
  const leftovers = [
    { kind: 'unread' as const, printed: '12', anchors: [line(9, 1, 2)], place: { block: 1, start: 0, end: 2 } },
    { kind: 'notFigure' as const, printed: '2024', anchors: [line(9, 4, 4)], place: { block: 1, start: 3, end: 7 } },
  ];
  const checks = [
    check({ verdict: 'exact', operands: [operand(read), operand(blank, 'right')] }),
    check({ severity: 'warning', operands: [{ side: 'left', sign: 1, address: null, label: '', figure: stray }] }),
  ];
  const ledger = ledgerOf(report([table([read, blank, idle])], { leftovers }), checks, [stray]);

  test('has every figure once, in reading order, with its checks', () => {
    expect(ledger.figures.map(({ printed, state, checks: uses }) => [printed, state, uses])).toEqual([
      ['907.94', 'violated', [1]],
      ['1.00', 'verified', [0]],
      ['12', 'unread', []],
    ]);
    expect(ledger.figures[0]!.address).toBeNull();
  });

  test('keeps what is no figure aside, and of the blank cells those that take part', () => {
    expect(ledger.notFigures.map(({ printed }) => printed)).toEqual(['2024']);
    expect(ledger.blanks.map(({ address }) => address)).toEqual(['05/201/基本支出']);
  });

  test('counts to the sum of its states', () => {
    expect(coverageOf(ledger)).toEqual({ figures: 3, verified: 1, violated: 1, undecided: 0, unchecked: 0, unread: 1, notFigures: 1 });
  });
});

describe('the ledger by place', () => {
  const text = (file: string): string => readFileSync(new URL(`../../../sample-reports/${file}`, import.meta.url), 'utf8');

  test('adds up to the coverage of the report, every number in one table or section', async () => {
    const { view } = await audit(await read(new TextEncoder().encode(text('yunxi-water-bureau-2024.txt')), 'yunxi.txt'), builtinPack());
    const { coverage, ledger = [] } = view.list;
    for (const state of ['figures', 'verified', 'violated', 'undecided', 'unchecked', 'unread', 'notFigures'] as const)
      expect([state, ledger.reduce((sum, place) => sum + place[state], 0)]).toEqual([state, coverage[state]]);
    expect(ledger.filter(({ table }) => table !== null).map(({ table }) => table)).toEqual(view.list.report.tables.map(({ id }) => id));
    expect(ledger.filter(({ table, figures }) => table === null && figures > 0).length).toBeGreaterThan(8);
    expect(ledger.every(({ single, verified }) => single <= verified)).toBe(true);
  });

  test('counts what only one relation protects', () => {
    const pack = builtinPack();
    const [one, other] = [figure('05/201/小计', '1.00'), figure('05/201/基本支出', '1.00', 1)];
    const checks = [check({ verdict: 'exact', operands: [operand(one), operand(other, 'right')] })];
    const made = report([table([one, other])]);
    expect(placesOf(made, ledgerOf(made, checks, []), checks, pack).map(({ single, verified }) => [single, verified])).toEqual([[2, 2]]);
    const twice = [...checks, ...checks];
    expect(placesOf(made, ledgerOf(made, twice, []), twice, pack).map(({ single, verified }) => [single, verified])).toEqual([[0, 2]]);
  });
});

describe('the independent count', () => {
  const document = documentOf(['支出 1,234.50 万元', '第 ２０ 页']);
  const amount = { anchors: [line(1, 4, 8)], place: { block: 0, start: 3, end: 11 } };
  const page = { anchors: [line(2, 3, 2)], place: { block: 1, start: 2, end: 4 } };

  test('finds nothing when every run of digits lies in one entry', () => {
    expect(uncovered(document, [amount, page])).toEqual([]);
  });

  test('finds a number that no entry has', () => {
    expect(uncovered(document, [amount])).toMatchObject([{ printed: '２０', entries: 0, anchors: [line(2, 3, 1), line(2, 4, 1)] }]);
  });

  test('finds a number that an entry has in part only', () => {
    const half = { ...amount, anchors: [line(1, 4, 4)] };
    expect(uncovered(document, [half, page]).map(({ printed, entries }) => [printed, entries])).toEqual([
      ['234', 0],
      ['50', 0],
    ]);
  });

  test('finds a number that two entries have', () => {
    expect(uncovered(document, [amount, page, { ...page }])).toMatchObject([{ printed: '２０', entries: 2 }]);
    const overlapping = { anchors: [line(1, 4, 1)], place: amount.place };
    expect(uncovered(document, [amount, page, overlapping])).toMatchObject([{ printed: '1', entries: 2 }]);
  });

  test('follows a number over a page break', () => {
    const joined = documentOf(['支出 23']);
    joined.blocks = [
      {
        kind: 'paragraph',
        text: '支出 2317',
        level: 0,
        joined: 2,
        pieces: [
          { start: 0, end: 5, anchor: line(1, 1, 5) },
          { start: 5, end: 7, anchor: line(3, 1, 2) },
        ],
      },
    ];
    const entry = { anchors: [line(1, 4, 2), line(3, 1, 2)], place: { block: 0, start: 3, end: 7 } };
    expect(uncovered(joined, [entry])).toEqual([]);
    expect(uncovered(joined, [{ ...entry, anchors: [line(1, 4, 2)] }])).toMatchObject([{ printed: '2317', entries: 0 }]);
  });

  test('goes by the place in the blocks where the source has no lines', () => {
    const page = { page: 1, box: [0, 0, 10, 10] as [number, number, number, number] };
    const drawn = { ...document, blocks: [{ kind: 'paragraph' as const, text: '7 与 8', level: 0, joined: 1, pieces: [{ start: 0, end: 5, anchor: page }] }] };
    const seven = { anchors: [page], place: { block: 0, start: 0, end: 1 } };
    expect(uncovered(drawn, [seven])).toMatchObject([{ printed: '8', entries: 0 }]);
    expect(uncovered(drawn, [seven, { anchors: [page], place: { block: 0, start: 4, end: 5 } }])).toEqual([]);
  });
});
