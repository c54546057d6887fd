import type { Piece, SourceText } from '../document.js';
import { latex, type Span } from './latex.js';

/** Tags that dress running text. Others are left as they are: what is not understood must stay visible. */
const tag = /<\/?(?:b|i|u|s|em|strong|sub|sup|span|font|small|big|mark|del|ins|br|p|div|center)(?:\s[^<>]{0,400})?\/?>/iy;
const entity = /&(?:nbsp|lt|gt|amp|quot|ensp|emsp);/y;
const entities = new Map([
  ['&nbsp;', '\u00a0'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&ensp;', ' '],
  ['&emsp;', ' '],
]);
/** Soft hyphen, zero-width spaces and joiners, direction and byte order marks, control characters: nothing that is printed. */
// oxlint-disable-next-line no-control-regex -- these are what is dropped
const unprinted = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
/** Longest formula looked for: bounds the work on a line full of dollar signs. */
const longestFormula = 200;

/**
 * What stands in `line[from, to)` for a reader: without tags, `**`, formula marks and surrounding spaces, each
 * character mapped to its columns. `number` is the 1-based line. Nothing printed gives text '' and one piece of length 0.
 */
export function printed(line: string, from: number, to: number, number: number): SourceText {
  const bold = boldMarks(line, from, to);
  const spans: Span[] = [];
  let i = from;
  while (i < to) {
    const skip = bold.get(i) ?? tagEnd(line, i, to);
    if (skip !== undefined) {
      i = skip;
      continue;
    }
    const formula = line[i] === '$' ? formulaAt(line, i, to) : null;
    if (formula) {
      spans.push(...formula.spans);
      i = formula.end;
      continue;
    }
    const named = line[i] === '&' ? entityAt(line, i, to) : null;
    if (named) {
      spans.push(named);
      i = named.to;
      continue;
    }
    const char = line[i] as string;
    if (!unprinted.test(char)) spans.push({ text: char, from: i, to: i + 1 });
    i += 1;
  }
  return assemble(spans, from, number);
}

/** `**` in pairs, each mapped to its end; a lone one, or a row of stars that hides characters, is text. */
function boldMarks(line: string, from: number, to: number): Map<number, number> {
  const found: [number, number][] = [];
  for (let i = from; i < to; i += 1) {
    if (line[i] !== '*') continue;
    const start = i;
    while (i < to && line[i] === '*') i += 1;
    if (i - start === 2 || i - start === 3) found.push([start, i]);
  }
  if (found.length % 2 !== 0) found.pop();
  return new Map(found);
}

function tagEnd(line: string, i: number, to: number): number | undefined {
  if (line[i] !== '<') return undefined;
  tag.lastIndex = i;
  return tag.test(line) && tag.lastIndex <= to ? tag.lastIndex : undefined;
}

function entityAt(line: string, i: number, to: number): Span | null {
  entity.lastIndex = i;
  const name = entity.exec(line)?.[0];
  if (name === undefined || i + name.length > to) return null;
  return { text: entities.get(name) as string, from: i, to: i + name.length };
}

function formulaAt(line: string, i: number, to: number): { spans: Span[]; end: number } | null {
  const mark = line[i + 1] === '$' ? '$$' : '$';
  const inside = line.slice(i + mark.length, Math.min(to, i + longestFormula));
  const length = inside.indexOf(mark);
  if (length < 0) return null;
  const close = i + mark.length + length;
  const spans = latex(line, i + mark.length, close);
  return spans && { spans, end: close + mark.length };
}

function assemble(spans: Span[], from: number, number: number): SourceText {
  let first = 0;
  let last = spans.length;
  while (first < last && isBlank(spans[first] as Span)) first += 1;
  while (last > first && isBlank(spans[last - 1] as Span)) last -= 1;
  let text = '';
  const pieces: Piece[] = [];
  let open: { start: number; from: number; to: number } | null = null;
  const close = () => {
    if (open) pieces.push(piece(open.start, text.length, number, open.from, open.to));
    open = null;
  };
  for (let k = first; k < last; k += 1) {
    const span = spans[k] as Span;
    const plain = span.text.length === span.to - span.from;
    if (!plain || open === null || (open as { to: number }).to !== span.from) close();
    if (!plain) pieces.push(piece(text.length, text.length + span.text.length, number, span.from, span.to));
    else if (open === null) open = { start: text.length, from: span.from, to: span.to };
    else (open as { to: number }).to = span.to;
    text += span.text;
  }
  close();
  if (pieces.length === 0) pieces.push(piece(0, 0, number, from, from));
  return { text, pieces };
}

function isBlank(span: Span): boolean {
  return span.text.trim() === '';
}

function piece(start: number, end: number, line: number, from: number, to: number): Piece {
  return { start, end, anchor: { line, column: from + 1, length: to - from } };
}
