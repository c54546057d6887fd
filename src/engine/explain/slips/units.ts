import { absolute } from '../../figures/exact.js';
import type { Probe } from '../probe.js';
import { PER_EDIT, type Edit, type Neighbours, type Proposal } from './slip.js';
import { cellsOf, type System } from '../system.js';

/** A whole table in another unit than it says is likelier than a column, and that than a row. */
const COSTS = { table: 2.5, column: 3.5, row: 4 };
/** Powers of ten between units and prefixes: 元, 千元, 万元, 亿元, and a decimal point gone astray. */
const POWERS = new Set([1, 2, 3, 4, 8, -1, -2, -3, -4, -8]);

/** A table, column or row in another unit of money than it says: all its amounts by the same power of ten. */
export function otherUnits(system: System, look: Probe, values: bigint[], neighbours: Neighbours): Proposal[] {
  if (look.residual === null) return [];
  const printed = cellsOf(look.relation).filter((cell) => values[cell] !== 0n && system.cells[cell]!.amount.unit !== '%' && neighbours.isPrinted(cell));
  return (['table', 'column', 'row'] as const).flatMap((scope) => {
    const lines = new Map<readonly number[], number[]>();
    for (const cell of printed) lines.set(neighbours[scope](cell), [...(lines.get(neighbours[scope](cell)) ?? []), cell]);
    return [...lines].flatMap(([line, near]) => inOtherUnit(system, look, line, near, COSTS[scope], values));
  });
}

/** `near` are the amounts of the line that the relation has. */
function inOtherUnit(system: System, look: Probe, line: readonly number[], near: readonly number[], cost: number, values: bigint[]): Proposal[] {
  const sum = near.reduce((total, cell) => total + look.weight(cell) * values[cell]!, 0n);
  const asked = absolute(look.residual! - sum);
  if (sum === 0n || asked === 0n) return [];
  // Only one power can make it what the other figures ask for; as a first look floats will do.
  const power = Math.round(Math.log10(Number(asked) / Number(absolute(sum))));
  if (!POWERS.has(power)) return [];
  const scaledBy = (cells: readonly number[]): Edit[] => cells.map((cell) => ({ cell, value: scaled(values[cell]!, power, system.cells[cell]!.step) }));
  if (!look.repairedBy(scaledBy(near))) return [];
  const { unit } = system.cells[near[0]!]!.amount;
  const edits = scaledBy(line.filter((cell) => values[cell] !== 0n && system.cells[cell]!.amount.unit === unit));
  return edits.length < 2 || edits.some(({ value }) => value === 0n) ? [] : [{ edits, reason: 'unit', cost: PER_EDIT + cost }];
}

/** By a power of ten, rounded to the places that the table prints. */
function scaled(value: bigint, power: number, step: bigint): bigint {
  if (power > 0) return value * 10n ** BigInt(power);
  const by = 10n ** BigInt(-power) * step;
  const rounded = ((absolute(value) * 2n + by) / (by * 2n)) * step;
  return value < 0n ? -rounded : rounded;
}
