import type { Glyph } from './content.js';
import { unite, type Box } from './matrix.js';

/** Letters on one line, from left to right. */
export interface Line {
  glyphs: Glyph[];
  box: Box;
  /** Of most of its letters. */
  size: number;
}

/** How much two letters must overlap in height to stand on one line: digits are often set on a baseline of their own, lines of a paragraph never overlap. */
const sameLine = 0.35;

/** The lines that letters form, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const open: { glyphs: Glyph[]; top: number; bottom: number }[] = [];
  let closed = 0;
  for (const glyph of [...glyphs].sort((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const [, top, , bottom] = glyph.box;
    while (closed < open.length && (open[closed] as { bottom: number }).bottom < top - 3 * glyph.size) closed += 1;
    let best: (typeof open)[number] | null = null;
    let most = sameLine;
    for (let i = closed; i < open.length; i += 1) {
      const line = open[i] as (typeof open)[number];
      const share = (Math.min(line.bottom, bottom) - Math.max(line.top, top)) / Math.min(bottom - top, line.bottom - line.top);
      if (share > most) [most, best] = [share, line];
    }
    if (best === null) open.push({ glyphs: [glyph], top, bottom });
    else {
      best.glyphs.push(glyph);
      best.top = Math.min(best.top, top);
      best.bottom = Math.max(best.bottom, bottom);
    }
  }
  return open.map(({ glyphs: found }) => toLine(found)).sort((a, b) => a.box[1] - b.box[1]);
}

export function toLine(glyphs: Glyph[]): Line {
  const ordered = withoutDoubles([...glyphs].sort((a, b) => a.box[0] - b.box[0]));
  return { glyphs: ordered, box: unite(ordered.map((glyph) => glyph.box)), size: median(ordered.map((glyph) => glyph.size)) };
}

/** Bold is sometimes faked by setting a letter twice, a hair apart. */
function withoutDoubles(glyphs: Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const isDouble = kept
      .slice(-3)
      .some(
        (other) =>
          other.text === glyph.text &&
          glyph.box[0] - other.box[0] < 0.25 * (other.box[2] - other.box[0]) &&
          Math.abs(glyph.box[1] - other.box[1]) < 0.25 * glyph.size,
      );
    if (!isDouble) kept.push(glyph);
  }
  return kept;
}

export function middleOf(box: Box): number {
  return (box[1] + box[3]) / 2;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}

export function gapsOf(glyphs: readonly Glyph[]): number[] {
  return glyphs.slice(1).map((glyph, i) => glyph.box[0] - (glyphs[i] as Glyph).box[2]);
}

/** Cuts a line where it leaves a space that no sentence leaves: between a label at the left and one at the right, between the columns of a table. */
export function fragmentsOf(line: Line): Line[] {
  const gaps = gapsOf(line.glyphs);
  // A title may be spread out; what stands farther apart are the figures of a row.
  const usual = Math.min(0.8 * line.size, Math.max(0, median(gaps)));
  const widest = Math.max(2.2 * line.size, usual * 3 + line.size);
  const fragments: Glyph[][] = [[]];
  line.glyphs.forEach((glyph, i) => {
    if (i > 0 && (gaps[i - 1] as number) > widest) fragments.push([]);
    fragments.at(-1)?.push(glyph);
  });
  return fragments.map(toLine);
}

/** How far a letter must stand on both sides of a place to run over it, and how near two letters of a word stand, in parts of their size. */
const across = 0.15;
const solid = 0.3;

/** Whether a letter or a word of a line stands on both sides of a place. Figures of two cells may nearly touch. */
export function runsOver({ glyphs }: Line, x: number): boolean {
  return glyphs.some(({ box, size, text }, i) => {
    if (box[0] < x - across * size && box[2] > x + across * size) return true;
    const next = glyphs[i + 1];
    if (!next || box[2] > x + across * size || next.box[0] < x - across * size) return false;
    const isWord = next.box[0] - box[2] < solid * size && Math.abs(next.box[3] - box[3]) < solid * size;
    return isWord && !/\d/.test(text) && !/\d/.test(next.text);
  });
}
