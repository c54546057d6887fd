import { nestUncoded, type UncodedRow } from './nest-uncoded.js';
import { buildTree, sumsOf, type TreePlace } from './tree.js';

export interface ForestRow extends UncodedRow {
  /** Code or name of a unit where the row is one. */
  unit: string | null;
  /** Has no code by its nature: stands directly below its unit or the total. */
  isUncoded: boolean;
  /** Rows of its kind nest: where nothing shows how, they stand in no sum. */
  nests: boolean;
}

/**
 * The tree of a table that may be printed unit by unit: below each unit's row the subjects stand in a tree of their own; units hang
 * on the unit whose code begins theirs, or whose figures they add up to, else on the total.
 */
export function buildForest(rows: ForestRow[]): TreePlace[] {
  const root = rows.findIndex((row) => row.isRoot);
  const places: TreePlace[] = rows.map(() => ({ parent: null, misfit: false }));
  for (const { head, members } of segments(rows)) {
    const top = head ?? (root >= 0 ? root : null);
    const local = [...(top === null ? [] : [top]), ...members];
    const tree = buildTree(
      local.map((index) => (index === top ? { ...rows[index]!, code: null, isRoot: true, isOutside: false } : { ...rows[index]!, isRoot: false })),
    );
    tree.forEach(({ parent, misfit }, at) => {
      const index = local[at]!;
      if (index === top) return;
      places[index] = { parent: parent === null ? null : local[parent]!, misfit };
    });
    const uncoded = members.filter((index) => rows[index]!.isUncoded && !rows[index]!.isOutside && places[index]!.parent === null);
    const nested = top === null || uncoded.length < members.length ? null : nestUncoded(rows, top, uncoded);
    for (const index of uncoded) {
      const isOpen = nested === null && rows[index]!.nests;
      if (!isOpen) places[index] = { parent: nested?.get(index) ?? top, misfit: false };
    }
  }
  placeUnits(rows, places, root >= 0 ? root : null);
  return places;
}

function segments(rows: ForestRow[]): { head: number | null; members: number[] }[] {
  const found: { head: number | null; members: number[] }[] = [{ head: null, members: [] }];
  rows.forEach((row, index) => {
    if (row.isRoot) return;
    if (row.unit !== null) found.push({ head: index, members: [] });
    else found.at(-1)!.members.push(index);
  });
  return found;
}

function placeUnits(rows: ForestRow[], places: TreePlace[], root: number | null): void {
  const units = rows.flatMap((row, index) => (row.unit === null ? [] : [index]));
  units.forEach((index, at) => {
    const code = rows[index]!.unit!;
    const byCode = /^\d+$/.test(code)
      ? units
          .slice(0, at)
          .reverse()
          .find((above) => code.startsWith(rows[above]!.unit!))
      : undefined;
    places[index] = { parent: byCode ?? root, misfit: false };
  });
  // Names of units tell nothing: one with no subjects of its own stands above those after it if it is their sum.
  const [first, ...others] = units.filter((index) => places[index]!.parent === root);
  if (first === undefined || others.length === 0 || places.some((place) => place.parent === first)) return;
  if (sumsOf(rows, first, others).held > 0) for (const index of others) places[index] = { parent: first, misfit: false };
}
