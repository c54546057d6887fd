import type { SourceDocument } from '../document/document.js';
import type { Figure, Leftover, Row, Table } from './report.js';

/**
 * Takes the last line out of a table in the middle of which the document ends: its name or its last amount may be cut, and `125` of `1250.00`
 * would accuse the report. Its figures are not read.
 */
export function dropUnfinishedLine(table: Table, document: SourceDocument): Leftover[] {
  const block = table.blocks.at(-1);
  const grid = block === undefined ? undefined : document.blocks[block];
  if (grid?.kind !== 'table') return [];
  const inLastLine = ({ place }: Figure): boolean => place.block === block && 'row' in place && place.row === grid.grid.length - 1;
  const dropped = new Set(table.figures.flatMap((figures, row) => (figures.some((figure) => figure !== undefined && inLastLine(figure)) ? [row] : [])));
  const lost = [...dropped].flatMap((row) => table.figures[row]!.filter((figure) => figure !== undefined && figure.state !== 'blank')) as Figure[];
  removeRows(table, dropped);
  return lost.map(({ amount, anchors, place }) => ({ kind: 'unread', printed: amount.printed, anchors, place }));
}

function removeRows(table: Table, dropped: ReadonlySet<number>): void {
  const kept = table.rows.map((_, row) => row).filter((row) => !dropped.has(row));
  const now = new Map(kept.map((row, index) => [row, index]));
  const moved = (row: number | null): number | null => (row === null ? null : (now.get(row) ?? null));
  const rows = kept.map((row): Row => {
    const old = table.rows[row]!;
    return { ...old, parent: moved(old.parent), partOf: moved(old.partOf), children: old.children.map(moved).filter((child) => child !== null) };
  });
  table.figures = kept.map((row) => table.figures[row]!);
  table.rows = rows;
}
