import { isLeaf, membersOf, type Condition, type Conditions, type Rule } from '../pack/rule.js';
import { formulaOf as formulaOfLeaf } from '../rules/relation.js';

/** A rule's relation as it is written, with its variables: `05/{row}/小计 = 05/{row}/基本支出 + 05/{row}/项目支出`. Several statements follow one another; of alternatives one must hold. */
export function formulaOf(rule: Rule): string {
  return formulaOfGroup(rule.conditions);
}

function formulaOfGroup(conditions: Conditions): string {
  return membersOf(conditions)
    .map(formulaOfPart)
    .join('any' in conditions ? ' ∨ ' : '; ');
}

function formulaOfPart(condition: Condition): string {
  return isLeaf(condition) ? formulaOfLeaf(condition) : `(${formulaOfGroup(condition)})`;
}
