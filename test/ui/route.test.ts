import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, START, type Route } from '../../src/ui/state/route.js';

const report = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const route: fc.Arbitrary<Route> = fc.record({
  report,
  selection: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('finding' as const), id: text }),
      fc.record({ kind: fc.constant('cell' as const), key: text }),
      fc.record({ kind: fc.constant('figures' as const), tally: fc.constantFrom('verified', 'unread'), place: text }),
    ),
  ),
  tab: fc.constantFrom('report', 'detected', 'coverage'),
});

describe('the address of a finding and of a cell', () => {
  test('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(route, (given) => {
        expect(parseRoute(formatRoute(given))).toEqual(given);
        // A browser may write it with escapes of its own.
        expect(parseRoute(new URL(formatRoute(given), 'file:///gouji.html').hash)).toEqual(given);
      }),
      { seed: 3 },
    );
  });

  test('stays readable', () => {
    const hash = formatRoute({ report: 'a'.repeat(64), selection: { kind: 'cell', key: '05/2010301/基本支出' }, tab: 'report' });
    expect(decodeURIComponent(hash)).toBe(`#/r/${'a'.repeat(16)}/c/05/2010301/基本支出`);
  });

  test.each(['', '#', '#/', '#/r/', '#/r/xyz', '#/r/../../etc', '#/q/0123456789abcdef', '#/r/0123'])('%j is the start', (hash) => {
    expect(parseRoute(hash)).toEqual(START);
  });

  test.each(['#/r/0123456789abcdef/f/', '#/r/0123456789abcdef/x/1', '#/r/0123456789abcdef/f/%E0%A4%A'])('%j is a report without a selection', (hash) => {
    expect(parseRoute(hash)).toEqual({ report: '0123456789abcdef', selection: null, tab: 'report' });
  });
});
