import { absolute } from '../../figures/exact.js';
import { outcome, valueOf, type Values } from '../outcome.js';
import type { Edit } from './slip.js';
import { cellsOf, type LinearRelation, type Relation, type System } from '../system.js';

/** A difference of fewer digits is met by chance. */
const TELLING = 100n;
/** Sums are printed so few last places apart and are the same. */
const SAME = 2n;

/** One figure that repeats another. */
export function isRestatement(relation: Relation): relation is LinearRelation {
  return relation.kind === 'linear' && relation.sense === '=' && relation.form.parts.length === 2 && relation.form.constant === 0n;
}

/**
 * Whether a violated restatement misses just what the edits change, and one of its figures stands in a relation that they repair: the
 * difference came from there. `original` are the values before the edits, `values` those after.
 */
export function isAlike(system: System, at: number, edits: readonly Edit[], original: Values, values: Values): boolean {
  const relation = system.relations[at]!;
  if (edits.length === 0 || !isRestatement(relation)) return false;
  const [{ cell, coefficient }] = relation.form.parts as [LinearRelation['form']['parts'][number]];
  const { amount, step } = system.cells[cell]!;
  const missing = absolute(valueOf(relation.form, values)) / absolute(coefficient);
  if (missing / step < TELLING) return false;
  const changed = edits.some(
    (edit) => system.cells[edit.cell]!.amount.unit === amount.unit && absolute(absolute(edit.value - original[edit.cell]!) - missing) <= SAME * step,
  );
  if (!changed) return false;
  const own = new Set(cellsOf(relation));
  return edits.some((edit) =>
    system.of[edit.cell]!.some((other) => {
      const beside = system.relations[other]!;
      return (
        other !== at &&
        cellsOf(beside).some((each) => own.has(each)) &&
        outcome(system, beside, original) === 'violated' &&
        outcome(system, beside, values) !== 'violated'
      );
    }),
  );
}
