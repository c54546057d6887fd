import { isAlike, isRestatement } from './slips/alike.js';
import { memo } from './memo.js';
import { isViolated } from './outcome.js';
import { cellsOf, type System } from './system.js';
import { proposalsFor } from './slips/proposals.js';
import { PER_BREAK, PER_EDIT, PER_OPEN, type Edit, type Neighbours, type Proposal } from './slips/slip.js';

/** A set of slips that explains violated relations. */
export interface Explanation {
  proposals: Proposal[];
  cost: number;
  /** Violated relations that hold after the edits, and relations that held and no longer do. */
  repairs: number[];
  breaks: number[];
}

const DEPTH = 4;
const WIDTH = 12;
/** Where one slip must do alone, all that could be it are looked at: a dozen blanks would crowd out what is nearly as likely. */
const WIDEST = 120;
/** Slips of whole runs and tables are looked for among the first so many of an explanation. */
const FAR = 1;
/** Per violated relation left unexplained that misses just what an edit changes: the same slip, told where no figure alone is wrong. */
const PER_ALIKE = 6;
/** Relations of an explanation that are left unexplained on purpose. */
const MOST_LEFT = 2;
/** Explanations dearer than the best by more than this are no rivals. */
export const RIVAL = 3;
/** Evaluations of one component at one depth, so that a hopeless one ends. */
const MOST_NODES = 1500;

/** Evaluations that may still be made: one for a whole report, so that hundreds of errors end too. */
export interface Budget {
  left: number;
}

/** Violated relations in groups that share no cell, each in ascending order. */
export function components(system: System, violated: readonly number[]): number[][] {
  const waiting = new Set(violated);
  const groups: number[][] = [];
  for (const start of violated) {
    if (!waiting.delete(start)) continue;
    const group = [start];
    for (const at of group) {
      for (const cell of cellsOf(system.relations[at]!)) {
        for (const other of system.of[cell]!) if (waiting.delete(other)) group.push(other);
      }
    }
    groups.push(group.sort((one, other) => one - other));
  }
  return groups;
}

/**
 * The cheapest explanations of one group of violated relations, best first: depth-first, deeper each time, over the relation with the fewest cells,
 * its proposals best first, only touched relations evaluated again. Deterministic. `original` are the printed values, causes found
 * before put right.
 */
export function explain(
  system: System,
  group: readonly number[],
  original: readonly bigint[],
  neighbours: Neighbours,
  budget: Budget = { left: MOST_NODES * DEPTH },
): Explanation[] {
  const values = [...original];
  /** By the edits they make: the same edits may be one slip or several. */
  const solutions = new Map<string, Explanation>();
  let best = PER_OPEN * group.length;
  let nodes = 0;
  const before = memo((at) => isViolated(system, at, original));
  const own = new Set(group);
  const waysOf = remembered(system, neighbours, (at, far, alone) => proposalsFor(system, at, values, neighbours, alone ? WIDEST : WIDTH, far));
  const visit = (depth: number, open: number[], elsewhere: Elsewhere, chosen: Proposal[], spent: number, left: readonly number[]): void => {
    if (++nodes > MOST_NODES || budget.left-- <= 0) return;
    const edits = chosen.flatMap((proposal) => proposal.edits);
    const unexplained = open.reduce((sum, at) => sum + (isAlike(system, at, edits, original, values) ? PER_ALIKE : PER_OPEN), 0);
    const total = spent + PER_BREAK * (elsewhere.broken.size - elsewhere.repaired.size) + unexplained;
    if (chosen.length > 0 && total <= best + RIVAL) {
      const key = keyOf(system, chosen);
      if (total < (solutions.get(key)?.cost ?? Infinity)) {
        solutions.set(key, {
          proposals: chosen,
          cost: total,
          repairs: group.filter((at) => !open.includes(at)),
          breaks: [...elsewhere.broken].sort((one, other) => one - other),
        });
        best = Math.min(best, total);
      }
    }
    const waiting = left.length === 0 ? open : open.filter((at) => !left.includes(at));
    if (waiting.length === 0 || chosen.length === depth) return;
    // No slip costs less than this: what it would take to look for one is most of the work.
    if (spent + PER_EDIT > best + RIVAL) return;
    const narrowest = waiting.reduce((least, at) => (cellsOf(system.relations[at]!).length < cellsOf(system.relations[least]!).length ? at : least));
    for (const proposal of waysOf(narrowest, edits, chosen.length < FAR, depth === 1)) {
      if (spent + proposal.cost > best + RIVAL) continue;
      if (proposal.edits.some(({ cell }) => values[cell] !== original[cell])) continue;
      for (const { cell, value } of proposal.edits) values[cell] = value;
      const { stillOpen, outside } = evaluate(system, own, open, elsewhere, proposal, values, before);
      visit(depth, stillOpen, outside, [...chosen, proposal], spent + proposal.cost, left);
      for (const { cell } of proposal.edits) values[cell] = original[cell]!;
    }
    if (waiting.length > 1 && left.length < MOST_LEFT && isRestatement(system.relations[narrowest]!))
      visit(depth, open, elsewhere, chosen, spent, [...left, narrowest]);
  };
  // One slip first, then two: what one explains sets the price that more must beat.
  for (let depth = 1; depth <= DEPTH && depth * PER_EDIT <= best + RIVAL; depth++) {
    nodes = 0;
    visit(depth, [...group], { broken: new Set(), repaired: new Set() }, [], 0, []);
  }
  return [...solutions.values()]
    .filter((solution) => solution.cost <= best + RIVAL)
    .sort((one, other) => one.cost - other.cost || keyOf(system, one.proposals).localeCompare(keyOf(system, other.proposals)));
}

