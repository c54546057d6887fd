import type { AuditView, CheckView, FigureView, Place } from '../engine.js';

/** How a figure is marked: its state, told apart further where rounding or a notice is all there is. */
export type Mark = 'bad' | 'near' | 'open' | 'ok' | 'notice' | 'unchecked' | 'unread';

export interface Cell {
  /** The address, or the place where there is none: stable for one report, so it can stand in a link. */
  key: string;
  figure: FigureView;
  blank: boolean;
  mark: Mark;
  /** Of a violated figure: it is what a relation is about, or most likely wrong itself; not just one of many addends. */
  prime: boolean;
}

/** What the page looks up in a view all the time. */
export interface ReportIndex {
  /** In reading order. */
  cells: Cell[];
  byKey: Map<string, Cell>;
  /** Figures and blanks of each block, in order of place. */
  byBlock: Map<number, Cell[]>;
  checkOf: Map<string, CheckView>;
  /** Indices of blocks that are notes, and the tables that grids belong to. */
  tableOf: Map<number, number>;
  notes: Set<number>;
  /** By block, in reading order. */
  headings: Map<number, Heading>;
}

export interface Heading {
  level: number;
  title: string;
  /** The paragraph says nothing else. */
  alone: boolean;
}

export function indexOf(view: AuditView): ReportIndex {
  const prime = primeAddresses(view);
  const byKey = new Map<string, Cell>();
  const spans = new Map(view.figures.map((figure) => [spanKey(figure.place), figure]));
  // That a figure is printed at all is asked of it under another address: it stays one cell, which has both, and the checks of both.
  const again = new Map<FigureView, FigureView[]>();
  const blanks: FigureView[] = [];
  for (const blank of view.blanks) {
    const figure = spans.get(spanKey(blank.place));
    if (figure === undefined) blanks.push(blank);
    else again.set(figure, [...(again.get(figure) ?? []), blank]);
  }
  const figures = view.figures.map((figure) => {
    const others = again.get(figure) ?? [];
    const checks = [...new Set([figure, ...others].flatMap((each) => each.checks))];
    const cell = cellOf({ ...figure, checks }, false, view.checks, prime);
    for (const { address } of others) if (address !== null) byKey.set(address, cell);
    return cell;
  });
  const cells = [...figures, ...blanks.map((blank) => cellOf(blank, true, view.checks, prime))];
  cells.sort((a, b) => compare(a.figure.place, b.figure.place));
  const byBlock = new Map<number, Cell[]>();
  for (const cell of cells) {
    if (byKey.has(cell.key)) cell.key = `${cell.key}${placeKey(cell.figure.place)}`;
    byKey.set(cell.key, cell);
    const block = byBlock.get(cell.figure.place.block);
    if (block) block.push(cell);
    else byBlock.set(cell.figure.place.block, [cell]);
  }
  const checkOf = new Map<string, CheckView>();
  for (const check of view.checks) if (check.finding !== null) checkOf.set(check.finding, check);
  const tableOf = new Map<number, number>();
  for (const [index, table] of view.tables.entries()) for (const block of table.blocks) tableOf.set(block, index);
  return { cells, byKey, byBlock, checkOf, tableOf, notes: new Set(view.tables.flatMap((table) => table.notes)), headings: headingsOf(view) };
}

const LONGEST_TITLE = 48;
/** A line of the contents: dots that lead to its page. */
const LEADERS = /[.…·]{3,}\s*\d*$/;

/** What the document says is a heading, and what its number makes one: a PDF does not say. */
function headingsOf(view: AuditView): Map<number, Heading> {
  const numbered = new Map(view.outline.map(({ block, level }) => [block, level]));
  const headings = new Map<number, Heading>();
  for (const [number, block] of view.document.blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const text = block.text.trim();
    const level = block.level > 0 ? block.level : (numbered.get(number) ?? 0);
    if (level === 0 || text === '' || (block.level === 0 && LEADERS.test(text))) continue;
    const [first = text] = block.level > 0 ? [text] : text.split('。');
    const title = first.length > LONGEST_TITLE && block.level === 0 ? `${first.slice(0, LONGEST_TITLE)}…` : first;
    headings.set(number, { level, title, alone: block.level > 0 || text.replace(/。$/, '') === title });
  }
  for (const line of contentsIn(view, headings)) headings.delete(line);
  return headings;
}

/** So many headings with nothing between them are the table of contents. */
const CONTENTS = 5;

/** Lines of the contents; the first heading that says again what one of them says begins the report itself. */
function contentsIn({ document }: AuditView, headings: ReadonlyMap<number, Heading>): number[] {
  const lines: number[] = [];
  let run: number[] = [];
  let said = new Set<string>();
  const end = (): void => {
    if (run.length >= CONTENTS) lines.push(...run);
    run = [];
    said = new Set();
  };
  for (const [number, block] of document.blocks.entries()) {
    const title = block.kind === 'paragraph' && block.level === 0 ? headings.get(number)?.title.replace(/\s/g, '') : undefined;
    const isGap = block.kind === 'paragraph' && (block.text.trim() === '' || block.running === true);
    if (title === undefined && isGap) continue;
    if (title === undefined || said.has(title)) end();
    if (title === undefined) continue;
    run.push(number);
    said.add(title);
  }
  end();
  return lines;
}

/** None of its tables is one of the prescribed ones: they are known by their own sums at best. */
export function lacksForms({ tables }: AuditView): boolean {
  return tables.every(({ basis }) => basis.by === 'structure');
}

/** Where an operand stands in the report; null for words and for figures of another report. */
export function cellAt(index: ReportIndex | null, address: string | null): Cell | null {
  return index === null || address === null ? null : (index.byKey.get(address) ?? null);
}

function cellOf(figure: FigureView, blank: boolean, checks: readonly CheckView[], prime: ReadonlySet<string>): Cell {
  return {
    key: figure.address ?? placeKey(figure.place),
    figure,
    blank,
    mark: markOf(figure, checks),
    prime: figure.address === null || prime.has(figure.address),
  };
}

/** Left sides of violated relations, small relations whole, and the figures that suspects would change. */
function primeAddresses(view: AuditView): Set<string> {
  const prime = new Set<string>();
  const add = (address: string | null): void => void (address === null || prime.add(address));
  for (const { verdict, severity, operands } of view.checks) {
    if (verdict !== 'violated' || severity === 'notice') continue;
    const few = operands.length <= 3;
    for (const operand of operands) if (few || operand.side === 'left') add(operand.address);
  }
  for (const { suspect } of view.list.findings) for (const edit of suspect?.edits ?? []) add(edit.address);
  return prime;
}

function markOf(figure: FigureView, checks: readonly CheckView[]): Mark {
  if (figure.state === 'violated') return 'bad';
  if (figure.state === 'undecided') return 'open';
  const own = figure.checks.map((index) => checks[index]).filter((check) => check !== undefined);
  if (own.some((check) => check.verdict === 'violated')) return 'notice';
  if (figure.state !== 'verified') return figure.state;
  return own.some((check) => check.verdict === 'rounding') ? 'near' : 'ok';
}

/** `@block.row.column.start`, or `@block.start` in prose. */
function placeKey(place: Place): string {
  return 'row' in place ? `@${place.block}.${place.row}.${place.column}.${place.start}` : `@${place.block}.${place.start}`;
}

/** Of the whole figure. */
function spanKey(place: Place): string {
  return `${placeKey(place)}-${place.end}`;
}

function compare(a: Place, b: Place): number {
  return a.block - b.block || ('row' in a && 'row' in b ? a.row - b.row || a.column - b.column : 0) || a.start - b.start;
}
