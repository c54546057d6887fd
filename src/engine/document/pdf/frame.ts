import type { Content } from './content.js';
import type { Box } from './matrix.js';
import type { Ruling } from './paths.js';

/** The page turned so that most of its text is upright, and the way back to the page as seen. */
export interface Frame {
  width: number;
  height: number;
  content: Content;
  toPage(box: Box): Box;
}

/** A table set sideways on an upright page is read like one on a page that is turned. */
export function frameOf(content: Content, width: number, height: number): Frame {
  const counts = [0, 0, 0, 0];
  for (const glyph of content.glyphs) if (glyph.turn >= 0) counts[glyph.turn] = (counts[glyph.turn] as number) + 1;
  const turn = counts.indexOf(Math.max(...counts));
  if (turn === 0) return { width, height, content, toPage: (box) => box };
  const into = (box: Box) => turnBox(box, turn, width, height);
  const [frameWidth, frameHeight] = turn === 2 ? [width, height] : [height, width];
  return {
    width: frameWidth,
    height: frameHeight,
    content: {
      ...content,
      glyphs: content.glyphs.map((glyph) => ({ ...glyph, box: into(glyph.box), turn: glyph.turn < 0 ? glyph.turn : (glyph.turn - turn + 4) % 4 })),
      rulings: content.rulings.map((ruling) => turnRuling(ruling, into)),
      pictures: content.pictures.map(into),
    },
    toPage: (box) => turnBox(box, 4 - turn, frameWidth, frameHeight),
  };
}

/** Turns a page of this size back by so many quarters clockwise. */
export function turnBox([x0, y0, x1, y1]: Box, turn: number, width: number, height: number): Box {
  if (turn === 1) return [y0, width - x1, y1, width - x0];
  if (turn === 2) return [width - x1, height - y1, width - x0, height - y0];
  if (turn === 3) return [height - y1, x0, height - y0, x1];
  return [x0, y0, x1, y1];
}

function turnRuling({ horizontal, at, from, to }: Ruling, into: (box: Box) => Box): Ruling {
  const [x0, y0, x1, y1] = into(horizontal ? [from, at, to, at] : [at, from, at, to]);
  return x1 - x0 >= y1 - y0 ? { horizontal: true, at: y0, from: x0, to: x1 } : { horizontal: false, at: x0, from: y0, to: y1 };
}
