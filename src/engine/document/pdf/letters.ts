import { apply, applyToBox, multiply, type Box, type Matrix } from './matrix.js';

/** What pdf.js tells of a font, as far as it matters for where letters stand. */
export interface Font {
  fontMatrix?: number[];
  vertical?: boolean;
  isType3Font?: boolean;
}

export interface FontGlyph {
  unicode: string;
  /** In thousandths of the font size, as all metrics here. */
  width: number;
  /** Of vertical fonts: advance (negative), and the origin of the letter within its box. */
  vmetric?: [number, number, number];
  isSpace: boolean;
}

export interface TextState {
  font: Font;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** Horizontal, 1 is normal. */
  scale: number;
  rise: number;
}

export interface Letter {
  text: string;
  box: Box;
  size: number;
  turn: number;
}

/** The turn of letters that stand aslant. */
export const slanted = -1;
/** Above and below the baseline, in parts of the font size: the square that a Chinese character fills. */
const ascent = 0.88;
const descent = -0.12;
const thousandth = [0.001, 0, 0, 0.001, 0, 0];

/**
 * Where the letters of one operator stand on the page, and how far they move the pen. `matrix` leads from the space of
 * the text to the page; x, y is the pen. Numbers among the glyphs are kerning. Follows PDF 32000-1, 9.4.4.
 */
export function setText(
  glyphs: readonly (FontGlyph | number)[],
  state: TextState,
  matrix: Matrix,
  x: number,
  y: number,
): { letters: Letter[]; advance: number } {
  const { font, charSpacing, wordSpacing, scale, rise } = state;
  const direction = state.fontSize < 0 ? -1 : 1;
  const size = Math.abs(state.fontSize);
  const fontMatrix = font.fontMatrix ?? thousandth;
  const unit = size * (fontMatrix[0] as number);
  const pen = multiply(matrix, [scale * direction, 0, 0, direction, x, y + rise]);
  const height = Math.hypot(pen[2], pen[3]) * (font.isType3Font ? size * Math.abs((fontMatrix[3] as number) * 1000) : size);
  const letters: Letter[] = [];
  let at = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      at += ((font.vertical ? 1 : -1) * glyph * size) / 1000;
      continue;
    }
    const spacing = ((glyph.isSpace ? wordSpacing : 0) + charSpacing) * direction;
    const metric = font.vertical ? glyph.vmetric : undefined;
    const step = (metric ? -metric[0] : glyph.width) * unit;
    const box: Box = metric ? [-metric[1] * unit, -at - step, (glyph.width - metric[1]) * unit, -at] : [at, descent * size, at + step, ascent * size];
    letters.push({ text: glyph.unicode, box: applyToBox(pen, ...box), size: height, turn: metric ? 0 : turnOf(pen) });
    at += font.vertical ? step - spacing : step + spacing;
  }
  return { letters, advance: at };
}

function turnOf(matrix: Matrix): number {
  const [x0, y0] = apply(matrix, 0, 0);
  const [x1, y1] = apply(matrix, 1, 0);
  const quarters = Math.atan2(y1 - y0, x1 - x0) / (Math.PI / 2);
  const turn = Math.round(quarters);
  return Math.abs(quarters - turn) > 0.12 ? slanted : (turn + 4) % 4;
}
