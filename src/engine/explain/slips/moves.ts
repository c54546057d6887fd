import { nominals } from './likely-values.js';
import { absolute } from '../../figures/exact.js';
import { openSpan } from '../outcome.js';
import { withEdits, type Probe } from '../probe.js';
import { PER_EDIT, type Edit, type Neighbours, type Proposal } from './slip.js';
import { isThinkable } from './single-slips.js';
import type { System } from '../system.js';

const MOVED = 3;
const RUN_MOVED = 3.5;
/** A figure was pushed out of the line as well. */
const LOST = 5;
/** Figures in a run; a longer one is not looked for. */
const MOST_MOVED = 10;
/** Figures of fewer digits are found everywhere. */
const TELLING = 100n;

/**
 * Figures that stand one cell beside where they belong, in their row or column, because a cell was left out or put in before them: a run
 * of them next to an empty cell goes back into it. The cell that it leaves is empty then, or held a figure that got lost.
 */
export function moves(system: System, relation: number, look: Probe, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  if (!neighbours.isPrinted(cell)) return [];
  return [neighbours.row(cell), neighbours.column(cell)].flatMap((line) =>
    [1, -1].flatMap((towards) => movesIn(system, relation, look, line, line.indexOf(cell), towards, values, neighbours)),
  );
}

/** `towards` is the direction of the empty cell; `at` is in the run or is the empty cell. */
function movesIn(
  system: System,
  relation: number,
  look: Probe,
  line: readonly number[],
  at: number,
  towards: number,
  values: bigint[],
  neighbours: Neighbours,
): Proposal[] {
  const isEmpty = (index: number): boolean => values[line[index]!] === 0n;
  let hole = at;
  while (hole >= 0 && hole < line.length && !isEmpty(hole)) hole += towards;
  if (hole < 0 || hole >= line.length || Math.abs(hole - at) > MOST_MOVED) return [];
  const proposals: Proposal[] = [];
  for (let end = hole - towards; end >= 0 && end < line.length && !isEmpty(end) && Math.abs(hole - end) <= MOST_MOVED; end -= towards) {
    const reaches = towards > 0 ? end <= at : end >= at;
    if (!reaches) continue;
    const moved: Edit[] = [];
    for (let index = end; index !== hole; index += towards) moved.push({ cell: line[index + towards]!, value: values[line[index]!]! });
    if (moved.every(({ cell, value }) => absolute(value) / system.cells[cell]!.step < TELLING)) continue;
    const left = line[end]!;
    for (const rest of leftBehind(system, relation, look, left, moved, values)) {
      const edits = [...moved, { cell: left, value: rest }].filter((edit) => edit.value !== values[edit.cell]);
      if (edits.length < 2 || !look.repairedBy(edits) || !edits.every((edit) => isThinkable(system, edit.cell, values[edit.cell]!, edit.value, neighbours)))
        continue;
      const single = moved.length === 1;
      proposals.push({ edits, reason: single ? 'moved' : 'line-shifted', cost: PER_EDIT + (single ? MOVED : RUN_MOVED) + (rest === 0n ? 0 : LOST) });
    }
  }
  return proposals;
}

/** What the cell that the run leaves may hold: nothing, or what its relations make of it. */
function leftBehind(system: System, relation: number, look: Probe, cell: number, moved: readonly Edit[], values: bigint[]): bigint[] {
  if (look.weight(cell) === 0n) return [0n];
  return withEdits(moved, values, () => [0n, ...nominals(system, [relation], cell, values, openSpan)]);
}
