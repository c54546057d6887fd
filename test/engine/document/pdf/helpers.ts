import type { ParagraphBlock, SourceDocument, TableBlock } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { makePdf, type Options, type Page } from './make.js';

export async function readPages(pages: readonly (Page | string)[], options: Options = {}): Promise<SourceDocument> {
  return read(
    makePdf(
      pages.map((page) => (typeof page === 'string' ? { content: page } : page)),
      options,
    ),
    'x.pdf',
  );
}

export function tablesOf(document: SourceDocument): TableBlock[] {
  return document.blocks.filter((block): block is TableBlock => block.kind === 'table');
}

/** The cells of a table as rows of text; null where a merged cell covers the place, `text colSpan×rowSpan` where one stands. */
export function rowsOf(table: TableBlock | undefined): (string | null)[][] {
  return (table?.grid ?? []).map((row) =>
    row.map((cell) => cell && (cell.colSpan * cell.rowSpan > 1 ? `${cell.text} ${cell.colSpan}×${cell.rowSpan}` : cell.text)),
  );
}

export function paragraphsOf(document: SourceDocument): ParagraphBlock[] {
  return document.blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph');
}

export function textsOf(document: SourceDocument): string[] {
  return paragraphsOf(document).map((block) => block.text);
}
