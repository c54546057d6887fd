import { sumsOf, type TreeRow } from './tree.js';

/** A row without a code: how many cells say what it is. */
export interface UncodedRow extends TreeRow {
  words: number;
}

/** So many wholes must add up before another that does not is called wrong, and this share of all. */
const ENOUGH = 2;
const SHARE = 1 / 2;

/**
 * Which of the rows below a total are parts of which, where no code tells: unit, kind and item one below the other. What adds up all
 * the way is proved; else rows that fill fewer cells are headings of those that fill more, where most of them add up. Parents by row,
 * null where neither shows; an empty map where the rows simply add up to the total.
 */
export function nestUncoded(rows: UncodedRow[], top: number, members: number[]): Map<number, number> | null {
  if (members.length === 0) return null;
  if (holds(rows, top, members)) return new Map();
  for (const fewest of [2, 1]) {
    const nested = bySums(rows, members, fewest);
    if (
      nested.size > 0 &&
      holds(
        rows,
        top,
        members.filter((row) => !nested.has(row)),
      )
    )
      return nested;
  }
  const headed = byHeadings(rows, members);
  if (headed && convinces(rows, top, members, headed)) return headed;
  return null;
}

function holds(rows: TreeRow[], whole: number, parts: number[]): boolean {
  const { held, of } = sumsOf(rows, whole, parts);
  return of > 0 && held === of;
}

/** From the last row up each row takes as many of the following as add up to it, the most that do. */
function bySums(rows: TreeRow[], members: number[], fewest: number): Map<number, number> {
  const nested = new Map<number, number>();
  let tops: number[] = [];
  for (const row of [...members].reverse()) {
    let taken = 0;
    for (let count = tops.length; count >= fewest && taken === 0; count--) if (holds(rows, row, tops.slice(0, count))) taken = count;
    for (const part of tops.slice(0, taken)) nested.set(part, row);
    tops = [row, ...tops.slice(taken)];
  }
  return nested;
}

/** Items fill the most cells. A heading right above items has those below it; one right above another heading has the headings below it. */
function byHeadings(rows: UncodedRow[], members: number[]): Map<number, number> | null {
  const most = Math.max(...members.map((row) => rows[row]!.words));
  const isItem = (row: number | undefined): boolean => row !== undefined && rows[row]!.words === most;
  if (isItem(members[0]) || members.every(isItem)) return null;
  const nested = new Map<number, number>();
  let upper: number | null = null;
  let heading: number | null = null;
  for (const [index, row] of members.entries()) {
    if (isItem(row)) nested.set(row, heading!);
    else if (isItem(members[index + 1])) {
      if (upper !== null) nested.set(row, upper);
      heading = row;
    } else upper = row;
  }
  return nested;
}

function convinces(rows: TreeRow[], top: number, members: number[], nested: Map<number, number>): boolean {
  const wholes = [top, ...new Set(nested.values())];
  const tried = wholes.map((whole) =>
    sumsOf(
      rows,
      whole,
      members.filter((row) => (nested.get(row) ?? top) === whole),
    ),
  );
  const counted = tried.filter(({ of }) => of > 0);
  const held = counted.filter(({ held: holding, of }) => holding === of).length;
  return held >= ENOUGH && held >= counted.length * SHARE;
}
