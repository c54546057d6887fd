import { interchanges, rowCopies, withTwins } from './group-slips.js';
import { withRates } from './following.js';
import { moves } from './moves.js';
import { stalePassage } from './passages.js';
import { probe, withEdits } from '../probe.js';
import { singleEdits } from './single-slips.js';
import { memo } from '../memo.js';
import { isViolated } from '../outcome.js';
import { PER_BREAK, PER_OPEN, type Neighbours, type Proposal } from './slip.js';
import { cellsOf, type System } from '../system.js';
import { otherUnits } from './units.js';

/**
 * Ways to repair a violated relation by one slip, those first that with what they repair and break cost least: at most `most` that change
 * one figure, and as many that change several; runs, columns and tables only if `far`.
 */
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
  const before = memo((at) => isViolated(system, at, values));
  const ranked = cheapest(proposals).map((proposal) => ({ proposal, total: totalOf(system, proposal, values, before) }));
  ranked.sort((one, other) => one.total - other.total || one.proposal.edits[0]!.cell - other.proposal.edits[0]!.cell);
  const kept = { single: most, several: most };
  return ranked.map(({ proposal }) => proposal).filter(({ edits }) => kept[edits.length === 1 ? 'single' : 'several']-- > 0);
}

/** Of the slips that make the same edits, the cheapest. */
function cheapest(proposals: readonly Proposal[]): Proposal[] {
  const byEdits = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = proposal.edits
      .map(({ cell, value }) => `${cell}=${value}`)
      .sort()
      .join();
    const known = byEdits.get(key);
    if (!known || proposal.cost < known.cost) byEdits.set(key, proposal);
  }
  return [...byEdits.values()];
}

/** A dozen blanks that could each hold what is missing are cheap and explain one relation; the figure that two relations ask for comes before them. */
function totalOf(system: System, { edits, cost }: Proposal, values: bigint[], before: (at: number) => boolean): number {
  const touched = [...new Set(edits.flatMap(({ cell }) => system.of[cell]!))];
  const was = touched.map(before);
  const is = withEdits(edits, values, () => touched.map((at) => isViolated(system, at, values)));
  return is.reduce((total, violated, index) => (violated === was[index] ? total : total + (violated ? PER_BREAK : -PER_OPEN)), cost);
}
