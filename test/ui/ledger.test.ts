import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditView } from '../../src/engine/audit.js';
import { ALL, ledgerOf, TALLIES, type Ledger } from '../../src/ui/report/ledger.js';
import { indexOf } from '../../src/ui/state/report-index.js';
import { audited, UNTIDY, WRONG } from './audited.js';

describe.each([WRONG, UNTIDY])('the ledger of %s', (name) => {
  let view: AuditView;
  let ledger: Ledger;
  beforeAll(async () => {
    view = await audited(name);
    ledger = ledgerOf(view, indexOf(view));
  });

  test('counts what the engine counts, every number in one place only', () => {
    const { figures, ...counted } = view.list.coverage;
    const sums = Object.fromEntries(TALLIES.map((tally) => [tally, ledger.places.reduce((total, place) => total + place.counts[tally], 0)]));
    expect(sums).toMatchObject(counted);
    expect(sums['single']).toBeLessThanOrEqual(counted.verified);
    expect(figures + counted.notFigures).toBe(view.figures.length + view.notFigures.length);
  });

  test('gives the numbers behind each count', () => {
    const behind = (place: string): Record<string, number> =>
      Object.fromEntries(TALLIES.map((tally) => [tally, tally === 'notFigures' ? ledger.notFigures(place).length : ledger.figures(place, tally).length]));
    for (const place of ledger.places) expect(behind(place.key), place.key).toEqual(place.counts);
    const { verified, violated, undecided, unchecked, unread, notFigures } = view.list.coverage;
    expect(behind(ALL)).toMatchObject({ verified, violated, undecided, unchecked, unread, notFigures });
  });

  test('puts the figures of a table under it, its title and form number too', () => {
    const table = ledger.places.find(({ key }) => key === 't:02');
    const own = view.figures.filter(({ address }) => address?.startsWith('02/') === true).length;
    const counts = table?.counts;
    expect((counts?.verified ?? 0) + (counts?.violated ?? 0) + (counts?.undecided ?? 0) + (counts?.unchecked ?? 0)).toBe(own);
    const forms = ledger.notFigures('t:02').map(({ printed }) => printed);
    expect(forms).toContain('02');
  });
});

test('a figure in one relation is told apart from one in several', async () => {
  const view = await audited(WRONG);
  const ledger = ledgerOf(view, indexOf(view));
  const single = ledger.figures(ALL, 'single');
  expect(single.length).toBeGreaterThan(0);
  for (const { figure } of single)
    expect(
      figure.checks.filter((check) => ['exact', 'rounding'].includes(view.checks[check]?.verdict ?? '') && view.checks[check]?.severity !== 'notice').length,
    ).toBeGreaterThan(0);
  const verified = ledger.figures(ALL, 'verified');
  expect(verified.length).toBeGreaterThan(single.length);
  expect(single.every((cell) => verified.includes(cell))).toBe(true);
});
