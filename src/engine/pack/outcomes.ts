import { addressesOf, isCall, leavesOf, type FactCall, type Leaf, type Rule, type Verdict } from './rule.js';

/** The verdicts that an example must show. `undecided`, and `notApplicable` without a guard, can befall every rule alike and are the engine's to test. */
export function outcomesOf(rule: Rule): Verdict[] {
  const outcomes: Verdict[] = ['exact', 'violated'];
  if (leavesOf(rule.conditions).some(canRound)) outcomes.push('rounding');
  if (rule.when) outcomes.push('notApplicable');
  return outcomes;
}

/** One figure against a number of the rule is never one of those that only rounding explains: both have the same last place. */
function canRound(leaf: Leaf): boolean {
  if (!['equals', 'atLeast', 'atMost'].includes(leaf.operator)) return false;
  const calls: FactCall[] = [leaf, ...(isCall(leaf.value) ? [leaf.value] : [])].filter(({ fact }) => ['amount', 'ratio', 'product'].includes(fact));
  const addresses = calls.flatMap(addressesOf);
  return addresses.length > 1 || addresses.some((address) => /[*[]/.test(address));
}
