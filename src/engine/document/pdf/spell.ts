import type { Piece, SourceText } from '../document.js';
import type { Glyph } from './content.js';
import { turnBox } from './frame.js';
import { gapsOf, linesOf, median, type Line } from './lines.js';
import { unite, type Box } from './matrix.js';

/** Where a box of this page stands in the source. */
export type Place = (box: Box) => Piece['anchor'];

/** Builds a text and its pieces: each run of digits or of other letters on a line is one piece, so that a figure has a box of its own. */
export class Speller {
  private text = '';
  private readonly pieces: Piece[] = [];

  constructor(private readonly place: Place) {}

  get last(): string {
    return this.text.slice(-1);
  }

  /** Characters that are not on the page, a space between two lines of Latin text. */
  insert(text: string): void {
    this.text += text;
  }

  line({ glyphs, size }: Line): void {
    const gaps = gapsOf(glyphs);
    const usual = usualGap(glyphs, gaps, size);
    let run: Glyph[] = [];
    glyphs.forEach((glyph, i) => {
      const before = glyphs[i - 1];
      if (before) {
        const space = isSpace(before.text, glyph, (gaps[i - 1] as number) - usual, size);
        if (space || isFigure(before.text) !== isFigure(glyph.text)) {
          this.run(run);
          run = [];
        }
        if (space) this.insert(' ');
      }
      run.push(glyph);
    });
    this.run(run);
  }

  private run(glyphs: Glyph[]): void {
    if (glyphs.length === 0) return;
    const start = this.text.length;
    this.text += glyphs.map((glyph) => glyph.text).join('');
    this.pieces.push({ start, end: this.text.length, anchor: this.place(unite(glyphs.map((glyph) => glyph.box))) });
  }

  done(): SourceText {
    return { text: this.text, pieces: this.pieces };
  }
}

/** Of letters that are spread evenly. Few letters tell only where all of them are, and no space was set between them. */
function usualGap(glyphs: readonly Glyph[], gaps: readonly number[], size: number): number {
  if (gaps.length > 3) return Math.max(0, median(gaps));
  const least = Math.min(...gaps);
  const isEven = gaps.length > 1 && Math.max(...gaps) - least < 0.1 * size && !glyphs.slice(1).some((glyph) => glyph.spaced);
  return isEven ? Math.max(0, least) : 0;
}

const latin = /[\w.,%)(+\-/]/;

/** Chinese is set solid and often spread to fill its line; a hole in it is a space where it is wide, or where the file has one. */
function isSpace(left: string, right: Glyph, gap: number, size: number): boolean {
  const [before, after] = [latin.test(left.slice(-1)), latin.test(right.text[0] as string)];
  if (before !== after) return gap > 0.9 * size;
  return gap > (before || right.spaced ? 0.2 : 0.9) * size;
}

function isFigure(text: string): boolean {
  return /^[\d.,%\-+]+$/.test(text);
}

/** The text of one cell: its lines put together, letters set sideways read in their own direction. `width` is the room a line has. */
export function spellCell(glyphs: readonly Glyph[], width: number, place: Place): SourceText {
  const speller = new Speller(place);
  let before: Line | null = null;
  for (const line of uprightLines(glyphs)) {
    if (before && needsSpace(before, line, width)) speller.insert(' ');
    speller.line(line);
    before = line;
  }
  return speller.done();
}

function uprightLines(glyphs: readonly Glyph[]): Line[] {
  const turns = [...new Set(glyphs.map((glyph) => glyph.turn))];
  return turns.flatMap((turn) => {
    const own = glyphs.filter((glyph) => glyph.turn === turn);
    if (turn === 0) return linesOf(own);
    const back = new Map<Glyph, Glyph>();
    const upright = own.map((glyph) => {
      const copy = { ...glyph, box: turnBox(glyph.box, turn, 0, 0) };
      back.set(copy, glyph);
      return copy;
    });
    return linesOf(upright).map((line) => ({ ...line, glyphs: line.glyphs.map((glyph) => back.get(glyph) as Glyph) }));
  });
}

/** Lines that were wrapped go on without a space; two figures or words put on lines of their own are two. */
function needsSpace(above: Line, below: Line, width: number): boolean {
  const [last, first] = [above.glyphs.at(-1)?.text.slice(-1) ?? '', below.glyphs[0]?.text[0] ?? ''];
  if (/[A-Za-z]/.test(last) && /[A-Za-z]/.test(first)) return true;
  if (!latin.test(last) || !latin.test(first)) return false;
  return above.box[2] - above.box[0] + 1.5 * above.size < width;
}
