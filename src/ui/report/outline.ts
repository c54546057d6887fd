import type { AuditView } from '../engine.js';
import type { ReportIndex } from '../state/report-index.js';

export interface OutlineEntry {
  block: number;
  level: number;
  title: string;
  /** Id of the table, or null for a heading and for a table that was not recognised. */
  table: string | null;
  recognised: boolean;
  /** Figures of the table that are in a violated relation. */
  violated: number;
}

/** Headings and tables in reading order. A heading that is a table's title is that table's entry. */
export function outlineOf(view: AuditView, index: ReportIndex): OutlineEntry[] {
  const unrecognised = new Map(view.list.report.unrecognised.map((table) => [blockOf(view, table.anchors), table.title]));
  const entries: OutlineEntry[] = [];
  for (const [block, content] of view.document.blocks.entries()) {
    if (content.kind === 'paragraph') {
      const heading = index.headings.get(block);
      if (heading) entries.push({ block, level: heading.level, title: heading.title, table: null, recognised: true, violated: 0 });
      continue;
    }
    const table = view.tables[index.tableOf.get(block) ?? -1];
    if (table !== undefined && table.blocks[0] !== block) continue;
    const title = table?.title ?? unrecognised.get(block) ?? '';
    dropTitle(entries, title);
    const violated = (table?.blocks ?? [block]).reduce((sum, one) => sum + (index.byBlock.get(one)?.filter((cell) => cell.mark === 'bad').length ?? 0), 0);
    entries.push({ block, level: 3, title, table: table?.id ?? null, recognised: table !== undefined, violated });
  }
  return entries;
}

/** The heading just above a table that says its title. */
function dropTitle(entries: OutlineEntry[], title: string): void {
  const last = entries.at(-1);
  if (last !== undefined && last.table === null && title !== '' && squeeze(last.title).endsWith(squeeze(title))) entries.pop();
}

function squeeze(text: string): string {
  return text.replace(/[\s#*]+/g, '');
}

/** The grid at or after the block that an anchor lies in. */
function blockOf(view: AuditView, anchors: AuditView['list']['report']['unrecognised'][number]['anchors']): number {
  const block = blockAt(view.document, anchors[0]);
  return block ?? -1;
}

type Document = AuditView['document'];
type AnchorOf = Document['remarks'][number]['anchors'][number];

/** The block whose text stands at an anchor; null where none does. */
export function blockAt(document: Document, anchor: AnchorOf | undefined): number | null {
  if (anchor === undefined) return null;
  if ('block' in anchor) return anchor.block;
  const hit = (pieces: readonly { anchor: AnchorOf }[]): boolean => pieces.some((piece) => touches(piece.anchor, anchor));
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'paragraph' ? hit(block.pieces) : block.grid.some((row) => row.some((cell) => cell !== null && hit(cell.pieces)))) return index;
  }
  return null;
}

/** Row and column of the cell whose text stands at an anchor. */
export function gridCellAt(document: Document, block: number, anchor: AnchorOf): { row: number; column: number } | null {
  const content = document.blocks[block];
  if (content?.kind !== 'table') return null;
  for (const [row, cells] of content.grid.entries()) {
    for (const [column, cell] of cells.entries()) if (cell?.pieces.some((piece) => touches(piece.anchor, anchor))) return { row, column };
  }
  return null;
}

function touches(a: AnchorOf, b: AnchorOf): boolean {
  if ('line' in a && 'line' in b)
    return (
      a.line === b.line &&
      a.column <= b.column + b.length &&
      b.column <= a.column + a.length &&
      (a.length === 0 ? b.column === a.column : b.column < a.column + a.length || b.column === a.column)
    );
  if ('page' in a && 'page' in b) return a.page === b.page && a.box[0] < b.box[2] && b.box[0] < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3];
  if ('sheet' in a && 'sheet' in b) return a.sheet === b.sheet && a.cell === b.cell;
  return false;
}
