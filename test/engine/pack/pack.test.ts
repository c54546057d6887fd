import { describe, expect, test } from 'vitest';
import { builtinFiles, builtinPack } from '../../../src/engine/pack/builtin.js';
import { loadPack } from '../../../src/engine/pack/pack.js';
import { PackError, type Problem } from '../../../src/engine/pack/problem.js';
import { changed, filesWith, goodRule } from './files.js';

function problems(rules: unknown, path?: string): Problem[] {
  try {
    loadPack(filesWith(rules, path));
    return [];
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
}

describe('the shipped pack', () => {
  const pack = builtinPack();

  test('is what its check gives, though the build made that check', () => {
    expect(pack).toEqual(loadPack(builtinFiles));
  });

  test('loads, in the order of its files', () => {
    expect(pack.rules.length).toBeGreaterThan(100);
    expect(pack.layouts.map(({ kind, id }) => `${kind} ${id}`)).toContain('final-accounts 05');
    expect(pack.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(pack.vocabulary.functions[0]).toMatchObject({ code: '201' });
    expect([...new Set(pack.rules.map((rule) => rule.report))]).toContain('final-accounts');
  });

  test('its hash is of its content, not of the order of files', () => {
    expect(pack.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(loadPack(Object.fromEntries(Object.entries(builtinFiles).reverse())).sha256).toBe(pack.sha256);
    expect(loadPack({ ...builtinFiles, 'common/version.json': { version: '0.0.1' } }).sha256).not.toBe(pack.sha256);
  });
});

describe('a rule file', () => {
  test('holds one rule or a list', () => {
    expect(problems(goodRule)).toEqual([]);
    expect(problems([goodRule, { ...goodRule, id: 'own-other' }])).toEqual([]);
  });

  test('of no kind of report says which it is for', () => {
    expect(problems(goodRule, 'mine.json')).toMatchObject([
      { file: 'mine.json', rule: 'own-total', path: '', message: { en: expect.stringContaining('final-accounts') as string } },
    ]);
    expect(problems({ ...goodRule, report: 'final-accounts' }, 'mine.json')).toEqual([]);
    expect(loadPack(filesWith({ ...goodRule, report: 'final-accounts' }, 'mine.json')).rules[0]?.report).toBe('final-accounts');
  });

  test.each<[what: string, path: string, value: unknown, at: string, message: RegExp]>([
    ['no title in English', '/title', { zh: '题' }, '/title', /“en” is missing/],
    ['no examples', '/examples', undefined, '', /“examples” is missing/],
    ['an unknown key', '/note', 'x', '', /“note” is not known/],
    ['a misspelt group', '/group', 'tables', '/group', /within-table/],
    ['an id with spaces', '/id', 'Own Total', '/id', /pattern/],
    ['not', '/conditions/all/0', { not: { fact: 'amount' } }, '/conditions/all/0', /must not use “not”/],
    ['priority', '/conditions/all/0/priority', 5, '/conditions/all/0', /must not use “priority”/],
    ['path', '/conditions/all/0/path', '$.x', '/conditions/all/0', /must not use “path”/],
    ['condition', '/conditions/all/0', { condition: 'other' }, '/conditions/all/0', /must not use “condition”/],
    ['event', '/event', { type: 'x' }, '', /must not use “event”/],
    ['an empty all', '/conditions/all', [], '/conditions/all', /at least 1/],
    ['all and any', '/conditions/any', goodRule.conditions.all, '/conditions/all', /does not fit/],
    ['an unknown fact', '/conditions/all/0/fact', 'sum', '/conditions/all/0/fact', /amount, ratio/],
    ['an unknown operator', '/conditions/all/0/operator', 'greaterThan', '/conditions/all/0/operator', /atLeast/],
    ['the parameters of another fact', '/conditions/all/0/params', { of: '05/{row}/小计' }, '/conditions/all/0/params', /“of” is not known/],
    ['a value that is a path object', '/conditions/all/0/value/path', '$', '/conditions/all/0/value', /must not use “path”/],
    ['an address of two parts', '/conditions/all/0/params/at', '05/小计', '/conditions/all/0/params/at', /no address/],
    ['an unknown table', '/conditions/all/0/params/at', '55/{row}/{column}', '/conditions/all/0/params/at', /no table “55”/],
    ['an unknown column', '/conditions/all/0/params/at', '05/{row}/小记', '/conditions/all/0/params/at', /no column “小记”/],
    ['an unknown column in a list of words', '/each/column', ['小计', '其他'], '/conditions/all/0/params/at', /no column “其他”/],
    ['an unknown row', '/conditions/all/0/params/at', '05/总合计/{column}', '/conditions/all/0/params/at', /no row “总合计”/],
    ['an unknown class', '/each/row', '05/[类名]', '/each/row', /no class of rows “类名”/],
    ['a column of the other side', '/conditions/all/0/params/at', '04/收入>总计/合计', '/conditions/all/0/params/at', /no column “合计”/],
    ['an unbound variable', '/conditions/all/0/params/at', '05/{line}/{column}', '/conditions/all/0/params/at', /variable line/],
    [
      'an unbound variable in a sum',
      '/conditions/all/0/value/params/sum',
      ['05/合计/小计', '05/{line}>*/{column}'],
      '/conditions/all/0/value/params/sum/1',
      /variable line/,
    ],
    ['a variable bound later', '/each', { child: '05/{row}>*', row: '05/*', column: ['小计'] }, '/each/child', /variable row/],
    ['an unknown variable in a title', '/title/en', 'Row {line}', '/title/en', /variable line/],
    ['an operator of words on amounts', '/conditions/all/0/operator', 'startsWith', '/conditions/all/0/operator', /startsWith does not work on amount/],
    ['words against an amount', '/conditions/all/0/value', '合计', '/conditions/all/0/value', /does not suit/],
    ['names against an amount', '/conditions/all/0/value', { fact: 'names', params: { of: '05/*/小计' } }, '/conditions/all/0/value', /does not suit/],
    ['an unbound variable in a value', '/conditions/all/0/value', '{line}', '/conditions/all/0/value', /variable line/],
    ['statements without names', '/conditions/all/1', goodRule.conditions.all[0], '/conditions/all/0', /needs a “name”/],
    ['no example that is violated', '/examples/2/verdict', 'exact', '/examples', /violated/],
    ['no example of rounding', '/examples/1/verdict', 'exact', '/examples', /rounding/],
    ['a guard without an example of it', '/when', goodRule.conditions, '/examples', /notApplicable/],
    ['a wildcard in an example', '/examples/0/given/05~1*~1小计', '1.00', '/examples/0/given/05~1*~1小计', /must name one cell/],
    ['an example of an unknown column', '/examples/0/given/05~1201~1合记', '1.00', '/examples/0/given/05~1201~1合记', /no column “合记”/],
    ['an example that binds an unknown variable', '/examples/0/each', { line: '201' }, '/examples/0/each', /variable line/],
    ['an example of an unknown statement', '/examples/0/statement', 'x', '/examples/0/statement', /no statement named “x”/],
    ['an example with a number for a figure', '/examples/0/given/05~1201~1小计', 3, '/examples/0/given/05~1201~1小计', /should be string/],
  ])('with %s is refused there', (_, path, value, at, message) => {
    const found = problems(changed(path, value));
    expect(found.map((problem) => problem.path)).toContain(at);
    expect(found.filter((each) => each.path === at).map((each) => each.message.en)).toContainEqual(expect.stringMatching(message));
    const { id } = changed(path, value) as { id: string };
    for (const each of found)
      expect(each).toMatchObject({ file: 'final-accounts/own.json', rule: id, message: { zh: expect.stringMatching(/\p{Script=Han}/u) as string } });
  });

  test('tells everything that is wrong at once', () => {
    const found = problems([changed('/group', 'x'), changed('/conditions/all/0/params/at', '05/{row}/小记')]);
    expect(found.map(({ path }) => path)).toEqual(['/group', '/conditions/all/0/params/at']);
  });

  test('cannot take an id that is taken, even by another file', () => {
    const files = { ...filesWith(goodRule), 'final-accounts/second.json': goodRule };
    expect(() => loadPack(files)).toThrow("final-accounts/second.json own-total /id: The rule's id is already used in final-accounts/own.json");
  });

  test.each([null, 'rule', 5, [[]], [null]])('that is %j is refused', (json) => expect(problems(json).length).toBeGreaterThan(0));

  test('needs no rounding example where a single figure stands against a number', () => {
    const rule = { ...goodRule, conditions: { all: [{ fact: 'amount', params: { at: '05/{row}/{column}' }, operator: 'atLeast', value: '0' }] } };
    expect(problems({ ...rule, examples: [goodRule.examples[0], goodRule.examples[2]] })).toEqual([]);
  });
});

test('a pack without its words is no pack', () => {
  expect(() => loadPack({ 'final-accounts/own.json': goodRule })).toThrow('common/messages.json');
});
