import type { Block, SourceDocument } from '../document/document.js';
import { Decimal } from '../figures/exact.js';
import type { Layout } from '../pack/layout.js';
import type { Figure, Leftover, Row, Table } from './report.js';
import { isPageNumber, unnumbered } from './words.js';

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

/** The document ends inside its last table and further prescribed ones are missing: that table lacks rows. Returns what its last line held. */
export function markCut(document: SourceDocument, tables: Table[], layouts: Layout[]): Leftover[] {
  const last = tables.at(-1);
  const layout = layouts.find(({ id }) => id === last?.layout);
  if (!last || !layout?.prescribed || !endsAnywhere(document)) return [];
  const behind = document.blocks.slice(last.blocks.at(-1)! + 1).filter((block) => block.kind === 'table' || block.text.trim() !== '');
  const [rest] = behind;
  if (rest && (behind.length > 1 || rest.kind === 'table' || !(hasNoCells(last) || beginsRow(rest.text, layout)))) return [];
  if (isWhole(last, layout, document)) return [];
  const order = layouts.filter(({ prescribed }) => prescribed).map(({ id }) => id);
  const missing = order.slice(order.indexOf(layout.id) + 1).some((id) => !tables.some((table) => table.layout === id));
  if (!missing && layout.shape !== 'items') return [];
  last.cut = true;
  last.remarks.push({ code: 'cut', values: { table: last.id }, anchors: [] });
  return rest ? [] : dropUnfinishedLine(last, document);
}

/** A line that may be the beginning of a row, cut before its second cell: of its code, or of its name where names come first. A page's number is no more of an end. */
function beginsRow(text: string, { sides }: Layout): boolean {
  if (isPageNumber(text)) return true;
  const begun = unnumbered(text);
  return (sides ?? []).some(({ rows }) => rows.some(({ id, names }) => [id, ...(names ?? [])].some((name) => name.startsWith(begun))));
}

/**
 * Whether a table shows that it ends: by a last line with all its cells that has the totals, or is all there is; by its last row, and all
 * rows that this is part of, adding up; and a total alone with nothing in it.
 */
function isWhole(table: Table, layout: Layout, { blocks }: SourceDocument): boolean {
  const { shape, sides } = layout;
  if (hasNoCells(table)) return false;
  const line = hasWholeLine(blocks[table.blocks.at(-1)!]);
  if (shape === 'items') return line;
  if (shape === 'sides') return line && (sides ?? []).every((side) => side.optional === true || table.rows.some(({ id }) => id === side.rows.at(-1)?.id));
  if (shape === 'blocks') return line && closesWithTotals(table, Object.keys(layout.rows?.totals ?? {}));
  if (shape !== 'tree' || table.rows.length === 0) return false;
  const last = table.rows.at(-1)!;
  if (last.parent === null) return (line && last.children.length > 0) || table.figures.flat().every((figure) => !figure || figure.state === 'blank');
  let top = last;
  for (let whole: number | null = last.parent; whole !== null; whole = top.parent) {
    if (!addsUp(table, whole)) return false;
    top = table.rows[whole]!;
  }
  // With the total still to come, further rows may be, too.
  return top.id === layout.rows?.root?.[0];
}

/** Nothing but its header. */
function hasNoCells({ figures }: Table): boolean {
  return figures.flat().every((figure) => figure === undefined);
}

/** Whether the last line has as many cells as the widest one. */
function hasWholeLine(grid: Block | undefined): boolean {
  return grid?.kind === 'table' && grid.grid.at(-1)!.length >= Math.max(...grid.grid.map((row) => row.length));
}

/** Whether totals stand in the last line of blocks side by side. */
function closesWithTotals({ rows, figures }: Table, totals: readonly string[]): boolean {
  const lineOf = (row: number): number => Math.max(...figures[row]!.map((figure) => (figure && 'row' in figure.place ? figure.place.row : -1)));
  const last = Math.max(...rows.map((_, row) => lineOf(row)));
  return rows.some(({ id }, row) => totals.includes(id) && lineOf(row) === last);
}

/** Whether the rows below a row add up to it in every column of amounts, within what rounding allows. */
function addsUp({ rows, columns, figures }: Table, whole: number): boolean {
  return columns.every((_, column) => {
    const [total, ...parts] = [whole, ...rows[whole]!.children].map((row) => figures[row]?.[column]?.amount);
    if (total === undefined || total.unit === '%') return true;
    const sum = parts.reduce((acc, part) => acc.plus(part?.value ?? 0), new Decimal(0));
    const bound = parts.reduce((acc, part) => acc.plus(part?.half ?? 0), total.half);
    return sum.minus(total.value).abs().lte(bound);
  });
}

/**
 * Takes the last line out of a table in the middle of which the document ends: its name or its last amount may be cut, and `125` of `1250.00`
 * would accuse the report. Its figures are not read.
 */
function dropUnfinishedLine(table: Table, document: SourceDocument): Leftover[] {
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
