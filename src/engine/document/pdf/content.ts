import { applyToBox, identity, intersect, isEmpty, multiply, scaleOf, type Box, type Matrix } from './matrix.js';
import { rulingsOf, type Ruling } from './paths.js';
import { withoutRadicals } from './radicals.js';
import { setText, type Font, type FontGlyph, type Letter, type TextState } from './letters.js';

/** One character as set on the page. */
export interface Glyph {
  text: string;
  box: Box;
  /** Height of the font in points, as seen. */
  size: number;
  /** Direction of writing in quarter turns clockwise, as seen: 0 is upright, `slanted` none of them, as in a watermark. */
  turn: number;
  /** Glyphs of one text object share it; one cell is hardly ever more than one object's work, two cells hardly ever one's. */
  run: number;
  /** A space was set before it. */
  spaced: boolean;
}

export interface Content {
  glyphs: Glyph[];
  rulings: Ruling[];
  /** Pictures, for telling a scan from a blank page. */
  pictures: Box[];
  /** Letters that are in the file but not to be seen: drawn invisibly, clipped away or beside the page. */
  hidden: number;
  /** Letters whose font does not tell what they are. */
  unmapped: number;
}

export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

interface State extends TextState {
  matrix: Matrix;
  clip: Box;
  stroke: string;
  fill: string;
  strokeAlpha: number;
  fillAlpha: number;
  lineWidth: number;
  leading: number;
  mode: number;
}

type Names = Record<string, number>;

/** Private use, replacement and control characters. */
// oxlint-disable-next-line no-control-regex -- these are what is counted
const unmapped = /[\ue000-\uf8ff\ufffd\u0000-\u001f]/;

