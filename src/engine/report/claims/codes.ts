import type { Table } from '../report.js';
import type { Paragraph } from './figure.js';
import { sourceSpan } from './compact.js';
import { tableOfPaths } from './opening.js';
import { nameMatcher, type NamedRow } from './paths.js';
import type { Reading } from './scene.js';
import type { Passage } from './sections.js';
import type { Token } from './tokens.js';

const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;
/** A name is so many words at the most. */
const LONGEST = 12;

/** 2010301 行政运行: a subject by its code and the name of that row of the table which the section is about, as one token. */
export function joinCodes<T extends Token>(
  reading: Reading,
  passage: Passage,
  paragraph: Paragraph,
  tokens: readonly T[],
): (T | (Token & { row: NamedRow }))[] {
  const found = tableOfPaths(reading, passage);
  if (!found) return [...tokens];
  const same = nameMatcher(reading.canonical);
  const joined: (T | (Token & { row: NamedRow }))[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const row = token.kind === 'number' && token.unit === '' && CODE.test(token.text) ? found.table.rows.find(({ code }) => code === token.text) : undefined;
    const end = row ? endOfName(paragraph, tokens, index, row, same) : -1;
    if (!row || end < 0) {
      joined.push(token);
      continue;
    }
    const { start } = token;
    const last = tokens[end]!;
    reading.codes.push({ block: paragraph.index, ...sourceSpan(paragraph.compact, start, token.end) });
    joined.push({
      kind: 'word',
      start,
      end: last.end,
      text: paragraph.compact.text.slice(start, last.end),
      senses: ['path'],
      subjects: [],
      path: [row.name],
      row: { table: found.table.id, row: row.id, label: row.name },
    });
    index = end;
  }
  return joined;
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
