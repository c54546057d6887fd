import type { SourceDocument } from '../../../document/document.js';
import type { Report } from '../../report.js';
import { plain } from '../../words.js';
import { compact, compactOf } from '../words/compact.js';
import { DIGITS, numberingOf } from './outline.js';
import { wordsFigure, type Paragraph } from '../sentences/figure.js';
import type { ClaimTables } from '../claims.js';

const PAGE = /[.·…]*\d*$/;
const LONGEST = 70;
/** So many titles out of order are told. */
const MOST_MOVED = 3;
/** Above this share of common characters two titles are one title in two wordings. */
export const ALIKE = 0.7;

export interface Line {
  block: number;
  words: string;
  text: string;
}

/** What the contents promise, and what stands behind them. */
export interface Contents {
  promised: Line[];
  body: Line[];
  /** The body begins where the first title stands again word for word; else it may begin where the number of the first part does. */
  sure: boolean;
  /** What a title says without the department and the year. */
  essence: (words: string) => string;
  /** 第三部分, of a line that begins with the number of a part; null for another. */
  partOf: (text: string) => string | null;
}

/**
 * Titles that the contents promise, each with the title it has in the report: the same, one in other words, or none.
 * A title that another line of the contents has word for word is not taken for this one.
 */
export function addContents(report: Report, tables: ClaimTables, { promised, body, sure, essence }: Contents): void {
  // Where even the first title reads otherwise, the titles are not looked for one by one: the body may have none of them.
  if (!sure) return;
  const titles = body.map((line) => ({ line, words: essence(line.words) }));
  const printed = new Map(titles.map(({ line, words }) => [words, line]));
  const taken = new Set(promised.map(({ words }) => essence(words)).filter((words) => printed.has(words)));
  const places = new Map<string, number[]>();
  titles.forEach(({ words }, index) => {
    const same = places.get(words);
    if (same) same.push(index);
    else places.set(words, [index]);
  });
  // Of a title that stands in several places nobody knows which one is meant.
  const once = promised.flatMap((line) => {
    const found = places.get(essence(line.words));
    return found?.length === 1 ? [{ line, place: found[0]! }] : [];
  });
  const moved = new Set(outOfOrder(once.map(({ place }) => place)).map((index) => once[index]!.line));
  for (const line of promised) {
    const words = essence(line.words);
    if (words === '') continue;
    const same = printed.get(words) ?? body.find(({ words: found }) => found.endsWith(words));
    const other = same
      ? undefined
      : titles.find(({ line: { words: found }, words: own }) => !taken.has(own) && words.at(-1) === found.at(-1) && likeness(words, own) >= ALIKE)?.line;
    const id = tables.reserve('contents', line.words.replaceAll('/', '∕'));
    const entry = figureAt(report.document, line, `contents/${id}/entry`);
    const found = same ?? other;
    tables.add({
      kind: 'contents',
      id,
      label: line.words,
      roles: {
        entry,
        found: found ? figureAt(report.document, found, `contents/${id}/found`) : undefined,
        same: same ? figureAt(report.document, same, `contents/${id}/same`) : undefined,
      },
      anchors: entry.anchors,
      class: same ? (moved.has(line) ? 'moved' : 'same') : other ? 'other' : 'missing',
    });
  }
}

/** The numbered lines of the contents, and all lines behind them. Null without contents. */
export function contentsOf(report: Pick<Report, 'document' | 'department'>, senses: Record<string, string[]>): Contents | null {
  const { part: parts, section } = numberingOf(senses);
  const ordinal = new RegExp(`${parts.source}|${section.source}|^[${DIGITS}]+[、.]|^\\([${DIGITS}]+\\)`);
  const partOf = (text: string): string | null => parts.exec(text)?.[0] ?? null;
  const years = new RegExp(`\\d{4}(?:${[...(senses['year-mark'] ?? [])].sort((one, other) => other.length - one.length).join('|')})`, 'g');
  const lines = linesOf(report.document, ordinal);
  const start = lines.findIndex(({ words }) => (senses['contents'] ?? []).includes(words));
  if (start < 0) return null;
  const first = lines[start + 1];
  const part = first && partOf(first.text);
  const again = (is: (line: Line) => boolean): number => lines.findIndex((line, index) => index > start + 2 && is(line));
  const same = first ? again(({ words }) => words === first.words) : -1;
  // The title of the first part may read otherwise in the body, or stand on a line of its own.
  const end = same < 0 && part ? again(({ text }) => partOf(text) === part) : same;
  const promised = lines.slice(start + 1, end < 0 ? start + 1 : end).filter(({ words, text }) => words !== '' && ordinal.test(text));
  if (promised.length < 5) return null;
  const department = plain(report.department ?? '');
  return { promised, body: lines.slice(end), sure: end === same, essence: (words) => words.replaceAll(department, '').replace(years, ''), partOf };
}

/** The fewest places that must be left out for the others to ascend, so many at the most. */
function outOfOrder(places: readonly number[]): number[] {
  const lengths: number[] = [];
  const before: number[] = [];
  places.forEach((place, index) => {
    let best = -1;
    for (let at = 0; at < index; at++) if (places[at]! < place && (best < 0 || lengths[at]! > lengths[best]!)) best = at;
    before.push(best);
    lengths.push(best < 0 ? 1 : lengths[best]! + 1);
  });
  const kept = new Set<number>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = before[at]!) kept.add(at);
  return places.flatMap((_, index) => (kept.has(index) ? [] : [index])).slice(0, MOST_MOVED);
}

function linesOf(document: SourceDocument, ordinal: RegExp): Line[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind !== 'paragraph')
      return block.grid.flatMap((row) => row.flatMap((cell) => (cell && cell.text.length < LONGEST ? [lineOf(index, cell, ordinal)] : [])));
    return block.text.length < LONGEST ? [lineOf(index, block, ordinal)] : [];
  });
}

function lineOf(block: number, source: { text: string }, ordinal: RegExp): Line {
  const text = compactOf(source).text.replace(PAGE, '');
  return { block, text, words: text.replace(ordinal, '').replace(/^[、.。]|[。:]$/g, '') };
}

/** Share of the characters of the longer that the shorter has, in any order. */
export function likeness(one: string, other: string): number {
  const left = [...other];
  let common = 0;
  for (const character of one) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return common / Math.max(one.length, other.length, 1);
}

function figureAt(document: SourceDocument, line: Line, address: string): ReturnType<typeof wordsFigure> {
  const block = document.blocks[line.block]!;
  const source = block.kind === 'paragraph' ? block : { kind: 'paragraph' as const, text: '', pieces: [], level: 0, joined: 1 };
  const paragraph: Paragraph = { index: line.block, block: source, compact: compact(source.text), tokens: [] };
  return wordsFigure(paragraph, 0, paragraph.compact.text.length, address, line.words);
}
