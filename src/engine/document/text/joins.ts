import type { Block, ParagraphBlock, Piece } from '../document.js';
import * as shape from './shape.js';

/** Shortest paragraph whose own commas show that it is prose, where it has no number: headings are shorter or have none. */
const shortestProse = 16;
/** The same for a numbered paragraph: a numbered heading may well contain a comma. */
const shortestItem = 40;
/** How many characters two paragraphs must share at their start for one to be taken for the beginning that the other shows. */
const sharedStart = 6;
const sharedOpening = 20;
/** A label no longer than this opens a paragraph of its own; a longer stretch before a colon may be the rest of a clause. */
const shortLabel = 4;
/** Page numbers and rules between two halves: more than these are no page break. */
const mostFurniture = 3;

/**
 * Joins paragraphs that are halves of one sentence, cut by a page break. The halves keep their pieces; page numbers
 * between them follow the whole. Titles, labels, form numbers, notes under tables and contents entries stay apart: a
 * paragraph is continued only where its own shape shows that it is an unfinished sentence.
 */
export function joinSentences(blocks: Block[]): Block[] {
  const known = survey(blocks);
  const joined: Block[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if (block.kind === 'table' || isLabelUnderTable(blocks, i)) {
      joined.push(block);
      continue;
    }
    let whole = block;
    const passed: Block[] = [];
    for (;;) {
      const next = nextHalf(blocks, i + 1);
      if (next === null || !belongTogether(whole, next.block, i, known)) break;
      whole = append(whole, next.block);
      passed.push(...blocks.slice(i + 1, next.index));
      i = next.index;
    }
    joined.push(whole, ...passed);
  }
  return joined;
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

function survey(blocks: Block[]): Survey {
  const known: Survey = { starts: new Map(), openings: new Map(), itemsOfSentences: new Set(), wrapWidth: wrapWidth(blocks) };
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
  return text.slice(0, 2 * length).replace(/\s/g, '').slice(0, length);
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
    if (!shape.isFurniture(block.text)) return { block, index: i };
  }
  return null;
}

function belongTogether(first: ParagraphBlock, second: ParagraphBlock, index: number, known: Survey): boolean {
  if (first.level > 0 || second.level > 0 || shape.isFurniture(first.text)) return false;
  if (shape.startsInside(second.text)) return !shape.isFinished(first.text);
  if (shape.isFinished(first.text) || shape.numberOf(second.text) !== null) return false;
  if (isFullLine(first, known)) return true;
  if (!shape.isProse(second.text)) return false;
  const open = shape.leftOpen(first.text);
  if (shape.breaksOff(first.text) || (open !== null && shape.closes(second.text, open))) return true;
  if (shape.isLabel(second.text, shortLabel)) return false;
  if (shape.startsWithAmount(second.text)) return !shape.isLabel(first.text);
  if ((known.starts.get(startOf(second.text, sharedStart)) ?? 0) > 1) return false;
  return isUnfinishedProse(first.text, index, known);
}

/** True when the last line of the paragraph reaches the width at which this file's lines were broken. */
function isFullLine(first: ParagraphBlock, known: Survey): boolean {
  if (known.wrapWidth === null) return false;
  const lastPiece = first.pieces.at(-1) as Piece;
  const line = (lastPiece.anchor as { line: number }).line;
  const start = first.pieces.find((piece) => (piece.anchor as { line: number }).line === line)?.start ?? 0;
  return shape.widthOf(first.text.slice(start)) >= known.wrapWidth;
}

function isUnfinishedProse(text: string, index: number, known: Survey): boolean {
  const number = shape.numberOf(text);
  const body = text.slice(number?.length ?? 0);
  if (shape.hasSentence(body)) return true;
  if (shape.hasComma(body) && body.length >= (number === null ? shortestProse : shortestItem)) return true;
  if (known.itemsOfSentences.has(index) && body.length >= shortestProse) return true;
  return number === null && body.length > sharedOpening && (known.openings.get(startOf(body, sharedOpening)) ?? 0) > 1;
}

function append(first: ParagraphBlock, second: ParagraphBlock): ParagraphBlock {
  // Two Latin words need the space that the line end stood for; Chinese and a number cut in two do not.
  const gap = /[A-Za-z]$/.test(first.text) && /^[A-Za-z]/.test(second.text) ? ' ' : '';
  const shift = first.text.length + gap.length;
  return {
    kind: 'paragraph',
    text: first.text + gap + second.text,
    pieces: [...first.pieces, ...second.pieces.map((piece) => ({ ...piece, start: piece.start + shift, end: piece.end + shift }))],
    level: first.level,
    joined: first.joined + second.joined,
  };
}
