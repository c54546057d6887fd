import { isRestatement } from './alike.js';
import { addingSlip } from './adding-slips.js';
import { copySlip } from './copies.js';
import { inexactness, likelyValues, nominalTo } from './likely-values.js';
import { valueOf, type Values } from '../outcome.js';
import { NOT_AS_PRINTED, rateSlip } from './rate-slips.js';
import { PER_EDIT, type Kind, type Neighbours, type Proposal } from './slip.js';
import { cellsOf, type System } from '../system.js';
import { typo } from './typo.js';

const SLIPPED = 0.5;
/** A minus sign put before a figure by mistake is far rarer than one forgotten. */
const NEGATED = 3;
/** A figure made up where none belongs, copied from nowhere. */
const MADE_UP = 3;
/** A sentence that still has the figure of an earlier draft. Which one it was is anybody's guess, so its digits say nothing. */
export const STALE = 7;
const SELDOM = 2;
/** Whole units printed in a table that prints places. */
const PLACES_DROPPED = 2.5;

/** Another value in one cell, as its relations and the kinds of slips suggest; the three likeliest. */
export function singleEdits(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  // What a sentence does not print cannot be printed wrong.
  if (system.cells[cell]!.amount.printed === '' && !neighbours.isPrinted(cell)) return [];
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
  const asTyped = typed(system, relation, cell, value, values, neighbours);
  const rate = rateSlip(system, relation, cell, value, values);
  // A rate with one digit wrong is called that, at the price of any wrong rate.
  if (rate?.reason === 'miscalculated' && asTyped.reason !== 'other' && asTyped.reason !== 'digits-replaced')
    return { ...asTyped, cost: Math.min(asTyped.cost, rate.cost) };
  // What was copied over a rate hid what its figures give, not what they might.
  const hidden =
    copied && rate && value !== nominalTo(system.relations[relation]!, cell, values, own.step) ? { ...copied, cost: copied.cost + NOT_AS_PRINTED } : copied;
  const kinds: (Kind | null)[] = [asTyped, rate, hidden, addingSlip(system, relation, cell, value, values, neighbours)];
  if (neighbours.slipped.get(cell) === value) kinds.push({ reason: 'slipped', cost: SLIPPED });
  if (isWholeOf(values[cell]!, value, 10n ** BigInt(own.scale))) kinds.push({ reason: 'places-dropped', cost: PLACES_DROPPED });
  return kinds.reduce<Kind>((best, kind) => (kind !== null && kind.cost < best.cost ? kind : best), kinds[0]!);
}

function typed(system: System, relation: number, cell: number, value: bigint, values: Values, neighbours: Neighbours): Kind {
  const own = system.cells[cell]!;
  const kind = typo(values[cell]! / own.step, value / own.step);
  if (!neighbours.isPrinted(cell)) {
    if (kind.reason === 'blank' && neighbours.isSeldom(cell)) return { ...kind, cost: kind.cost + SELDOM };
    if (isCut(system, relation, cell, value, values)) return { reason: 'truncated', cost: kind.cost };
    if (kind.reason === 'other' && value !== 0n && repeatsTable(system, relation, cell, neighbours))
      return { reason: 'stale', cost: Math.min(kind.cost, STALE) };
  }
  if (kind.reason === 'sign' && value < 0n) return { ...kind, cost: kind.cost + NEGATED };
  if (kind.reason === 'other' && value === 0n) return { ...kind, cost: kind.cost + MADE_UP };
  return kind;
}

function repeatsTable(system: System, relation: number, cell: number, neighbours: Neighbours): boolean {
  const rule = system.relations[relation]!;
  return isRestatement(rule) && cellsOf(rule).some((other) => other !== cell && neighbours.isPrinted(other));
}

/** An amount that a finer one gives when its last digits are dropped; `value` is that one rounded. */
function isCut(system: System, relation: number, cell: number, value: bigint, values: Values): boolean {
  const rule = system.relations[relation]!;
  if (rule.kind !== 'linear' || rule.sense !== '=' || rule.form.parts.length !== 2) return false;
  const own = rule.form.parts.find((part) => part.cell === cell)!;
  const { step } = system.cells[cell]!;
  const sign = own.coefficient > 0n ? 1n : -1n;
  const exact = sign * (own.coefficient * values[cell]! - valueOf(rule.form, values));
  const by = sign * own.coefficient * step;
  return exact > 0n && exact % by !== 0n && values[cell] === (exact / by) * step && value === values[cell] + step;
}

/** Printed is the value without its places, rounded or cut. */
function isWholeOf(printed: bigint, value: bigint, one: bigint): boolean {
  const apart = value - printed;
  return one > 1n && printed % one === 0n && value % one !== 0n && printed >= 100n * one && apart < one && apart > -one;
}
