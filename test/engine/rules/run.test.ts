import { describe, expect, test } from 'vitest';
import type { Conditions, Leaf, Rule } from '../../../src/engine/pack/rule.js';
import { decide } from '../../../src/engine/figures/decide.js';
import { rangeOfLinear } from '../../../src/engine/figures/interval.js';
import { constraintsOf } from '../../../src/engine/rules/checked.js';
import { reportOf } from '../../../src/engine/rules/examples.js';
import { assertAgrees, fold, type Evaluated } from '../../../src/engine/rules/fold.js';
import { check, run } from '../../../src/engine/rules/run.js';
import { add } from '../figures/quantities.js';
import { checksOf, report, rule } from './reports.js';
import { pack } from './shipped.js';

const amount = (at: string, operator: Leaf['operator'], sum: string[] | string | number, name?: string): Leaf => ({
  fact: 'amount',
  params: { at },
  operator,
  value: Array.isArray(sum) ? { fact: 'amount', params: { sum } } : sum,
  ...(name === undefined ? {} : { name }),
});
const only = (leaf: Leaf): Conditions => ({ all: [leaf] });

const basic = { '05/合计/基本支出': '243.78', '06/人员经费合计/决算数': '228.49', '06/公用经费合计/决算数': '15.29' };
const sides = ['06/人员经费合计/决算数', '06/公用经费合计/决算数'];

describe('a check', () => {
  test('shows its arithmetic', async () => {
    const [found] = await checksOf(report({ ...basic, '06/公用经费合计/决算数': '15.99' }), rule(only(amount('05/合计/基本支出', 'equals', sides))));
    expect(found).toMatchObject({
      rule: 'test-rule',
      binding: {},
      statement: null,
      verdict: 'violated',
      operator: 'equals',
      relation: '05/合计/基本支出 = 06/人员经费合计/决算数 + 06/公用经费合计/决算数',
      actual: '243.78',
      expected: '244.48',
      difference: '-0.70',
      bound: '0.015',
      leftRange: ['243.775', '243.785'],
      rightRange: ['244.47', '244.49'],
      why: null,
      title: { zh: '题', en: 'Title' },
    });
    expect(found!.operands.map(({ side, sign, address, figure }) => [side, sign, address, figure?.amount.printed])).toEqual([
      ['left', 1, '05/合计/基本支出', '243.78'],
      ['right', 1, '06/人员经费合计/决算数', '228.49'],
      ['right', 1, '06/公用经费合计/决算数', '15.99'],
    ]);
  });

  test('keeps signs, in relation and operands', async () => {
    const [found] = await checksOf(report(basic), rule(only(amount('05/合计/基本支出', 'equals', ['-06/人员经费合计/决算数', '06/公用经费合计/决算数']))));
    expect(found!.relation).toBe('05/合计/基本支出 = -06/人员经费合计/决算数 + 06/公用经费合计/决算数');
    expect(found!.expected).toBe('-213.20');
    expect(found!.operands.map(({ sign }) => sign)).toEqual([1, -1, 1]);
  });

  test.each([
    ['atMost', '05/合计/基本支出 ≤ 06/人员经费合计/决算数', '≤ 228.49', '15.29'],
    ['atLeast', '05/合计/基本支出 ≥ 06/人员经费合计/决算数', '≥ 228.49', '15.29'],
    ['differs', '05/合计/基本支出 ≠ 06/人员经费合计/决算数', '≠ 228.49', '15.29'],
    ['sameAs', '05/合计/基本支出 = 06/人员经费合计/决算数', '228.49', '15.29'],
  ] as const)('with %s says so', async (operator, relation, expected, difference) => {
    const [found] = await checksOf(report(basic), rule(only(amount('05/合计/基本支出', operator, [sides[0]!]))));
    expect(found).toMatchObject({ relation, expected, difference, actual: '243.78' });
  });

  test('writes each side in the unit of the left one', async () => {
    const of = report({ '05/合计/基本支出': '243.78', '06/人员经费合计/决算数': '2437812元' });
    expect((await checksOf(of, rule(only(amount('05/合计/基本支出', 'equals', [sides[0]!])))))[0]).toMatchObject({ verdict: 'rounding', actual: '243.78', expected: '243.7812', difference: '-0.0012' });
    expect((await checksOf(of, rule(only(amount('06/人员经费合计/决算数', 'equals', ['05/合计/基本支出'])))))[0]).toMatchObject({ actual: '2437812', expected: '2437800', difference: '12' });
  });

  test('of a rate shows the rate with two places more, and what it allows', async () => {
    const share: Leaf = { fact: 'amount', params: { at: '05/合计/基本支出' }, operator: 'equals', value: { fact: 'ratio', params: { of: sides[0]!, to: sides } } };
    const [found] = await checksOf(report({ ...basic, '05/合计/基本支出': '93.80%' }), rule(only(share)));
    expect(found).toMatchObject({
      verdict: 'violated',
      relation: '05/合计/基本支出 = 100 × 06/人员经费合计/决算数 ÷ (06/人员经费合计/决算数 + 06/公用经费合计/决算数)',
      actual: '93.80',
      expected: '93.7280',
      difference: '0.0720',
      bound: '0.0071',
    });
    expect(found!.message.zh).toContain('为 93.80%');
  });

  test('of words writes words, and their places', async () => {
    const of = report({ '05/2010301/小计': '1', '05/20103/小计': '1' });
    const prefix: Leaf = { fact: 'text', params: { of: '05/2010301', what: 'code' }, operator: 'startsWith', value: '20104' };
    const [found] = await checksOf(of, rule(only(prefix)));
    expect(found).toMatchObject({ verdict: 'violated', relation: 'code(05/2010301) startsWith 20104', actual: '2010301', expected: '20104', difference: null, bound: null });
    expect(found!.operands).toMatchObject([{ side: 'left', address: '05/2010301/*', figure: null, words: { printed: '2010301' } }]);
  });
});

