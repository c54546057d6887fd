import type { Block, Piece, SourceCell } from '../document.js';
import { joinSentences } from '../text/joins.js';
import { isFinished, isFurniture } from '../text/shape.js';
import type { Column } from './columns.js';
import { continued, headed, isSameGrid, type PageTable } from './continued.js';
import type { Line } from './lines.js';
import type { Box } from './matrix.js';
import {
  commonMargins,
  isFull,
  isIndented,
  marginsOf,
  paragraphsOf,
  toBlock,
  type CommonMargins,
  type Margins,
  type Paragraph,
  type ProseLine,
} from './prose.js';
import type { Place } from './spell.js';

export interface PageParts {
  width: number;
  height: number;
  tables: PageTable[];
  lines: ProseLine[];
  /** Columns of its last table that no lines make. */
  open: Column[] | null;
  /** Text laid over the page: watermarks. */
  stamps: Line[];
  place: Place;
}

/** Running titles and page numbers stand this near to the edge, in parts of the height of the page. */
const edge = 0.11;
/** A running title occurs on at least so many pages. */
const repeats = 3;

interface TableEntry {
  kind: 'table';
  table: PageTable;
  /** What the pages on which it goes on repeat of its header. */
  headers: SourceCell[];
}
interface ParagraphEntry {
  kind: 'paragraph';
  halves: { paragraph: Paragraph; place: Place }[];
  furniture: boolean;
}
type Entry = (TableEntry | ParagraphEntry) & { box: Box; page: number; margins: Margins | null };

/** The pages as blocks in reading order; sentences and tables are not interrupted by what only the end of a page put between them. */
export function assemble(pages: readonly PageParts[]): Block[] {
  const furniture = furnitureOf(pages);
  const margins = marginsOfPages(pages, furniture);
  const entries = pages.flatMap((page, index) => entriesOf(page, index, margins[index] ?? null, furniture));
  const blocks = closeUp(entries).flatMap((entry): Block[] => {
    if (entry.kind === 'table') return [entry.table.block, ...repeatedHeader(entry.headers)];
    const block = toBlock(entry.halves);
    return [entry.furniture ? { ...block, running: true } : block];
  });
  return joinSentences(blocks, false);
}

/** A header that is printed again on every page is put there by the layout of the pages, as a running title is. */
function repeatedHeader(cells: readonly SourceCell[]): Block[] {
  if (cells.length === 0) return [];
  let text = '';
  const pieces: Piece[] = [];
  for (const cell of cells) {
    if (text !== '') text += ' ';
    for (const piece of cell.pieces) pieces.push({ ...piece, start: piece.start + text.length, end: piece.end + text.length });
    text += cell.text;
  }
  return [{ kind: 'paragraph', text, pieces, level: 0, joined: 1, running: true }];
}

function formatOf(page: PageParts): string {
  return `${Math.round(page.width)}x${Math.round(page.height)}`;
}

