import { absolute } from '../../figures/exact.js';
import { outcome, type Values } from '../outcome.js';
import { beside, type Kind, type Neighbours } from './slip.js';
import type { System } from '../system.js';
import { twinsOf } from './twins.js';
import { COPY_COST } from './typo.js';

const FAR_COPY = 1;
/** A figure of fewer digits is found everywhere. */
const TELLING = 100n;

/** The printed figure is another one: beside it, or, a little less likely, elsewhere in its row or column or close by in the prose. Not one that must repeat it. */
export function copySlip(system: System, cell: number, values: Values, neighbours: Neighbours): Kind | null {
  const own = system.cells[cell]!;
  const printed = values[cell]!;
  if (absolute(printed) / own.step < TELLING) return null;
  if (!neighbours.isPrinted(cell)) {
    const twins = twinsOf(system, cell, values);
    const source = neighbours.standsElsewhere(cell).find((address) => {
      const other = system.index.get(address);
      return other === undefined || (!twins.has(other) && !isDisputed(system, other, values));
    });
    if (source === undefined) return null;
    return { reason: neighbours.isPrior(source) ? 'prior-copied' : 'copied', cost: COPY_COST + FAR_COPY, source };
  }
  const [row, column] = [neighbours.row(cell), neighbours.column(cell)];
  const isSame = (other: number): boolean => other !== cell && values[other] === printed;
  if (!row.some(isSame) && !column.some(isSame)) return null;
  const near = [...beside(row, cell), ...beside(column, cell)];
  const twins = twinsOf(system, cell, values);
  const found = [...near, ...row, ...column].find((other) => isSame(other) && !twins.has(other));
  return found === undefined ? null : { reason: 'copied', cost: near.includes(found) ? COPY_COST : COPY_COST + FAR_COPY, source: system.cells[found]!.address };
}

/** Nobody copied from it what is wrong there as well: it should repeat another figure and does not. */
function isDisputed(system: System, cell: number, values: Values): boolean {
  return system.of[cell]!.some((at) => {
    const relation = system.relations[at]!;
    return relation.kind === 'linear' && relation.form.parts.length === 2 && outcome(system, relation, values) === 'violated';
  });
}
