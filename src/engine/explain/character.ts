import type { Reason } from '../figures/quantity.js';
import type { Checked } from '../rules/checked.js';
import { residualProbability } from './slips/likelihood.js';
import { absolute } from '../figures/exact.js';
import { valueOf } from './outcome.js';
import { type LinearRelation, type System } from './system.js';

/** Of honestly rounded reports no more than this share may have anything told of them: each of the two kinds of evidence counts all that it looked at. */
const IMPROBABLE = 0.01;

interface Residual {
  check: number;
  /** The table whose own sum it is; null between tables. */
  table: string | null;
  addends: number;
  /** In units of the coarsest last place. */
  units: number;
}

/** What is asked of a check. */
type Asked = { check: Pick<Checked['check'], 'operands' | 'verdict'> };

/**
 * Residuals that rounding can explain but hardly does (algorithms.md §1): those so large that one such among all sums of the report has
 * a chance under one in a hundred, and the only one of a table whose other sums are all exact, where so few by chance would be that
 * improbable. By index of the check, with the evidence.
 */
export function outOfCharacter(system: System, checked: readonly Asked[]): Map<number, Reason> {
  const values = system.cells.map((cell) => cell.value);
  const sums = system.relations.flatMap((relation) => residualOf(system, relation as LinearRelation, values, checked)).filter(({ addends }) => addends > 1);
  const byTable = new Map<string | null, Residual[]>();
  for (const each of sums) byTable.set(each.table, [...(byTable.get(each.table) ?? []), each]);
  const told = new Map<number, Reason>();
  for (const residual of sums) {
    if (residual.units === 0 || checked[residual.check]!.check.verdict !== 'rounding') continue;
    const chance = atLeast(residual.addends, residual.units);
    if (chance * sums.length < IMPROBABLE) {
      told.set(residual.check, {
        code: 'explain-improbable',
        values: { addends: String(residual.addends), units: String(residual.units), percent: percent(chance), sums: String(sums.length) },
      });
      continue;
    }
    const own = residual.table === null ? [] : byTable.get(residual.table)!;
    if (own.filter(({ units }) => units !== 0).length > 1) continue;
    const exact = own.reduce((product, { addends }) => product * residualProbability(addends, 0), 1);
    // None of them off, or any single one.
    const few = own.reduce((sum, { addends }) => sum + exact / residualProbability(addends, 0) - exact, exact);
    if (few * byTable.size < IMPROBABLE)
      told.set(residual.check, { code: 'explain-summed', values: { table: residual.table!, others: String(own.length - 1), percent: percent(few) } });
  }
  return told;
}

function residualOf(system: System, relation: LinearRelation, values: bigint[], checked: readonly Asked[]): Residual[] {
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
