import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { components, explain } from '../../../src/engine/explain/search.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { neighbours, systemFrom, type Figures } from './relations.js';

interface Named {
  edits: Record<string, string>;
  reason: string;
  cost: number;
}

function explanations(figures: Figures, relations: string[], slipped: Record<string, bigint> = {}): Named[][] {
  const system = systemFrom(figures, relations);
  const values = system.cells.map((cell) => cell.value);
  const violated = system.relations.map((_, at) => at).filter((at) => outcome(system, system.relations[at]!, values) === 'violated');
  return components(system, violated).map((group) =>
    explain(system, group, values, neighbours(system, slipped)).map((explanation) => ({
      edits: Object.fromEntries(
        explanation.proposals.flatMap(({ edits }) =>
          edits.map(({ cell, value }) => [system.cells[cell]!.address, (Number(value) / 10 ** system.cells[cell]!.scale).toFixed(2)]),
        ),
      ),
      reason: explanation.proposals.map(({ reason }) => reason).join(),
      cost: explanation.cost,
    })),
  );
}

describe('the figure most likely wrong', () => {
  test('is the one whose change repairs every violated relation', () => {
    const figures: Figures = { total: '907.54', a: '749.17', b: '62.77', c: '42.54', d: '53.47', other: '19.77', all: '927.71', same: '907.94' };
    const [[best]] = explanations(figures, ['total = a + b + c + d', 'all = total + other', 'total = same']) as [[Named]];
    expect(best).toMatchObject({ edits: { total: '907.94' }, reason: 'digit-replaced' });
  });

  test('with two digits wrong, where the exact sums say which', () => {
    const figures: Figures = {
      '302': '231.17',
      i: '130.70',
      j: '101.00',
      '310': '37.44',
      public: '269.14',
      prose: '231.70',
      '301': '624.00',
      '303': '14.80',
      basic: '907.94',
    };
    const [[best]] = explanations(figures, ['302 = i + j', 'public = 302 + 310', '302 = prose', 'basic = 301 + 302 + 303 + 310']) as [[Named]];
    expect(best).toMatchObject({ edits: { 302: '231.70' }, reason: 'digits-replaced' });
  });

  test('is a tie where a single sum says no more', () => {
    const [found] = explanations({ t: '17.00', a: '14.00', b: '5.00' }, ['t = a + b']);
    const cheapest = found!.filter((each) => each.cost - found![0]!.cost < 1);
    expect(new Set(cheapest.map((each) => Object.keys(each.edits).join()))).toEqual(new Set(['t', 'a', 'b']));
  });

  test('is the one that two relations ask for, though a dozen blanks could hold what one of them lacks', () => {
    const blanks = Array.from({ length: 14 }, (_, index) => `x:${index}`);
    const figures: Figures = { 'x:t': '2390.43', 'x:a': '1175.50', 'y:t': '1475.50', 'z:t': '300.00', ...Object.fromEntries(blanks.map((name) => [name, ''])) };
    const [[best]] = explanations(figures, [`x:t = x:a + ${blanks.join(' + ')}`, 'y:t = x:t + z:t']) as [[Named]];
    expect(best.edits).toEqual({ 'x:t': '1175.50' });
  });

  test('stands beside a dozen blanks where one sum alone could have it or them', () => {
    const blanks = Array.from({ length: 14 }, (_, index) => `${index}:c`);
    const figures: Figures = { 't:c': '163.86', 'a:c': '1.19', 'b:c': '151.92', ...Object.fromEntries(blanks.map((name) => [name, ''])) };
    const [found] = explanations(figures, [`t:c = a:c + b:c + ${blanks.join(' + ')}`]);
    expect(found!.map(({ edits }) => JSON.stringify(edits))).toContain('{"a:c":"11.94"}');
  });

  test('is an amount with a digit lost, where no rate is computed so wrongly', () => {
    const figures: Figures = { '¶1:决算': '799.57', '¶1:预算': '78.46', '¶1:率': '108.28%' };
    const [[best, ...others]] = explanations(figures, ['¶1:率 = ¶1:决算 / ¶1:预算']) as [Named[]];
    expect(best).toMatchObject({ edits: { '¶1:预算': '738.46' }, reason: 'digit-dropped' });
    expect(others.filter(({ cost }) => cost - best!.cost < 1)).toEqual([]);
  });

  test('is the rate, where it is little off', () => {
    const figures: Figures = { '¶1:决算': '799.57', '¶1:预算': '738.46', '¶1:率': '108.67%' };
    const [[best]] = explanations(figures, ['¶1:率 = ¶1:决算 / ¶1:预算']) as [Named[]];
    expect(best).toMatchObject({ edits: { '¶1:率': '108.28' } });
  });

  test('is a rate copied from beside, for which its figures as printed say what it was', () => {
    const figures: Figures = { '¶1:now': '220.63', '¶1:prior': '332.29', '¶1:rate': '60.54%', '¶1:other': '60.54%', '¶1:a': '60.54', '¶1:b': '100.00' };
    const [[best]] = explanations(figures, ['¶1:rate = ¶1:now / ¶1:prior', '¶1:other = ¶1:a / ¶1:b']) as [Named[]];
    expect(best).toMatchObject({ edits: { '¶1:rate': '66.40' }, reason: 'copied' });
  });

  test('is a blank that should hold the rest', () => {
    const [[best]] = explanations({ 'x:小计': '0.00', 'x:购置': '0.00', 'x:运行': '1.50', 'x:合计': '1.80', 'x:接待': '0.30' }, [
      'x:小计 = x:购置 + x:运行',
      'x:合计 = x:小计 + x:接待',
    ]) as [[Named]];
    expect(best).toMatchObject({ edits: { 'x:小计': '1.50' }, reason: 'blank' });
  });

  test('is the blank cell that a figure slipped from', () => {
    const [[best]] = explanations({ fund: '', other: '19.77', total: '927.71', same: '907.94' }, ['total = fund + other', 'fund = same'], {
      fund: 907940n,
    }) as [[Named]];
    expect(best).toMatchObject({ edits: { fund: '907.94' }, reason: 'slipped' });
  });
});

