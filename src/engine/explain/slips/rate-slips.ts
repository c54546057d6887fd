import { absolute } from '../../figures/exact.js';
import { valueOf, type Values } from '../outcome.js';
import type { Kind } from './slip.js';
import type { System } from '../system.js';

/** A rate is computed, mostly by hand and from figures of an earlier draft: it is wrong more often than the amounts beside it. */
const MISCALCULATED = 3;
const TRUNCATED = 1.5;
/** Figures of an earlier draft change a rate by no more last places than these; beyond, any value is as unlikely as it is far off. */
const NEAR = 100n;
/** Possible within the rounding of its figures, and not what they give as printed. */
export const NOT_AS_PRINTED = 1;

/** A percentage that is not what its figures give: cut instead of rounded, or computed wrongly. */
export function rateSlip(system: System, relation: number, cell: number, value: bigint, values: Values): Kind | null {
  const rule = system.relations[relation]!;
  if (rule.kind !== 'ratio' || !('cell' in rule.percent) || rule.percent.cell !== cell) return null;
  const [of, to] = [valueOf(rule.of, values), valueOf(rule.to, values)];
  if (to <= 0n || of < 0n) return null;
  const { step } = system.cells[cell]!;
  const cut = (of / (to * step)) * step;
  const rounded = ((2n * of + to * step) / (2n * to * step)) * step;
  if (cut === values[cell] && value === cut + step) return { reason: 'truncated', cost: TRUNCATED };
  const apart = absolute(value - values[cell]!) / step;
  const far = apart > NEAR ? Math.log(Number(apart) / Number(NEAR)) : 0;
  return { reason: 'miscalculated', cost: MISCALCULATED + far + (value === rounded ? 0 : NOT_AS_PRINTED) };
}