describe('sentences', () => {
  const sentence = async (given: Record<string, string>, conditions: Conditions, more: Partial<Rule> = {}): Promise<{ zh: string; en: string }> =>
    (await checksOf(report(given), rule(conditions, more)))[0]!.message;
  const items = only(amount('06/302/决算数', 'equals', ['06/302>*/决算数']));

  test('read as an auditor would write them', async () => {
    const children = { conditions: only(amount('06/{row}/决算数', 'equals', ['06/{row}>*/决算数'])), each: { row: '06/[类]' } };
    const given = { '06/302/决算数': '231.17', '06/30201/决算数': '200.00', '06/30202/决算数': '31.70' };
    expect(await sentence(given, children.conditions, { each: children.each })).toEqual({
      zh: '06 商品和服务支出 决算数为 231.17，其下 2 项之和为 231.70，相差 -0.53，超出四舍五入所能解释的 0.015。',
      en: '06 商品和服务支出 决算数 is 231.17, but the sum of its 2 items is 231.70; the difference of -0.53 exceeds the 0.015 that rounding can explain.',
    });
  });

  test.each([
    [{ ...basic }, /与06 人员经费合计 决算数 \+ 06 公用经费合计 决算数相符。/],
    [{ ...basic, '05/合计/基本支出': '243.79' }, /相差 0\.01，在四舍五入所能解释的 0\.015 以内。/],
    [{ '05/合计/基本支出': '1.00' }, /^不适用：本报告没有06表。$/],
    [{ ...basic, '05/合计/基本支出': '1..0' }, /^无法判定：05 合计 基本支出的“1\.\.0”无法识读为金额。$/],
  ])('%j', async (given, expected) => expect((await sentence(given, only(amount('05/合计/基本支出', 'equals', sides)))).zh).toMatch(expected));

  test('say when one figure is printed in two ways', async () => {
    expect((await sentence({ ...basic, '05/合计/基本支出': '228.50' }, only(amount('05/合计/基本支出', 'equals', [sides[0]!])))).zh).toMatch(/以内。同一数据两处印得相差一个末位/);
  });

  test('are the rule\'s own where it is violated, with its variables', async () => {
    const own = { message: { zh: '{row}的{column}：{actual} 对 {expected}', en: '{row} {column}: {actual} {expected}' }, each: { row: '06/[类]', column: ['决算数'] } };
    const given = { '06/302/决算数': '2.00', '06/30201/决算数': '5.00' };
    expect((await sentence(given, items, own)).zh).toBe('302 商品和服务支出的决算数：2.00 对 5.00');
    expect((await sentence({ ...given, '06/302/决算数': '5.00' }, items, own)).zh).toMatch(/相符/);
  });

  test('name what is not there', async () => {
    expect((await sentence({ '05/合计/基本支出': '1.00', '06/301/决算数': '1.00' }, only(amount('05/合计/基本支出', 'equals', ['06/30305/决算数?'])))).zh).toMatch(/06表 30305 决算数（没有，按零计）为 0，/);
  });

  test('exist for every way a check can end', async () => {
    const every: Leaf[] = [];
    for (const operator of ['equals', 'sameAs', 'differs', 'atLeast', 'atMost'] as const) {
      for (const value of [1, 2, 3] as const) every.push(amount('05/合计/小计', operator, value));
      for (const row of ['201', '202', '203', '204']) every.push(amount('05/合计/小计', operator, [`05/${row}/小计`]));
      for (const value of ['201', '合计', '999']) every.push({ fact: 'text', params: { of: '05/合计', what: 'name' }, operator, value });
    }
    for (const operator of ['within', 'includes', 'excludes', 'startsWith', 'resembles'] as const) {
      for (const value of ['合计', '甲']) every.push({ fact: 'text', params: { of: '05/合计', what: 'name' }, operator, value });
    }
    for (const operator of ['equals', 'sameAs', 'differs', 'within', 'includes', 'excludes'] as const) {
      for (const value of [['合计'], ['甲', '合计'], ['甲']]) every.push({ fact: 'names', params: { of: '05/合计/小计' }, operator, value });
    }
    for (const at of ['05/合计/小计', '05/202/小计', '05/205/小计']) for (const value of [true, false]) every.push(amount(at, 'nonZero', value as never));
    for (const operator of ['present', 'absent'] as const) for (const of of ['05/合计', '05/999']) every.push({ fact: 'text', params: { of, what: 'code' }, operator, value: true });
    for (const what of ['nonZero', 'nonBlank', 'rows', 'places', 'repeats', 'tables', 'forms']) {
      every.push({ fact: 'count', params: { what, of: '05/合计/小计', row: '05/合计', table: '05', tables: ['05'] }, operator: 'sameAs', value: 7 });
    }
    for (const what of ['code', 'name', 'parentCode', 'previousCode', 'knownName', 'knownCode']) every.push({ fact: 'text', params: { of: '05/204', what }, operator: 'equals', value: '甲' });
    for (const what of ['form', 'unit', 'title', 'notes']) every.push({ fact: 'text', params: { table: '05', what }, operator: 'equals', value: '甲' });
    const of = report({ '05/合计/小计': '2.00', '05/201/小计': '2.00', '05/202/小计': '2.01', '05/203/小计': '9.00', '05/204/小计': '0.00', '05/205/小计': '' }, { tables: { '05': { form: '公开05表', notes: '注' } } });
    const found = await checksOf(of, ...every.map((leaf) => rule(only(leaf))));
    expect(found).toHaveLength(every.length);
    for (const { message, relation, operator, verdict } of found) {
      expect([relation, operator, verdict, message.zh, /[{}]|undefined|null/.test(message.zh + message.en)]).toEqual([relation, operator, verdict, expect.stringMatching(/。$/), false]);
    }
  });
});

