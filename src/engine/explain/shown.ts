import { Decimal } from '../figures/exact.js';
import { parseNumber } from '../figures/parse.js';
import { isRestatement } from './slips/alike.js';
import type { Correction } from './cause.js';
import { nominalTo } from './slips/likely-values.js';
import type { Edit } from './slips/slip.js';
import type { Cell, System } from './system.js';

/** A suggestion as the auditor reads it. `values` are those with all causes put right. */
export function shownEdit(system: System, { cell, value }: Edit, values: readonly bigint[]): Correction {
  const own = system.cells[cell]!;
  return { address: own.address, printed: own.amount.printed, suggestion: printedAs(own, finer(system, cell, value, values)) };
}

/** A sentence that prints fewer places than the figure it repeats: to two places where those round to the value. */
function finer(system: System, cell: number, value: bigint, values: readonly bigint[]): bigint {
  const { scale, step } = system.cells[cell]!;
  const hundredth = scale >= 2 ? 10n ** BigInt(scale - 2) : step;
  if (step <= hundredth) return value;
  for (const at of system.of[cell]!) {
    const relation = system.relations[at]!;
    if (!isRestatement(relation) || nominalTo(relation, cell, values, step) !== value) continue;
    return nominalTo(relation, cell, values, hundredth) ?? value;
  }
  return value;
}

/** As the report would print it: with the places of the figure it replaces or is added to, or those that the value needs. */
function printedAs(cell: Cell, value: bigint): string {
  const exact = new Decimal(value.toString()).div(new Decimal(10).pow(cell.scale));
  const usual = Math.max(0, cell.scale - (cell.step.toString().length - 1));
  const plain = exact.toFixed(Math.max(usual, exact.decimalPlaces() > usual ? 2 : 0));
  const grouped = parseNumber(cell.amount.printed)?.printed.includes(',') ? plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : plain;
  return cell.amount.unit === '%' ? `${grouped}%` : grouped;
}
