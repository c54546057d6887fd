import { interchanges, rowCopies, withTwins } from './group-slips.js';
import { withRates } from './following.js';
import { moves } from './moves.js';
import { stalePassage } from './passages.js';
import { probe } from './probe.js';
import { singleEdits } from './single-slips.js';
import type { Neighbours, Proposal } from './slip.js';
import { cellsOf, type System } from './system.js';
import { otherUnits } from './units.js';

/** Ways to repair a violated relation by one slip, cheapest first: at most `most` that change one figure, and as many that change several; runs, columns and tables only if `far`. */
export function proposalsFor(system: System, relation: number, values: bigint[], neighbours: Neighbours, most: number, far: boolean): Proposal[] {
  const proposals: Proposal[] = [];
  const look = probe(system, relation, values);
  for (const cell of cellsOf(system.relations[relation]!)) {
    const single = singleEdits(system, relation, cell, values, neighbours);
    proposals.push(...single);
    for (const proposal of single.slice(0, 2)) {
      const twins = withTwins(system, proposal, values);
      if (twins) proposals.push(twins);
      for (const wrong of [proposal, ...(twins ? [twins] : [])]) {
        const rates = withRates(system, wrong, values, neighbours);
        if (rates) proposals.push(rates);
      }
    }
    const stale = stalePassage(system, relation, cell, values, neighbours);
    if (stale) proposals.push(stale);
    for (const copy of rowCopies(system, cell, values, neighbours)) {
      const twins = withTwins(system, copy, values);
      proposals.push(copy, ...(twins ? [twins] : []));
    }
    proposals.push(...interchanges(system, relation, cell, values, neighbours));
    if (far) proposals.push(...moves(system, relation, look, cell, values, neighbours));
  }
  if (far) proposals.push(...otherUnits(system, look, values, neighbours));
  proposals.sort((one, other) => one.cost - other.cost || one.edits[0]!.cell - other.edits[0]!.cell);
  const kept = { single: most, several: most };
  const seen = new Set<string>();
  return proposals.filter(({ edits }) => {
    const key = edits
      .map(({ cell, value }) => `${cell}=${value}`)
      .sort()
      .join();
    if (seen.has(key)) return false;
    seen.add(key);
    return kept[edits.length === 1 ? 'single' : 'several']-- > 0;
  });
}
