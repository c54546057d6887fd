import type { Table } from '../../report.js';
import type { Paragraph } from './figure.js';
import { sourceSpan } from '../words/compact.js';
import { tablesOfPaths } from './opening.js';
import { nameMatcher, type NamedRow } from '../words/paths.js';
import type { Reading } from './scene.js';
import type { Passage } from '../passages/sections.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;
/** A name is so many words at the most. */
const LONGEST = 12;

/** 2010301 行政运行, 行政运行（2010301）: a subject by its code and the name of that row of a table which the section is about, as one token. */
export function joinCodes<T extends Token>(
  reading: Reading,
  passage: Passage,
  paragraph: Paragraph,
  tokens: readonly T[],
): (T | (Token & { row: NamedRow }))[] {
  const tables = tablesOfPaths(reading, passage);
  if (tables.length === 0) return [...tokens];
  const same = nameMatcher(reading.canonical);
  const joined: (T | (Token & { row: NamedRow }))[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const isCode = token.kind === 'number' && token.unit === '' && CODE.test(token.text);
    const { table, row } = (isCode ? tables.map((each) => ({ ...each, row: each.table.rows.find(({ code }) => code === token.text) })) : []).find(
      (each) => each.row !== undefined,
    ) ?? { table: null, row: undefined };
    const isBehind = row !== undefined && isMark(tokens[index - 1], '(') && isMark(tokens[index + 1], ')');
    const from = isBehind ? startOfName(paragraph, joined, row, same) : -1;
    const end = from >= 0 ? index + 1 : row ? endOfName(paragraph, tokens, index, row, same) : -1;
    // …（项）（2050803）: the code of what its levels name.
    if (isCode && isMark(tokens[index - 1], '(') && hasSense(tokens[index - 2], 'path'))
      reading.notFigures.push({ block: paragraph.index, ...sourceSpan(paragraph.compact, token.start, token.end) });
    if (!row || end < 0) {
      joined.push(token);
      continue;
    }
    const start = from >= 0 ? joined[from]!.start : token.start;
    if (from >= 0) joined.length = from;
    const last = tokens[end]!;
    reading.notFigures.push({ block: paragraph.index, ...sourceSpan(paragraph.compact, token.start, token.end) });
    joined.push({
      kind: 'word',
      start,
      end: last.end,
      text: paragraph.compact.text.slice(start, last.end),
      senses: ['path'],
      subjects: [],
      path: [row.name],
      row: { table: table.id, row: row.id, label: row.name },
    });
    index = end;
  }
  return joined;
}

/** The token with which the name in front of a code in brackets begins, outside them; -1 where another name stands there. */
function startOfName(paragraph: Paragraph, before: readonly Token[], row: Table['rows'][number], same: (one: string, other: string) => boolean): number {
  const end = before.length - 1;
  const to = before[end - 1]?.end ?? 0;
  for (let index = end - 1; index >= Math.max(0, end - LONGEST); index--) {
    const token = before[index]!;
    if (token.kind === 'number' || token.kind === 'year') return -1;
    if (same(paragraph.compact.text.slice(token.start, to), row.name)) return index;
  }
  return -1;
}

/** The token with which the name behind a code ends; -1 where another name stands there. */
function endOfName(
  paragraph: Paragraph,
  tokens: readonly Token[],
  code: number,
  row: Table['rows'][number],
  same: (one: string, other: string) => boolean,
): number {
  const from = tokens[code]!.end;
  for (let index = code + 1; index < Math.min(tokens.length, code + 1 + LONGEST); index++) {
    const token = tokens[index]!;
    if (token.kind === 'number' || token.kind === 'year') return -1;
    if (same(paragraph.compact.text.slice(from, token.end), row.name)) return index;
  }
  return -1;
}
