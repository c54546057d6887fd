import { inOneUnit } from '../figures/decide.js';
import { leavesOf } from '../pack/rule.js';
import type { Checked } from '../rules/checked.js';
import { systemOf, type Decided, type System } from './system.js';

/** The relations of an audit that explanations rest on. */
export function systemOfChecks(checked: readonly Checked[]): System {
  return systemOf(checked.flatMap(decidedOf), checked.flatMap(notNegative));
}

/** A check as explanations take it: a comparison of amounts that is no notice, which is custom and not arithmetic. */
function decidedOf({ check, numeric }: Checked, index: number): Decided[] {
  // A product has no place in a system of sums: it can be broken, but accuses no figure.
  if (!numeric || check.severity === 'notice' || numeric.right.kind === 'product') return [];
  const { left, operator, right } = numeric;
  if (operator !== 'equals' && operator !== 'atLeast' && operator !== 'atMost') return [];
  const sides = inOneUnit(left, right);
  return sides ? [{ check: index, left: sides[0], operator, right: sides[1] }] : [];
}

/** The figure that a rule of the form "at least 0" is about. */
function notNegative({ check, instance }: Checked): string[] {
  if (check.operator !== 'atLeast') return [];
  const [leaf, ...more] = leavesOf(instance.rule.conditions);
  if (leaf?.operator !== 'atLeast' || leaf.value !== '0' || more.length > 0) return [];
  const [operand, ...others] = check.operands;
  return operand?.address == null || others.length > 0 ? [] : [operand.address];
}
