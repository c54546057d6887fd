import type { Table } from '../report.js';
import type { ReadRow } from './reading.js';

/** Kinds of ordinals from the outermost in: 一、 （一） 1、 (1). */
const KINDS = [/^[一二三四五六七八九十]+[、.,:]/, /^\([一二三四五六七八九十]+\)/, /^\d+[、.)]/, /^\(\d+\)/];
const FIRST = /^\(?[一1](?![一二三四五六七八九十\d])/;

/**
 * On the sides of a table ordinals tell which rows are parts of which: （一） stands below 一、. A list of parts begins with the first
 * ordinal of its kind, or a slip among the ordinals would make a row a part of its neighbour. Parts leave the class of their whole.
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
    const parent = table.rows[whole.row]!;
    parent.children.push(index);
    if (row.class !== null && row.class === parent.class) row.class = null;
  });
}
