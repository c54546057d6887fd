import { ReadError, type Remark } from '../document.js';
import type { Read } from '../text/text.js';
import { alignedTables } from './aligned.js';
import { assemble, type PageParts } from './assemble.js';
import { fill, toTable, type Filled } from './cells.js';
import { damagedStreams } from './checksums.js';
import type { Column } from './columns.js';
import { interpret } from './content.js';
import { frameOf } from './frame.js';
import { gridsOf, outline } from './grid.js';
import { rowsGoingOn, withRowsBelow } from './headed.js';
import { uprightsOf } from './joints.js';
import { linesOf } from './lines.js';
import { withoutMarks } from './marks.js';
import type { Box } from './matrix.js';
import { operators, withPdf, type OpenPage } from './pdfjs.js';
import type { ProseLine } from './prose.js';
import { unstack } from './stacked.js';

/** Throws ReadError `pdf-encrypted`, `pdf-damaged`, `pdf-scan`, `blank`. */
export function readPdf(bytes: Uint8Array): Promise<Read> {
  return withPdf(bytes, async (pdf) => {
    const pages: PageParts[] = [];
    const trouble = new Trouble();
    const broken = await damagedStreams(bytes);
    if (broken > 0) trouble.whole('pdf-checksum', { count: String(broken) });
    for (let number = 1; number <= pdf.pages; number += 1) {
      const page = await pdf.page(number).catch((error: unknown) => trouble.damaged(number, error));
      if (page) pages.push(readPage(page, number, trouble, pages.at(-1)?.open ?? null));
    }
    const blocks = assemble(pages);
    if (blocks.length === 0) throw trouble.nothingRead(pdf.pages);
    return { format: 'pdf', encoding: null, blocks, remarks: trouble.remarks };
  });
}

/** `before` are the columns of a table without lines that the page before ends in. */
function readPage(page: OpenPage, number: number, trouble: Trouble, before: readonly Column[] | null): PageParts {
  const seen = interpret(page.list, operators, page.fonts, page);
  const whole: Box = [0, 0, page.width, page.height];
  if (page.partial) trouble.add('pdf-page-partial', { page: String(number) }, number, whole);
  if (seen.glyphs.length === 0 && seen.pictures.length > 0) trouble.picture(number, whole);
  // A bullet from a symbol font is no loss; a page full of such letters is.
  if (seen.unmapped > Math.max(10, 0.02 * seen.glyphs.length))
    trouble.add('pdf-unmapped', { page: String(number), count: String(seen.unmapped) }, number, whole);
  const frame = frameOf(seen, page.width, page.height);
  const place = (box: Box) => ({ page: number, box: rounded(frame.toPage(box)) });
  const { kept, marks } = withoutMarks(frame.content.glyphs);
  const rulings = [...frame.content.rulings, ...uprightsOf(frame.content.rulings, kept)];
  const inGrids = fill(gridsOf(rulings), kept);
  const open = before && isSolid(before) ? [...before] : null;
  const goingOn = open
    ? rowsGoingOn(open, inGrids.rest, [top * frame.height, Math.min(...inGrids.filled.map(({ grid }) => grid.ys[0] as number))], frame.content.rulings)
    : { table: null, rest: inGrids.rest };
  const { filled, rest, columns } = withRowsBelow(
    [...(goingOn.table ? [goingOn.table] : []), ...inGrids.filled.map(unstack)],
    goingOn.rest,
    frame.content.rulings,
  );
  const aligned = alignedTables(linesOf(rest), frame.content.rulings, before);
  const tables = [
    ...filled.map((table) => ({ block: toTable(table, place, true), box: outline(table.grid), xs: table.grid.xs })),
    ...aligned.tables.map((table) => ({ block: toTable(table, place, false), box: outline(table.grid), xs: table.grid.xs })),
  ];
  const lines = aligned.prose.flatMap(({ parts }): ProseLine[] => parts.map((part) => ({ ...part, shared: parts.length > 1 })));
  const lastOf = (ends: readonly Filled[]) => Math.max(0, ...ends.map(({ grid }) => grid.ys[0] as number));
  const last = aligned.tables.at(-1);
  const left = last && lastOf(aligned.tables) > lastOf(filled) ? last.columns : (columns ?? (goingOn.table && filled.length === 1 ? open : null));
  return { width: frame.width, height: frame.height, tables, lines, open: left, stamps: marks, place };
}

/** Running titles stand above this, in parts of the height of the page. */
const top = 0.11;

/** Columns without gaps are those of a grid; others are only guessed. */
function isSolid(columns: readonly Column[]): boolean {
  return columns.slice(1).every(({ from }, i) => from === columns[i]?.to);
}

/** A tenth of a point is far below what can be seen. */
function rounded(box: Box): Box {
  return box.map((value) => Math.round(value * 10) / 10) as Box;
}

/** What was not read, and why. */
class Trouble {
  readonly remarks: Remark[] = [];
  private pictures = 0;

  add(code: string, values: Record<string, string>, page: number, box: Box): void {
    this.remarks.push({ code, values, anchors: [{ page, box }] });
  }

  whole(code: string, values: Record<string, string>): void {
    this.remarks.push({ code, values, anchors: [] });
  }

  picture(page: number, box: Box): void {
    this.pictures += 1;
    this.add('pdf-picture', { page: String(page) }, page, box);
  }

  damaged(page: number, error: unknown): null {
    if (!(error instanceof Error)) throw error;
    this.add('pdf-page-damaged', { page: String(page) }, page, [0, 0, 0, 0]);
    return null;
  }

  nothingRead(pages: number): ReadError {
    if (this.pictures > 0) return new ReadError('pdf-scan', { pages: String(pages) });
    return new ReadError(this.remarks.length > 0 ? 'pdf-damaged' : 'blank');
  }
}
