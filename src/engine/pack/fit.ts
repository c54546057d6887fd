import type { Layout, Side, Vocabulary } from './layout.js';
import type { ClaimKind } from './prose.js';

/** What a table of the form can hold: which words may stand in the row and column of an address. */
export interface Frame {
  hasRow(word: string): boolean;
  hasClass(name: string): boolean;
  /** Whether that row, or any row for null, has a column of that name. */
  hasColumn(column: string, row: string | null): boolean;
}

const CODE = /^\d{3,}(\+\d+)?(#\d+)?$/;

/** Of all forms in which the table is printed. */
export function frameOf(layout: Layout, vocabulary: Vocabulary): Frame {
  const frames = [layout, ...(layout.variants ?? []).map((variant): Layout => ({ ...layout, ...variant }))].map((form) =>
    form.shape === 'sides' ? sidesFrame(form.sides ?? [], vocabulary) : plainFrame(form),
  );
  return {
    hasRow: (word) => frames.some((frame) => frame.hasRow(word)),
    hasClass: (name) => frames.some((frame) => frame.hasClass(name)),
    hasColumn: (column, row) => frames.some((frame) => frame.hasColumn(column, row)),
  };
}

function plainFrame(layout: Layout): Frame {
  const { root = [], words = {}, totals = {}, classes = {}, unitClass, uncoded, list } = layout.rows ?? {};
  const fixed = new Set([...root.slice(0, 1), ...Object.keys(words), ...Object.keys(totals)]);
  const named = new Set([...Object.values(classes), unitClass, uncoded, list?.class]);
  const columns = new Set(Object.keys(layout.columns ?? {}));
  return {
    hasRow: (word) => fixed.has(word) || (layout.shape !== 'items' && CODE.test(word)),
    hasClass: (name) => named.has(name),
    hasColumn: (column) => columns.has(column),
  };
}

/** A row stands on one side, and has the columns of that side only. */
function sidesFrame(sides: Side[], vocabulary: Vocabulary): Frame {
  const functions = new Set(vocabulary.functions.map(({ name }) => name));
  const isOpen = (side: Side, word: string): boolean => {
    const start = side.path === undefined ? '' : `${side.path}>`;
    return side.open !== undefined && word.startsWith(start) && functions.has(word.slice(start.length));
  };
  const has = (side: Side, word: string): boolean => side.rows.some((row) => row.id === word) || isOpen(side, word);
  return {
    hasRow: (word) => sides.some((side) => has(side, word)),
    hasClass: (name) => sides.some((side) => side.open?.class === name || side.open?.below === name || side.rows.some((row) => row.class === name)),
    hasColumn: (column, row) => sides.some((side) => (row === null || has(side, row)) && Object.hasOwn(side.columns, column)),
  };
}

/** Claims are named by what the prose says, so any row may be; their roles are fixed. */
export function frameOfClaims({ columns, classes = [] }: ClaimKind): Frame {
  return {
    hasRow: () => true,
    hasClass: (name) => classes.includes(name),
    hasColumn: (column) => Object.hasOwn(columns, column),
  };
}