describe('a reason is given only where it is one', () => {
  test('a figure that must repeat another was not copied from it', () => {
    // The only child repeats its parent: that they are alike says nothing.
    const [[best]] = explanations({ '类:计': '210.46', '款:计': '210.46', '全:计': '777.31', '乙:计': '33.12' }, [
      '类:计 = 款:计',
      '全:计 = 类:计 + 乙:计',
    ]) as [[Named]];
    expect(best.reason).not.toMatch(/copied/);
  });

  test('nothing below zero is suggested for what is printed above', () => {
    const found = explanations({ t: '5.00', a: '200.00', b: '300.00' }, ['t = a + b']).flat();
    expect(found.length).toBeGreaterThan(0);
    for (const { edits } of found) for (const value of Object.values(edits)) expect(Number(value)).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['a line left out of the sum', { t: '310.55', a: '123.45', b: '187.10', c: '66.21' }, ['t = a + b + c'], 't', 'line-omitted'],
    ['a line added twice', { t: '442.97', a: '123.45', b: '187.10', c: '66.21' }, ['t = a + b + c'], 't', 'line-doubled'],
    ['a rate cut instead of rounded', { p: '99.86%', a: '9746.50', b: '9759.38' }, ['p = a / b'], 'p', 'truncated'],
    ['a rate computed wrongly', { p: '63.00%', a: '245.00', b: '256.00' }, ['p = a / b'], 'p', 'miscalculated'],
    ['whole units only', { t: '22118861', a: '14348853.34', b: '7770008.00', s: '22118861.34' }, ['t = a + b', 't = s'], 't', 'places-dropped'],
  ] as [string, Figures, string[], string, string][])('%s', (_, figures, relations, wrong, reason) => {
    const [[best]] = explanations(figures, relations) as [[Named]];
    expect(best).toMatchObject({ reason });
    expect(Object.keys(best.edits)).toEqual([wrong]);
  });
});

