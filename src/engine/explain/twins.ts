import { outcome, type Values } from './outcome.js';
import type { System } from './system.js';

/** A figure and those that must repeat it: relations of two filled cells that hold as printed tie them together. */
export function twinsOf(system: System, cell: number, values: Values): Set<number> {
  const twins = new Set([cell]);
  for (const from of twins) {
    for (const at of system.of[from]!) {
      const relation = system.relations[at]!;
      if (relation.kind !== 'linear' || relation.sense !== '=' || relation.form.constant !== 0n) continue;
      // Empty addends do not break the tie: a total of one figure repeats it.
      const others = relation.form.parts.filter((part) => part.cell !== from && (values[part.cell] !== 0n || values[cell] === 0n));
      const [other] = others;
      if (others.length !== 1 || !other || values[other.cell] !== values[cell] || system.cells[other.cell]!.scale !== system.cells[cell]!.scale) continue;
      if (outcome(system, relation, values) === 'exact') twins.add(other.cell);
    }
  }
  return twins;
}
