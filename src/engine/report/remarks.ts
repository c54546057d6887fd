import type { Block, Remark, SourceDocument } from '../document/document.js';
import { parseNumber } from '../figures/parse.js';
import type { Layout } from '../pack/layout.js';
import type { Forms } from './recognise.js';
import type { Table } from './report.js';
import { plain, unnumbered } from './words.js';

/** The document ends inside its last table and further prescribed ones are missing: that table lacks rows. */
export function markCut(document: SourceDocument, tables: Table[], layouts: Layout[]): void {
  const last = tables.at(-1);
  const end = document.blocks.reduce((end, block, index) => (block.kind === 'table' || block.text.trim() !== '' ? index : end), -1);
  if (!last || last.blocks.at(-1) !== end) return;
  const order = layouts.filter((layout) => layout.prescribed).map((layout) => layout.id);
  if (!order.includes(last.layout)) return;
  const missing = order.slice(order.indexOf(last.layout) + 1).some((id) => !tables.some((table) => table.layout === id));
  if (!missing) return;
  last.cut = true;
  last.remarks.push({ code: 'cut', values: { table: last.id }, anchors: [] });
}

/** What the user should know of the report as a whole. */
export function remarksOf(document: SourceDocument, tables: Table[], layouts: Layout[], forms: Forms): Remark[] {
  const found = new Set(tables.map((table) => table.layout));
  const remarks: Remark[] = [];
  for (const layout of found.size > 0 ? layouts : []) {
    if (!found.has(layout.id) && (layout.prescribed || isPromised(document.blocks, layout, layouts))) {
      remarks.push({ code: 'table-missing', values: { table: layout.id, title: layout.titles[0]! }, anchors: [] });
    }
  }
  for (const table of tables) if (table.cut) remarks.push({ code: 'cut', values: { table: table.id }, anchors: [] });
  const template = templateOf(tables, forms);
  return template ? [...remarks, template] : remarks;
}

/** A line of the contents names the table: a short line of its own, with the table's title and no table's title that is longer. */
function isPromised(blocks: Block[], layout: Layout, layouts: Layout[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'table' || block.text.length > LONGEST_TITLE) return false;
    const line = unnumbered(block.text).replace(/^\d{4}年度?/, '').replace(/[.…·\d]+$/, '');
    if (layout.notTitles?.some((not) => line.includes(plain(not)))) return false;
    const own = longest(line, layout);
    return own > 0 && own >= line.length - SLACK && layouts.every((other) => other === layout || longest(line, other) < own);
  });
}

const LONGEST_TITLE = 40;
/** Characters that a line of the contents may have beside a title: 部门, 预算. */
const SLACK = 4;

function longest(line: string, layout: Layout): number {
  return Math.max(0, ...layout.titles.map(plain).filter((title) => line.includes(title)).map((title) => title.length));
}

function templateOf(tables: Table[], forms: Forms): Remark | null {
  const placeholder = new RegExp(`^(?:${forms.vocabulary.placeholders.map((mark) => mark.replace(/[*]/g, '\\*')).join('|')}|[.,])+$`);
  const isPlaceholder = (text: string) => placeholder.test(text.trim()) && parseNumber(text) === null;
  const cells = tables.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined);
  const empty = cells.filter((figure) => isPlaceholder(figure.amount.printed)).length;
  const figures = cells.filter((figure) => figure.state === 'read' && !figure.amount.value.isZero()).length;
  return empty > figures ? { code: 'template', values: { placeholders: String(empty), figures: String(figures) }, anchors: [] } : null;
}
