import { Decimal } from '../figures/exact.js';
import { parseNumber } from '../figures/parse.js';
import type { Report } from '../report/report.js';
import type { Checked } from '../rules/checked.js';
import { contradictions } from './joint.js';
import { neighboursOf } from './neighbours.js';
import type { Edit } from './slip.js';
import { components, explain, RIVAL, type Explanation } from './search.js';
import { outcome } from './outcome.js';
import { type Cell, type System } from './system.js';
import type { Reason } from './typo.js';

/** One wrong figure, or several that one slip made wrong, and what putting it right would do. Checks are given by their index. */
export interface Cause {
  reason: Reason;
  edits: { address: string; printed: string; suggestion: string }[];
  /** Violated checks that hold after the edits of all causes of its group, and checks that held and no longer do. */
  repairs: number[];
  breaks: number[];
  margin: 'likely' | 'possible' | 'tied';
  alternatives: { address: string; suggestion: string; reason: Reason }[];
}

export interface Explained {
  causes: Cause[];
  /** Sets of checks that each hold and cannot hold together, whatever the true figures are. */
  contradictions: number[][];
}

/** Below this many nats apart two explanations cannot be told apart. */
const TIED = 1;

/**
 * Which figures are most likely wrong, and which relations contradict each other although each may hold (algorithms.md §2 and §3).
 * Notices, which are custom and not arithmetic, take no part; warnings may be broken or repaired but do not accuse a figure.
 */
export function explainChecks(system: System, checked: readonly Checked[], report: Report): Explained {
  const values = system.cells.map((cell) => cell.value);
  const isViolated = (at: number): boolean => outcome(system, system.relations[at]!, values) === 'violated';
  const every = system.relations.map((_, at) => at);
  const broken = every.filter(isViolated);
  const accusing = broken.filter((at) => checked[system.relations[at]!.check]!.check.severity === 'error');
  const neighbours = neighboursOf(system, report);
  const causes: Cause[] = [];
  // The largest group first: what explains it may explain smaller ones beside it.
  const groups = components(system, accusing).sort((one, other) => other.length - one.length || one[0]! - other[0]!);
  for (const group of groups) {
    const open = group.filter(isViolated);
    if (open.length === 0) continue;
    const explanations = explain(system, open, values, neighbours);
    const best = explanations[0];
    if (!best) continue;
    causes.push(...causesOf(system, best, explanations, broken.filter(isViolated), values));
    for (const { cell, value } of best.proposals.flatMap((proposal) => proposal.edits)) values[cell] = value;
  }
  const righted: System = { ...system, cells: system.cells.map((cell, index) => ({ ...cell, value: values[index]! })) };
  const holding = every.filter((at) => !isViolated(at) && checked[system.relations[at]!.check]!.check.severity === 'error');
  return { causes, contradictions: contradictions(righted, holding).map((proof) => proof.map((at) => system.relations[at]!.check)) };
}

function causesOf(system: System, best: Explanation, explanations: readonly Explanation[], broken: readonly number[], before: readonly bigint[]): Cause[] {
  const values = [...before];
  for (const { cell, value } of best.proposals.flatMap((proposal) => proposal.edits)) values[cell] = value;
  const unassigned = new Set(broken.filter((at) => outcome(system, system.relations[at]!, values) !== 'violated'));
  return best.proposals.map((proposal) => {
    const touched = new Set(proposal.edits.flatMap(({ cell }) => system.of[cell]!));
    const repairs = [...unassigned].filter((at) => touched.has(at));
    for (const at of repairs) unassigned.delete(at);
    const rivals = explanations.slice(1).filter((rival) => !contains(rival, proposal.edits));
    const nearest = rivals.length > 0 ? Math.min(...rivals.map((rival) => rival.cost)) - best.cost : Infinity;
    return {
      reason: proposal.reason,
      edits: proposal.edits.map((edit) => shownEdit(system, edit)).map(({ address, printed, suggestion }) => ({ address, printed, suggestion })),
      repairs: repairs.map((at) => system.relations[at]!.check),
      breaks: best.breaks.filter((at) => touched.has(at)).map((at) => system.relations[at]!.check),
      margin: nearest < TIED ? 'tied' : nearest < RIVAL ? 'possible' : 'likely',
      alternatives: alternativesOf(system, best, rivals),
    };
  });
}

function contains(explanation: Explanation, edits: readonly Edit[]): boolean {
  const all = explanation.proposals.flatMap((proposal) => proposal.edits);
  return edits.every(({ cell, value }) => all.some((other) => other.cell === cell && other.value === value));
}

/** The first edit of each rival explanation that the best one does not make. */
function alternativesOf(system: System, best: Explanation, rivals: readonly Explanation[]): Cause['alternatives'] {
  const own = new Set(best.proposals.flatMap((proposal) => proposal.edits).map(({ cell, value }) => `${cell} ${value}`));
  const alternatives = new Map<string, Cause['alternatives'][number]>();
  for (const rival of rivals) {
    for (const { edits, reason } of rival.proposals) {
      const edit = edits.find(({ cell, value }) => !own.has(`${cell} ${value}`));
      if (!edit) continue;
      const { address, suggestion } = shownEdit(system, edit);
      alternatives.set(`${address} ${suggestion}`, { address, suggestion, reason });
    }
  }
  return [...alternatives.values()];
}

function shownEdit(system: System, { cell, value }: Edit): { address: string; printed: string; suggestion: string } {
  const own = system.cells[cell]!;
  return { address: own.address, printed: own.amount.printed, suggestion: printedAs(own, value) };
}

/** As the report would print it: with the places of the figure it replaces or is added to, or those that the value needs. */
function printedAs(cell: Cell, value: bigint): string {
  const exact = new Decimal(value.toString()).div(new Decimal(10).pow(cell.scale));
  const usual = Math.max(0, cell.scale - (cell.step.toString().length - 1));
  const plain = exact.toFixed(Math.max(usual, exact.decimalPlaces() > usual ? 2 : 0));
  const grouped = parseNumber(cell.amount.printed)?.printed.includes(',') ? plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : plain;
  return cell.amount.unit === '%' ? `${grouped}%` : grouped;
}
