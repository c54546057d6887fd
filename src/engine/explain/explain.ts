import type { Format } from '../document/document.js';
import type { Report } from '../report/report.js';
import type { Severity } from '../pack/rule.js';
import type { Checked } from '../rules/checked.js';
import type { Cause } from './cause.js';
import { contradictions } from './joint.js';
import { doubts } from './doubts.js';
import { changed, effects, neededTogether, withoutHarm, type Effect } from './effects.js';
import { alikeTo, gathered, type Slip } from './gather.js';
import { maybeMisread } from './misreading.js';
import { neighboursOf } from './slips/neighbours.js';
import { components, explain, type Budget } from './search.js';
import { shownEdit } from './shown.js';
import type { Neighbours, Proposal } from './slips/slip.js';
import { isViolated } from './outcome.js';
import type { System } from './system.js';
import { judge } from './verdicts.js';

/** Evaluations for one report: some hundred errors' worth. */
export const MOST_WORK = 20_000;

interface Work extends Budget {
  /** Some group would have needed more. */
  ended: boolean;
}

export interface Explained {
  /** Evaluations made, of MOST_WORK; the report has too many violations for all of them to be explained where they did not suffice. */
  evaluations: number;
  unexplored: boolean;
  causes: Cause[];
  /** Sets of checks that each hold and cannot hold together, whatever the true figures are. */
  contradictions: number[][];
}

/** What explanations rest on beside the relations. */
export interface Grounds {
  /** Of a relation, by its index. Notices, which are custom and not arithmetic, take no part; warnings may be broken or repaired but do not accuse a figure. */
  severityOf: (relation: number) => Severity;
  neighbours: Neighbours;
  format: Format;
}

/** Which figures are most likely wrong, and which relations contradict each other although each may hold (algorithms.md §2 and §3). */
export function explainChecks(system: System, checked: readonly Checked[], report: Report, seldom: readonly string[] = []): Explained {
  const severityOf = (at: number): Severity => checked[system.relations[at]!.check]!.check.severity;
  return explainRelations(system, { severityOf, neighbours: neighboursOf(system, report, seldom), format: report.document.format });
}

export function explainRelations(system: System, { severityOf, neighbours, format }: Grounds): Explained {
  const printed = system.cells.map((cell) => cell.value);
  const every = system.relations.map((_, at) => at);
  const broken = every.filter((at) => isViolated(system, at, printed));
  const values = [...printed];
  const accusing = broken.filter((at) => severityOf(at) === 'error');
  const budget: Work = { left: MOST_WORK, ended: false };
  const found = broken.length === 0 ? [] : slipsOf(system, accusing, values, neighbours, budget);
  const doubted = broken.filter((at) => severityOf(at) === 'warning' && isViolated(system, at, values));
  found.push(...doubts(system, doubted, values, neighbours, budget));
  const sound = withoutHarm(system, broken, found, printed);
  const slips = withoutHarm(system, broken, gathered(system, sound, printed, neighbours, neededTogether(system, broken, sound, printed)), printed);
  const righted = changed(printed, slips);
  const misread = (proposal: Proposal): boolean => maybeMisread(format, system, proposal, printed, neighbours);
  const causes = effects(system, broken, slips, printed).map((effect) => causeOf(system, effect, righted, misread));
  const holding = every.filter((at) => severityOf(at) === 'error' && !isViolated(system, at, righted));
  const trusted: System = { ...system, cells: system.cells.map((cell, index) => ({ ...cell, value: righted[index]! })) };
  return {
    evaluations: MOST_WORK - budget.left,
    unexplored: budget.ended,
    causes: causes.filter(({ repairs }) => repairs.length > 0),
    contradictions: contradictions(trusted, holding).map((proof) => proof.map((at) => system.relations[at]!.check)),
  };
}

/** The largest group first: what explains it may explain smaller ones beside it. `values` are put right on the way. */
function slipsOf(system: System, accusing: readonly number[], values: bigint[], neighbours: Neighbours, budget: Work): Slip[] {
  const slips: Slip[] = [];
  const groups = components(system, accusing).sort((one, other) => other.length - one.length || one[0]! - other[0]!);
  for (const [index, group] of groups.entries()) {
    const open = group.filter((at) => isViolated(system, at, values));
    if (open.length === 0) continue;
    // By what it has to explain; what one group leaves of its share the next ones have.
    const waiting = groups.slice(index).reduce((sum, each) => sum + each.length, 0);
    const share = { left: Math.max(0, Math.ceil((budget.left * group.length) / waiting)) };
    const allowed = share.left;
    const explanations = explain(system, open, values, neighbours, share);
    budget.left -= allowed - Math.max(0, share.left);
    if (share.left < 0) budget.ended = true;
    if (explanations.length === 0) continue;
    const before = [...values];
    const own = judge(system, explanations).map((judged): Slip => ({ ...judged, group: open }));
    slips.push(...own);
    for (const { cell, value } of own.flatMap(({ unclear, proposal }) => (unclear ? [] : proposal.edits))) values[cell] = value;
    // More slips than are looked for at once: what is still violated and nothing of it is another group.
    const told = new Set(own.flatMap((slip) => (slip.unclear ? slip.group : alikeTo(system, slip, open, before, values))));
    const rest = open.filter((at) => !told.has(at) && isViolated(system, at, values));
    if (rest.length < open.length) groups.push(...components(system, rest));
  }
  return slips;
}

/** `values` are those with all causes put right. */
function causeOf(system: System, effect: Effect, values: bigint[], misread: (proposal: Proposal) => boolean): Cause {
  const { proposal, margin, unclear, rivals } = effect.slip;
  const checksOf = (relations: number[]): number[] => relations.map((at) => system.relations[at]!.check);
  const others = rivals.map(({ edit, reason }) => ({ ...shownEdit(system, edit, values), reason }));
  const told = { repairs: checksOf(effect.repairs), breaks: checksOf(effect.breaks), alike: checksOf(effect.alike), misread: misread(proposal) };
  if (unclear)
    return {
      ...told,
      reason: 'unclear',
      edits: [],
      margin: 'tied',
      alternatives: [{ ...shownEdit(system, proposal.edits[0]!, values), reason: proposal.reason }, ...others],
      source: null,
    };
  return {
    ...told,
    reason: proposal.reason,
    edits: proposal.edits.map((edit) => shownEdit(system, edit, values)),
    // Nothing but the arithmetic of one relation speaks for a value that no slip explains.
    margin:
      margin === 'likely' && (effect.breaks.length + effect.alike.length > 0 || (proposal.reason === 'other' && effect.repairs.length === 1))
        ? 'possible'
        : margin,
    alternatives: others,
    source: proposal.source ?? null,
  };
}
