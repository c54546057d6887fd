import { addressesOf, isCall, isLeaf, membersOf, type Condition, type Conditions, type FactCall, type Leaf, type OperatorName, type Rule } from '../../../src/engine/pack/rule.js';

/** A rule with one thing wrong, and what. */
export interface Mutant {
  what: string;
  rule: Rule;
}

/** What an operator might have been written instead. */
const OTHERS: Record<OperatorName, OperatorName[]> = {
  equals: ['atLeast', 'atMost', 'sameAs'],
  sameAs: ['differs'],
  differs: ['sameAs'],
  atLeast: ['equals', 'atMost'],
  atMost: ['equals', 'atLeast'],
  nonZero: [],
  within: ['excludes'],
  startsWith: ['excludes'],
  includes: ['excludes'],
  excludes: ['includes'],
  resembles: ['excludes'],
  present: ['absent'],
  absent: ['present'],
};

/** Every rule that differs from this one in one operator, sign, address or part of its guard. */
export function mutantsOf(rule: Rule): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (what: string, change: Partial<Rule>): void => void mutants.push({ what, rule: { ...rule, ...change } });
  for (const { what, condition } of variantsOf(rule.conditions)) add(what, { conditions: condition as Conditions });
  if (rule.when) {
    const { when, ...unguarded } = rule;
    mutants.push({ what: 'without the guard', rule: unguarded });
    for (const { what, condition } of variantsOf(when)) add(`guard: ${what}`, { when: condition as Conditions });
    const members = membersOf(when);
    if (members.length > 1) members.forEach((_, at) => add(`guard without part ${at}`, { when: withMembers(when, members.filter((_, index) => index !== at)) }));
  }
  return mutants;
}

interface Variant {
  what: string;
  condition: Condition;
}

function variantsOf(condition: Condition): Variant[] {
  if (isLeaf(condition)) return leafVariants(condition);
  const members = membersOf(condition);
  return members.flatMap((member, at) =>
    variantsOf(member).map(({ what, condition: changed }) => ({ what: members.length > 1 ? `${at}: ${what}` : what, condition: withMembers(condition, members.with(at, changed)) })),
  );
}

function withMembers(group: Conditions, members: Condition[]): Conditions {
  return 'all' in group ? { ...group, all: members } : { ...group, any: members };
}

function leafVariants(leaf: Leaf): Variant[] {
  const variants: Variant[] = operatorVariants(leaf);
  const { value } = leaf;
  const others = [leaf, ...(isCall(value) ? [value] : [])].flatMap(addressesOf);
  const signs = !(others.length === 1 && isAgainstZero(leaf));
  for (const { what, call } of callVariants(leaf, others, signs)) variants.push({ what: `left ${what}`, condition: { ...leaf, ...call } });
  if (isCall(value)) for (const { what, call } of callVariants(value, others, true)) variants.push({ what: `right ${what}`, condition: { ...leaf, value: call } });
  return variants.filter(({ condition }) => !isSameRelation(leaf, condition as Leaf));
}

/** −x = 0 says what x = 0 says. */
function isAgainstZero({ operator, value }: Leaf): boolean {
  if (operator === 'nonZero') return true;
  const isZero = isCall(value) ? value.fact === 'amount' && value.params.sum?.length === 0 : Number(value) === 0;
  return isZero && ['equals', 'sameAs', 'differs'].includes(operator);
}

function operatorVariants(leaf: Leaf): Variant[] {
  if (leaf.operator === 'nonZero') return [{ what: 'nonZero turned', condition: { ...leaf, value: leaf.value === false } }];
  const isNumber = ['amount', 'ratio', 'count'].includes(leaf.fact);
  const others = !isNumber && (leaf.operator === 'equals' || leaf.operator === 'sameAs') ? (['differs'] as const) : OTHERS[leaf.operator];
  return others.map((operator) => ({ what: `${leaf.operator} → ${operator}`, condition: { ...leaf, operator } }));
}

/** Each address dropped, its sign turned, or replaced by another address of the leaf. */
function callVariants(call: FactCall, others: string[], signs: boolean): { what: string; call: FactCall }[] {
  const { fact, params } = call;
  if (fact === 'amount') {
    const sum = params.sum ?? [params.at!];
    return sum.flatMap((address, at) => [
      { what: `without ${address}`, call: { fact, params: { sum: sum.filter((_, index) => index !== at) } } },
      ...(signs ? [{ what: `sign of ${address}`, call: { fact, params: { sum: sum.with(at, turned(address)) } } }] : []),
      ...replacements(address, others).map((other) => ({ what: `${address} → ${other}`, call: { fact, params: { sum: sum.with(at, other) } } })),
    ]);
  }
  return (['of', 'to', 'by', 'row'] as const).flatMap((key) =>
    [params[key] ?? []].flat().flatMap((address, at, list) =>
      replacements(address, others).map((other) => ({
        what: `${address} → ${other}`,
        call: { fact, params: { ...params, [key]: typeof params[key] === 'string' ? other : list.with(at, other) } },
      })),
    ),
  );
}

function turned(address: string): string {
  return address.startsWith('-') ? address.slice(1) : `-${address}`;
}

function replacements(address: string, others: string[]): string[] {
  const bare = (text: string): string => text.replace(/^-/, '').replace(/\?$/, '');
  const sign = address.startsWith('-') ? '-' : '';
  return [...new Set(others.map(bare))].filter((other) => other !== bare(address)).map((other) => sign + other);
}

/** An operand put in its neighbour's place while the neighbour stays says another thing; the same operands in another order do not. */
function isSameRelation(leaf: Leaf, changed: Leaf): boolean {
  const form = ({ operator, value, ...call }: Leaf): string => {
    const other = isCall(value) ? addressesOf(value).sort() : value;
    return JSON.stringify([operator, addressesOf(call).sort(), other]);
  };
  return form(leaf) === form(changed);
}
