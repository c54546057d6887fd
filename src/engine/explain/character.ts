import type { Reason } from '../figures/quantity.js';
import type { Checked } from '../rules/checked.js';
import { residualProbability } from './likelihood.js';
import { absolute, valueOf } from './outcome.js';
import { type LinearRelation, type System } from './system.js';

/** Rarer than this, a residual is out of character: legal and improbable. */
const IMPROBABLE = 0.01;

interface Residual {
  check: number;
  /** The table whose own sum it is; null between tables. */
  table: string | null;
  addends: number;
  /** In units of the coarsest last place. */
  units: number;
}

/**
 * Residuals that rounding can explain but hardly does (algorithms.md §1): those of a probability under one in a hundred, and any in a
 * table whose other sums are all exact, where so many exact ones by chance would be that improbable. By index of the check, with the evidence.
 */
export function outOfCharacter(system: System, checked: readonly Checked[]): Map<number, Reason> {
  const values = system.cells.map((cell) => cell.value);
  const residuals = system.relations.flatMap((relation) => residualOf(system, relation as LinearRelation, values, checked));
  const told = new Map<number, Reason>();
  for (const residual of residuals) {
    if (residual.units === 0 || checked[residual.check]!.check.verdict !== 'rounding') continue;
    const chance = atLeast(residual.addends, residual.units);
    if (residual.addends > 1 && chance < IMPROBABLE) {
      told.set(residual.check, {
        code: 'explain-improbable',
        values: { addends: String(residual.addends), units: String(residual.units), percent: percent(chance) },
      });
      continue;
    }
    const others = residuals.filter((other) => other.table !== null && other.table === residual.table && other.check !== residual.check && other.addends > 1);
    const byChance = others.reduce((product, other) => product * residualProbability(other.addends, 0), 1);
    if (others.length > 0 && others.every((other) => other.units === 0) && byChance < IMPROBABLE) {
      told.set(residual.check, { code: 'explain-summed', values: { table: residual.table!, others: String(others.length), percent: percent(byChance) } });
    }
  }
  return told;
}

function residualOf(system: System, relation: LinearRelation, values: bigint[], checked: readonly Checked[]): Residual[] {
  if (relation.kind !== 'linear' || relation.sense !== '=') return [];
  const { operands, verdict } = checked[relation.check]!.check;
  const rounded = relation.form.parts.filter((part) => system.cells[part.cell]!.half > 0n && system.cells[part.cell]!.value !== 0n);
  if (verdict === 'violated' || rounded.length < 2) return [];
  const unit = rounded.reduce(
    (largest, { cell, coefficient }) =>
      absolute(coefficient) * system.cells[cell]!.step > largest ? absolute(coefficient) * system.cells[cell]!.step : largest,
    1n,
  );
  const residual = valueOf(relation.form, values);
  const tables = new Set(operands.map(({ address }) => address?.split('/', 1)[0] ?? null));
  const [table] = tables;
  return [{ check: relation.check, table: tables.size === 1 ? (table ?? null) : null, addends: rounded.length - 1, units: Number(absolute(residual) / unit) }];
}

/** Probability of a residual of so many units or more, either way. */
function atLeast(addends: number, units: number): number {
  let below = residualProbability(addends, 0);
  for (let k = 1; k < units; k++) below += 2 * residualProbability(addends, k);
  return Math.max(0, 1 - below);
}

function percent(share: number): string {
  return share < 0.0001 ? '0.01' : (share * 100).toFixed(2);
}
