import { isRestatement } from './slips/alike.js';
import type { Slip } from './gather.js';
import { isViolated } from './outcome.js';
import { explain, type Budget } from './search.js';
import type { Neighbours } from './slips/slip.js';
import { cellsOf, type System } from './system.js';
import { ARBITRARY, judge } from './verdicts.js';

/**
 * What is only doubtful accuses no figure of a table; a sentence that repeats one, and whose figure shows how it came to be wrong, it does.
 * One that has nothing for it but the doubt is left alone.
 */
export function doubts(system: System, doubted: readonly number[], values: bigint[], neighbours: Neighbours, budget: Budget): Slip[] {
  return doubted.flatMap((at): Slip[] => {
    const relation = system.relations[at]!;
    if (!isViolated(system, at, values) || !(isRestatement(relation) || relation.kind === 'ratio')) return [];
    if (relation.kind === 'linear' && cellsOf(relation).filter((cell) => neighbours.isPrinted(cell)).length !== 1) return [];
    const explanations = explain(system, [at], values, neighbours, budget);
    const [slip, ...more] = explanations.length === 0 ? [] : judge(system, explanations);
    if (!slip || more.length > 0 || slip.unclear || ARBITRARY.has(slip.proposal.reason)) return [];
    if (slip.proposal.edits.some(({ cell }) => neighbours.passage(cell) === null)) return [];
    for (const { cell, value } of slip.proposal.edits) values[cell] = value;
    return [{ ...slip, margin: slip.margin === 'likely' ? 'possible' : slip.margin, group: [at] }];
  });
}
