import { describe, expect, test } from 'vitest';
import type { FactName, FactParams } from '../../../src/engine/pack/rule.js';
import type { Report } from '../../../src/engine/report/report.js';
import type { Bindings } from '../../../src/engine/rules/binding.js';
import { factValue } from '../../../src/engine/rules/facts.js';
import { bound, indexOf, report } from './reports.js';

/** A fact in short: its number, words, or why it has none. */
function fact(of: Report, name: FactName, params: FactParams, bindings: Bindings = {}): string | string[] | null {
  const value = factValue(name, params, bindings, indexOf(of));
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'names':
      return value.names;
    case 'sum':
    case 'ratio':
      return value.value.toFixed();
    case 'product':
      return `${value.printed.least.toFixed()}…${value.printed.greatest.toFixed()}, ${value.least.toFixed()}…${value.greatest.toFixed()}`;
    default:
      return `${value.kind} ${value.why.code}`;
  }
}

const of = report(
  {
    '05/合计/小计': '6.00', '05/合计/基本支出': '4.00', '05/201/小计': '6.00', '05/201/基本支出': '0.00', '05/2010301/小计': '5.5', '05/2010301/基本支出': '—',
    '05/2010399/小计': '12..3', '06/30101/决算数': '1.00', '06/30102/决算数': '0.00', '06/30103/决算数': '2.00',
  },
  { tables: { '05': { form: '公开05表', notes: '注：本表反映支出情况。', title: '支出决算表' }, '08': {} }, rows: { '06': [{ id: '30101' }, { id: '30102', name: '津贴补贴' }] } },
);

