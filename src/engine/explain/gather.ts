import { isAlike } from './slips/alike.js';
import { absolute } from '../figures/exact.js';
import { type Values } from './outcome.js';
import { beside, withoutOwnSource, type Edit, type Neighbours, type Proposal } from './slips/slip.js';
import { cellsOf, type System } from './system.js';
import type { Reason } from './slips/typo.js';
import type { Judged } from './verdicts.js';

/** A slip that is told, and the group of violated relations that it was found in. */
export interface Slip extends Judged {
  group: readonly number[];
}

/** Reasons of figures that a passage kept from an earlier draft. */
const OF_A_DRAFT: ReadonlySet<Reason> = new Set(['stale', 'copied', 'repeated', 'other']);
/** A difference of fewer digits is met by chance. */
const TELLING = 100n;

/**
 * Slips that one hand made at one go are one. `together` are those that repair some relation only together.
 */
export function gathered(system: System, slips: readonly Slip[], printed: Values, neighbours: Neighbours, together: readonly (readonly Slip[])[]): Slip[] {
  const clear = slips.filter(({ unclear }) => !unclear);
  const leader = new Map<Slip, Slip>(clear.map((slip) => [slip, slip]));
  const leaderOf = (slip: Slip): Slip => {
    const above = leader.get(slip)!;
    return above === slip ? slip : leaderOf(above);
  };
  const join = (one: Slip, other: Slip): void => {
    const [a, b] = [leaderOf(one), leaderOf(other)];
    if (a !== b) leader.set(clear.indexOf(a) < clear.indexOf(b) ? b : a, clear.indexOf(a) < clear.indexOf(b) ? a : b);
  };
  for (const [first, ...others] of together) for (const other of others) join(first!, other);
  clear.forEach((one, index) => {
    for (const other of clear.slice(index + 1)) if (isOneSlip(system, one, other, printed, neighbours)) join(one, other);
  });
  return slips.flatMap((slip) => {
    if (slip.unclear) return [slip];
    return leaderOf(slip) === slip
      ? [
          asOne(
            system,
            clear.filter((other) => leaderOf(other) === slip),
          ),
        ]
      : [];
  });
}

function isOneSlip(system: System, one: Slip, other: Slip, printed: Values, neighbours: Neighbours): boolean {
  const [a, b] = [one.proposal, other.proposal];
  const cells = [...a.edits, ...b.edits].map(({ cell }) => cell);
  if (cells.every((cell) => neighbours.passage(cell) !== null)) {
    if (a.reason === b.reason && wordsOf(system, a.edits) === wordsOf(system, b.edits)) return true;
    if (a.reason === 'truncated' && b.reason === 'truncated') return true;
    const near = new Set(cells.map((cell) => neighbours.passage(cell))).size === 1;
    if (OF_A_DRAFT.has(a.reason) && OF_A_DRAFT.has(b.reason))
      return (near && (a.reason === 'stale' || b.reason === 'stale')) || apartAlike(system, a.edits, b.edits, printed);
    const reasons = new Set([a.reason, b.reason]);
    if (near && reasons.has('stale') && reasons.has('miscalculated')) return true;
    return near && offset(system, a.edits, b.edits, printed);
  }
  // One column that nobody filled in.
  const [x, y] = [a.edits[0]!.cell, b.edits[0]!.cell];
  return a.reason === 'blank' && b.reason === 'blank' && [neighbours.row(x), neighbours.column(x)].some((line) => beside(line, x).includes(y));
}

/** The wrong and the right figures as they are printed. */
function wordsOf(system: System, edits: readonly Edit[]): string {
  return [...new Set(edits.map(({ cell, value }) => `${system.cells[cell]!.amount.printed} ${value}`))].sort().join();
}

/** A whole and its part wrong by the same amount. */
function apartAlike(system: System, one: readonly Edit[], other: readonly Edit[], printed: Values): boolean {
  const [a, b] = [one[0]!, other[0]!];
  const { amount, step } = system.cells[a.cell]!;
  const apart = a.value - printed[a.cell]!;
  return amount.unit === system.cells[b.cell]!.amount.unit && absolute(apart) / step >= TELLING && apart === b.value - printed[b.cell]!;
}

/** Two rates of one sentence, the one too high by what the other is too low: made to add up. */
function offset(system: System, one: readonly Edit[], other: readonly Edit[], printed: Values): boolean {
  const [a, b] = [one[0]!, other[0]!];
  if (one.length > 1 || other.length > 1 || system.cells[a.cell]!.amount.unit !== '%' || system.cells[b.cell]!.amount.unit !== '%') return false;
  const [x, y] = [a.value - printed[a.cell]!, b.value - printed[b.cell]!];
  return x === -y;
}

function asOne(system: System, slips: readonly Slip[]): Slip {
  const [first, ...others] = slips as [Slip, ...Slip[]];
  if (others.length === 0) return first;
  const edits = new Map(slips.flatMap(({ proposal }) => proposal.edits.map((edit): [number, Edit] => [edit.cell, edit])));
  const whole = ({ proposal }: Slip): Proposal => withoutOwnSource(system, { ...proposal, edits: [...edits.values()] });
  const lead = slips.find(({ proposal }) => proposal.reason === 'stale') ?? slips.find((slip) => whole(slip).source === slip.proposal.source) ?? first;
  const margins = ['tied', 'possible', 'likely'] as const;
  return {
    proposal: whole(lead),
    margin: margins.find((margin) => slips.some((each) => each.margin === margin))!,
    unclear: false,
    rivals: slips
      .flatMap(({ rivals }) => rivals)
      .filter(({ edit }, index, all) => !edits.has(edit.cell) && all.findIndex((each) => each.edit.cell === edit.cell) === index),
    group: [...new Set(slips.flatMap(({ group }) => group))],
  };
}

/** Violated restatements that stay so and miss just what the slip changed. */
export function alikeTo(system: System, slip: Slip, open: readonly number[], printed: Values, values: Values): number[] {
  const near = new Set(slip.proposal.edits.flatMap(({ cell }) => system.of[cell]!.flatMap((at) => cellsOf(system.relations[at]!))));
  return slip.unclear
    ? []
    : open.filter((at) => cellsOf(system.relations[at]!).some((cell) => near.has(cell)) && isAlike(system, at, slip.proposal.edits, printed, values));
}