describe('guards', () => {
  const guarded = rule(only(amount('05/合计/基本支出', 'equals', sides)), { when: only(amount('05/合计/项目支出', 'equals', '0')) });

  test.each([
    ['true', { ...basic, '05/合计/项目支出': '0.00' }, 'exact'],
    ['false', { ...basic, '05/合计/项目支出': '0.01' }, 'notApplicable'],
    ['not applicable', basic, 'notApplicable'],
    ['undecided', { ...basic, '05/合计/项目支出': '0..0' }, 'undecided'],
  ])('%s', async (_, given, verdict) => expect((await checksOf(report(given), guarded))[0]?.verdict).toBe(verdict));

  test('that are false show their figures and the relation that was not looked at', async () => {
    const [found] = await checksOf(report({ ...basic, '05/合计/项目支出': '3.00' }), guarded);
    expect(found).toMatchObject({ relation: '05/合计/基本支出 = 06/人员经费合计/决算数 + 06/公用经费合计/决算数', operands: [{ address: '05/合计/项目支出' }], actual: null, difference: null });
    expect(found!.why?.zh).toBe('适用条件不成立：05 合计 项目支出为 3.00，应为 0。');
  });
});

describe('statements and forms', () => {
  const total = amount('09/决算数/合计', 'equals', ['09/决算数/小计', '09/决算数/公务接待费'], 'total');
  const wide = amount('09/决算数/合计', 'equals', ['09/决算数/小计', '09/决算数/公务接待费', '09/决算数/会议费'], 'wide');
  const given = { '09/决算数/合计': '6.00', '09/决算数/小计': '1.00', '09/决算数/公务接待费': '2.00' };

  test('each statement is a check of its own', async () => {
    const found = await checksOf(report({ ...given, '09/决算数/会议费': '3.00' }), rule({ all: [total, wide] }));
    expect(found.map(({ statement, verdict }) => [statement, verdict])).toEqual([['total', 'violated'], ['wide', 'exact']]);
  });

  test('of forms of one relation the best counts', async () => {
    expect((await checksOf(report({ ...given, '09/决算数/会议费': '3.00' }), rule({ any: [total, wide] }))).map(({ verdict, statement }) => [verdict, statement])).toEqual([['exact', null]]);
  });

  test('a form that the table cannot have excuses nothing', async () => {
    expect((await checksOf(report(given), rule({ any: [total, wide] })))[0]).toMatchObject({ verdict: 'violated', expected: '3.00' });
  });

  test('of two forms that fail the closer one is shown', async () => {
    expect((await checksOf(report({ ...given, '09/决算数/会议费': '2.50' }), rule({ any: [total, wide] })))[0]).toMatchObject({ verdict: 'violated', expected: '5.50' });
    expect((await checksOf(report({ ...given, '09/决算数/会议费': '2.50' }), rule({ any: [wide, total] })))[0]).toMatchObject({ verdict: 'violated', expected: '5.50' });
  });

  test('forms within a statement', async () => {
    const found = await checksOf(report({ ...given, '09/决算数/会议费': '3.00' }), rule({ all: [{ any: [total, wide], name: 'either' }, { ...total, name: 'strict' }] }));
    expect(found.map(({ statement, verdict }) => [statement, verdict])).toEqual([['either', 'exact'], ['strict', 'violated']]);
  });
});

