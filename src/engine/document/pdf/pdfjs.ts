/** The only file that knows pdf.js. Order matters: what it lacks, then silence, then its worker half, which runs in this thread, then itself. */
import './polyfills.js';
import { speak } from './quiet.js';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import {
  getDocument,
  InvalidPDFException,
  OPS,
  PasswordException,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadError } from '../document.js';
import { CanvasFactory, FilterFactory, makeCanvas, ownerDocument, type Bitmap } from './canvas.js';
import { characterMap } from './cmaps.js';
import type { Operators } from './content.js';
import type { Font } from './letters.js';
import type { Matrix } from './matrix.js';

speak();

export const operators: Record<keyof typeof OPS, number> = OPS;

/** Lines drawn and letters set, not yet understood. */
export interface OpenPage {
  width: number;
  height: number;
  /** From the coordinates of the content to points from the top left of the page as seen. */
  transform: Matrix;
  list: Operators;
  fonts: Map<string, Font>;
  /** True when part of the content could not be understood and was skipped. */
  partial: boolean;
}

export interface OpenPdf {
  pages: number;
  /** Rejects where there is no such page in the file after all. */
  page(number: number): Promise<OpenPage>;
}

/** Serves the tables that Chinese fonts which are not embedded need; the wish for anything else is refused, so nothing is ever fetched. */
class InlineData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const found = kind === 'cMapUrl' ? characterMap(filename) : null;
    if (found === null) throw new Error(`${filename} is not part of this program`);
    return found;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Opens a PDF for as long as `use` takes, one at a time, since all share the console. Throws ReadError `pdf-encrypted`, `pdf-damaged`. */
export function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  const result = last.then(() => listening((heard) => read(bytes, heard, use)));
  last = result.catch(() => undefined);
  return result;
}

/**
 * pdf.js skips what it cannot understand and tells so only on the console. Asked to stop there instead, it gives a page
 * without its content, and no error at all. So the console is heard, and kept quiet.
 */
async function listening<T>(work: (heard: string[]) => Promise<T>): Promise<T> {
  const warn = console.warn;
  const heard: string[] = [];
  console.warn = (...words: unknown[]): void => {
    if (typeof words[0] === 'string' && words[0].startsWith('Warning: ')) heard.push(words[0]);
    else warn(...words);
  };
  try {
    return await work(heard);
  } finally {
    console.warn = warn;
  }
}

/** What was skipped held letters or lines; skipped pictures and shadings did not. */
const loss =
  /^Warning: (?:getOperatorList - ignoring (?:errors|XObject|operator)|loadFont|ensureStateFont|Font .* is not available|translateFont|readToUnicode)/;

/** For reading: no fonts are loaded, no pictures decoded by the browser. */
const reading = { disableFontFace: true, useSystemFonts: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, ownerDocument: {} };

function read<T>(bytes: Uint8Array, heard: string[], use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  return open(bytes, reading, (document) =>
    use({
      pages: document.numPages,
      page: async (number) => {
        heard.length = 0;
        const page = await readPage(await document.getPage(number));
        return { ...page, partial: heard.some((words) => loss.test(words)) };
      },
    }),
  );
}

async function open<T>(bytes: Uint8Array, options: object, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({
    // pdf.js takes the buffer away from its owner; `slice` of a Buffer would be no copy.
    data: new Uint8Array(bytes),
    cMapUrl: 'inline/',
    cMapPacked: true,
    BinaryDataFactory: InlineData,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: VerbosityLevel.WARNINGS,
    ...options,
  });
  try {
    const document = await task.promise.catch((error: unknown) => {
      if (error instanceof PasswordException) throw new ReadError('pdf-encrypted');
      if (error instanceof InvalidPDFException) throw new ReadError('pdf-damaged');
      throw error;
    });
    return await use(document);
  } finally {
    await task.destroy();
  }
}

/** A drawn page. `undrawn`: how many pictures within it stayed blank, being damaged or packed as JPEG 2000, JBIG2 or fax. */
export interface Drawn {
  bitmap: Bitmap;
  undrawn: number;
}

const blankPicture = /^Warning: Unable to decode (?:inline )?image/;

/** One page, `scale` pixels a point; in a worker of a browser only. Throws ReadError `pdf-encrypted`, `pdf-damaged`. */
export function drawPage(bytes: Uint8Array, number: number, scale: number): Promise<Drawn> {
  const result = last.then(() =>
    listening((heard) =>
      open(bytes, { CanvasFactory, FilterFactory, ownerDocument: ownerDocument() }, async (document) => {
        const page = await document.getPage(number);
        const viewport = page.getViewport({ scale });
        const canvas = makeCanvas(viewport.width, viewport.height);
        await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d', { alpha: false }) as never, viewport }).promise;
        return { bitmap: canvas.transferToImageBitmap(), undrawn: heard.filter((words) => blankPicture.test(words)).length };
      }),
    ),
  );
  last = result.catch(() => undefined);
  return result;
}

async function readPage(page: PDFPageProxy): Promise<Omit<OpenPage, 'partial'>> {
  const view = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList();
  const fonts = new Map<string, Font>();
  for (let i = 0; i < list.fnArray.length; i += 1) {
    if (list.fnArray[i] !== OPS.setFont) continue;
    const name = (list.argsArray[i] as [string])[0];
    if (!fonts.has(name)) fonts.set(name, await fontOf(page, name));
  }
  page.cleanup();
  return { width: view.width, height: view.height, transform: view.transform as unknown as Matrix, list, fonts };
}

function fontOf(page: PDFPageProxy, name: string): Promise<Font> {
  return new Promise((resolve) => {
    // The list of operators may arrive before the font does.
    page.commonObjs.get(name, (font: Font) => resolve({ fontMatrix: font.fontMatrix, vertical: font.vertical, isType3Font: font.isType3Font }));
  });
}