describe('one slip, several figures', () => {
  test('a figure in the row below the one it belongs to', () => {
    const figures: Figures = {
      'a:x': '',
      'b:x': '45.62',
      'c:x': '10.00',
      't:x': '55.62',
      'a:s': '45.62',
      'b:s': '0.00',
      'c:s': '10.00',
      za: '45.62',
      zb: '0.00',
    };
    const [[best]] = explanations(figures, ['t:x = a:x + b:x + c:x', 'a:s = a:x', 'b:s = b:x', 'c:s = c:x', 'za = a:s', 'zb = b:s']) as [[Named]];
    expect(best).toMatchObject({ edits: { 'a:x': '45.62', 'b:x': '0.00' }, reason: 'moved' });
  });

  test('a run of figures one row too low', () => {
    const figures: Figures = {
      'a:x': '',
      'b:x': '45.62',
      'c:x': '10.37',
      'd:x': '21.18',
      'a:s': '45.62',
      'b:s': '10.37',
      'c:s': '21.18',
      'd:s': '',
      za: '45.62',
      zb: '10.37',
    };
    const [[best]] = explanations(figures, ['a:s = a:x', 'b:s = b:x', 'c:s = c:x', 'd:s = d:x', 'za = a:s', 'zb = b:s']) as [[Named]];
    expect(best).toMatchObject({ edits: { 'a:x': '45.62', 'b:x': '10.37', 'c:x': '21.18', 'd:x': '0.00' }, reason: 'line-shifted' });
  });

  test('a column in yuan among ten thousands', () => {
    const figures: Figures = { 'a:x': '456200.00', 'b:x': '103700.00', 't:x': '559900.00', 'a:s': '45.62', 'b:s': '10.37', 't:s': '55.99' };
    const [[best]] = explanations(figures, ['t:x = a:x + b:x', 't:s = a:s + b:s', 'a:s = a:x', 'b:s = b:x', 't:s = t:x']) as [[Named]];
    expect(best).toMatchObject({ edits: { 'a:x': '45.62', 'b:x': '10.37', 't:x': '55.99' }, reason: 'unit' });
  });

  test('a row that repeats the figures of another', () => {
    const figures: Figures = {
      '01:小计': '256.81',
      '01:人员': '137.10',
      '01:家庭': '4.63',
      '01:商品': '8.47',
      '50:小计': '150.20',
      '50:人员': '137.10',
      '50:家庭': '4.63',
      '50:商品': '8.47',
      '合:小计': '407.01',
      '合:人员': '334.95',
      '合:家庭': '35.08',
      '合:商品': '36.98',
    };
    const columns = ['小计', '人员', '家庭', '商品'].map((column) => `合:${column} = 01:${column} + 50:${column}`);
    const rows = ['01', '50', '合'].map((row) => `${row}:小计 = ${row}:人员 + ${row}:家庭 + ${row}:商品`);
    const [[best]] = explanations(figures, [...columns, ...rows]) as [[Named]];
    expect(best).toMatchObject({ edits: { '01:人员': '197.85', '01:家庭': '30.45', '01:商品': '28.51' }, reason: 'row-copied' });
  });

  test('the same wrong figure in a chain of single parts', () => {
    const figures: Figures = { 't:基': '27.71', 'a:基': '7.94', 'b:基': '', 'c:基': '', 'b:计': '19.77', 'c:计': '19.77' };
    const [[best]] = explanations(figures, ['t:基 = a:基 + b:基', 'b:基 = c:基', 'b:计 = b:基', 'c:计 = c:基', 'b:计 = c:计']) as [[Named]];
    expect(best.edits).toEqual({ 'b:基': '19.77', 'c:基': '19.77' });
  });

  test('two figures interchanged', () => {
    const figures: Figures = { 'r:a': '12.37', 'r:b': '45.62', 'q:a': '1.00', 'q:b': '2.00', 't:a': '46.62', 't:b': '14.37' };
    const [[best]] = explanations(figures, ['t:a = r:a + q:a', 't:b = r:b + q:b']) as [[Named]];
    expect(best).toMatchObject({ edits: { 'r:a': '45.62', 'r:b': '12.37' }, reason: 'interchanged' });
  });
});

test('the same figures give the same explanations, and every best one repairs what it says', () => {
  const figure = fc.integer({ min: 100, max: 99_999 });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 4, maxLength: 4 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (parts, where, change) => {
      const [a, b, c, d] = parts as [number, number, number, number];
      const whole = [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d];
      whole[where] = whole[where]! + change * 100;
      const names = ['r:a', 'r:b', 'q:a', 'q:b', 'r:t', 'q:t', 't:a', 't:b', 't:t'];
      const figures = Object.fromEntries(names.map((name, index) => [name, (whole[index]! / 100).toFixed(2)]));
      const relations = ['r:t = r:a + r:b', 'q:t = q:a + q:b', 't:a = r:a + q:a', 't:b = r:b + q:b', 't:t = t:a + t:b', 't:t = r:t + q:t'];
      const first = explanations(figures, relations);
      expect(explanations(figures, relations)).toEqual(first);
      const right = first.some(([best]) => Object.keys(best!.edits).includes(names[where]!));
      expect(right).toBe(true);
    }),
    { seed: 20240922, numRuns: 200 },
  );
});
