import { nominals } from './likely-values.js';
import { openSpan, outcome } from '../outcome.js';
import { withEdits } from '../probe.js';
import type { Edit, Neighbours, Proposal } from './slip.js';
import type { System } from '../system.js';

/** A rate that was computed from the wrong figure is wrong with it. */
const PER_RATE = 1.5;

/** The same slip in a sentence, and what the sentence computed from the wrong figure: rates that hold as printed and would not afterwards. */
export function withRates(system: System, proposal: Proposal, values: bigint[], neighbours: Neighbours): Proposal | null {
  if (proposal.edits.some(({ cell }) => neighbours.passage(cell) === null)) return null;
  const edited = new Set(proposal.edits.map(({ cell }) => cell));
  const touched = new Set(proposal.edits.flatMap(({ cell }) => system.of[cell]!));
  const rates: Edit[] = [];
  for (const at of touched) {
    const relation = system.relations[at]!;
    if (relation.kind !== 'ratio' || relation.sense !== '=' || !('cell' in relation.percent)) continue;
    const { cell } = relation.percent;
    if (edited.has(cell) || neighbours.passage(cell) === null || outcome(system, relation, values) === 'violated') continue;
    const [value] = withEdits(proposal.edits, values, () =>
      outcome(system, relation, values) === 'violated' ? nominals(system, [at], cell, values, openSpan) : [],
    );
    if (value === undefined || value < 0n) continue;
    rates.push({ cell, value });
    edited.add(cell);
  }
  return rates.length === 0 ? null : { ...proposal, edits: [...proposal.edits, ...rates], cost: proposal.cost + PER_RATE * rates.length };
}