/** Follows the operators of a page and keeps where letters, lines and pictures end up. `ops` are pdf.js's numbers of the operators. */
export function interpret(list: Operators, ops: Names, fonts: Map<string, Font>, page: { width: number; height: number; transform: Matrix }): Content {
  const reader = new ContentReader(fonts, page);
  const handlers = new Map(Object.entries(reader.handlers).map(([name, handler]) => [ops[name], handler]));
  const fillOps = new Set(['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map((name) => ops[name]));
  const strokeOps = new Set(['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map((name) => ops[name]));
  list.fnArray.forEach((op, i) => {
    const args = (list.argsArray[i] ?? []) as unknown[];
    if (op === ops['constructPath']) reader.path(args, fillOps.has(args[0] as number), strokeOps.has(args[0] as number));
    else handlers.get(op)?.(args as never);
  });
  return reader.content;
}

class ContentReader {
  readonly content: Content = { glyphs: [], rulings: [], pictures: [], hidden: 0, unmapped: 0 };
  private state: State;
  private readonly stack: State[] = [];
  private textMatrix: Matrix = identity;
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  private run = 0;
  private spaced = false;
  private clipPending = false;
  private readonly pageBox: Box;

  constructor(
    private readonly fonts: Map<string, Font>,
    page: { width: number; height: number; transform: Matrix },
  ) {
    this.pageBox = [0, 0, page.width, page.height];
    this.state = {
      matrix: page.transform,
      clip: this.pageBox,
      stroke: '#000000',
      fill: '#000000',
      strokeAlpha: 1,
      fillAlpha: 1,
      lineWidth: 1,
      font: {},
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
  }

  readonly handlers = {
    save: () => void this.stack.push({ ...this.state }),
    restore: () => void (this.state = this.stack.pop() ?? this.state),
    transform: (args: number[]) => void (this.state.matrix = multiply(this.state.matrix, args as unknown as Matrix)),
    setLineWidth: ([width]: [number]) => void (this.state.lineWidth = width),
    setStrokeRGBColor: ([color]: [string]) => void (this.state.stroke = color),
    setFillRGBColor: ([color]: [string]) => void (this.state.fill = color),
    setStrokeTransparent: () => void (this.state.strokeAlpha = 0),
    setFillTransparent: () => void (this.state.fillAlpha = 0),
    setStrokeColorN: () => void (this.state.stroke = 'pattern'),
    setFillColorN: () => void (this.state.fill = 'pattern'),
    setGState: ([entries]: [[string, unknown][]]) => this.graphicsState(entries),
    clip: () => void (this.clipPending = true),
    eoClip: () => void (this.clipPending = true),
    beginText: () => {
      this.setTextMatrix(identity);
      this.run += 1;
    },
    setTextMatrix: ([matrix]: [Matrix]) => this.setTextMatrix(matrix),
    setFont: ([name, size]: [string, number]) => {
      this.state.font = this.fonts.get(name) ?? {};
      this.state.fontSize = size;
    },
    setCharSpacing: ([spacing]: [number]) => void (this.state.charSpacing = spacing),
    setWordSpacing: ([spacing]: [number]) => void (this.state.wordSpacing = spacing),
    setHScale: ([percent]: [number]) => void (this.state.scale = percent / 100),
    setLeading: ([leading]: [number]) => void (this.state.leading = -leading),
    setTextRise: ([rise]: [number]) => void (this.state.rise = rise),
    setTextRenderingMode: ([mode]: [number]) => void (this.state.mode = mode),
    moveText: ([x, y]: [number, number]) => this.moveText(x, y),
    setLeadingMoveText: ([x, y]: [number, number]) => {
      this.state.leading = y;
      this.moveText(x, y);
    },
    nextLine: () => this.moveText(0, this.state.leading),
    showText: ([glyphs]: [(FontGlyph | number)[]]) => this.showText(glyphs),
    paintFormXObjectBegin: ([matrix, bbox]: [Matrix | null, Box | null]) => this.enterForm(matrix, bbox),
    paintFormXObjectEnd: () => this.handlers.restore(),
    beginGroup: ([group]: [{ matrix?: Matrix | null; bbox?: Box | null }]) => this.enterForm(group.matrix ?? null, group.bbox ?? null),
    endGroup: () => this.handlers.restore(),
    beginAnnotation: ([, , transform, matrix]: [string, number[], Matrix, Matrix]) => {
      this.handlers.save();
      this.state.matrix = multiply(multiply(this.state.matrix, transform), matrix);
    },
    endAnnotation: () => this.handlers.restore(),
    paintImageXObject: () => this.picture(),
    paintInlineImageXObject: () => this.picture(),
    paintImageMaskXObject: () => this.picture(),
    paintImageXObjectRepeat: () => this.picture(),
    paintSolidColorImageMask: () => this.picture(),
  };

  path([, data, minMax]: unknown[], fills: boolean, strokes: boolean): void {
    const { matrix, clip, fill, fillAlpha, stroke, strokeAlpha, lineWidth } = this.state;
    const numbers = (data as ArrayLike<number>[])[0];
    const drawn = { fill: fills && isInk(fill, fillAlpha), stroke: strokes && isInk(stroke, strokeAlpha) };
    if (numbers && (drawn.fill || drawn.stroke)) {
      for (const ruling of rulingsOf(numbers, matrix, drawn, lineWidth * scaleOf(matrix), clip)) this.content.rulings.push(ruling);
    }
    if (this.clipPending && minMax) {
      const [x0, y0, x1, y1] = minMax as Box;
      this.state.clip = intersect(this.state.clip, applyToBox(matrix, x0, y0, x1, y1));
    }
    this.clipPending = false;
  }

  private graphicsState(entries: [string, unknown][]): void {
    for (const [key, value] of entries) {
      if (key === 'CA') this.state.strokeAlpha = value as number;
      else if (key === 'ca') this.state.fillAlpha = value as number;
      else if (key === 'LW') this.state.lineWidth = value as number;
      else if (key === 'Font') this.handlers.setFont(value as [string, number]);
    }
  }

  private enterForm(matrix: Matrix | null, bbox: Box | null): void {
    this.handlers.save();
    if (matrix) this.state.matrix = multiply(this.state.matrix, matrix);
    if (bbox) this.state.clip = intersect(this.state.clip, applyToBox(this.state.matrix, ...bbox));
  }

  /** A picture fills the unit square; a very flat one is a ruling. */
  private picture(): void {
    const box = intersect(applyToBox(this.state.matrix, 0, 0, 1, 1), this.state.clip);
    if (isEmpty(box)) return;
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    if (Math.min(width, height) > 3) this.content.pictures.push(box);
    else if (width >= height) this.content.rulings.push({ horizontal: true, at: (box[1] + box[3]) / 2, from: box[0], to: box[2] });
    else this.content.rulings.push({ horizontal: false, at: (box[0] + box[2]) / 2, from: box[1], to: box[3] });
  }

  private setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  private moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  private showText(glyphs: (FontGlyph | number)[]): void {
    if (this.state.fontSize === 0) return;
    const { letters, advance } = setText(glyphs, this.state, multiply(this.state.matrix, this.textMatrix), this.x, this.y);
    for (const letter of letters) this.place(letter);
    if (this.state.font.vertical) this.y -= advance;
    else this.x += advance * this.state.scale * Math.sign(this.state.fontSize);
  }

  private place({ text, box, size, turn }: Letter): void {
    if (text.trim() === '') {
      this.spaced = true;
      return;
    }
    const spaced = this.spaced;
    this.spaced = false;
    const { mode, clip, fillAlpha, strokeAlpha } = this.state;
    const drawn = mode === 3 || mode === 7 ? 0 : mode === 1 || mode === 5 ? strokeAlpha : Math.max(fillAlpha, mode === 2 || mode === 6 ? strokeAlpha : 0);
    if (drawn === 0 || !isSeen(box, clip) || !isInside(box, this.pageBox)) {
      this.content.hidden += 1;
      return;
    }
    if (unmapped.test(text)) this.content.unmapped += 1;
    this.content.glyphs.push({ text: withoutRadicals(text), box, size, turn, run: this.run, spaced });
  }
}

function isInk(color: string, alpha: number): boolean {
  return alpha > 0 && !/^#(?:f[a-f]){3}$/i.test(color);
}

/** A sliver of a letter at the edge of a clip is not to be read. */
function isSeen(box: Box, clip: Box): boolean {
  const [x0, y0, x1, y1] = intersect(box, clip);
  return x1 - x0 > 0.2 * (box[2] - box[0]) && y1 - y0 > 0.2 * (box[3] - box[1]);
}

function isInside(box: Box, page: Box): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return x >= page[0] && x <= page[2] && y >= page[1] && y <= page[3];
}
