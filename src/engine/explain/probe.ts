import { holds, outcome, touches, valueOf } from './outcome.js';
import type { Edit } from './slips/slip.js';
import type { Relation, System } from './system.js';

/** One relation asked many times: whether it is not violated with other figures, and what its cells weigh in it. */
export interface Probe {
  relation: Relation;
  /** In a sum: what a cell counts for; 0 for cells outside. */
  weight(cell: number): bigint;
  /** In a sum: its value as printed; null for a rate. */
  residual: bigint | null;
  repairedBy(edits: readonly Edit[]): boolean;
}

export function probe(system: System, at: number, values: bigint[]): Probe {
  const relation = system.relations[at]!;
  if (relation.kind === 'ratio')
    return {
      relation,
      weight: () => 0n,
      residual: null,
      repairedBy: (edits) => withEdits(edits, values, () => outcome(system, relation, values) !== 'violated'),
    };
  const weights = new Map(relation.form.parts.map(({ cell, coefficient }) => [cell, coefficient]));
  const residual = valueOf(relation.form, values);
  const { lean, slack } = relation.form;
  const repairedBy = (edits: readonly Edit[]): boolean => {
    let value = residual;
    for (const edit of edits) {
      const weight = weights.get(edit.cell);
      if (weight !== undefined) value += weight * (edit.value - values[edit.cell]!);
    }
    return value !== residual && (holds(value, relation.sense) || touches(value + lean - slack, value + lean + slack, relation.sense));
  };
  return { relation, weight: (cell) => weights.get(cell) ?? 0n, residual, repairedBy };
}

export function withEdits<T>(edits: readonly Edit[], values: bigint[], look: () => T): T {
  const before = edits.map(({ cell }) => values[cell]!);
  for (const { cell, value } of edits) values[cell] = value;
  const seen = look();
  edits.forEach(({ cell }, index) => (values[cell] = before[index]!));
  return seen;
}
