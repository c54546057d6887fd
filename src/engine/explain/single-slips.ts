import { addingSlip } from './adding-slips.js';
import { copySlip } from './copies.js';
import { inexactness, likelyValues } from './likely-values.js';
import type { Values } from './outcome.js';
import { rateSlip } from './rate-slips.js';
import { PER_EDIT, type Kind, type Neighbours, type Proposal } from './slip.js';
import type { System } from './system.js';
import { typo } from './typo.js';

const SLIPPED = 0.5;
/** A minus sign put before a figure by mistake is far rarer than one forgotten. */
const NEGATED = 3;
/** A figure made up where none belongs, copied from nowhere. */
const MADE_UP = 3;
/** Whole units printed in a table that prints places. */
const PLACES_DROPPED = 2.5;

/** Another value in one cell, as its relations and the kinds of slips suggest; the three likeliest. */
export function singleEdits(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  const candidates = likelyValues(system, relation, cell, values).filter((value) => isThinkable(system, cell, values[cell]!, value, neighbours));
  if (candidates.length === 0) return [];
  const copied = copySlip(system, cell, values, neighbours);
  const proposals = candidates.map((value): Proposal => {
    const { reason, cost, source } = kindOf(system, relation, cell, value, values, neighbours, copied);
    return { edits: [{ cell, value }], reason, cost: PER_EDIT + cost + inexactness(system, cell, values, value), ...(source === undefined ? {} : { source }) };
  });
  proposals.sort((one, other) => one.cost - other.cost);
  return proposals.slice(0, 3);
}

/** Nothing below zero is suggested for what is printed as zero or more, but a forgotten minus where no rule forbids one. */
export function isThinkable(system: System, cell: number, printed: bigint, value: bigint, neighbours: Neighbours): boolean {
  if (value >= 0n || printed < 0n) return true;
  return value === -printed && neighbours.isPrinted(cell) && !system.notNegative.has(cell);
}

function kindOf(system: System, relation: number, cell: number, value: bigint, values: Values, neighbours: Neighbours, copied: Kind | null): Kind {
  const own = system.cells[cell]!;
  const asTyped = typed(system, cell, value, values, neighbours);
  const rate = rateSlip(system, relation, cell, value, values);
  // A rate with one digit wrong is called that, at the price of any wrong rate.
  if (rate?.reason === 'miscalculated' && asTyped.reason !== 'other' && asTyped.reason !== 'digits-replaced')
    return { ...asTyped, cost: Math.min(asTyped.cost, rate.cost) };
  const kinds: (Kind | null)[] = [asTyped, rate, copied, addingSlip(system, relation, cell, value, values, neighbours)];
  if (neighbours.slipped.get(cell) === value) kinds.push({ reason: 'slipped', cost: SLIPPED });
  if (isWholeOf(values[cell]!, value, 10n ** BigInt(own.scale))) kinds.push({ reason: 'places-dropped', cost: PLACES_DROPPED });
  return kinds.reduce<Kind>((best, kind) => (kind !== null && kind.cost < best.cost ? kind : best), kinds[0]!);
}

function typed(system: System, cell: number, value: bigint, values: Values, neighbours: Neighbours): Kind {
  const own = system.cells[cell]!;
  const kind = typo(values[cell]! / own.step, value / own.step);
  // A sentence has no cell to leave empty.
  if (kind.reason === 'blank' && !neighbours.isPrinted(cell)) return { ...kind, reason: 'other' };
  if (kind.reason === 'sign' && value < 0n) return { ...kind, cost: kind.cost + NEGATED };
  if (kind.reason === 'other' && value === 0n) return { ...kind, cost: kind.cost + MADE_UP };
  return kind;
}

/** Printed is the value without its places, rounded or cut. */
function isWholeOf(printed: bigint, value: bigint, one: bigint): boolean {
  const apart = value - printed;
  return one > 1n && printed % one === 0n && value % one !== 0n && printed >= 100n * one && apart < one && apart > -one;
}
