import type { Block, Remark, SourceDocument } from '../document/document.js';
import { Decimal } from '../figures/exact.js';
import { parseNumber } from '../figures/parse.js';
import { MONEY_NAMES } from '../figures/unit.js';
import type { Layout, TableForms } from '../pack/layout.js';
import type { Sheet } from './pieces.js';
import type { Leftover, Table } from './report.js';
import { scopeOf } from './scope.js';
import { dropUnfinishedLine, endsAnywhere, unfinishedSentence } from './unfinished.js';
import { plain, unnumbered } from './words.js';

const PAGE_NUMBER = /^[\s\d—–-]*$/;

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
  if (PAGE_NUMBER.test(text)) return true;
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

/** A grid without a title of its own right after a table is most likely its next page, which could not be read: the table lacks rows. */
export function markInterrupted(blocks: Block[], tables: Table[], unknown: Sheet[]): void {
  for (const table of tables) {
    const next = beside(blocks, table.blocks.at(-1)!, 1);
    const sheet = unknown.find(({ grid }) => grid.block === next);
    if (!sheet || sheet.split.frame.length > 0) continue;
    table.cut = true;
    table.remarks.push({ code: 'interrupted', values: { table: table.id }, anchors: [] });
  }
}

/** The grid before or after a block, with at most a page's number between them; null where something else stands there. */
export function beside(blocks: readonly Block[], block: number, step: 1 | -1): number | null {
  let at = block + step;
  for (let next = blocks[at]; next?.kind === 'paragraph' && PAGE_NUMBER.test(next.text); next = blocks[at]) at += step;
  return blocks[at]?.kind === 'table' ? at : null;
}

/** What the user should know of the report as a whole. */
export function remarksOf(document: SourceDocument, tables: Table[], layouts: Layout[], forms: TableForms): Remark[] {
  const found = new Set(tables.map((table) => table.layout));
  const remarks: Remark[] = [];
  for (const layout of found.size > 0 ? layouts : []) {
    if (!found.has(layout.id) && (layout.prescribed || isPromised(document.blocks, layout, layouts))) {
      remarks.push({ code: 'table-missing', values: { table: layout.id, title: layout.titles[0]! }, anchors: [] });
    }
  }
  remarks.push(...tables.flatMap((table) => table.remarks.filter(({ code }) => code === 'cut' || code === 'interrupted')));
  const unfinished = unfinishedSentence(document, tables);
  if (unfinished) remarks.push({ code: 'cut-sentence', values: { words: unfinished.words }, anchors: [] });
  remarks.push(...scopeOf(document, tables, layouts, forms.vocabulary));
  const template = templateOf(document.blocks, tables, forms);
  return template ? [...remarks, template] : remarks;
}

/** A line of the contents names the table: a short line of its own, with the table's title and no table's title that is longer. */
function isPromised(blocks: Block[], layout: Layout, layouts: Layout[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'table' || block.text.length > LONGEST_TITLE) return false;
    const line = unnumbered(block.text)
      .replace(/^\d{4}年/, '')
      .replace(/[.…·\d]+$/, '');
    if (layout.notTitles?.some((not) => line.includes(plain(not)))) return false;
    const own = longest(line, layout);
    return own > 0 && own >= line.length - SLACK && layouts.every((other) => other === layout || longest(line, other) < own);
  });
}

const LONGEST_TITLE = 40;
/** Characters that a line of the contents may have beside a title: 部门, 预算. */
const SLACK = 4;

function longest(line: string, layout: Layout): number {
  return Math.max(
    0,
    ...layout.titles
      .map(plain)
      .filter((title) => line.includes(title))
      .map((title) => title.length),
  );
}

/** So many sentences without their figures, and no figure in any table, make a template. */
const FEWEST_PLACEHOLDERS = 5;

/** Tables that hold placeholders for figures; or no figure at all, while the sentences hold placeholders (XXX万元). */
function templateOf(blocks: Block[], tables: Table[], forms: TableForms): Remark | null {
  const mark = `(?:${forms.vocabulary.placeholders.map((character) => character.replace(/[*]/g, '\\*')).join('|')})`;
  const placeholder = new RegExp(`^(?:${mark}|[.,])+$`);
  const isPlaceholder = (text: string) => placeholder.test(text.trim()) && parseNumber(text) === null;
  const cells = tables.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined);
  const inCells = cells.filter((figure) => isPlaceholder(figure.amount.printed)).length;
  const figures = cells.filter((figure) => figure.state === 'read' && !figure.amount.value.isZero()).length;
  const inSentences = new RegExp(`${mark}{2,}(?:${MONEY_NAMES}|%)`, 'g');
  const stated =
    tables.length > 0 && figures === 0
      ? blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? [...plain(block.text).matchAll(inSentences)].length : 0), 0)
      : 0;
  const isTemplate = inCells > figures || stated >= FEWEST_PLACEHOLDERS;
  return isTemplate ? { code: 'template', values: { placeholders: String(inCells + stated), figures: String(figures) }, anchors: [] } : null;
}