describe('instances', () => {
  const rows = rule(only(amount('05/{row}/小计', 'equals', ['05/{row}/基本支出', '05/{row}/项目支出'])), { id: 'rows', each: { row: '05/*' } });
  const of = report({ '05/合计/小计': '3.00', '05/201/小计': '3.00', '05/201/基本支出': '1.00', '05/201/项目支出': '2.00' });

  test('stand in the order of rules, rows and words', async () => {
    const words = rule(only(amount('05/{row}/{column}', 'nonZero', true as never)), { id: 'words', each: { row: '05/*', column: ['小计', '基本支出'] } });
    const found = await checksOf(of, words, rows);
    expect(found.map((each) => [each.rule, ...Object.values(each.binding)].join(' '))).toEqual(['words 合计 小计', 'words 合计 基本支出', 'words 201 小计', 'words 201 基本支出', 'rows 合计', 'rows 201']);
    expect(await checksOf(of, words, rows)).toEqual(found);
  });

  test('a variable that binds nothing leaves one check that says why', async () => {
    const [found, ...more] = await checksOf(report({ '06/301/决算数': '1' }), rows);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ verdict: 'notApplicable', binding: {}, operands: [], why: { zh: '本报告没有05表。' } });
  });

  test('a place where a later variable binds nothing is not passed over', async () => {
    const tables = rule(only(amount('{table}/{row}/小计', 'nonZero', true as never)), { each: { table: ['05', '07'], row: '{table}/*' } });
    const found = await checksOf(of, tables);
    expect(found.map(({ binding, verdict }) => [binding, verdict])).toEqual([
      [{ table: '05', row: '合计' }, 'exact'],
      [{ table: '05', row: '201' }, 'exact'],
      [{ table: '07' }, 'notApplicable'],
    ]);
  });

  test('of a table with instances', async () => {
    const each = rule(only(amount('{table}/总分/得分', 'atMost', 100)), { each: { table: 'self-evaluation:*' } });
    const found = await checksOf(report({ 'self-evaluation:甲/总分/得分': '99.00', 'self-evaluation:乙/总分/得分': '101.00' }), each);
    expect(found.map(({ binding, verdict }) => [binding['table'], verdict])).toEqual([['self-evaluation:甲', 'exact'], ['self-evaluation:乙', 'violated']]);
  });
});

