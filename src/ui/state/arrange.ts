import type { Group } from '../engine.js';
import type { Class, Entry } from './filter.js';

export type Arrangement = 'cause' | 'group' | 'table' | 'rule';

/** A stretch of the list under one heading; what the heading says is words of the page, chosen by `kind`. */
export interface Section {
  key: string;
  class: Class;
  heading: { kind: 'class' } | { kind: 'group'; group: Group } | { kind: 'table'; table: string | null } | { kind: 'rule'; entry: Entry } | { kind: 'cause'; entry: Entry } | { kind: 'no-cause' };
  entries: Entry[];
}

const NO_CAUSE = 'cause:';
const GROUPS: readonly Group[] = ['within-table', 'cross-table', 'narrative-table', 'narrative', 'performance', 'structure'];

/** By cause where the engine found any, else by group. */
export function usualArrangement(entries: readonly Entry[]): Arrangement {
  return entries.some((entry) => entry.class === 'violated' && entry.finding.cause !== null) ? 'cause' : 'group';
}

/** Violations first, in parts; then undecided, rounding and notices, a section each. Within a section the engine's order stays. */
export function arrange(entries: readonly Entry[], by: Arrangement): Section[] {
  const violated = entries.filter((entry) => entry.class === 'violated');
  const rest = (['undecided', 'rounding', 'notice'] as const).map((one): Section => ({ key: one, class: one, heading: { kind: 'class' }, entries: entries.filter((entry) => entry.class === one) }));
  return [...parts(violated, by), ...rest].filter((section) => section.entries.length > 0);
}

function parts(entries: readonly Entry[], by: Arrangement): Section[] {
  const sections = new Map<string, Section>();
  for (const entry of entries) {
    const { key, heading } = headingOf(entry, by);
    const section = sections.get(key);
    if (section) section.entries.push(entry);
    else sections.set(key, { key, class: 'violated', heading, entries: [entry] });
  }
  const made = [...sections.values()];
  if (by === 'group') made.sort((a, b) => rank(a) - rank(b));
  if (by === 'cause') made.sort((a, b) => Number(a.key === NO_CAUSE) - Number(b.key === NO_CAUSE));
  if (by === 'table') made.sort((a, b) => (a.key < b.key ? -1 : 1));
  return made;
}

function headingOf(entry: Entry, by: Arrangement): Pick<Section, 'key' | 'heading'> {
  if (by === 'group') return { key: `group:${entry.finding.group}`, heading: { kind: 'group', group: entry.finding.group } };
  if (by === 'cause') return entry.finding.cause === null ? { key: NO_CAUSE, heading: { kind: 'no-cause' } } : { key: `cause:${entry.finding.cause}`, heading: { kind: 'cause', entry } };
  if (by === 'rule') return { key: `rule:${entry.finding.rule}`, heading: { kind: 'rule', entry } };
  const table = entry.tables[0] ?? null;
  return { key: `table:${table ?? '~'}`, heading: { kind: 'table', table } };
}

function rank(section: Section): number {
  return section.heading.kind === 'group' ? GROUPS.indexOf(section.heading.group) : 0;
}
