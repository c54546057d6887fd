import { describe, expect, test } from 'vitest';
import { AddressError, parseAddress, parseSelector, variablesOf } from '../../../src/engine/pack/address.js';

describe('addresses', () => {
  test.each([
    ['05/合计/基本支出', { sign: 1, optional: null, row: { kind: 'one', word: ['合计'] }, column: ['基本支出'] }],
    ['-05/合计/基本支出', { sign: -1, table: ['05'] }],
    ['08/{row}/合计?', { optional: 'both', row: { kind: 'one', word: [{ variable: 'row' }] }, column: ['合计'] }],
    ['-08/{row}?/合计', { optional: 'row', sign: -1, row: { kind: 'one', word: [{ variable: 'row' }] }, column: ['合计'] }],
    ['02/{row}>*/{column}', { row: { kind: 'children', word: [{ variable: 'row' }] }, column: [{ variable: 'column' }] }],
    ['02/301>*/决算数', { row: { kind: 'children', word: ['301'] } }],
    ['02/{row}</小计', { row: { kind: 'parent', word: [{ variable: 'row' }] } }],
    ['01/收入>总计/决算数', { row: { kind: 'one', word: ['收入>总计'] } }],
    ['04/收入>{fund}/决算数', { row: { kind: 'one', word: ['收入>', { variable: 'fund' }] } }],
    ['07/212/本年支出>小计', { column: ['本年支出>小计'] }],
    ['01/[功能]/决算数', { row: { kind: 'class', name: ['功能'] } }],
    ['03/[{function}]/本年支出合计', { row: { kind: 'class', name: [{ variable: 'function' }] } }],
    ['05/*/小计', { row: { kind: 'every' } }],
    ['05/*>/小计', { row: { kind: 'parents' } }],
    ['05/*</小计', { row: { kind: 'members' } }],
    ['05/*=/小计', { row: { kind: 'withoutRoot' } }],
    ['05/*%/小计', { row: { kind: 'parts' } }],
    ['05/201/*', { column: null }],
    ['{table}/{row}/小计', { table: [{ variable: 'table' }] }],
    ['self-evaluation:外网运维/总分/得分', { table: ['self-evaluation:外网运维'] }],
    ['06/30103+50101/人员经费', { row: { kind: 'one', word: ['30103+50101'] } }],
  ])('%s', (text, expected) => expect(parseAddress(text)).toMatchObject(expected));

  test.each([
    ['05', 'pack-address-parts'],
    ['05/合计', 'pack-address-parts'],
    ['05/合计/小计/x', 'pack-address-parts'],
    ['05//小计', 'pack-address-empty'],
    ['/合计/小计', 'pack-address-empty'],
    ['05/合计/', 'pack-address-empty'],
    ['05/>*/小计', 'pack-address-empty'],
    ['05/[]/小计', 'pack-address-empty'],
    ['05/{row/小计', 'pack-address-braces'],
    ['05/{1}/小计', 'pack-address-braces'],
    ['05/合?计/小计', 'pack-address-sign'],
    ['05/合计??/小计', 'pack-address-sign'],
    ['05/合*/小计', 'pack-address-sign'],
    ['*/合计/小计', 'pack-address-sign'],
  ])('%s is refused as %s', (text, code) => {
    expect(() => parseAddress(text)).toThrow(AddressError);
    expect(() => parseAddress(text)).toThrow(code);
  });
});

describe('selectors', () => {
  test('rows of a table, and instances of a table', () => {
    expect(parseSelector('05/*>')).toMatchObject({ kind: 'rows', row: { kind: 'parents' } });
    expect(parseSelector('03/合计>*')).toMatchObject({ kind: 'rows', row: { kind: 'children', word: ['合计'] } });
    expect(parseSelector('self-evaluation:*')).toEqual({ kind: 'tables', prefix: 'self-evaluation:' });
    expect(() => parseSelector('05/合计/小计')).toThrow('pack-address-parts');
  });

  test('variables are found wherever they stand', () => {
    expect(variablesOf(parseAddress('{t}/x>{row}/a{column}'))).toEqual(['t', 'row', 'column']);
  });
});
