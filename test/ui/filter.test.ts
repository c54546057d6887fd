import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditView } from '../../src/engine/audit.js';
import { arrange, usualArrangement } from '../../src/ui/state/arrange.js';
import { applyFilter, classOf, entryOf, NO_FILTER, normal, type Entry, type Filter } from '../../src/ui/state/filter.js';
import { audited, WRONG } from './audited.js';

let view: AuditView;
let entries: Entry[];
beforeAll(async () => {
  view = await audited(WRONG);
  entries = view.list.findings.map((finding) => entryOf(finding, 'zh'));
});

const open = () => 'open' as const;
const filter = (part: Partial<Filter>): Filter => ({ ...NO_FILTER, ...part });

describe('filtering', () => {
  test('shows all without a filter, and counts each finding once in every facet but the tables', () => {
    const { shown, counts } = applyFilter(entries, NO_FILTER, open);
    expect(shown.size).toBe(entries.length);
    for (const facet of [counts.classes, counts.severity, counts.group, counts.state] as ReadonlyMap<string, number>[])
      expect([...facet.values()].reduce((a, b) => a + b, 0)).toBe(entries.length);
  });

  test('each count says how many choosing that value would show', () => {
    const base = filter({ text: '支出', classes: new Set(['violated']) });
    const { counts } = applyFilter(entries, base, open);
    for (const [severity, count] of counts.severity) expect(applyFilter(entries, { ...base, severity }, open).shown.size).toBe(count);
    for (const [group, count] of counts.group) expect(applyFilter(entries, { ...base, group }, open).shown.size).toBe(count);
    for (const [table, count] of counts.table) expect(applyFilter(entries, { ...base, table }, open).shown.size).toBe(count);
    for (const [one, count] of counts.classes) expect(applyFilter(entries, { ...base, classes: new Set([one]) }, open).shown.size).toBe(count);
    expect(counts.group.size).toBeGreaterThan(1);
    expect(counts.table.size).toBeGreaterThan(3);
  });

  test('finds a finding by the title of a table that it is about', () => {
    const titled = view.list.findings.map((finding) => entryOf(finding, 'zh', new Map([['03', '某某情况一览']])));
    const { shown } = applyFilter(titled, filter({ text: '某某情况一览' }), open);
    expect([...shown].sort()).toEqual(titled.flatMap(({ tables, finding }) => (tables.includes('03') ? [finding.id] : [])).sort());
    expect(shown.size).toBeGreaterThan(0);
  });

  test('finds amounts with and without separators, and all words of the search', () => {
    const found = (text: string): number => applyFilter(entries, filter({ text }), open).shown.size;
    expect(found('4080.96')).toBeGreaterThan(0);
    expect(found('4,080.96')).toBe(found('4080.96'));
    expect(found('4080.96 总计')).toBeLessThan(found('4080.96'));
    expect(found('没有这样的词')).toBe(0);
    expect(normal('1,234,567.89')).toBe('1234567.89');
    expect(normal('−0.40')).toBe('-0.40');
  });

  test('by decision follows the decisions', () => {
    const first = entries[0]?.finding.id;
    const state = (id: string) => (id === first ? ('confirmed' as const) : ('open' as const));
    expect([...applyFilter(entries, filter({ state: 'confirmed' }), state).shown]).toEqual([first]);
  });

  test('a violated custom is a notice', () => {
    expect(classOf({ verdict: 'violated', severity: 'notice' })).toBe('notice');
    expect(classOf({ verdict: 'violated', severity: 'warning' })).toBe('violated');
    expect(classOf({ verdict: 'rounding', severity: 'notice' })).toBe('rounding');
  });
});

describe('arranging', () => {
  test.each(['cause', 'group', 'table', 'rule'] as const)('by %s loses and doubles nothing, and puts violations first', (by) => {
    const sections = arrange(entries, by);
    const ids = sections.flatMap((section) => section.entries.map((entry) => entry.finding.id));
    expect([...ids].sort()).toEqual(entries.map((entry) => entry.finding.id).sort());
    const classes = sections.map((section) => section.class);
    expect(classes.lastIndexOf('violated')).toBeLessThan(classes.findIndex((one) => one !== 'violated'));
    expect(new Set(sections.map((section) => section.key)).size).toBe(sections.length);
  });

  test('is by cause where there are causes, and a cause of one finding has no heading of its own', () => {
    expect(usualArrangement(entries)).toBe('cause');
    expect(usualArrangement(entries.map((entry) => ({ ...entry, finding: { ...entry.finding, cause: null } })))).toBe('group');
    const headings = arrange(entries, 'cause').filter((section) => section.heading.kind === 'cause');
    expect(headings.length).toBeGreaterThan(3);
    expect(headings.every((section) => section.entries.length > 1)).toBe(true);
  });
});
