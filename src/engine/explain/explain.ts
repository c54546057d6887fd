import { Decimal } from '../figures/exact.js';
import { parseNumber } from '../figures/parse.js';
import type { Report } from '../report/report.js';
import type { Checked } from '../rules/checked.js';
import type { Cause, Correction } from './cause.js';
import { contradictions } from './joint.js';
import { maybeMisread } from './misreading.js';
import { neighboursOf } from './neighbours.js';
import { components, explain } from './search.js';
import type { Edit, Neighbours, Proposal } from './slip.js';
import { outcome, type Values } from './outcome.js';
import { type Cell, type System } from './system.js';
import { judge, type Judged } from './verdicts.js';

export interface Explained {
  causes: Cause[];
  /** Sets of checks that each hold and cannot hold together, whatever the true figures are. */
  contradictions: number[][];
}

/**
 * Which figures are most likely wrong, and which relations contradict each other although each may hold (algorithms.md §2 and §3).
 * Notices, which are custom and not arithmetic, take no part; warnings may be broken or repaired but do not accuse a figure.
 */
export function explainChecks(system: System, checked: readonly Checked[], report: Report): Explained {
  const printed = system.cells.map((cell) => cell.value);
  const severityOf = (at: number) => checked[system.relations[at]!.check]!.check.severity;
  const every = system.relations.map((_, at) => at);
  const broken = every.filter((at) => isViolated(system, at, printed));
  const neighbours = neighboursOf(system, report);
  const values = [...printed];
  const found =
    broken.length === 0
      ? []
      : slipsOf(
          system,
          broken.filter((at) => severityOf(at) === 'error'),
          values,
          neighbours,
        );
  const slips = withoutHarm(system, broken, oncePerSlip(system, found, neighbours), printed);
  const righted = changed(printed, slips);
  const misread = (proposal: Proposal): boolean => maybeMisread(report.document.format, system, proposal, printed, neighbours);
  const causes = effects(system, broken, slips, printed).map(({ slip, repairs, breaks }) => causeOf(system, slip, repairs, breaks, misread));
  const holding = every.filter((at) => severityOf(at) === 'error' && !isViolated(system, at, righted));
  const trusted: System = { ...system, cells: system.cells.map((cell, index) => ({ ...cell, value: righted[index]! })) };
  return {
    causes: causes.filter(({ repairs }) => repairs.length > 0),
    contradictions: contradictions(trusted, holding).map((proof) => proof.map((at) => system.relations[at]!.check)),
  };
}

/** A slip that is told, and the group of violated relations that it was found in. */
interface Slip extends Judged {
  group: readonly number[];
}

/** The largest group first: what explains it may explain smaller ones beside it. `values` are put right on the way. */
function slipsOf(system: System, accusing: readonly number[], values: bigint[], neighbours: Neighbours): Slip[] {
  const slips: Slip[] = [];
  const groups = components(system, accusing).sort((one, other) => other.length - one.length || one[0]! - other[0]!);
  for (const group of groups) {
    const open = group.filter((at) => isViolated(system, at, values));
    if (open.length === 0) continue;
    const explanations = explain(system, open, values, neighbours);
    if (explanations.length === 0) continue;
    for (const judged of judge(system, explanations)) {
      slips.push({ ...judged, group: open });
      if (!judged.unclear) for (const { cell, value } of judged.proposal.edits) values[cell] = value;
    }
  }
  return slips;
}

/** The same wrong figure for the same right one in several sentences is one slip, written once and copied. */
function oncePerSlip(system: System, slips: readonly Slip[], neighbours: Neighbours): Slip[] {
  const kept: Slip[] = [];
  const known = new Map<string, Slip>();
  for (const slip of slips) {
    const { edits, reason } = slip.proposal;
    const inProse = edits.every(({ cell }) => !neighbours.isPrinted(cell));
    const key = `${reason} ${[...new Set(edits.map(({ cell, value }) => `${system.cells[cell]!.amount.printed} ${value}`))].sort().join()}`;
    const same = inProse && !slip.unclear ? known.get(key) : undefined;
    if (same) {
      same.proposal = { ...same.proposal, edits: [...same.proposal.edits, ...edits] };
      same.group = [...same.group, ...slip.group];
      continue;
    }
    const own = { ...slip };
    kept.push(own);
    if (inProse && !slip.unclear) known.set(key, own);
  }
  return kept;
}

/** A change that breaks as much as it repairs is no suggestion. */
function withoutHarm(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Slip[] {
  let kept = [...slips];
  for (;;) {
    const worst = effects(system, broken, kept, printed).find(
      ({ slip, repairs, breaks }) => !slip.unclear && breaks.length > 0 && breaks.length >= repairs.length,
    );
    if (!worst) return kept;
    kept = kept.filter((slip) => slip !== worst.slip);
  }
}

interface Effect {
  slip: Slip;
  repairs: number[];
  breaks: number[];
}

/** What each slip repairs and breaks when all of them are put right; each relation counts for the first that touches it. */
function effects(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Effect[] {
  const values = changed(printed, slips);
  const was = new Set(broken);
  const repaired = new Set(broken.filter((at) => !isViolated(system, at, values)));
  return slips.map((slip) => {
    if (slip.unclear) return { slip, repairs: slip.group.filter((at) => isViolated(system, at, values)), breaks: [] };
    const touched = [...new Set(slip.proposal.edits.flatMap(({ cell }) => system.of[cell]!))].sort((one, other) => one - other);
    const repairs = touched.filter((at) => repaired.delete(at));
    return { slip, repairs, breaks: touched.filter((at) => !was.has(at) && isViolated(system, at, values)) };
  });
}

function changed(printed: Values, slips: readonly Slip[]): bigint[] {
  const values = [...printed];
  for (const { unclear, proposal } of slips) if (!unclear) for (const { cell, value } of proposal.edits) values[cell] = value;
  return values;
}

function isViolated(system: System, at: number, values: Values): boolean {
  return outcome(system, system.relations[at]!, values) === 'violated';
}

function causeOf(
  system: System,
  { proposal, margin, unclear, rivals }: Slip,
  repairs: number[],
  breaks: number[],
  misread: (proposal: Proposal) => boolean,
): Cause {
  const checksOf = (relations: number[]): number[] => relations.map((at) => system.relations[at]!.check);
  const others = rivals.map(({ edit, reason }) => ({ ...shownEdit(system, edit), reason }));
  const effect = { repairs: checksOf(repairs), breaks: checksOf(breaks), misread: misread(proposal) };
  if (unclear)
    return {
      ...effect,
      reason: 'unclear',
      edits: [],
      margin: 'tied',
      alternatives: [{ ...shownEdit(system, proposal.edits[0]!), reason: proposal.reason }, ...others],
      source: null,
    };
  return {
    ...effect,
    reason: proposal.reason,
    edits: proposal.edits.map((edit) => shownEdit(system, edit)),
    margin: breaks.length > 0 && margin === 'likely' ? 'possible' : margin,
    alternatives: others,
    source: proposal.source ?? null,
  };
}

function shownEdit(system: System, { cell, value }: Edit): Correction {
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
