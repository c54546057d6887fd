import type { Block, ParagraphBlock, Piece } from '../document.js';
import * as shape from './shape.js';

/** Shortest paragraph whose own commas show that it is prose, where it has no number: headings are shorter or have none. */
const shortestProse = 12;
/** The same for a numbered paragraph: a numbered heading may well contain a comma. */
const shortestItem = 40;
/** How many characters two paragraphs must share at their start for one to be taken for the beginning that the other shows. */
const sharedStart = 6;
const sharedOpening = 20;
/** A label no longer than this opens a paragraph of its own; a longer stretch before a colon may be the rest of a clause. */
const shortLabel = 4;
/** How much of the end of an unfinished paragraph is looked at. */
const longestTail = 400;
/** Page numbers and rules between two halves: more than these are no page break. */
const mostFurniture = 3;

/**
 * Joins paragraphs that are halves of one sentence, cut by a page break. The halves keep their pieces; page numbers
 * between them follow the whole. Titles, labels, form numbers, notes under tables and contents entries stay apart: a
 * paragraph is continued only where its own shape shows that it is an unfinished sentence. `lines`: whether each
 * paragraph was one line of the file.
 */
export function joinSentences(blocks: Block[], lines = true): Block[] {
  const known = survey(blocks, lines);
  const joined: Block[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const first = i;
    const block = blocks[i] as Block;
    if (block.kind === 'table' || block.running || isLabelUnderTable(blocks, i)) {
      joined.push(block);
      continue;
    }
    const halves = [block];
    const passed: Block[] = [];
    let tail = block.text.slice(-longestTail);
    for (;;) {
      const next = nextHalf(blocks, i + 1);
      const sofar = { head: block, headIndex: first, last: halves.at(-1) as ParagraphBlock, tail };
      if (next === null || !belongTogether(sofar, next.block, known)) break;
      halves.push(next.block);
      tail = (tail + next.block.text).slice(-longestTail);
      passed.push(...blocks.slice(i + 1, next.index)); // a handful, see mostFurniture
      i = next.index;
    }
    joined.push(halves.length === 1 ? block : unite(halves));
    for (const between of passed) joined.push(between);
  }
  return joined;
}

/** What has been joined so far. Only its end is looked at again for each further half, or a long text would take the square of its length. */
interface Unfinished {
  head: ParagraphBlock;
  headIndex: number;
  last: ParagraphBlock;
  tail: string;
}

interface Survey {
  /** How many paragraphs start with these characters, spaces left out. */
  starts: Map<string, number>;
  /** How many finished ones open with these. */
  openings: Map<string, number>;
  /** Paragraphs whose neighbour with the number before theirs is a finished sentence. */
  itemsOfSentences: Set<number>;
  /** Width at which the lines of the file were broken, or null where a line is a paragraph. */
  wrapWidth: number | null;
}

function survey(blocks: Block[], lines: boolean): Survey {
  const known: Survey = { starts: new Map(), openings: new Map(), itemsOfSentences: new Set(), wrapWidth: lines ? wrapWidth(blocks) : null };
  const lastOf = new Map<string, { value: number; finished: boolean }>();
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const finished = shape.isFinished(block.text);
    count(known.starts, startOf(block.text, sharedStart));
    if (finished) count(known.openings, startOf(block.text, sharedOpening));
    const number = shape.numberOf(block.text);
    if (number === null) return;
    const before = lastOf.get(number.style);
    if (before?.finished && before.value === number.value - 1) known.itemsOfSentences.add(index);
    lastOf.set(number.style, { value: number.value, finished });
  });
  return known;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function startOf(text: string, length: number): string {
  return text
    .slice(0, 2 * length)
    .replace(/\s/g, '')
    .slice(0, length);
}

/** A text saved from a PDF has a line end at every printed line: many lines end within two characters of the widest. */
function wrapWidth(blocks: Block[]): number | null {
  const widths = blocks.flatMap((block) => (block.kind === 'paragraph' ? [shape.widthOf(block.text)] : []));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const full = widths.filter((width) => width >= widest - 4).length;
  return widest >= 40 && full >= 8 && full * 4 >= widths.length ? widest - 4 : null;
}

/** Notes and labels follow their table; one that lacks its full stop is no half of the next paragraph. */
function isLabelUnderTable(blocks: Block[], index: number): boolean {
  for (let i = index; i >= 0; i -= 1) {
    const block = blocks[i] as Block;
    if (block.kind === 'table') return i < index;
    if (!shape.isLabel(block.text)) return false;
  }
  return false;
}

function nextHalf(blocks: Block[], from: number): { block: ParagraphBlock; index: number } | null {
  for (let i = from; i < Math.min(blocks.length, from + mostFurniture + 1); i += 1) {
    const block = blocks[i] as Block;
    if (block.kind === 'table') return null;
    if (!block.running && !shape.isFurniture(block.text)) return { block, index: i };
  }
  return null;
}

function belongTogether(first: Unfinished, second: ParagraphBlock, known: Survey): boolean {
  const { head, tail } = first;
  if (head.level > 0 || second.level > 0 || shape.isFurniture(tail)) return false;
  if (shape.startsInside(second.text)) return !shape.isFinished(tail);
  if (shape.isFinished(tail) || shape.numberOf(second.text) !== null) return false;
  if (known.wrapWidth !== null && shape.widthOf(first.last.text) >= known.wrapWidth) return true;
  if (!shape.isProse(second.text)) return false;
  const open = shape.leftOpen(tail);
  if (shape.breaksOff(tail) || (open !== null && shape.closes(second.text, open))) return true;
  if (shape.isLabel(second.text, shortLabel)) return false;
  if (shape.startsWithAmount(second.text)) return !shape.isLabel(head.text);
  if ((known.starts.get(startOf(second.text, sharedStart)) ?? 0) > 1) return false;
  return isUnfinishedProse(first, known);
}

function isUnfinishedProse({ head, headIndex, tail }: Unfinished, known: Survey): boolean {
  const number = shape.numberOf(head.text);
  const body = tail.slice(tail.length < longestTail ? (number?.length ?? 0) : 0);
  if (shape.hasSentence(body)) return true;
  if (shape.hasComma(body) && body.length >= (number === null ? shortestProse : shortestItem)) return true;
  if (known.itemsOfSentences.has(headIndex) && body.length >= shortestProse) return true;
  return number === null && body.length > sharedOpening && (known.openings.get(startOf(head.text, sharedOpening)) ?? 0) > 1;
}

function unite(halves: ParagraphBlock[]): ParagraphBlock {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  let before = '';
  for (const half of halves) {
    // Two Latin words need the space that the line end stood for; Chinese and a number cut in two do not.
    const gap = /[A-Za-z]$/.test(before.slice(-1)) && /^[A-Za-z]/.test(half.text) ? ' ' : '';
    length += gap.length;
    for (const piece of half.pieces) pieces.push({ ...piece, start: piece.start + length, end: piece.end + length });
    parts.push(gap, half.text);
    length += half.text.length;
    before = half.text;
  }
  const joined = halves.reduce((sum, half) => sum + half.joined, 0);
  return { kind: 'paragraph', text: parts.join(''), pieces, level: (halves[0] as ParagraphBlock).level, joined };
}