describe('amounts', () => {
  test.each<[FactParams, string]>([
    [{ at: '05/合计/小计' }, '6'],
    [{ sum: [] }, '0'],
    [{ sum: ['05/合计/小计', '-05/合计/基本支出'] }, '2'],
    [{ sum: ['05/合计/小计', '05/2010301/基本支出'] }, '6'],
    [{ sum: ['06/[款]/决算数'] }, '3'],
    [{ sum: ['06/99999/决算数?', '-06/30103/决算数'] }, '-2'],
    [{ at: '05/2010399/小计' }, 'undecided rule-unreadable'],
    [{ sum: ['05/2010399/小计', '09/决算数/合计'] }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(of, 'amount', params)).toBe(expected));

  test('an unreadable figure still takes part', () => {
    expect(factValue('amount', { sum: ['05/合计/小计', '05/2010399/小计'] }, {}, indexOf(of))).toMatchObject({ kind: 'undecided', terms: [{ address: '05/合计/小计' }, { address: '05/2010399/小计' }] });
  });
});

describe('ratios', () => {
  test.each<[FactParams, string]>([
    [{ of: '05/合计/基本支出', to: ['06/30101/决算数', '06/30103/决算数', '05/合计/小计', '06/30101/决算数'] }, '40'],
    [{ of: '05/合计/基本支出', to: '05/201/基本支出' }, 'notApplicable rule-base-zero'],
    [{ of: '05/2010399/小计', to: '05/合计/小计' }, 'undecided rule-unreadable'],
    [{ of: '05/2010399/小计', to: '09/决算数/合计' }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(of, 'ratio', params)).toBe(expected));
});

describe('products', () => {
  const split = report(
    { 'split/甲/stated': '9.00', 'split/甲>乙/of': '10.00', 'split/甲>乙/share': '40.00%', 'split/甲>丙/of': '20.00', 'split/甲>丙/share': '' },
    { rows: { split: [{ id: '甲', class: 'whole' }, { id: '甲>乙', class: 'kind', parent: '甲' }, { id: '甲>丙', class: 'kind', parent: '甲' }] } },
  );
  test.each<[FactParams, string]>([
    // 10.00 ± 0.005 times 40 % ± 0.005 %.
    [{ of: 'split/甲>乙/of', by: 'split/甲>乙/share' }, '4…4, 3.99750025…4.00250025'],
    // Without a share between nothing and all of 20.00 ± 0.005.
    [{ of: 'split/甲>*/of', by: 'split/甲>*/share?' }, '4…24, 3.99750025…24.00750025'],
    [{ of: 'split/甲>*/of', by: 'split/甲>*/share' }, 'notApplicable rule-cell-absent'],
    [{ of: 'split/丁>*/of', by: 'split/丁>*/share?' }, 'notApplicable rule-row-absent'],
    [{ of: '09/[款]/合计', by: '09/[款]/占比' }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(split, 'product', params)).toBe(expected));
});

describe('counts', () => {
  test.each<[FactParams, string]>([
    [{ what: 'nonZero', of: '06/[款]/决算数' }, '2'],
    [{ what: 'nonBlank', of: '05/2010301/*' }, '1'],
    [{ what: 'nonBlank', of: '05/2010399/*' }, '1'],
    [{ what: 'nonZero', of: '05/2010399/*' }, 'undecided rule-unreadable'],
    [{ what: 'nonZero', of: '05/208/*' }, '0'],
    [{ what: 'rows', of: '05/*=' }, '3'],
    [{ what: 'rows', of: '08/*' }, '0'],
    [{ what: 'rows', of: '07/*' }, 'notApplicable rule-table-absent'],
    [{ what: 'nonZero', of: '07/*/本年支出>小计' }, 'notApplicable rule-table-absent'],
    [{ what: 'tables', tables: ['01', '05', '06'] }, '2'],
    [{ what: 'tables', tables: ['01'] }, '0'],
    [{ what: 'forms', tables: ['05', '06', '07'] }, '1'],
    [{ what: 'places', table: '05' }, '2'],
    [{ what: 'places', table: '07' }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(of, 'count', params)).toBe(expected));

  test('the same name on several rows', () => {
    const twice = report({ '05/2010101/小计': '1', '05/2010301/小计': '2', '05/201/小计': '3' });
    expect(fact(twice, 'count', { what: 'repeats', row: '05/2010101' })).toBe('2');
    expect(fact(twice, 'count', { what: 'repeats', row: '05/201' })).toBe('1');
  });

  test('rest on figures that can be shown', () => {
    expect(factValue('count', { what: 'places', table: '05' }, {}, indexOf(of)).evidence).toEqual({ figures: ['05/2010301/小计'] });
    expect(factValue('count', { what: 'nonBlank', of: '05/2010301/基本支出' }, {}, indexOf(of)).evidence).toEqual({ figures: ['05/2010301/基本支出'] });
  });
});

describe('texts', () => {
  test.each<[FactParams, string | string[] | null]>([
    [{ what: 'code', of: '05/2010301' }, '2010301'],
    [{ what: 'code', of: '05/合计' }, null],
    [{ what: 'code', of: '05/999' }, null],
    [{ what: 'code', of: '07/999' }, 'notApplicable rule-table-absent'],
    [{ what: 'name', of: '05/2010301' }, '行政运行'],
    [{ what: 'parentCode', of: '05/2010301' }, '201'],
    [{ what: 'parentCode', of: '05/201' }, null],
    [{ what: 'previousCode', of: '05/2010399' }, '2010301'],
    [{ what: 'previousCode', of: '05/201' }, null],
    [{ what: 'knownName', of: '06/30101' }, '基本工资'],
    [{ what: 'knownCode', of: '06/30102' }, ['30102']],
    [{ what: 'knownCode', of: '05/合计' }, null],
    [{ what: 'form', table: '05' }, '公开05表'],
    [{ what: 'form', table: '06' }, null],
    [{ what: 'unit', table: '05' }, '万元'],
    [{ what: 'title', table: '05' }, '支出决算表'],
    [{ what: 'notes', table: '05' }, '注：本表反映支出情况。'],
    [{ what: 'notes', table: '06' }, ''],
    [{ what: 'notes', table: '07' }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(of, 'text', params)).toEqual(expected));

  test('of a bound row, in a bound table', () => {
    const bindings: Bindings = { table: { kind: 'word', text: '05' }, row: bound(of, '05', '2010301') };
    expect(fact(of, 'text', { what: 'code', of: '{table}/{row}' }, bindings)).toBe('2010301');
    expect(fact(of, 'text', { what: 'form', table: '{table}' }, bindings)).toBe('公开05表');
  });
});

describe('names', () => {
  test.each<[FactParams, string | string[]]>([
    [{ of: '06/[款]/决算数' }, ['基本工资', '津贴补贴', '奖金']],
    [{ of: '06/[款]/决算数', where: 'nonZero' }, ['基本工资', '奖金']],
    [{ of: '06/[类]/决算数' }, []],
    [{ of: '07/*/小计' }, 'notApplicable rule-table-absent'],
  ])('%j', (params, expected) => expect(fact(of, 'names', params)).toEqual(expected));
});
