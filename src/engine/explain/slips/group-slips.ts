import { nominals } from './likely-values.js';
import { openSpan, outcome, type Values } from '../outcome.js';
import { beside, PER_EDIT, withoutOwnSource, type Edit, type Neighbours, type Proposal } from './slip.js';
import { isThinkable } from './single-slips.js';
import { cellsOf, type System } from '../system.js';
import { twinsOf } from './twins.js';

/** Each further place where the same wrong figure stands. */
const PER_TWIN = 1;
/** A figure that stands in more places than this is rarely the wrong one. */
const MOST_TWINS = 5;
const ROW_COPIED = 4;
const INTERCHANGED = 3;

/** The same slip in every place that repeats its figures. */
export function withTwins(system: System, proposal: Proposal, values: Values): Proposal | null {
  const edits = new Map(proposal.edits.flatMap(({ cell, value }) => [...twinsOf(system, cell, values)].map((twin): [number, bigint] => [twin, value])));
  const more = edits.size - proposal.edits.length;
  if (more <= 0 || edits.size > MOST_TWINS) return null;
  return withoutOwnSource(system, {
    ...proposal,
    edits: [...edits].map(([cell, value]) => ({ cell, value })),
    reason: proposal.reason === 'other' ? 'repeated' : proposal.reason,
    cost: proposal.cost + PER_TWIN * more,
  });
}

/** Two or more figures of a row that are those of another row: each goes back to what its relations imply. */
export function rowCopies(system: System, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  if (values[cell] === 0n || !neighbours.isPrinted(cell)) return [];
  const proposals: Proposal[] = [];
  const row = neighbours.row(cell);
  const twins = twinsOf(system, cell, values);
  for (const original of neighbours.column(cell)) {
    if (original === cell || values[original] !== values[cell] || twins.has(original)) continue;
    const others = neighbours.row(original);
    const copied = row.filter((own) => values[own] !== 0n && others.some((other) => values[other] === values[own] && neighbours.column(own).includes(other)));
    if (copied.length < 2) continue;
    const edits = copied.flatMap((own) => restored(system, own, copied, values));
    if (edits.length < 2 || edits.some((edit) => !isThinkable(system, edit.cell, values[edit.cell]!, edit.value, neighbours))) continue;
    proposals.push({ edits, reason: 'row-copied', cost: PER_EDIT + ROW_COPIED + edits.length * 0.5, source: system.cells[original]!.address });
  }
  return proposals;
}

/** What a violated relation that rests on no other copied figure makes of this one. */
function restored(system: System, cell: number, copied: number[], values: bigint[]): Edit[] {
  const witness = system.of[cell]!.find(
    (at) =>
      outcome(system, system.relations[at]!, values) === 'violated' &&
      cellsOf(system.relations[at]!).every((other) => other === cell || !copied.includes(other)),
  );
  if (witness === undefined) return [];
  const [value] = nominals(system, [witness], cell, values, openSpan);
  return value === undefined || value === values[cell] ? [] : [{ cell, value }];
}

/** Two figures beside each other that stand right the other way round. */
export function interchanges(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  const proposals: Proposal[] = [];
  if (!neighbours.isPrinted(cell)) return [];
  for (const other of [...beside(neighbours.row(cell), cell), ...beside(neighbours.column(cell), cell)]) {
    const [one, two] = [values[cell]!, values[other]!];
    if (one === two || one === 0n || two === 0n) continue;
    values[cell] = two;
    values[other] = one;
    const repaired = outcome(system, system.relations[relation]!, values) !== 'violated';
    values[cell] = one;
    values[other] = two;
    if (repaired)
      proposals.push({
        edits: [
          { cell, value: two },
          { cell: other, value: one },
        ],
        reason: 'interchanged',
        cost: PER_EDIT + INTERCHANGED,
      });
  }
  return proposals;
}
