import { inexactness, likelyValues } from './likely-values.js';
import type { Values } from './outcome.js';
import { beside, PER_EDIT, type Neighbours, type Proposal } from './slip.js';
import type { System } from './system.js';
import { COPY_COST, typo } from './typo.js';

const FAR_COPY = 1;
const SLIPPED = 0.5;

/** Another value in one cell, as its relations and the kinds of slips suggest; the three likeliest. */
export function singleEdits(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  const own = system.cells[cell]!;
  const slipped = neighbours.slipped.get(cell);
  const candidates = likelyValues(system, relation, cell, values);
  const proposals = candidates.map((value): Proposal => {
    const { reason, cost } = typo(values[cell]! / own.step, value / own.step);
    const asCopy = copyCost(cell, values, neighbours);
    const best = slipped !== undefined && slipped === value ? { reason: 'slipped' as const, cost: SLIPPED } : asCopy < cost ? { reason: 'copied' as const, cost: asCopy } : { reason, cost };
    return { edits: [{ cell, value }], reason: best.reason, cost: PER_EDIT + best.cost + inexactness(system, cell, values, value) };
  });
  proposals.sort((one, other) => one.cost - other.cost);
  return proposals.slice(0, 3);
}

/** The figure also stands in its row or column: beside it, or, a little less likely, elsewhere. */
function copyCost(cell: number, values: Values, neighbours: Neighbours): number {
  if (values[cell] === 0n) return Infinity;
  if (!neighbours.isPrinted(cell)) return neighbours.standsElsewhere(cell) ? COPY_COST + FAR_COPY : Infinity;
  const [row, column] = [neighbours.row(cell), neighbours.column(cell)];
  const isSame = (other: number): boolean => other !== cell && values[other] === values[cell];
  if ([...beside(row, cell), ...beside(column, cell)].some(isSame)) return COPY_COST;
  return [...row, ...column].some(isSame) ? COPY_COST + FAR_COPY : Infinity;
}
