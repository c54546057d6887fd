import type { Finding, Group } from '../engine.js';
import type { Class, Entry } from './filter.js';

export type Arrangement = 'cause' | 'group' | 'table' | 'rule';

/** A stretch of the list under one heading; what the heading says is words of the page, chosen by `kind`. */
export interface Section {
  key: string;
  class: Class;
  heading:
    | { kind: 'class' }
    | { kind: 'group'; group: Group }
    | { kind: 'table'; table: string | null }
    | { kind: 'rule'; entry: Entry }
    | { kind: 'cause'; entry: Entry }
    | { kind: 'no-cause' }
    | { kind: 'restated' };
  entries: Entry[];
}

const NO_CAUSE = 'cause:';
const GROUPS: readonly Group[] = ['within-table', 'cross-table', 'narrative-table', 'narrative', 'performance', 'structure'];

/** By cause where the engine found any, else by group. */
export function usualArrangement(entries: readonly Entry[]): Arrangement {
  return entries.some((entry) => entry.class === 'violated' && entry.finding.cause !== null) ? 'cause' : 'group';
}

/**
 * Violations first, in parts; then undecided, rounding and notices, a section each, and one more for figures that only their units set apart. Within a
 * section the engine's order stays.
 */
export function arrange(entries: readonly Entry[], by: Arrangement): Section[] {
  const violated = entries.filter((entry) => entry.class === 'violated');
  const restated = entries.filter(({ finding }) => isRestated(finding));
  const apart = new Set(restated.length > 1 ? restated : []);
  const rest = (['undecided', 'rounding', 'notice'] as const).map((one): Section => ({
    key: one,
    class: one,
    heading: { kind: 'class' },
    entries: entries.filter((entry) => entry.class === one && !apart.has(entry)),
  }));
  rest.splice(2, 0, { key: 'restated', class: 'rounding', heading: { kind: 'restated' }, entries: [...apart] });
  return [...parts(violated, by), ...rest].filter((section) => section.entries.length > 0);
}

/** One figure printed twice, in 元 and in 万元: where such a report rounds, all its figures do. */
function isRestated({ verdict, operands }: Finding): boolean {
  const [one, other, ...more] = operands;
  return verdict === 'rounding' && one?.side === 'left' && other?.side === 'right' && more.length === 0 && one.unit !== other.unit;
}

function parts(entries: readonly Entry[], by: Arrangement): Section[] {
  const sections = new Map<string, Section>();
  const causes = by === 'cause' ? sizesOf(entries) : new Map<string, number>();
  for (const entry of entries) {
    const { key, heading } = headingOf(entry, by, causes);
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

function headingOf(entry: Entry, by: Arrangement, causes: ReadonlyMap<string, number>): Pick<Section, 'key' | 'heading'> {
  if (by === 'group') return { key: `group:${entry.finding.group}`, heading: { kind: 'group', group: entry.finding.group } };
  if (by === 'cause') {
    const { cause } = entry.finding;
    // A cause of one finding needs no heading: its row says it.
    return cause === null || causes.get(cause) === 1
      ? { key: NO_CAUSE, heading: { kind: 'no-cause' } }
      : { key: `cause:${cause}`, heading: { kind: 'cause', entry } };
  }
  if (by === 'rule') return { key: `rule:${entry.finding.rule}`, heading: { kind: 'rule', entry } };
  const table = entry.tables[0] ?? null;
  return { key: `table:${table ?? '~'}`, heading: { kind: 'table', table } };
}

function sizesOf(entries: readonly Entry[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { finding } of entries) if (finding.cause !== null) sizes.set(finding.cause, (sizes.get(finding.cause) ?? 0) + 1);
  return sizes;
}

function rank(section: Section): number {
  return section.heading.kind === 'group' ? GROUPS.indexOf(section.heading.group) : 0;
}
