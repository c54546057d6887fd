import { Decimal } from '../../figures/exact.js';

/** What the tree needs to know of a row: its code, whether it is the total, and its figures column by column (null for a blank). */
export interface TreeRow {
  code: string | null;
  /** What the row is called; whether that is the name of its code, or of any: a project printed below its subject has its own. */
  name?: string;
  official?: boolean;
  isSubject?: boolean;
  isRoot: boolean;
  /** Rows outside the tree: 其中 rows, repeated totals. */
  isOutside: boolean;
  amounts: (Decimal | null)[];
  /** Half a unit of the printed precision. */
  half: Decimal;
}

export interface TreePlace {
  parent: number | null;
  /** The codes do not fit; the parent was found by position. */
  misfit: boolean;
}

/**
 * The tree of rows: a row's parent is the last row above with a shorter code. Where that row's code is no prefix, the row above
 * wins over the prefix unless the table's own sums say otherwise (a 款 row left out, its 项 rows follow another 款; a damaged code).
 * Rows without a parent hang on the total.
 */
export function buildTree(rows: TreeRow[]): TreePlace[] {
  const places: TreePlace[] = rows.map(() => ({ parent: null, misfit: false }));
  const root = rows.findIndex((row) => row.isRoot);
  const projects = projectsOf(rows);
  const doubtful = new Map<string, { rows: number[]; byPosition: number; byCode: number }>();
  rows.forEach((row, index) => {
    if (row.isRoot || row.isOutside || !row.code) return;
    if (projects.has(index)) {
      places[index] = { parent: projects.get(index)!, misfit: false };
      return;
    }
    const byPosition = lastAbove(rows, index, (above) => above.length < row.code!.length);
    if (byPosition === null) return;
    if (row.code.startsWith(rows[byPosition]!.code!)) {
      places[index] = { parent: byPosition, misfit: false };
      return;
    }
    places[index] = { parent: byPosition, misfit: true };
    const byCode = lastAbove(rows, index, (above) => above.length < row.code!.length && row.code!.startsWith(above));
    if (byCode === null) return;
    const key = `${byPosition} ${byCode} ${row.code.slice(0, -2)}`;
    const group = doubtful.get(key) ?? { rows: [], byPosition, byCode };
    group.rows.push(index);
    doubtful.set(key, group);
  });
  for (const { rows: moved, byPosition, byCode } of doubtful.values()) {
    const asPlaced = sumsThatHold(rows, places, byPosition) + sumsThatHold(rows, places, byCode);
    for (const index of moved) places[index] = { parent: byCode, misfit: false };
    const asCoded = sumsThatHold(rows, places, byPosition) + sumsThatHold(rows, places, byCode);
    // Rows without amounts belong where their codes say: no sum speaks against it.
    const counts = moved.some((index) => rows[index]!.amounts.some((amount) => amount !== null && !amount.isZero()));
    if (counts && asCoded <= asPlaced) for (const index of moved) places[index] = { parent: byPosition, misfit: true };
  }
  rows.forEach((_, index) => {
    if (places[index]!.misfit) places[index]!.parent = whereSumsHold(rows, places, index);
  });
  if (root >= 0) {
    rows.forEach((row, index) => {
      if (index !== root && !row.isOutside && row.code && places[index]!.parent === null) places[index] = { parent: root, misfit: false };
    });
  }
  return places;
}

/**
 * Rows that repeat the code of the row above them under other names: projects below their subject, row → row of the subject. The
 * names of codes tell them, or that they add up to it; several units printed one after another repeat the name as well.
 */
function projectsOf(rows: TreeRow[]): Map<number, number> {
  const found = new Map<number, number>();
  for (let head = 0; head < rows.length; head++) {
    const { code, name, official, isRoot, isOutside } = rows[head]!;
    if (!code || isRoot || isOutside) continue;
    const parts: number[] = [];
    for (let at = head + 1; rows[at]?.code === code && !rows[at]!.isOutside; at++) parts.push(at);
    if (parts.length === 0) continue;
    const isHeading = parts.every((part) => rows[part]!.name !== name);
    const { held, of } = sumsOf(rows, head, parts);
    if (isHeading && ((official === true && !parts.some((part) => rows[part]!.isSubject)) || (of > 0 && held === of)))
      for (const part of parts) found.set(part, head);
    head = parts.at(-1)!;
  }
  return found;
}

/**
 * A damaged code (71102 for 2101102) does not tell its level either. Below the rows that the row above it is part of, the table's
 * own sums tell where it belongs; its length, where they do not.
 */
function whereSumsHold(rows: TreeRow[], places: TreePlace[], index: number): number | null {
  const byLength = places[index]!.parent;
  const before = lastAbove(rows, index, () => true);
  const above = new Set<number>(byLength === null ? [] : [byLength]);
  for (let at = before; at !== null; at = places[at]!.parent) above.add(at);
  let best: { parent: number | null; held: number } = { parent: byLength, held: -1 };
  for (const parent of above) {
    places[index]!.parent = parent;
    const held = [...above].reduce((sum, each) => sum + sumsThatHold(rows, places, each), 0);
    if (held > best.held) best = { parent, held };
  }
  return best.parent;
}

function lastAbove(rows: TreeRow[], index: number, fits: (code: string) => boolean): number | null {
  for (let above = index - 1; above >= 0; above--) {
    const row = rows[above]!;
    if (row.code && !row.isOutside && fits(row.code)) return above;
  }
  return null;
}

/** In how many columns the children of a row add up to it, within what rounding allows. */
function sumsThatHold(rows: TreeRow[], places: TreePlace[], parent: number): number {
  return sumsOf(
    rows,
    parent,
    rows.flatMap((_, index) => (places[index]!.parent === parent ? [index] : [])),
  ).held;
}

/** In how many columns some rows add up to another, within what rounding allows, of how many where any of them has a figure. */
export function sumsOf(rows: TreeRow[], parent: number, parts: number[]): { held: number; of: number } {
  if (parts.length === 0) return { held: 0, of: 0 };
  const { amounts, half } = rows[parent]!;
  const counted = amounts.flatMap((total, column) => {
    const addends = parts.map((part) => rows[part]!.amounts[column] ?? null);
    if (total === null && addends.every((part) => part === null)) return [];
    const sum = addends.reduce<Decimal>((acc, part) => acc.plus(part ?? 0), new Decimal(0));
    return [
      sum
        .minus(total ?? 0)
        .abs()
        .lte(half.times(parts.length + 1)),
    ];
  });
  return { held: counted.filter((holds) => holds).length, of: counted.length };
}
