import type { ParagraphBlock } from '../document.js';
import { isFinished, isProse, numberOf } from '../text/shape.js';
import type { Glyph } from './content.js';
import { median, type Line } from './lines.js';
import { unite, type Box } from './matrix.js';
import { Speller, type Place } from './spell.js';

/** Between what lines of prose stand on pages of one size. */
export interface Margins {
  left: number;
  right: number;
}

/** Lines that stand alone in their height on the page, in order, with what else is known of the place. */
export interface ProseLine extends Line {
  /** True for a part of a line that other parts share: a label beside another. */
  shared: boolean;
}

export interface Paragraph {
  lines: ProseLine[];
  box: Box;
}

/** The dots that lead from a title to its page number. */
const leaders = /[.…·]{3}/;
/** No page is set in lines of fewer letters. */
const shortestLine = 12;
/** How many lines must agree on a margin: titles and labels stand anywhere. */
const agreeing = 3;
/** Which part of all the lines that look broken off must agree on the right margin. */
const agreeingShare = 0.12;

/** Margins that several pages of one size have in common; a report sets its prose narrower than its tables. */
export interface CommonMargins {
  lefts: number[];
  rights: number[];
}

/** Learns from all pages of one size; `pages` are the lines of each, without running titles. */
export function commonMargins(pages: readonly (readonly ProseLine[])[]): CommonMargins {
  const lines = pages.flat().filter((line) => !line.shared);
  const broken = pages.flatMap((page) => page.filter((line, i) => looksBroken(line, page[i + 1])));
  const size = median(lines.map((line) => line.size));
  return {
    lefts: ends(
      lines.map((line) => line.box[0]),
      0.5 * size,
      agreeing,
    ),
    rights: ends(
      broken.map((line) => -rightOf(line)),
      size,
      Math.max(agreeing, agreeingShare * broken.length),
    ).map((x) => -x),
  };
}

/** A line that does not end as a sentence does, and does not stand further left than the next. */
function looksBroken(line: ProseLine, next: ProseLine | undefined): boolean {
  return next !== undefined && !line.shared && !next.shared && !isFinished(plain(line)) && next.box[0] < line.box[0] + 0.5 * line.size;
}

/** The least of each group of values nearer than `tolerance` that has enough members. */
function ends(values: number[], tolerance: number, enough: number): number[] {
  const sorted = values.sort((a, b) => a - b);
  const found: number[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && (sorted[end] as number) - (sorted[start] as number) <= tolerance) end += 1;
    if (end - start >= enough) found.push(sorted[start] as number);
    start = end;
  }
  return found;
}

/** The margins of one page; `widest` is where its tables end at the right. */
export function marginsOf(lines: readonly ProseLine[], widest: number, common: CommonMargins): Margins | null {
  const own = lines.filter((line) => !line.shared && line.glyphs.length > 1);
  if (own.length === 0) return null;
  const size = median(own.map((line) => line.size));
  const starts = own.map((line) => line.box[0]);
  const first = Math.min(...starts);
  const left = ends(starts, 0.5 * size, agreeing)[0] ?? common.lefts.filter((x) => x <= first + 0.5 * size).at(-1) ?? first;
  const broken = own.filter((line, i) => looksBroken(line, own[i + 1]));
  const last = Math.max(widest, ...broken.map(rightOf));
  const right = Math.min(...common.rights.filter((x) => x >= last - 0.5 * size));
  return { left, right: right === Infinity ? Math.max(last, ...own.map(rightOf)) : right };
}

/** The right half of a full-width stop is empty and may hang over the margin. */
function rightOf(line: Line): number {
  const last = line.glyphs.at(-1) as Glyph;
  return /[，。、；：？！）》”’]/.test(last.text) ? (last.box[0] + last.box[2]) / 2 : last.box[2];
}

/** Puts lines together that a paragraph was broken into. `isApart` tells that something stands between two of them. */
export function paragraphsOf(lines: readonly ProseLine[], margins: Margins | null, isApart: (above: Line, below: Line) => boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const pitch = usualPitch(lines);
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const above = open?.lines.at(-1);
    if (open && above && margins && goesOn(open.lines, above, line, margins, pitch) && !isApart(above, line)) open.lines.push(line);
    else paragraphs.push({ lines: [line], box: line.box });
  }
  return paragraphs.map(({ lines: own }) => ({ lines: own, box: unite(own.map((line) => line.box)) }));
}

