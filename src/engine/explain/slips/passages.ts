import { isRestatement } from './alike.js';
import { nominals } from './likely-values.js';
import { openSpan, outcome } from '../outcome.js';
import { withEdits } from '../probe.js';
import { STALE } from './single-slips.js';
import { PER_EDIT, type Edit, type Neighbours, type Proposal } from './slip.js';
import { cellsOf, type System } from '../system.js';
import { typo } from './typo.js';

/** Each further figure or rate of a passage that was left as it was. */
const PER_FIGURE = 1;

/**
 * Several figures of one passage that no slip of a hand explains: it was written for an earlier draft of the tables. All of them become
 * what the tables say, and the rates among them what these give. `relation` is a violated restatement of one of them.
 */
export function stalePassage(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal | null {
  const passage = neighbours.passage(cell);
  if (passage === null || !isRestatement(system.relations[relation]!)) return null;
  const edits: Edit[] = [];
  for (const own of neighbours.passageOf(passage)) {
    const edit = fromTable(system, own, values, neighbours);
    if (edit && typo(values[own]! / system.cells[own]!.step, edit.value / system.cells[own]!.step).reason === 'other') edits.push(edit);
  }
  const amounts = edits.length;
  if (amounts < 2 || !edits.some((edit) => edit.cell === cell)) return null;
  edits.push(...withEdits(edits, values, () => ratesOf(system, edits, values, passage, neighbours)));
  return { edits, reason: 'stale', cost: PER_EDIT + STALE + PER_FIGURE * (edits.length - 1) };
}

/** What the table says where the sentence should repeat it and does not. */
function fromTable(system: System, cell: number, values: bigint[], neighbours: Neighbours): Edit | null {
  if (values[cell] === 0n) return null;
  for (const at of system.of[cell]!) {
    const relation = system.relations[at]!;
    if (!isRestatement(relation) || outcome(system, relation, values) !== 'violated') continue;
    const other = cellsOf(relation).find((each) => each !== cell)!;
    const [value] = neighbours.isPrinted(other) && values[other] !== 0n ? nominals(system, [at], cell, values, openSpan) : [];
    if (value !== undefined) return { cell, value };
  }
  return null;
}

/** Rates of the passage that are violated with the figures put right, as these give them. */
function ratesOf(system: System, edits: readonly Edit[], values: bigint[], passage: number, neighbours: Neighbours): Edit[] {
  const rates = new Map<number, bigint>();
  for (const at of new Set(edits.flatMap(({ cell }) => system.of[cell]!))) {
    const relation = system.relations[at]!;
    if (relation.kind !== 'ratio' || !('cell' in relation.percent) || outcome(system, relation, values) !== 'violated') continue;
    const { cell } = relation.percent;
    const [value] = neighbours.passage(cell) === passage ? nominals(system, [at], cell, values, openSpan) : [];
    if (value !== undefined && value >= 0n) rates.set(cell, value);
  }
  return [...rates].map(([cell, value]) => ({ cell, value }));
}
