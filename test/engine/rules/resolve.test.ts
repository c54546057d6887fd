import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/engine/report/report.js';
import type { Bindings } from '../../../src/engine/rules/binding.js';
import { resolveFigures, resolveRowAddress } from '../../../src/engine/rules/resolve.js';
import { bound, indexOf, report } from './reports.js';

/** Addresses found, or the kind and code of why not. */
function figures(of: Report, address: string, bindings: Bindings = {}): string[] | string {
  const found = resolveFigures(address, bindings, indexOf(of));
  return found.kind === 'figures' ? found.figures.map((figure) => figure.address) : `${found.kind} ${found.why.code}`;
}

function rows(of: Report, address: string, bindings: Bindings = {}): string[] | string {
  const found = resolveRowAddress(address, bindings, indexOf(of));
  return found.kind === 'rows' ? found.rows.map((row) => found.table.row(row).id) : `${found.kind} ${found.why.code}`;
}

const tree = report(
  { '05/合计/小计': '9.00', '05/201/小计': '4.00', '05/20103/小计': '4.00', '05/2010301/小计': '3.00', '05/2010399/小计': '1.00', '05/208/小计': '5.00' },
  { rows: { '05': [{ id: '合计' }, { id: '201' }, { id: '20103' }, { id: '2010301' }, { id: '其中', partOf: '2010301' }] } },
);

describe('rows', () => {
  test.each([
    ['05/*', ['合计', '201', '20103', '2010301', '2010399', '208']],
    ['05/*>', ['合计', '201', '20103']],
    ['05/*<', ['201', '20103', '2010301', '2010399', '208']],
    ['05/*=', ['201', '20103', '2010301', '2010399', '208']],
    ['05/*%', ['其中']],
    ['05/合计>*', ['201', '208']],
    ['05/2010301<', ['20103']],
    ['05/其中<', ['2010301']],
    ['05/合计<', 'notApplicable rule-parent-absent'],
    ['05/行政运行', ['2010301']],
    ['05/999', 'notApplicable rule-row-absent'],
    ['07/*', 'notApplicable rule-table-absent'],
  ])('%s', (address, expected) => expect(rows(tree, address)).toEqual(expected));

  test('the total is left out of an empty table too', () => {
    expect(rows(report({ '07/合计/本年支出>小计': '' }), '07/*=')).toEqual([]);
  });

  test('of a class', () => {
    const both = report({ '01/事业收入/决算数': '1', '01/教育支出/决算数': '2', '01/本年支出合计/决算数': '2', '06/301/决算数': '1', '06/30101/决算数': '1' });
    expect(rows(both, '01/[收入来源]')).toEqual(['事业收入']);
    expect(rows(both, '01/[功能]')).toEqual(['教育支出']);
    expect(rows(both, '06/[款]')).toEqual(['30101']);
  });

  test('a name that several rows of one level have names none', () => {
    const twice = report({ '05/2010101/小计': '1', '05/2010301/小计': '2' });
    expect(rows(twice, '05/行政运行')).toBe('notApplicable rule-row-ambiguous');
    expect(figures(twice, '05/行政运行/小计?')).toBe('notApplicable rule-row-ambiguous');
  });

  test('a name on several levels names the highest', () => {
    expect(rows(report({ '05/229/小计': '1', '05/22999/小计': '1', '05/2299999/小计': '1' }), '05/其他支出')).toEqual(['229']);
  });
});

