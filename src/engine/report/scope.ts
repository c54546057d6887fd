import type { Remark, SourceDocument } from '../document/document.js';
import { MONEY_NAMES } from '../figures/unit.js';
import type { Layout, Vocabulary } from '../pack/layout.js';
import { coverOf } from './kind.js';
import type { Table } from './report.js';
import { plain } from './words.js';

/** So many prescribed tables without prose are the tables of a report whose prose is elsewhere. */
const TABLES_OF_A_REPORT = 3;
/** Duties and terms are explained without a figure; what explains the accounts has amounts or rates. */
const FIGURE = new RegExp(`\\d\\s*(?:${MONEY_NAMES}|[%％])`);
/** Longer lines of the cover are sentences. */
const LONGEST_TITLE = 40;

/** What kind of report a file is, as far as that says what can be checked and what not: tables or prose alone, of a unit, of several units, an excerpt. */
export function scopeOf(document: SourceDocument, tables: Table[], layouts: Layout[], vocabulary: Vocabulary): Remark[] {
  const remark = (code: string, values: Record<string, string> = {}): Remark[] => [{ code, values, anchors: [] }];
  const cover = coverOf(document).filter((line) => line.length <= LONGEST_TITLE);
  const onCover = (words: string[]): boolean => cover.some((line) => words.some((word) => line.includes(plain(word))));
  const { unit, abridged } = vocabulary.scopes;
  const notes = new Set(tables.flatMap((table) => table.notes));
  const prose = document.blocks.filter(
    (block, index) => block.kind === 'paragraph' && !notes.has(index) && /。/.test(block.text) && FIGURE.test(block.text),
  ).length;
  const isReport = tables.length > 0 || (layouts.length > 0 && prose > 0);
  const prescribed = tables.filter((table) => layouts.some((layout) => layout.id === table.layout && layout.prescribed)).length;
  const units = unitsIn(tables, layouts);
  return [
    ...(isReport && onCover(unit) ? remark('unit-report') : []),
    ...(units > 1 ? remark('unit-rows', { units: String(units) }) : []),
    ...(isReport && onCover(abridged) ? remark('abridged') : []),
    ...(tables.length === 0 && isReport ? remark('narrative-only') : []),
    ...(prescribed >= TABLES_OF_A_REPORT && prose === 0 ? remark('tables-only') : []),
  ];
}

/** How many units have rows of their own, in the table that has most. */
function unitsIn(tables: Table[], layouts: Layout[]): number {
  const counts = tables.map((table) => {
    const unitClass = layouts.find((layout) => layout.id === table.layout)?.rows?.unitClass;
    return unitClass === undefined ? 0 : new Set(table.rows.filter((row) => row.class === unitClass).map((row) => row.name)).size;
  });
  return Math.max(0, ...counts);
}
