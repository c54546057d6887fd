import type { Values } from './outcome.js';
import { beside, type Kind, type Neighbours } from './slip.js';
import type { System } from './system.js';
import { twinsOf } from './twins.js';
import { COPY_COST } from './typo.js';

const FAR_COPY = 1;
/** A figure of fewer digits is found everywhere. */
const TELLING = 100n;
/** Column of a claim that holds the figure of the year before. */
const PRIOR = /\/prior$/;

/** The printed figure is another one: beside it, or, a little less likely, elsewhere in its row or column or close by in the prose. Not one that must repeat it. */
export function copySlip(system: System, cell: number, values: Values, neighbours: Neighbours): Kind | null {
  const own = system.cells[cell]!;
  const printed = values[cell]!;
  if ((printed < 0n ? -printed : printed) / own.step < TELLING) return null;
  if (!neighbours.isPrinted(cell)) {
    const source = neighbours.standsElsewhere(cell);
    if (source === null || isTwin(system, cell, system.index.get(source), values)) return null;
    return { reason: PRIOR.test(source) ? 'prior-copied' : 'copied', cost: COPY_COST + FAR_COPY, source };
  }
  const [row, column] = [neighbours.row(cell), neighbours.column(cell)];
  const isSame = (other: number): boolean => other !== cell && values[other] === printed;
  if (!row.some(isSame) && !column.some(isSame)) return null;
  const near = [...beside(row, cell), ...beside(column, cell)];
  const twins = twinsOf(system, cell, values);
  const found = [...near, ...row, ...column].find((other) => isSame(other) && !twins.has(other));
  return found === undefined ? null : { reason: 'copied', cost: near.includes(found) ? COPY_COST : COPY_COST + FAR_COPY, source: system.cells[found]!.address };
}

function isTwin(system: System, cell: number, other: number | undefined, values: Values): boolean {
  return other !== undefined && twinsOf(system, cell, values).has(other);
}