function plain(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** Lines near the edge of a page that are page numbers, or that stand at the same place of several pages but for their digits. */
function furnitureOf(pages: readonly PageParts[]): Set<ProseLine> {
  const found = new Map<string, { line: ProseLine; text: string; page: number; isFoot: boolean }[]>();
  const furniture = new Set<ProseLine>();
  pages.forEach((page, index) => {
    for (const line of page.lines) {
      if (line.box[1] > edge * page.height && line.box[3] < (1 - edge) * page.height) continue;
      const text = plain(line);
      if (isFurniture(text)) furniture.add(line);
      const key = `${formatOf(page)} ${Math.round(line.box[1] / 3)} ${text.replace(/\d+/g, '0')}`;
      found.set(key, [...(found.get(key) ?? []), { line, text, page: index, isFoot: line.box[1] > (1 - edge) * page.height }]);
    }
  });
  for (const same of found.values())
    for (const { line, text, page, isFoot } of same)
      if (same.length >= repeats || (isFoot && same.some((other) => countsPages(text, other.text, other.page - page)))) furniture.add(line);
  return furniture;
}

/** Whether all that differs between two lines is a number, by as much as their pages are apart. */
function countsPages(text: string, other: string, apart: number): boolean {
  const [own, further] = [text, other].map((line) => [...line.matchAll(/\d+/g)].map(([digits]) => Number(digits))) as [number[], number[]];
  const steps = own.map((number, i) => (further[i] as number) - number);
  return apart !== 0 && own.length > 0 && steps[0] === apart && steps.every((step) => step === 0 || step === apart);
}

function marginsOfPages(pages: readonly PageParts[], furniture: Set<ProseLine>): (Margins | null)[] {
  const prose = pages.map((page) => page.lines.filter((line) => !furniture.has(line)));
  const common = new Map<string, CommonMargins>();
  for (const format of new Set(pages.map(formatOf))) {
    common.set(format, commonMargins(prose.filter((_, index) => formatOf(pages[index] as PageParts) === format)));
  }
  return pages.map((page, index) => {
    const widest = Math.max(0, ...page.tables.map((table) => table.box[2]));
    return marginsOf(prose[index] as ProseLine[], widest, common.get(formatOf(page)) as CommonMargins);
  });
}

function entriesOf(page: PageParts, index: number, margins: Margins | null, furniture: Set<ProseLine>): Entry[] {
  const isApart = (above: Line, below: Line) => page.tables.some(({ box }) => box[1] >= above.box[1] && box[3] <= below.box[3]);
  const common = { page: index, margins };
  const paragraphs = paragraphsOf(
    page.lines.filter((line) => !furniture.has(line)),
    margins,
    isApart,
  ).map((paragraph): Entry => ({ kind: 'paragraph', halves: [{ paragraph, place: page.place }], furniture: false, box: paragraph.box, ...common }));
  const tables = page.tables.map((table): Entry => ({ kind: 'table', table, headers: [], box: table.box, ...common }));
  const running = [...page.lines.filter((line) => furniture.has(line)), ...page.stamps.map((line) => ({ ...line, shared: true }))].map((line): Entry => ({
    kind: 'paragraph',
    halves: [{ paragraph: { lines: [line], box: line.box }, place: page.place }],
    furniture: true,
    box: line.box,
    ...common,
  }));
  return [...paragraphs, ...tables, ...running].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** Joins the halves of paragraphs and brings the parts of tables together over the end of a page; running lines follow. */
function closeUp(entries: Entry[]): Entry[] {
  const closed: Entry[] = [];
  let waiting: Entry[] = [];
  let last: Entry | null = null;
  for (const entry of entries) {
    if (entry.kind === 'paragraph' && entry.furniture) {
      waiting.push(entry);
      continue;
    }
    if (last && last.page < entry.page && last.kind === 'paragraph' && entry.kind === 'paragraph' && isOtherHalf(last, entry)) {
      last.halves.push(...entry.halves);
      last.page = entry.page;
      continue;
    }
    if (last && last.page === entry.page - 1 && last.kind === 'table' && entry.kind === 'table') {
      const whole = continued(last.table, entry.table) ?? headedBy(last.table, entry.table);
      if (whole) {
        last.table = whole.table;
        last.page = entry.page;
        last.headers.push(...whole.header);
        continue;
      }
    }
    if (!(last?.kind === 'table' && entry.kind === 'table' && isSameGrid(last.table, entry.table))) {
      closed.push(...waiting);
      waiting = [];
    }
    closed.push(entry);
    last = entry;
  }
  return [...closed, ...waiting];
}

function headedBy(first: PageTable, second: PageTable): ReturnType<typeof continued> {
  const table = headed(first, second);
  return table && { table, header: [] };
}

function isOtherHalf(first: ParagraphEntry & { margins: Margins | null }, second: ParagraphEntry & { margins: Margins | null }): boolean {
  const above = first.halves.at(-1)?.paragraph.lines ?? [];
  const [end, start] = [above.at(-1), second.halves[0]?.paragraph.lines[0]];
  if (!end || !start || !first.margins || !second.margins || end.shared || start.shared) return false;
  if (Math.abs(end.size - start.size) > 0.15 * end.size || isFinished(plain(end))) return false;
  return isFull(end, start, first.margins) && !isIndented(start, second.margins, above);
}
