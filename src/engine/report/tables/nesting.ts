import type { Row, Table } from '../report.js';
import type { ReadRow } from './reading.js';
import { sumsOf, type TreeRow } from './tree.js';

/** Kinds of ordinals from the outermost in: 一、 （一） 1、 (1). */
const KINDS = [/^[一二三四五六七八九十]+[、.,:]/, /^\([一二三四五六七八九十]+\)/, /^\d+[、.)]/, /^\(\d+\)/];
const FIRST = /^\(?[一1](?![一二三四五六七八九十\d])/;

/**
 * On the sides of a table ordinals tell which rows are parts of which: （一） stands below 一、. A list of parts begins with the first
 * ordinal of its kind, or a slip among the ordinals would make a row a part of its neighbour.
 */
export function nestRows(table: Table, rows: ReadRow[]): void {
  const open = new Map<number, { kind: number; row: number; parts: number | null }[]>();
  rows.forEach((read, index) => {
    if (!read.nesting) return;
    const { side, ordinal } = read.nesting;
    const row = table.rows[index]!;
    if (row.partOf !== null) return;
    const kind = KINDS.findIndex((pattern) => pattern.test(ordinal));
    if (kind < 0) {
      open.set(side, []);
      return;
    }
    const above = (open.get(side) ?? []).filter((one) => one.kind < kind);
    open.set(side, [...above, { kind, row: index, parts: null }]);
    const whole = above.at(-1);
    if (!whole || !(whole.parts === kind || (whole.parts === null && FIRST.test(ordinal)))) return;
    whole.parts = kind;
    row.parent = whole.row;
    table.rows[whole.row]!.children.push(index);
  });
  declass(table, rows);
}

/**
 * Of a whole and its parts only one stands for the class that they share, or both would be added up: the whole; but a heading that no
 * form knows (一、部门预算) leaves it to its parts where the form knows any of them.
 */
function declass(table: Table, rows: ReadRow[]): void {
  const visit = (row: Row, own: string | null, isCovered: boolean): void => {
    const parts = row.children.map((at) => ({ part: table.rows[at]!, own: table.rows[at]!.class, isKnown: rows[at]!.nesting?.isKnown === true }));
    const same = parts.filter((part) => part.own !== null && part.own === own);
    const leaves = !isCovered && same.some(({ isKnown }) => isKnown) && rows[table.rows.indexOf(row)]!.nesting?.isKnown !== true;
    if (leaves) row.class = null;
    for (const { part, own: ofPart } of parts) {
      const isSame = ofPart !== null && ofPart === own;
      if (isSame && !leaves) part.class = null;
      visit(part, ofPart, isSame && !leaves);
    }
  };
  table.rows.forEach((row, index) => {
    if (rows[index]!.nesting && row.parent === null && row.children.length > 0) visit(row, row.class, false);
  });
}

/**
 * Rows without an ordinal below one that has: parts of it where their figures say so. A whole beside its parts among the rows of one
 * class would be counted twice. Of the places of one side that could be such lists at least half must add up, or none is one.
 */
export function nestUnnumbered(table: Table, rows: ReadRow[], amounts: TreeRow[]): void {
  const groups = new Map<number, { whole: number; parts: number[] }[]>();
  const open = new Map<number, { whole: number; parts: number[] }>();
  rows.forEach((read, index) => {
    if (!read.nesting || table.rows[index]!.partOf !== null) return;
    const { side, ordinal } = read.nesting;
    if (KINDS.some((pattern) => pattern.test(ordinal))) {
      const group = { whole: index, parts: [] };
      open.set(side, group);
      groups.set(side, [...(groups.get(side) ?? []), group]);
      return;
    }
    const group = open.get(side);
    const { class: own, parent } = table.rows[index]!;
    if (!group || own === null || own !== table.rows[group.whole]!.class || parent !== null || table.rows[group.whole]!.children.length > 0) open.delete(side);
    else group.parts.push(index);
  });
  for (const ofSide of groups.values()) {
    const tried = ofSide.map((group) => ({ ...group, ...sumsOf(amounts, group.whole, group.parts) })).filter(({ of }) => of > 0);
    const held = tried.filter((group) => group.held === group.of);
    if (held.length === 0 || held.length * 2 < tried.length) continue;
    for (const { whole, parts } of ofSide) {
      for (const part of parts) {
        table.rows[part]!.parent = whole;
        table.rows[part]!.class = null;
        table.rows[whole]!.children.push(part);
      }
    }
  }
}