describe('the engine', () => {
  test('runs the rules of the report\'s kind only', async () => {
    const found = await check(report(basic), { ...pack, rules: [rule(only(amount('05/合计/基本支出', 'equals', sides)), { id: 'own' }), rule(only(amount('05/合计/基本支出', 'equals', sides)), { id: 'other', report: 'budget' })] });
    expect(found.map((each) => each.rule)).toEqual(['own']);
  });

  test('and the fold must agree, or nothing is told', () => {
    const leaf = (verdict: 'exact' | 'violated'): Evaluated => ({ ...amount('05/合计/小计', 'equals', '1'), factResult: add('a:1.00'), valueResult: verdict === 'exact' ? '1' : '2' });
    expect(() => assertAgrees({ all: [leaf('exact'), leaf('violated')] }, true)).toThrow('disagree');
    expect(() => assertAgrees({ any: [leaf('exact'), leaf('violated')] }, false)).toThrow('disagree');
    expect(() => assertAgrees(leaf('exact'), 'true')).toThrow('disagree');
    assertAgrees({ all: [leaf('exact'), { any: [leaf('exact'), leaf('violated')] }] }, true);
  });

  const outcome = { exact: '1', rounding: '1.01', violated: '9' } as const;
  test.each([
    ['all', ['exact', 'rounding'], 'rounding'],
    ['all', ['rounding', 'violated', 'notApplicable', 'undecided'], 'violated'],
    ['all', ['notApplicable', 'undecided', 'exact'], 'undecided'],
    ['all', ['notApplicable', 'rounding'], 'notApplicable'],
    ['any', ['rounding', 'exact', 'violated'], 'exact'],
    ['any', ['undecided', 'rounding', 'violated'], 'rounding'],
    ['any', ['violated', 'undecided', 'notApplicable'], 'undecided'],
    ['any', ['notApplicable', 'violated'], 'violated'],
  ] as const)('%s of %j is %s', (group, members, expected) => {
    const leaves = members.map((verdict): Evaluated => {
      const leaf = amount('05/合计/小计', 'equals', '1');
      if (verdict === 'notApplicable' || verdict === 'undecided') return { ...leaf, factResult: { kind: verdict, why: { code: 'rule-units', values: {} }, terms: [] }, valueResult: '1' };
      return { ...leaf, factResult: add('a:1.00'), valueResult: add(`b:${outcome[verdict]}`) as never };
    });
    expect(fold(group === 'all' ? { all: leaves } : { any: leaves }).judgement.verdict).toBe(expected);
  });
});

test('what explanations are given agrees with the verdict of every check', async () => {
  const seen = new Set<string>();
  for (const each of pack.rules) {
    for (const example of each.examples) {
      const { checked } = await run(reportOf(example, each, pack), { ...pack, rules: [each] });
      for (const { check: found, numeric } of checked) {
        if (!numeric) continue;
        const { left, operator, right } = numeric;
        if (operator !== 'equals' && operator !== 'atLeast' && operator !== 'atMost') continue;
        const possible = constraintsOf(numeric).every(({ form, sense }) => {
          const { least, greatest } = rangeOfLinear(form);
          return (sense === '≥' || !least.greaterThan(0)) && (sense === '≤' || !greatest.lessThan(0));
        });
        expect([decide(left, operator, right).verdict, possible]).toEqual([found.verdict, found.verdict !== 'violated']);
        seen.add(found.verdict);
      }
    }
  }
  expect([...seen].sort()).toEqual(['exact', 'rounding', 'violated']);
});
