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

/** `titles`: of the tables of the report, by id. */
export function entryOf(finding: Finding, language: Language, titles: ReadonlyMap<string, string> = new Map()): Entry {
  const tables: string[] = [];
  for (const { address } of finding.operands) {
    const table = address?.split('/')[0];
    if (table !== undefined && !tables.includes(table)) tables.push(table);
  }
  const operands = finding.operands.flatMap((operand) => [operand.label, operand.printed, operand.address ?? '']);
  const words = [
    finding.title[language],
    finding.message[language],
    ...tables.map((table) => titles.get(table) ?? ''),
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

type StateOf = (finding: string) => Disposition['state'];

export interface Filtered {
  shown: ReadonlySet<string>;
  /** What choosing another value of a facet would show: each counts what passes all the others. */
  counts: {
    classes: Map<Class, number>;
    severity: Map<Severity, number>;
    group: Map<Group, number>;
    table: Map<string, number>;
    state: Map<Disposition['state'], number>;
  };
}

export function applyFilter(entries: readonly Entry[], filter: Filter, stateOf: StateOf): Filtered {
  const tokens = normal(filter.text).split(/\s+/).filter(Boolean);
  const shown = new Set<string>();
  const counts: Filtered['counts'] = { classes: new Map(), severity: new Map(), group: new Map(), table: new Map(), state: new Map() };
  for (const entry of entries) {
    if (!tokens.every((token) => entry.haystack.includes(token))) continue;
    const { finding } = entry;
    const state = stateOf(finding.id);
    const fails = {
      classes: filter.classes.size > 0 && !filter.classes.has(entry.class),
      severity: filter.severity !== null && filter.severity !== finding.severity,
      group: filter.group !== null && filter.group !== finding.group,
      table: filter.table !== null && !entry.tables.includes(filter.table),
      state: filter.state !== null && filter.state !== state,
    };
    const failed = Number(fails.classes) + Number(fails.severity) + Number(fails.group) + Number(fails.table) + Number(fails.state);
    if (failed === 0) shown.add(finding.id);
    const only = (facet: keyof typeof fails): boolean => failed === Number(fails[facet]);
    if (only('classes')) add(counts.classes, entry.class);
    if (only('severity')) add(counts.severity, finding.severity);
    if (only('group')) add(counts.group, finding.group);
    if (only('state')) add(counts.state, state);
    if (only('table')) for (const table of entry.tables) add(counts.table, table);
  }
  return { shown, counts };
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
