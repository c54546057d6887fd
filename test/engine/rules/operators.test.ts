import { describe, expect, test } from 'vitest';
import type { Literal } from '../../../src/engine/pack/rule.js';
import type { FactValue } from '../../../src/engine/rules/fact-value.js';
import { AS_PRINTED, isTrue, judge } from '../../../src/engine/rules/operators.js';
import { add } from '../figures/quantities.js';

const text = (words: string | null): FactValue => ({ kind: 'text', text: words, evidence: {} });
const names = (...list: string[]): FactValue => ({ kind: 'names', names: list, figuresOf: new Map(), evidence: {} });
const absent = (code: string): FactValue => ({ kind: 'notApplicable', why: { code, values: {} }, terms: [] });
const unread: FactValue = { kind: 'undecided', why: { code: 'rule-unreadable', values: {} }, terms: [] };

describe('words', () => {
  test.each<[string, FactValue, FactValue | Literal, string]>([
    ['equals', text('政府办公厅（室）'), text('政府办公厅(室)'), 'exact'],
    ['equals', text('201'), '20101', 'violated'],
    ['sameAs', text('万元'), '万元', 'exact'],
    ['differs', text('万元'), '元', 'exact'],
    ['differs', text('元'), '元', 'violated'],
    ['startsWith', text('2010301'), text('20103'), 'exact'],
    ['startsWith', text('2012901'), text('20103'), 'violated'],
    ['startsWith', text('公开05表'), ['预算', '公开'], 'exact'],
    ['includes', text('注：“三公”经费'), '三公', 'exact'],
    ['includes', text('注：无'), ['没有', '无'], 'exact'],
    ['includes', text(''), '无', 'violated'],
    ['excludes', text('本表无数据'), ['没有', '无'], 'violated'],
    ['excludes', text('本表反映'), ['没有', '无'], 'exact'],
    ['within', text('30102'), names('30102', '50102'), 'exact'],
    ['within', text('30103'), names('30102', '50102'), 'violated'],
    ['atLeast', text('2010301'), text('20103'), 'exact'],
    ['atLeast', text('20103'), text('2010301'), 'violated'],
    ['atMost', text('20103'), text('2010301'), 'exact'],
    ['resembles', text('机关事业单位养老保险'), text('机关事业单位基本养老保险缴费支出'), 'exact'],
    ['resembles', text('职业年金'), text('机关事业单位基本养老保险缴费支出'), 'violated'],
    ['resembles', text('甲甲甲乙'), text('甲乙'), 'exact'],
    ['resembles', text('甲甲甲乙乙'), text('甲乙'), 'violated'],
    ['equals', names('甲', '乙'), names('乙', '甲'), 'exact'],
    ['equals', names('甲', '乙'), names('甲'), 'violated'],
    ['within', names('甲'), names('甲', '乙'), 'exact'],
    ['within', names('甲', '丙'), names('甲', '乙'), 'violated'],
    ['includes', names('甲', '乙'), names('甲'), 'exact'],
    ['includes', names('甲'), ['甲', '乙'], 'violated'],
    ['excludes', names('甲'), names('乙'), 'exact'],
    ['excludes', names('甲', '乙'), names('乙'), 'violated'],
    ['equals', text(null), '甲', 'notApplicable'],
    ['equals', text('甲'), text(null), 'notApplicable'],
    ['equals', text('甲'), absent('rule-table-absent'), 'notApplicable'],
  ])('%s', (operator, left, right, verdict) => expect(judge(left, operator, right).verdict).toBe(verdict));

  test('lists tell what one has and the other lacks', () => {
    expect(judge(names('甲', '乙'), 'equals', names('乙', '丙'))).toMatchObject({ missing: ['甲'], extra: ['丙'] });
  });
});

describe('presence', () => {
  test.each<[FactValue, string]>([
    [text('甲'), 'exact'],
    [text(''), 'violated'],
    [text(null), 'violated'],
    [names(), 'violated'],
    [names('甲'), 'exact'],
    [add('a:0.00'), 'exact'],
    [add('a:'), 'violated'],
    [add('a:—', 'b:1.00'), 'exact'],
    [unread, 'exact'],
    [absent('rule-row-absent'), 'violated'],
    [absent('rule-column-absent'), 'violated'],
    [absent('rule-table-absent'), 'notApplicable'],
    [absent('rule-row-ambiguous'), 'notApplicable'],
    [{ kind: 'undecided', why: { code: 'rule-table-cut', values: {} }, terms: [] }, 'undecided'],
  ])('of %j', (value, present) => {
    const opposite = { exact: 'violated', violated: 'exact' }[present] ?? present;
    expect(judge(value, 'present', true).verdict).toBe(present);
    expect(judge(value, 'absent', true).verdict).toBe(opposite);
    expect(judge(value, 'present', false).verdict).toBe(opposite);
  });
});

describe('numbers', () => {
  test.each<[string, FactValue, FactValue | Literal, string]>([
    ['equals', add('a:1.00'), '1', 'exact'],
    ['equals', add('a:1.00'), 1, 'exact'],
    ['atLeast', add('a:-0.01'), '0', 'violated'],
    ['atMost', add('a:0.00'), 0, 'exact'],
    ['nonZero', add('a:0.01'), true, 'exact'],
    ['nonZero', add('a:0.00'), true, 'rounding'],
    ['nonZero', add('a:'), true, 'violated'],
    ['nonZero', add('a:0.00'), false, 'exact'],
    ['nonZero', add('a:0.01'), false, 'violated'],
    ['nonZero', add('a:0.01', '-b:0.00'), false, 'rounding'],
    ['equals', unread, add('a:1.00'), 'undecided'],
  ])('%s', (operator, left, right, verdict) => expect(judge(left, operator, right).verdict).toBe(verdict));

  test('a guard sees what is printed: rounding is no excuse', () => {
    const [left, right] = [add('a:1.00'), add('b:1.01')];
    expect(judge(left, 'equals', right).verdict).toBe('rounding');
    expect(judge(left, `equals${AS_PRINTED}`, right).verdict).toBe('violated');
    expect(judge(add('a:0.00'), `nonZero${AS_PRINTED}`, true).verdict).toBe('violated');
    expect(judge(left, `equals${AS_PRINTED}`, left).verdict).toBe('exact');
  });

  test('a boolean is a boolean', () => {
    for (const right of ['1', '2', '1.01']) expect(typeof isTrue(judge(add('a:1.00'), 'equals', right))).toBe('boolean');
  });
});
