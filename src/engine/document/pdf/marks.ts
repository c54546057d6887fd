import type { Glyph } from './content.js';
import { slanted } from './letters.js';
import { linesOf, median, type Line } from './lines.js';
import { unite } from './matrix.js';

/** A letter so many times as large as most of the page that stands over others is laid over them. */
const large = 2;

/** Parts what is set on a page from what is laid over it: watermarks and other text set aslant, or far larger than the letters that it covers. */
export function withoutMarks(glyphs: readonly Glyph[]): { kept: Glyph[]; marks: Line[] } {
  const upright = glyphs.filter((glyph) => glyph.turn !== slanted);
  const size = median(upright.map((glyph) => glyph.size));
  const flat = linesOf(upright.filter((glyph) => glyph.size > large * size)).filter(({ glyphs: big }) => {
    const small = upright.filter((glyph) => large * glyph.size < (big[0] as Glyph).size);
    return big.some((glyph) => small.some((other) => covers(glyph, other)));
  });
  const laidOver = new Set(flat.flatMap((line) => line.glyphs));
  return { kept: upright.filter((glyph) => !laidOver.has(glyph)), marks: [...slantedRuns(glyphs), ...flat] };
}

function covers({ box }: Glyph, { box: [x0, y0, x1, y1] }: Glyph): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x > box[0] && x < box[2] && y > box[1] && y < box[3];
}

/** Each run for itself: between the lines that it crosses it would be nonsense. */
function slantedRuns(glyphs: readonly Glyph[]): Line[] {
  const runs = new Map<number, Glyph[]>();
  for (const glyph of glyphs) if (glyph.turn === slanted) runs.set(glyph.run, [...(runs.get(glyph.run) ?? []), glyph]);
  return [...runs.values()].map((run) => ({ glyphs: run, box: unite(run.map((glyph) => glyph.box)), size: median(run.map((glyph) => glyph.size)) }));
}