function usualPitch(lines: readonly ProseLine[]): number {
  return median(lines.slice(1).map((line, i) => line.box[1] - (lines[i] as ProseLine).box[1]));
}

function goesOn(paragraph: ProseLine[], above: ProseLine, line: ProseLine, margins: Margins, pitch: number): boolean {
  if (above.shared || line.shared) return false;
  if (Math.abs(above.size - line.size) > 0.15 * above.size || leaders.test(plain(above))) return false;
  if (numberOf(plain(line)) !== null && (isFinished(plain(above)) || isHeading(line, margins))) return false;
  const step = line.box[1] - above.box[1];
  if (step > Math.max(1.5 * pitch, 2.4 * line.size) || step <= 0) return false;
  return isFull(above, line, margins) && !isIndented(line, margins, paragraph);
}

/** A number and words, no sentence, and room behind them: what stands above may have been left without its full stop. */
function isHeading(line: ProseLine, margins: Margins): boolean {
  const text = plain(line);
  return numberOf(text)?.style === CHAPTER && !isProse(text) && line.box[2] < margins.right - ROOM * line.size;
}

/** 三、 */
const CHAPTER = '一、';
/** So many letters would have had room behind a heading. */
const ROOM = 6;

/** A paragraph starts indented, unless all its lines are. */
export function isIndented(line: ProseLine, margins: Margins, before: readonly ProseLine[]): boolean {
  const [first, last] = [before[0] as ProseLine, before.at(-1) as ProseLine];
  const indent = 1.2 * line.size;
  if (before.length > 1) return line.box[0] > last.box[0] + indent;
  if (line.box[0] < first.box[0] - indent || (isCentred(first, margins) && isCentred(line, margins) && !isFinished(plain(first)))) return false;
  if (line.box[0] > margins.left + indent) return true;
  // Where paragraphs are not indented at all, a number after a full stop starts one, or after a line that is no prose.
  return numberOf(plain(line)) !== null && (isFinished(plain(last)) || !isProse(plain(first)));
}

function isCentred(line: Line, { left, right }: Margins): boolean {
  return Math.abs(line.box[0] - left - (right - line.box[2])) < line.size;
}

/** True when what begins the next line had no room on this one. */
export function isFull(above: ProseLine, below: ProseLine, margins: Margins): boolean {
  if (above.box[2] - above.box[0] < shortestLine * above.size) return false;
  return above.box[2] + widthOfStart(below.glyphs) > margins.right - 0.1 * above.size;
}

/** What cannot be parted at the end of a line: an opening bracket and what follows it, a figure, a letter and the stop behind it. */
function widthOfStart(glyphs: readonly Glyph[]): number {
  const textAt = (i: number) => glyphs[i]?.text ?? '';
  const isSolid = (i: number) => /^[\w.,%/+-]+$/.test(textAt(i));
  let end = 1;
  while (
    end < glyphs.length &&
    (/^[（(“‘《【〔]/.test(textAt(end - 1)) || (isSolid(end) && isSolid(end - 1)) || /^[，。、；：？！）》”’%％\])]/.test(textAt(end)))
  )
    end += 1;
  const [first, last] = [glyphs[0] as Glyph, glyphs[end - 1] as Glyph];
  return last.box[2] - first.box[0];
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** One block of what may be halves of a paragraph on several pages, each with the place of its page. */
export function toBlock(halves: readonly { paragraph: Paragraph; place: Place }[]): ParagraphBlock {
  const texts = halves.map(({ paragraph, place }) => {
    const speller = new Speller(place);
    paragraph.lines.forEach((line, i) => {
      if (i > 0 && /[A-Za-z]/.test(speller.last) && /[A-Za-z]/.test(line.glyphs[0]?.text[0] ?? '')) speller.insert(' ');
      speller.line(line);
    });
    return speller.done();
  });
  let text = '';
  const pieces: ParagraphBlock['pieces'] = [];
  for (const part of texts) {
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + text.length, end: piece.end + text.length });
    text += part.text;
  }
  return { kind: 'paragraph', text, pieces, level: 0, joined: halves.length };
}
