import type { Checked } from '../rules/checked.js';
import type { Decided } from './system.js';

/** A check as explanations take it: a comparison of amounts that is no notice, which is custom and not arithmetic. */
export function decidedOf({ check, numeric }: Checked, index: number): Decided[] {
  if (!numeric || check.severity === 'notice') return [];
  const { left, operator, right } = numeric;
  if (operator !== 'equals' && operator !== 'atLeast' && operator !== 'atMost') return [];
  return [{ check: index, left, operator, right }];
}
