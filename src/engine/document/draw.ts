import { ReadError } from './document.js';
import type { Drawn } from './pdf/pdfjs.js';
import { sniff } from './sniff.js';

export type { Drawn } from './pdf/pdfjs.js';

/**
 * A picture of a page of a PDF, `scale` pixels a point; only in a worker of a browser. Boxes of PageAnchor times `scale`
 * are its pixels. Throws ReadError, `not-pdf` for other formats, which have no pages.
 */
export async function draw(bytes: Uint8Array, page: number, scale: number): Promise<Drawn> {
  if (sniff(bytes).kind !== 'pdf') throw new ReadError('not-pdf');
  const { drawPage } = await import('./pdf/pdfjs.js');
  return drawPage(bytes, page, scale);
}
