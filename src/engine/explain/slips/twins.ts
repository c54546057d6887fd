import { outcome, type Values } from '../outcome.js';
import type { Form, System } from '../system.js';

/** A figure and those that must repeat it: relations of two filled cells that hold as printed tie them together. */
export function twinsOf(system: System, cell: number, values: Values): Set<number> {
  const twins = new Set([cell]);
  for (const from of twins) {
    for (const at of system.of[from]!) {
      const relation = system.relations[at]!;
      if (relation.kind !== 'linear' || relation.sense !== '=' || relation.form.constant !== 0n) continue;
      const other = onlyOther(relation.form, from, values, values[cell] === 0n);
      if (other === null || twins.has(other) || values[other] !== values[cell] || system.cells[other]!.scale !== system.cells[cell]!.scale) continue;
      if (outcome(system, relation, values) === 'exact') twins.add(other);
    }
  }
  return twins;
}

/** The one other filled cell: empty addends do not break the tie, for a total of one figure repeats it. */
function onlyOther(form: Form, cell: number, values: Values, countsEmpty: boolean): number | null {
  let found: number | null = null;
  for (const part of form.parts) {
    if (part.cell === cell || (values[part.cell] === 0n && !countsEmpty)) continue;
    if (found !== null) return null;
    found = part.cell;
  }
  return found;
}
