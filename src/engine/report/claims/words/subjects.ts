import type { Layout, Vocabulary } from '../../../pack/layout.js';
import type { Prose, SectionForm, SubjectForm } from '../../../pack/prose.js';
import type { Report, Table } from '../../report.js';
import { plain } from '../../words.js';
import { compactWord } from './compact.js';
import type { Meaning, Subject } from './subject.js';
import { Trie } from './trie.js';

/** The words that the prose of this report may use: senses, and the subjects of each section with the cells they stand for. */
export function lexiconOf(report: Report, prose: Prose, sections: readonly SectionForm[], layouts: readonly Layout[], vocabulary: Vocabulary): Trie<Meaning> {
  const bySections = known.get(prose) ?? new Map<readonly SectionForm[], Trie<Meaning>>();
  known.set(prose, bySections);
  let fixed = bySections.get(sections);
  if (!fixed) {
    fixed = new Trie<Meaning>();
    for (const [sense, words] of Object.entries(prose.words))
      if (!sense.endsWith('-ending')) for (const word of new Set(words.map(compactWord))) fixed.add(word, { sense });
    addSubjects(fixed, sections, (form) => !ofReport(form), report, layouts, vocabulary);
    bySections.set(sections, fixed);
  }
  const lexicon = new Trie<Meaning>(fixed);
  addSubjects(lexicon, sections, ofReport, report, layouts, vocabulary);
  return lexicon;
}

/** The words that do not come from the rows of a report, by the sections of their pack. */
const known = new WeakMap<Prose, Map<readonly SectionForm[], Trie<Meaning>>>();

function ofReport({ from }: SubjectForm): boolean {
  return from !== undefined && 'rows' in from;
}

function addSubjects(
  lexicon: Trie<Meaning>,
  sections: readonly SectionForm[],
  wanted: (form: SubjectForm) => boolean,
  report: Report,
  layouts: readonly Layout[],
  vocabulary: Vocabulary,
): void {
  for (const section of sections) {
    for (const form of section.subjects ?? []) {
      if (!wanted(form)) continue;
      for (const { subject, names } of subjectsOf(form, section.id, report, layouts, vocabulary)) {
        for (const name of new Set(names.map(compactWord))) if (name !== '') lexicon.add(name, { subject });
      }
    }
  }
}

interface Named {
  subject: Subject;
  names: string[];
}

function subjectsOf(form: SubjectForm, role: string, report: Report, layouts: readonly Layout[], vocabulary: Vocabulary): Named[] {
  const one = (id: string, label: string, names: string[], values: Record<string, string>): Named => ({
    names,
    subject: {
      id,
      role,
      label,
      cells: Object.fromEntries(Object.entries(form.cells ?? {}).map(([aspect, cells]) => [aspect, cells.map((cell) => filled(cell, values))])),
      counted: form.counted ?? null,
      complete: form.complete === true,
      loose: form.loose ?? null,
      list: form.list ?? null,
      ...(form.either && { either: true }),
      ...(form.funded && { funded: true }),
      ...(form.follows && { follows: form.follows }),
      ...(form.leastParts && { leastParts: form.leastParts }),
      ...(form.separate && { separate: true }),
      ...(form.parts && { parts: form.parts }),
    },
  });
  const { from } = form;
  const names = form.names.flatMap(spellings);
  if (!from) return [one(form.id ?? names[0]!, form.label ?? form.id ?? names[0]!, names, {})];
  if ('functions' in from) {
    return vocabulary.functions.map(({ code, name, synonyms }) =>
      one(
        code,
        name,
        names.flatMap((pattern) => [name, ...synonyms].map((each) => filled(pattern, { name: each, official: name, code }))),
        { code, name, official: name },
      ),
    );
  }
  if ('columns' in from) {
    const layout = layouts.find(({ id }) => id === from.columns);
    return Object.entries(layout?.columns ?? {}).map(([column, { names: others = [] }]) =>
      one(
        column,
        column,
        names.flatMap((pattern) => [column, ...others].map((each) => filled(pattern, { column: each }))),
        { column },
      ),
    );
  }
  const table = report.tables.find(({ id }) => id === from.rows);
  const synonyms = synonymsOf(layouts.find(({ id }) => id === from.rows));
  return rowsOf(table, from.class).map((row) =>
    one(
      row.code ?? row.id,
      row.name,
      names.flatMap((pattern) => [row.name, row.label, ...(synonyms.get(row.id) ?? [])].map((each) => filled(pattern, { row: withoutOrdinal(each) }))),
      { row: row.id },
    ),
  );
}

/** 采购[货物|服务][支出|] → 采购货物支出, 采购货物, 采购服务支出, 采购服务. */
function spellings(pattern: string): string[] {
  const start = pattern.indexOf('[');
  const end = pattern.indexOf(']', start);
  if (start < 0 || end < 0) return [pattern];
  const rest = spellings(pattern.slice(end + 1));
  return pattern
    .slice(start + 1, end)
    .split('|')
    .flatMap((choice) => rest.map((words) => `${pattern.slice(0, start)}${choice}${words}`));
}

function rowsOf(table: Table | undefined, wanted: string | undefined): Table['rows'] {
  return (table?.rows ?? []).filter((row) => wanted === undefined || row.class === wanted);
}

function synonymsOf(layout: Layout | undefined): Map<string, string[]> {
  return new Map((layout?.sides ?? []).flatMap((side) => side.rows.map((row) => [row.id, row.names ?? []] as const)));
}

function withoutOrdinal(label: string): string {
  return plain(label).replace(/^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[.、])/, '');
}

function filled(pattern: string, values: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
