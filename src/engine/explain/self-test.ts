import type { Report } from '../report/report.js';
import { neighboursOf } from './slips/neighbours.js';
import { mistyped } from './mistyped.js';
import { randomFrom } from './random.js';
import { components, explain } from './search.js';
import { outcome } from './outcome.js';
import { type System } from './system.js';

/** How well the rules would protect this very report: typing errors put into its figures in memory, and what became of them. */
export interface SelfTest {
  seed: number;
  tried: number;
  /** Some relation no longer holds. */
  caught: number;
  /** Of those caught: the figure named first is the wrong one, or is tied with it. */
  placed: number;
  /** Figures that no relation touches, and those that a single one does: addresses. */
  unprotected: string[];
  single: string[];
  /** Figures that stand in exactly the same relations and could be wrong together unnoticed. */
  pairs: [string, string][];
}

const TYPOS = 300;

/** The same seed tries the same errors. `figures` are the addresses of all figures of the report. */
export function selfTest(system: System, report: Report, seed = 1, typos = TYPOS): SelfTest {
  const neighbours = neighboursOf(system, report);
  const random = randomFrom(seed);
  const printed = system.cells.map((cell) => cell.value);
  const candidates = system.cells.map((_, index) => index).filter((index) => printed[index] !== 0n);
  const result: SelfTest = { seed, tried: 0, caught: 0, placed: 0, ...protection(system, report) };
  if (candidates.length === 0) return result;
  while (result.tried < typos) {
    const cell = candidates[random.below(candidates.length)]!;
    const wrong = mistyped(printed[cell]!, system.cells[cell]!.step, random);
    if (wrong === null) continue;
    result.tried++;
    const values = [...printed];
    values[cell] = wrong;
    const broken = system.of[cell]!.filter(
      (at) => outcome(system, system.relations[at]!, values) === 'violated' && outcome(system, system.relations[at]!, printed) !== 'violated',
    );
    if (broken.length === 0) continue;
    result.caught++;
    if (isPlaced(system, cell, broken, values, neighbours)) result.placed++;
  }
  return result;
}

function isPlaced(system: System, cell: number, broken: number[], values: bigint[], neighbours: ReturnType<typeof neighboursOf>): boolean {
  return components(system, broken).some((group) => {
    const explanations = explain(system, group, values, neighbours);
    const best = explanations[0];
    return (
      best !== undefined &&
      explanations
        .filter((each) => each.cost - best.cost < 1)
        .some((each) => each.proposals.some((proposal) => proposal.edits.some((edit) => edit.cell === cell)))
    );
  });
}

function protection(system: System, report: Report): Pick<SelfTest, 'unprotected' | 'single' | 'pairs'> {
  const figures = [
    ...new Set(
      report.tables
        .flatMap((table) => table.figures.flat())
        .filter((figure) => figure?.state === 'read')
        .map((figure) => figure!.address),
    ),
  ];
  const relationsOf = (address: string): number[] => system.of[system.index.get(address) ?? -1] ?? [];
  const alike = new Map<string, string[]>();
  for (const address of figures) {
    const key = relationsOf(address).join(' ');
    if (key.includes(' ')) alike.set(key, [...(alike.get(key) ?? []), address]);
  }
  return {
    unprotected: figures.filter((address) => relationsOf(address).length === 0),
    single: figures.filter((address) => relationsOf(address).length === 1),
    pairs: [...alike.values()].flatMap((group) => group.slice(1).map((address): [string, string] => [group[0]!, address])),
  };
}
