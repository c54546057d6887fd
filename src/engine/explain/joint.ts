import { absolute } from '../figures/exact.js';
import { ceilDivision, floorDivision } from './outcome.js';
import { cellsOf, type Form, type LinearRelation, type System } from './system.js';

/** True values that a cell may still have, in its quanta. */
interface Box {
  least: bigint;
  greatest: bigint;
}

type End = keyof Box;

/** Tightenings after which a contradiction is no longer looked for: a cycle can tighten for ever. */
const MOST_STEPS = 20_000;

/**
 * Relations that each may hold and that cannot hold together (algorithms.md §2): the smallest sets found, none with a relation to
 * spare. Intervals are exact and closed, so every set is a proof; where relations form cycles, others may stay unfound.
 * `relations` are indices of relations that hold alone.
 */
export function contradictions(system: System, relations: readonly number[]): number[][] {
  const proofs: number[][] = [];
  const linear = relations.filter((at) => system.relations[at]!.kind === 'linear');
  const twice = linear.filter((at) => isPrintedTwice(system, system.relations[at] as LinearRelation));
  const loose = loosened(system, twice);
  let open = linear.filter((at) => !twice.includes(at));
  for (;;) {
    const found = contradiction(loose, open) ?? contradictoryPair(loose, open);
    if (!found) return proofs;
    const proof = minimal(loose, found);
    proofs.push(proof);
    // The next proof must be another one: leave out the relation with the most cells, which says least about each of them.
    const widest = proof.reduce((best, at) => (cellsOf(system.relations[at]!).length > cellsOf(system.relations[best]!).length ? at : best));
    open = open.filter((at) => at !== widest);
  }
}

/** Deletion filter: what can be left out without losing the contradiction is left out. */
function minimal(system: System, relations: number[]): number[] {
  let kept = relations;
  for (const at of relations) {
    const fewer = kept.filter((other) => other !== at);
    if (contradiction(system, fewer) ?? contradictoryPair(system, fewer)) kept = fewer;
  }
  return kept;
}

/** Tightens every cell to what the relations allow until one has no value left; the relations that led there, or null. */
function contradiction(system: System, relations: readonly number[]): number[] | null {
  const boxes: Box[] = system.cells.map((cell) => ({ least: cell.value + cell.lean - cell.half, greatest: cell.value + cell.lean + cell.half }));
  const causes: Record<End, ReadonlySet<number>>[] = system.cells.map(() => ({ least: new Set(), greatest: new Set() }));
  const allowed = new Set(relations);
  const waiting = new Set(relations);
  for (let steps = 0; waiting.size > 0 && steps < MOST_STEPS; steps++) {
    const at = waiting.values().next().value!;
    waiting.delete(at);
    const relation = system.relations[at]! as LinearRelation;
    for (const { cell, coefficient } of relation.form.parts) {
      const box = boxes[cell]!;
      let moved = false;
      // coefficient · cell = −rest: its least value comes from the greatest rest, and for a negative coefficient the other way round.
      for (const end of ['least', 'greatest'] as const) {
        const restEnd: End = (end === 'least') === coefficient > 0n ? 'greatest' : 'least';
        if (relation.sense === '≥' && restEnd === 'least') continue;
        if (relation.sense === '≤' && restEnd === 'greatest') continue;
        const { value, because } = rest(relation.form, cell, restEnd, boxes, causes);
        const bound = end === 'least' ? floorDivision(-value, coefficient) : ceilDivision(-value, coefficient);
        if (end === 'least' ? bound <= box.least : bound >= box.greatest) continue;
        box[end] = bound;
        causes[cell]![end] = because.add(at);
        moved = true;
      }
      if (box.least > box.greatest) return [...new Set([...causes[cell]!.least, ...causes[cell]!.greatest])].sort((one, other) => one - other);
      if (moved) for (const other of system.of[cell]!) if (other !== at && allowed.has(other)) waiting.add(other);
    }
  }
  return null;
}

/** The same figure printed in two ways so far apart that they only touch: one of the two was added up from rounded parts. */
function isPrintedTwice(system: System, { form, sense }: LinearRelation): boolean {
  if (sense !== '=' || form.parts.length !== 2) return false;
  const apart = form.parts.reduce((sum, { cell, coefficient }) => sum + coefficient * system.cells[cell]!.value, form.constant + form.lean);
  return apart !== 0n && absolute(apart) === form.slack;
}

/** Both of them may be that unit off: it is rounding, whatever else they take part in, and never a proof. Proofs ask the cells what they may be, not the forms. */
function loosened(system: System, twice: readonly number[]): System {
  const apart = new Set(twice.flatMap((at) => cellsOf(system.relations[at]!)));
  return { ...system, cells: system.cells.map((cell, index) => (apart.has(index) ? { ...cell, half: cell.half + cell.step } : cell)) };
}

/** Greatest or least sum of the other cells of a form, and the relations that made their boxes what they are. */
function rest(form: Form, cell: number, end: End, boxes: Box[], causes: Record<End, ReadonlySet<number>>[]): { value: bigint; because: Set<number> } {
  let value = form.constant;
  const because = new Set<number>();
  for (const part of form.parts) {
    if (part.cell === cell) continue;
    const side: End = part.coefficient > 0n ? end : end === 'least' ? 'greatest' : 'least';
    value += part.coefficient * boxes[part.cell]![side];
    for (const at of causes[part.cell]![side]) because.add(at);
  }
  return { value, because };
}

/** Two equations over the same parts whose difference cannot be zero: two totals of one list that differ by more than their own rounding. */
function contradictoryPair(system: System, relations: readonly number[]): number[] | null {
  const allowed = new Set(relations);
  for (const at of relations) {
    const one = system.relations[at]! as LinearRelation;
    if (one.sense !== '=') continue;
    const shared = new Map<number, number>();
    for (const { cell } of one.form.parts)
      for (const other of system.of[cell]!) if (other > at && allowed.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [index, count] of shared) {
      const other = system.relations[index]!;
      if (count < 2 || other.kind !== 'linear' || other.sense !== '=') continue;
      for (const factor of [1n, -1n]) if (differenceIsImpossible(system, one.form, other.form, factor)) return [at, index];
    }
  }
  return null;
}

function differenceIsImpossible(system: System, one: Form, other: Form, factor: bigint): boolean {
  const parts = new Map(one.parts.map((part) => [part.cell, part.coefficient]));
  for (const { cell, coefficient } of other.parts) parts.set(cell, (parts.get(cell) ?? 0n) - factor * coefficient);
  let value = one.constant - factor * other.constant;
  let slack = 0n;
  let left = 0;
  for (const [cell, coefficient] of parts) {
    if (coefficient === 0n) continue;
    left++;
    value += coefficient * (system.cells[cell]!.value + system.cells[cell]!.lean);
    slack += absolute(coefficient) * system.cells[cell]!.half;
  }
  return left > 0 && absolute(value) > slack;
}