/** Relations outside the group that held and are broken, and that were violated and hold: a slip of several figures reaches further than one group. */
interface Elsewhere {
  broken: ReadonlySet<number>;
  repaired: ReadonlySet<number>;
}

function evaluate(
  system: System,
  own: ReadonlySet<number>,
  open: number[],
  elsewhere: Elsewhere,
  proposal: Proposal,
  values: bigint[],
  before: (at: number) => boolean,
): { stillOpen: number[]; outside: Elsewhere } {
  const touched = new Set(proposal.edits.flatMap(({ cell }) => system.of[cell]!));
  const stillOpen = open.filter((at) => !touched.has(at));
  const [broken, repaired] = [new Set(elsewhere.broken), new Set(elsewhere.repaired)];
  for (const at of touched) {
    const violated = isViolated(system, at, values);
    if (own.has(at)) {
      if (violated) stillOpen.push(at);
      continue;
    }
    broken.delete(at);
    repaired.delete(at);
    if (violated && !before(at)) broken.add(at);
    if (!violated && before(at)) repaired.add(at);
  }
  return { stillOpen, outside: { broken, repaired } };
}

/**
 * Ways to repair a relation, looked for once as long as nothing changes near it: in the relations of its cells, in their rows, columns and
 * passages. What changes farther off may offer another way, and makes none of these wrong.
 */
function remembered(
  system: System,
  neighbours: Neighbours,
  look: (at: number, far: boolean, alone: boolean) => Proposal[],
): (at: number, edits: readonly Edit[], far: boolean, alone: boolean) => Proposal[] {
  const known = new Map<string, Proposal[]>();
  const nearby = new Map<number, ReadonlySet<number>>();
  return (at, edits, far, alone) => {
    const near = nearby.get(at) ?? nearTo(system, at, neighbours);
    nearby.set(at, near);
    const changed = edits.filter(({ cell }) => near.has(cell)).map(({ cell, value }) => `${cell}=${value}`);
    const key = `${at}${far ? ' far' : ''}${alone ? ' alone' : ''} ${changed.sort().join(' ')}`;
    const ways = known.get(key) ?? look(at, far, alone);
    known.set(key, ways);
    return ways;
  };
}

function nearTo(system: System, at: number, neighbours: Neighbours): ReadonlySet<number> {
  const near = new Set<number>();
  for (const cell of cellsOf(system.relations[at]!)) {
    const passage = neighbours.passage(cell);
    const beside = [...neighbours.row(cell), ...neighbours.column(cell), ...(passage === null ? [] : neighbours.passageOf(passage))];
    for (const other of [...beside, ...system.of[cell]!.flatMap((relation) => cellsOf(system.relations[relation]!))]) near.add(other);
  }
  return near;
}

function keyOf(system: System, proposals: readonly Proposal[]): string {
  return proposals
    .flatMap((proposal) => proposal.edits.map(({ cell, value }) => `${system.cells[cell]!.address}=${value}`))
    .sort()
    .join(' ');
}
