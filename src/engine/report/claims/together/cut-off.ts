import type { Remark } from '../../../document/document.js';
import { stepOf } from '../../../figures/amount.js';
import { Decimal } from '../../../figures/exact.js';
import { unitsPer } from '../../../figures/unit.js';
import type { Figure, Table } from '../../report.js';

/** So many different amounts of the prose must be lower than rounding makes them before cutting off is its habit and no slip. */
const FEWEST = 3;
const HALF = new Decimal('0.5');
const THREE_HALVES = new Decimal('1.5');

/**
 * Some prose is made by cutting places off (877,080 元 of the table are 87.70 万元), not by rounding. Where amounts show it and none
 * shows the contrary, every amount of the prose stands for what either way prints like it: from half a unit below to a whole unit above.
 * It is told, for rounding is what is asked for.
 * @param claims tables of claims; `stated` holds each amount beside the cell it quotes
 * @param figures all figures of the prose, which the claims share; their amounts are widened
 */
export function allowCutOff(claims: readonly Table[], figures: readonly Figure[]): Remark[] {
  const stated = claims.find(({ id }) => id === 'stated');
  const [printed, cell] = ['printed', 'cell'].map((id) => stated?.columns.findIndex((column) => column.id === id) ?? -1) as [number, number];
  const low: Figure[] = [];
  for (const row of stated?.figures ?? []) {
    const quoted = row[printed];
    const gap = quoted && row[cell] ? unitsBelow(quoted, row[cell]) : null;
    if (gap === null) continue;
    if (gap.isNegative()) return [];
    if (gap.greaterThan(HALF) && gap.lessThan(1)) low.push(quoted!);
  }
  if (new Set(low.map(({ amount }) => amount.value.toString())).size < FEWEST) return [];
  for (const figure of figures) {
    const { amount } = figure;
    if (unitsPer(amount.unit, '元') === null || amount.half.isZero() || amount.lean) continue;
    figure.amount = { ...amount, half: amount.half.times(THREE_HALVES), lean: amount.half.times(HALF), step: stepOf(amount) };
  }
  return [{ code: 'claims-cut-off', values: { count: String(low.length), example: low[0]!.amount.printed }, anchors: low.flatMap(({ anchors }) => anchors) }];
}

/** How many of its last places an amount lies below the finer one that it quotes; null where the cell is no finer, or they are too far apart to be one figure. */
function unitsBelow(quoted: Figure, cell: Figure): Decimal | null {
  const factor = unitsPer(cell.amount.unit, quoted.amount.unit);
  if (!factor || quoted.amount.lean || cell.state !== 'read' || quoted.amount.value.isZero()) return null;
  const unit = stepOf(quoted.amount);
  if (unit.isZero() || !cell.amount.half.times(factor).times(10).lessThanOrEqualTo(unit)) return null;
  const gap = cell.amount.value.times(factor).minus(quoted.amount.value).div(unit);
  return gap.abs().lessThan(1) ? gap : null;
}
