import type { SourceDocument } from '../document/document.js';
import type { Figure, Leftover, Row, Table } from './report.js';

/** Files that can still be read when their end is missing; of the others none could be opened. */
export function endsAnywhere({ format }: Pick<SourceDocument, 'format'>): boolean {
  return format === 'text' || format === 'html';
}

const SHORTEST_SENTENCE = 20;
const ENDED = /[\p{Pe}\p{Pf}。！？：；…!?:;]$/u;
/** So many of its last characters tell where it breaks off. */
const TOLD = 12;

/**
 * The sentence in the middle of which a text ends: its block, and where in that it begins. What it says may lack its end, as `62` of `62.5%`. What has no mark
 * in it is a signature, a date or an address; notes of tables often lack their stop.
 */
export function unfinishedSentence(document: SourceDocument, tables: readonly Pick<Table, 'notes'>[]): { block: number; start: number; words: string } | null {
  const { blocks } = document;
  const block = blocks.findLastIndex((one) => one.kind === 'table' || one.text.trim() !== '');
  const last = blocks[block];
  if (!endsAnywhere(document) || last?.kind !== 'paragraph' || last.level > 0 || tables.some(({ notes }) => notes.includes(block))) return null;
  const text = last.text.trimEnd();
  if (text.length < SHORTEST_SENTENCE || !/[，。；]/.test(text) || ENDED.test(text)) return null;
  return { block, start: text.lastIndexOf('。') + 1, words: text.slice(-TOLD) };
}

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
