/** The only file that knows pdf.js. Order matters: what it lacks, then silence, then its worker half, which runs in this thread, then itself. */
import './polyfills.js';
import { speak } from './quiet.js';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, InvalidPDFException, OPS, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadError } from '../document.js';
import { characterMap } from './cmaps.js';
import type { Font, Operators } from './content.js';
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
}

export interface OpenPdf {
  pages: number;
  /** Rejects where the content of the page is damaged. */
  page(number: number): Promise<OpenPage>;
  close(): Promise<void>;
}

/** Serves the tables that Chinese fonts which are not embedded need; the wish for anything else is refused, so nothing is ever fetched. */
class InlineData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const found = kind === 'cMapUrl' ? characterMap(filename) : null;
    if (found === null) throw new Error(`${filename} is not part of this program`);
    return found;
  }
}

/** Throws ReadError `pdf-encrypted`, `pdf-damaged`. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    // pdf.js takes the buffer away from its owner.
    data: bytes.slice(),
    cMapUrl: 'inline/',
    cMapPacked: true,
    BinaryDataFactory: InlineData,
    useWasm: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: true,
    enableXfa: false,
    verbosity: 0,
    ownerDocument: {} as never,
  });
  // Without a listener pdf.js waits for a password for ever.
  let document: PDFDocumentProxy;
  try {
    document = await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof PasswordException) throw new ReadError('pdf-encrypted');
    if (error instanceof InvalidPDFException) throw new ReadError('pdf-damaged');
    throw error;
  }
  return { pages: document.numPages, page: async (number) => readPage(await document.getPage(number)), close: () => task.destroy() };
}

async function readPage(page: PDFPageProxy): Promise<OpenPage> {
  const view = page.getViewport({ scale: 1 });
  const list = (await page.getOperatorList()) as unknown as Operators;
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
