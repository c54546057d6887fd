import type { Table } from '../../report.js';
import { plain } from '../../words.js';
import type { Subject } from './subject.js';
import { hasSense, type Token } from './tokens.js';

/** A subject named by its levels: 一般公共服务支出（类）…（款）行政运行（项）. Names by level, undefined where the level is not named. */
export interface SubjectPath {
  class?: string;
  group?: string;
  item?: string;
}

const LEVELS = ['level-class', 'level-group', 'level-item'] as const;
const KEYS = ['class', 'group', 'item'] as const;
const LONGEST_NAME = 40;
/** 1. or （一） before a path. */
const LONGEST_ORDINAL = 3;
const SHORTEST_NAME = 2;
const DASH = '-';
const NO_NAME = /[-,。;:\d]/;

/** Joins each run `…（类）…（款）…（项）` to one token. A 类 alone is left to the words of the lexicon. */
export function joinPaths(text: string, tokens: Token[]): (Token & { names?: SubjectPath })[] {
  const joined: (Token & { names?: SubjectPath })[] = [];
  const marks = tokens.flatMap((token, index) => (levelOf(token) >= 0 ? [index] : []));
  let next = 0;
  for (let index = 0; index < tokens.length;) {
    while (next < marks.length && marks[next]! < index) next++;
    const mark = tokens[marks[next] ?? -1];
    const near = mark !== undefined && mark.end - tokens[index]!.start <= LONGEST_NAME + mark.text.length;
    const path = tokens[index]!.kind === 'mark' ? null : near ? pathAt(text, tokens, index) : index <= LONGEST_ORDINAL ? dashedAt(text, tokens, index) : null;
    if (!path) {
      joined.push(tokens[index]!);
      index++;
      continue;
    }
    const { start } = tokens[index]!;
    const end = tokens[path.last]!.end;
    joined.push({
      kind: 'word',
      start,
      end,
      text: text.slice(start, end),
      senses: ['path'],
      subjects: [],
      path: KEYS.flatMap((key) => path.names[key] ?? []),
      names: path.names,
    });
    index = path.last + 1;
  }
  return joined;
}

function pathAt(text: string, tokens: Token[], first: number): { last: number; names: SubjectPath } | null {
  const names: SubjectPath = {};
  let from = first;
  let last = -1;
  let reached = -1;
  for (let index = first; index < tokens.length; index++) {
    const token = tokens[index]!;
    const level = levelOf(token);
    if (level > reached) {
      const suffix = levelLength(token);
      const name = text.slice(tokens[from]!.start, token.end - suffix);
      if (name === '' || name.length > LONGEST_NAME) break;
      names[KEYS[level]!] = name;
      reached = level;
      last = index;
      from = index + 1;
      if (level === LEVELS.length - 1) break;
      // 支出 may stand between the mark of one level and the name of the next.
      continue;
    }
    if (
      token.kind === 'number' ||
      token.kind === 'year' ||
      (token.kind === 'mark' && !'()、'.includes(token.text)) ||
      token.end - tokens[from]!.start > LONGEST_NAME
    )
      break;
  }
  return names.group !== undefined || names.item !== undefined ? { last, names } : null;
}

/** 教育支出-普通教育-小学教育: three names in a row, at the beginning of a paragraph. */
function dashedAt(text: string, tokens: Token[], first: number): { last: number; names: SubjectPath } | null {
  const { start } = tokens[first]!;
  const [one, two] = [nameEnd(text, start), nameEnd(text, nameEnd(text, start) + 1)];
  const from = two + 1;
  const stop = nameEnd(text, from);
  const isName = (begin: number, end: number): boolean => end - begin >= SHORTEST_NAME;
  if (text[one] !== DASH || text[two] !== DASH || !isName(start, one) || !isName(one + 1, two) || !isName(from, stop)) return null;
  let last = tokens.findLastIndex((token) => token.end <= stop);
  if (last >= first && tokens[last]!.end === stop && hasSense(tokens[last], 'path-end')) last--;
  const end = tokens[last]?.end ?? 0;
  return last >= first && end > from ? { last, names: { class: text.slice(start, one), group: text.slice(one + 1, two), item: text.slice(from, end) } } : null;
}

function nameEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < LONGEST_NAME && !NO_NAME.test(text[end]!)) end++;
  return end;
}

function levelOf(token: Token): number {
  return token.kind === 'word' ? LEVELS.findIndex((sense) => hasSense(token, sense) || endsWithLevel(token, sense)) : -1;
}

/** A word of the lexicon may hold the mark of its level: 一般公共服务支出(类). */
function endsWithLevel(token: Token, sense: (typeof LEVELS)[number]): boolean {
  return token.kind === 'word' && sense === 'level-class' && token.text.endsWith(')') && token.subjects.length > 0 && levelLength(token) > 0;
}

function levelLength(token: Token): number {
  if (!token.text.endsWith(')')) return token.text.length;
  return token.text.length - token.text.lastIndexOf('(');
}

export interface NamedRow {
  table: string;
  row: string;
  label: string;
}

/** The row of a table that a path names: its last name must be one row's below the rows of the others. Null where none is, or several are. */
export function rowOfPath(path: SubjectPath, table: Table, same: (one: string, other: string) => boolean): NamedRow | null {
  const name = path.item ?? path.group!;
  const length = path.item === undefined ? 5 : 7;
  const named = table.rows.flatMap((row, index) => (same(row.name, name) || same(row.label, name) ? [index] : []));
  const level = named.filter((index) => table.rows[index]!.code === null || table.rows[index]!.code.length === length);
  const under = (index: number, ancestor: string | undefined): boolean =>
    ancestor === undefined || ancestorsOf(table, index).some((row) => same(row.name, ancestor) || same(row.label, ancestor));
  const strict = level.filter((index) => under(index, path.class) && (path.item === undefined || under(index, path.group)));
  const loose = level.filter((index) => under(index, path.class));
  const found = strict.length === 1 ? strict[0] : strict.length === 0 && loose.length === 1 ? loose[0] : undefined;
  if (found === undefined) return null;
  const row = table.rows[found]!;
  return { table: table.id, row: row.id, label: row.name };
}

function ancestorsOf(table: Table, index: number): Table['rows'] {
  const rows: Table['rows'] = [];
  for (let parent = table.rows[index]!.parent; parent !== null && rows.length < 10; parent = table.rows[parent]!.parent) rows.push(table.rows[parent]!);
  return rows;
}

/** Whether two names of subjects are one: spaces, brackets and older names evened out. */
export function nameMatcher(canonical: (name: string) => string): (one: string, other: string) => boolean {
  return (one, other) => canonical(plain(one)) === canonical(plain(other));
}

/** A subject that a path names in one role; its cell holds the aspect that the report's figures have unless they say otherwise. */
export function subjectOfPath(named: NamedRow, role: string, column: string, usual: string): Subject {
  return {
    id: named.row,
    role,
    label: named.label,
    cells: { [usual]: [`${named.table}/${named.row}/${column}`] },
    counted: null,
    complete: false,
    loose: null,
    list: null,
  };
}

/** A subject that no row of the table is: its figures can still be held against each other. */
export function subjectWithoutRow(path: SubjectPath, role: string): Subject {
  const label = [path.class, path.group, path.item].filter((name) => name !== undefined).join('>');
  return { id: label, role, label: path.item ?? path.group ?? label, cells: {}, counted: null, complete: false, loose: null, list: null };
}
