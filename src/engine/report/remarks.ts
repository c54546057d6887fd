import type { Block, Remark, SourceDocument } from '../document/document.js';
import { parseNumber } from '../figures/parse.js';
import { MONEY_NAMES } from '../figures/unit.js';
import type { Layout, TableForms } from '../pack/layout.js';
import type { Sheet } from './pieces.js';
import type { Table } from './report.js';
import { scopeOf } from './scope.js';
import { unfinishedSentence } from './unfinished.js';
import { isPageNumber, plain, unnumbered } from './words.js';

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
  for (let next = blocks[at]; next?.kind === 'paragraph' && isPageNumber(next.text); next = blocks[at]) at += step;
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