describe('a bound row in another table', () => {
  const of = report({
    '01/教育支出/决算数': '1', '01/外交支出/决算数': '2',
    '03/205/本年支出合计': '1', '03/20508/本年支出合计': '1', '03/2010301/本年支出合计': '5',
    '05/2080101/小计': '1', '05/205/小计': '3',
  });

  test('of codes meets its code, never a name', () => {
    expect(rows(of, '05/{row}', { row: bound(of, '03', '205') })).toEqual(['205']);
    // 2080101 is called 行政运行 too.
    expect(rows(of, '05/{row}', { row: bound(of, '03', '2010301') })).toBe('notApplicable rule-row-absent');
  });

  test('of codes meets the name of its function where no codes are printed', () => {
    expect(rows(of, '01/{row}', { row: bound(of, '03', '205') })).toEqual(['教育支出']);
  });

  test('of names meets the code of its function, and nothing else', () => {
    expect(rows(of, '03/{row}', { row: bound(of, '01', '教育支出') })).toEqual(['205']);
    expect(rows(of, '03/{row}', { row: bound(of, '01', '外交支出') })).toBe('notApplicable rule-row-absent');
  });

  test('is itself in its own table, children and parent included', () => {
    expect(rows(of, '03/{row}', { row: bound(of, '03', '205') })).toEqual(['205']);
    expect(rows(of, '03/{row}>*', { row: bound(of, '03', '205') })).toEqual(['20508']);
  });

  test('total meets total', () => {
    const totals = report({ '02/合计/财政拨款收入': '1', '05/合计/小计': '1', '05/201/小计': '1' });
    expect(rows(totals, '05/{row}', { row: bound(totals, '02', '合计') })).toEqual(['合计']);
  });

  test('a repeat meets the same repeat', () => {
    const twice = report({ '02/2010301/财政拨款收入': '1', '02/2010301#2/财政拨款收入': '2', '05/2010301/小计': '1', '05/2010301#2/小计': '2' });
    expect(rows(twice, '05/{row}', { row: bound(twice, '02', '2010301#2') })).toEqual(['2010301#2']);
    expect(rows(twice, '05/{row}', { row: bound(twice, '02', '2010301') })).toEqual(['2010301']);
  });
});

describe('figures', () => {
  test('wildcards take what is there, in the order of the table', () => {
    expect(figures(tree, '05/201>*/小计')).toEqual(['05/20103/小计']);
    expect(figures(tree, '05/2010301/*')).toEqual(['05/2010301/小计']);
    expect(figures(tree, '05/208>*/小计')).toBe('notApplicable rule-rows-absent');
  });

  test('words are filled in wherever they stand', () => {
    const of = report({ '04/收入>一般公共预算财政拨款/决算数': '1.00' });
    expect(figures(of, '{table}/收入>{fund}/{column}', { table: word('04'), fund: word('一般公共预算财政拨款'), column: word('决算数') })).toEqual(['04/收入>一般公共预算财政拨款/决算数']);
  });

  test.each([
    ['07/合计/小计', 'notApplicable rule-table-absent'],
    ['07/合计/小计?', 'notApplicable rule-table-absent'],
    ['05/999/小计', 'notApplicable rule-row-absent'],
    ['05/999/小计?', []],
    ['05/999?/小计', []],
    ['05/999?/项目支出', 'notApplicable rule-column-absent'],
    ['05/201?/项目支出', 'notApplicable rule-column-absent'],
    ['05/201?/小计', ['05/201/小计']],
    ['05/201/项目支出', 'notApplicable rule-column-absent'],
    ['05/201/项目支出?', []],
  ])('%s', (address, expected) => expect(figures(tree, address)).toEqual(expected));

  test('a cell that the form does not have', () => {
    const of = report({ '04/收入>总计/决算数': '1.00', '04/支出>总计/合计': '1.00' });
    expect(figures(of, '04/收入>总计/合计')).toBe('notApplicable rule-cell-absent');
    expect(figures(of, '04/收入>总计/合计?')).toEqual([]);
  });

  test('of a table that is cut short: what may be missing cannot be told', () => {
    const cut = report({ '05/201/小计': '1', '05/20103/小计': '1' }, { tables: { '05': { cut: true } } });
    expect(figures(cut, '05/201/小计')).toEqual(['05/201/小计']);
    expect(figures(cut, '05/201>*/小计')).toBe('undecided rule-table-cut');
    expect(figures(cut, '05/208/小计')).toBe('undecided rule-table-cut');
    expect(figures(cut, '05/208/小计?')).toBe('undecided rule-table-cut');
    expect(figures(cut, '05/208?/小计')).toBe('undecided rule-table-cut');
    expect(figures(cut, '05/201/项目支出')).toBe('notApplicable rule-column-absent');
  });

  test.each(['__proto__', 'constructor', 'toString'])('a row called %s is a row', (name) => {
    const of = report({ [`05/${name}/小计`]: '1.00' });
    expect(figures(of, `05/${name}/小计`)).toEqual([`05/${name}/小计`]);
    expect(figures(tree, `05/${name}/小计`)).toBe('notApplicable rule-row-absent');
    expect(figures(tree, `05/201/${name}`)).toBe('notApplicable rule-column-absent');
    expect(figures(tree, `${name}/201/小计`)).toBe('notApplicable rule-table-absent');
  });
});

function word(text: string): Bindings[string] {
  return { kind: 'word', text };
}
