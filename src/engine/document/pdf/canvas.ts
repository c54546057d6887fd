/** What pdf.js needs to draw in a worker, where there is no document to make canvases or filters in. */

/** A drawn page, to be transferred to the one who shows it. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d', options?: { alpha?: boolean; willReadFrequently?: boolean }): object | null;
  transferToImageBitmap(): Bitmap;
}

declare const OffscreenCanvas: new (width: number, height: number) => Canvas;
declare const self: { fonts: unknown };

export function makeCanvas(width: number, height: number): Canvas {
  return new OffscreenCanvas(Math.ceil(width), Math.ceil(height));
}

interface CanvasAndContext {
  canvas: Canvas | null;
  context: object | null;
}

export class CanvasFactory {
  create(width: number, height: number): CanvasAndContext {
    const canvas = makeCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    if (canvas) Object.assign(canvas, { width, height });
  }

  destroy(made: CanvasAndContext): void {
    if (made.canvas) made.canvas.width = made.canvas.height = 0;
    made.canvas = made.context = null;
  }

  getNoAlphaContext(canvas: Canvas): object | null {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }
}

const none = (): string => 'none';

/** Filters are elements of a document; without them a few masks are drawn as they are. */
export class FilterFactory {
  addFilter = none;
  addHCMFilter = none;
  addAlphaFilter = none;
  addLuminosityFilter = none;
  addKnockoutFilter = none;
  addHighlightHCMFilter = none;
  addSelectionHCMFilter = none;
  addSelectionFilter = none;
  createSelectionStyle = (): null => null;
  destroy = (): void => undefined;
}

/** Stands in for the document: pdf.js adds the fonts of the file to it. */
export function ownerDocument(): object {
  return { fonts: self.fonts, createElement: () => ({}), documentElement: {}, head: {} };
}
