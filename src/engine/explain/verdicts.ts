import { absolute } from '../figures/exact.js';
import { RIVAL, type Explanation } from './search.js';
import type { Edit, Proposal } from './slips/slip.js';
import type { System } from './system.js';
import type { Reason } from './slips/typo.js';

/** Below this many nats apart two explanations cannot be told apart. */
const TIED = 1;
/** More figures than this that cannot be told apart are no suggestion. */
const MOST_TIED = 3;
/** Values of one figure so few last places apart say the same of it. */
const SAME_VALUE = 2n;
/** Reasons that fit any value: they say nothing for one figure against another. */
export const ARBITRARY: ReadonlySet<Reason> = new Set(['other', 'repeated', 'stale']);

/** A slip of the best explanation, with what speaks against it. */
export interface Judged {
  proposal: Proposal;
  margin: 'likely' | 'possible' | 'tied';
  /** Nobody can tell which figure is wrong: an arbitrary value where others would do, or a reason that too many have. */
  unclear: boolean;
  /** The first edit of each rival, one for each other figure, likeliest first. */
  rivals: { edit: Edit; reason: Reason }[];
}

export function judge(system: System, explanations: readonly Explanation[]): Judged[] {
  const [best, ...others] = explanations as [Explanation, ...Explanation[]];
  const own = new Set(best.proposals.flatMap(({ edits }) => edits).map(({ cell }) => cell));
  // To leave a relation open explains it as well as a figure made up for it: nothing is suggested there.
  const parts = others.filter((rival) => rival.proposals.every(({ edits }) => contains(system, best, edits)));
  const worthIt = best.proposals.filter(
    (proposal) => best.proposals.length === 1 || !ARBITRARY.has(proposal.reason) || !parts.some((part) => !contains(system, part, proposal.edits)),
  );
  return worthIt.map((proposal): Judged => {
    const against = others.filter((rival) => !parts.includes(rival) && !contains(system, rival, proposal.edits));
    const within = (nats: number) => against.filter(({ cost }) => cost - best.cost < nats);
    const arbitrary = ARBITRARY.has(proposal.reason);
    const figures = new Set(within(arbitrary ? RIVAL : TIED).map(figuresOf));
    figures.delete(figuresOf(best));
    return {
      proposal,
      margin: within(TIED).length > 0 ? 'tied' : within(RIVAL).length > 0 ? 'possible' : 'likely',
      unclear: figures.size > (arbitrary ? 0 : MOST_TIED - 1),
      rivals: firstEdits(own, against),
    };
  });
}

/** The figures that an explanation changes, whatever it makes of them. */
function figuresOf({ proposals }: Explanation): string {
  return proposals
    .flatMap(({ edits }) => edits.map(({ cell }) => cell))
    .sort((one, other) => one - other)
    .join();
}

function contains(system: System, explanation: Explanation, edits: readonly Edit[]): boolean {
  const all = explanation.proposals.flatMap((proposal) => proposal.edits);
  return edits.every(({ cell, value }) => all.some((other) => other.cell === cell && absolute(other.value - value) <= SAME_VALUE * system.cells[cell]!.step));
}

function firstEdits(own: ReadonlySet<number>, rivals: readonly Explanation[]): Judged['rivals'] {
  const found = new Map<number, Judged['rivals'][number]>();
  for (const rival of rivals) {
    for (const { edits, reason } of rival.proposals) {
      const edit = edits.find(({ cell }) => !own.has(cell)) ?? (rival.proposals.length === 1 ? edits[0]! : undefined);
      if (edit && !found.has(edit.cell)) found.set(edit.cell, { edit, reason });
    }
  }
  return [...found.values()];
}
