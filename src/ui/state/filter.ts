import type { Disposition, Finding, Group, Severity } from '../engine.js';
import type { Language } from '../words/words.js';

/** A finding by what it means to the auditor: notices stand apart from violations. */
export type Class = 'violated' | 'rounding' | 'undecided' | 'notice';
export const CLASSES: readonly Class[] = ['violated', 'undecided', 'rounding', 'notice'];

export interface Filter {
  text: string;
  /** Empty: all. */
  classes: ReadonlySet<Class>;
  severity: Severity | null;
  group: Group | null;
  table: string | null;
  state: Disposition['state'] | null;
}

export const NO_FILTER: Filter = { text: '', classes: new Set(), severity: null, group: null, table: null, state: null };

export function isFiltered(filter: Filter): boolean {
  return filter.text !== '' || filter.classes.size > 0 || filter.severity !== null || filter.group !== null || filter.table !== null || filter.state !== null;
}

/** A finding with what filtering asks of it, made once per list and language. */
export interface Entry {
  finding: Finding;
  class: Class;
  /** Tables it touches, the first operand's first. */
  tables: string[];
  haystack: string;
}

export function entryOf(finding: Finding, language: Language): Entry {
  const tables: string[] = [];
  for (const { address } of finding.operands) {
    const table = address?.split('/')[0];
    if (table !== undefined && !tables.includes(table)) tables.push(table);
  }
  const operands = finding.operands.flatMap((operand) => [operand.label, operand.printed, operand.address ?? '']);
  const words = [
    finding.title[language],
    finding.message[language],
    finding.relation,
    finding.rule,
    finding.statement ?? '',
    ...Object.values(finding.binding),
  ];
  const figures = [finding.actual, finding.expected, finding.difference].map((figure) => figure ?? '');
  return { finding, class: classOf(finding), tables, haystack: normal([...words, ...figures, ...operands].join('\n')) };
}

export function classOf(finding: Pick<Finding, 'verdict' | 'severity'>): Class {
  return finding.verdict === 'violated' && finding.severity === 'notice' ? 'notice' : finding.verdict;
}

/** Thousands separators and letter case do not matter when searching, and a minus is a minus. */
export function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<=\d)[,，](?=\d{3})/g, '')
    .replaceAll('−', '-');
}

type Facet = keyof Omit<Filter, 'text'>;
type StateOf = (finding: string) => Disposition['state'];

/** True where the entry passes the filter; a facet that is left out is not asked, so that its own counts tell what choosing another value would show. */
function passes(entry: Entry, filter: Filter, tokens: readonly string[], state: StateOf, without?: Facet): boolean {
  return (
    (without === 'classes' || filter.classes.size === 0 || filter.classes.has(entry.class)) &&
    (without === 'severity' || filter.severity === null || filter.severity === entry.finding.severity) &&
    (without === 'group' || filter.group === null || filter.group === entry.finding.group) &&
    (without === 'table' || filter.table === null || entry.tables.includes(filter.table)) &&
    (without === 'state' || filter.state === null || filter.state === state(entry.finding.id)) &&
    tokens.every((token) => entry.haystack.includes(token))
  );
}

export interface Filtered {
  shown: ReadonlySet<string>;
  counts: {
    classes: Map<Class, number>;
    severity: Map<Severity, number>;
    group: Map<Group, number>;
    table: Map<string, number>;
    state: Map<Disposition['state'], number>;
  };
}

export function applyFilter(entries: readonly Entry[], filter: Filter, state: StateOf): Filtered {
  const tokens = normal(filter.text).split(/\s+/).filter(Boolean);
  const shown = new Set<string>();
  const counts: Filtered['counts'] = { classes: new Map(), severity: new Map(), group: new Map(), table: new Map(), state: new Map() };
  for (const entry of entries) {
    const { finding } = entry;
    if (passes(entry, filter, tokens, state)) shown.add(finding.id);
    if (passes(entry, filter, tokens, state, 'classes')) add(counts.classes, entry.class);
    if (passes(entry, filter, tokens, state, 'severity')) add(counts.severity, finding.severity);
    if (passes(entry, filter, tokens, state, 'group')) add(counts.group, finding.group);
    if (passes(entry, filter, tokens, state, 'state')) add(counts.state, state(finding.id));
    if (passes(entry, filter, tokens, state, 'table')) for (const table of entry.tables) add(counts.table, table);
  }
  return { shown, counts };
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
