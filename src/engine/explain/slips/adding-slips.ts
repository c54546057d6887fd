import { absolute } from '../../figures/exact.js';
import { type Values } from '../outcome.js';
import type { Kind, Neighbours } from './slip.js';
import type { System } from '../system.js';

/** Besides the choice among the lines: a sum over the wrong lines. */
const WRONG_LINES = 2.5;
/** A line from elsewhere in the column has many more to be taken from. */
const FOREIGN = 1.5;
/** A line of fewer digits fits too many differences by chance; one from elsewhere needs more. */
const TELLING = 100n;
const TELLING_FOREIGN = 1000n;

/**
 * A total over the wrong lines: it misses exactly one of its parts, has one twice, or has a line of its column that is no part of it.
 * `value` is what the relation makes of the total.
 */
export function addingSlip(system: System, relation: number, cell: number, value: bigint, values: Values, neighbours: Neighbours): Kind | null {
  const rule = system.relations[relation]!;
  if (rule.kind !== 'linear' || rule.sense !== '=' || rule.form.constant !== 0n) return null;
  const own = rule.form.parts.find((part) => part.cell === cell);
  if (!own) return null;
  const { step } = system.cells[cell]!;
  const apart = value - values[cell]!;
  if (absolute(apart) / step < TELLING) return null;
  const parts = rule.form.parts.filter((part) => part.cell !== cell && values[part.cell] !== 0n);
  if (parts.length < 2) return null;
  // What is one of several parts is no sum of the total and the others.
  if (parts.some((part) => part.coefficient > 0n === own.coefficient > 0n)) return null;
  const fits = (line: bigint): boolean => absolute(absolute(apart) - absolute(line)) <= step;
  for (const part of parts) {
    const line = (-part.coefficient * values[part.cell]!) / own.coefficient;
    if (absolute(line) / step < TELLING || !fits(line)) continue;
    return {
      reason: line > 0n === apart > 0n ? 'line-omitted' : 'line-doubled',
      cost: WRONG_LINES + Math.log(parts.length),
      source: system.cells[part.cell]!.address,
    };
  }
  if (absolute(apart) / step < TELLING_FOREIGN || !neighbours.isPrinted(cell)) return null;
  const column = neighbours.column(cell);
  const foreign = column.find((other) => values[other] === -apart && rule.form.parts.every((part) => part.cell !== other));
  return foreign === undefined
    ? null
    : { reason: 'line-foreign', cost: WRONG_LINES + FOREIGN + Math.log(column.length), source: system.cells[foreign]!.address };
}
