import { ReadError, type Remark } from '../document.js';
import type { Read } from '../text/text.js';
import { alignedTables } from './aligned.js';
import { assemble, type PageParts } from './assemble.js';
import { fill, toTable } from './cells.js';
import { interpret } from './content.js';
import { frameOf } from './frame.js';
import { gridsOf, outline } from './grid.js';
import { linesOf } from './lines.js';
import type { Box } from './matrix.js';
import { openPdf, operators, type OpenPage } from './pdfjs.js';
import type { ProseLine } from './prose.js';
import { unstack } from './stacked.js';

/** Throws ReadError `pdf-encrypted`, `pdf-damaged`, `pdf-scan`. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
  const pdf = await openPdf(bytes);
  try {
    const pages: PageParts[] = [];
    const trouble = new Trouble();
    for (let number = 1; number <= pdf.pages; number += 1) {
      const page = await pdf.page(number).catch((error: unknown) => trouble.damaged(number, error));
      if (page) pages.push(readPage(page, number, trouble));
    }
    const blocks = assemble(pages);
    if (blocks.length === 0) throw trouble.nothingRead(pdf.pages);
    return { format: 'pdf', encoding: null, blocks, remarks: trouble.remarks };
  } finally {
    await pdf.close();
  }
}

function readPage(page: OpenPage, number: number, trouble: Trouble): PageParts {
  const seen = interpret(page.list, operators, page.fonts, page);
  if (seen.glyphs.length === 0 && seen.pictures.length > 0) trouble.picture(number, [0, 0, page.width, page.height]);
  const frame = frameOf(seen, page.width, page.height);
  const place = (box: Box) => ({ page: number, box: rounded(frame.toPage(box)) });
  const { filled, rest } = fill(gridsOf(frame.content.rulings), frame.content.glyphs);
  const aligned = alignedTables(linesOf(rest), frame.content.rulings);
  const tables = [
    ...filled.map(unstack).map((table) => ({ block: toTable(table, place, true), box: outline(table.grid), xs: table.grid.xs })),
    ...aligned.tables.map((table) => ({ block: toTable(table, place, false), box: outline(table.grid), xs: table.grid.xs })),
  ];
  const lines = aligned.prose.flatMap(({ parts }): ProseLine[] => parts.map((part) => ({ ...part, shared: parts.length > 1 })));
  return { width: frame.width, height: frame.height, tables, lines, place };
}

/** A tenth of a point is far below what can be seen. */
function rounded(box: Box): Box {
  return box.map((value) => Math.round(value * 10) / 10) as Box;
}

/** What was not read, and why. */
class Trouble {
  readonly remarks: Remark[] = [];
  private pictures = 0;

  picture(page: number, box: Box): void {
    this.pictures += 1;
    this.remarks.push({ code: 'pdf-picture', values: { page: String(page) }, anchors: [{ page, box }] });
  }

  damaged(page: number, error: unknown): null {
    if (!(error instanceof Error)) throw error;
    this.remarks.push({ code: 'pdf-page-damaged', values: { page: String(page) }, anchors: [{ page, box: [0, 0, 0, 0] }] });
    return null;
  }

  nothingRead(pages: number): ReadError {
    if (this.pictures > 0) return new ReadError('pdf-scan', { pages: String(pages) });
    return new ReadError(this.remarks.length > 0 ? 'pdf-damaged' : 'blank');
  }
}
