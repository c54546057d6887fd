import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../src/engine/audit.js';
import { timed } from './measure.js';
import { repeatedPdf } from './repeated.js';
import type { Sample } from './samples.js';

/** What pdf.js alone takes for what our reader asks of it: the operators of every page; and for what others read, its own text. */
async function alone(bytes: Uint8Array): Promise<void> {
  // Not before our reader has given it what it lacks.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    verbosity: 0,
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    await page.getTextContent();
    page.cleanup();
  }
  await task.destroy();
}

/** Milliseconds of the whole reading, and of pdf.js alone, in turns so that both meet the same machine. */
export async function pdfTimes({ bytes, name }: Sample, rounds: number): Promise<{ whole: number; alone: number }> {
  return { whole: await timed(() => read(bytes, name), rounds), alone: await timed(() => alone(bytes), rounds) };
}

/** A report of so many pages, kept where a process of its own can open it. */
export function longReport({ bytes }: Sample, pages: number): string {
  const folder = join('.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${pages}-pages.pdf`);
  writeFileSync(path, repeatedPdf(bytes, pages));
  return path;
}
