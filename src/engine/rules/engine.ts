import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { isCall, isLeaf, membersOf, type Condition, type FactName, type Leaf, type Literal } from '../pack/rule.js';
import type { FactValue } from './fact-value.js';
import { factValue } from './facts.js';
import { assertAgrees, type Evaluated, type EvaluatedLeaf } from './fold.js';
import type { Instance } from './expand.js';
import { AS_PRINTED, isTrue, judge, OPERATORS } from './operators.js';
import type { ReportIndex } from './report-index.js';
import { shown } from './resolve.js';

const FACTS: FactName[] = ['amount', 'ratio', 'product', 'count', 'text', 'names'];

/** A leaf of a rule for one instance. The engine clones the params of every condition, so they are only twice the place of their leaf in the run, and one more for its right side. */
interface AskedLeaf {
  leaf: Leaf;
  instance: Instance;
}

/** What the engine made of an instance. Where the guard is false the conditions were not looked at. */
export interface Ran {
  guard: Evaluated | null;
  guardHolds: boolean;
  conditions: Evaluated;
}

/**
 * Runs all instances in one run of json-rules-engine; the results stand in the order of the instances. A rule of the pack is one of the engine's,
 * and each of its instances a condition with a result of its own: a rule of the engine for each would cost as much again in events.
 */
export async function runEngine(instances: readonly Instance[], index: ReportIndex): Promise<Ran[]> {
  const engine = new Engine([], { pathResolver: () => undefined });
  const leaves: AskedLeaf[] = [];
  for (const fact of FACTS) {
    const ask = (params: unknown): FactValue => {
      const { leaf, instance } = leaves[(params as number) >> 1]!;
      const { params: own } = (params as number) % 2 === 0 || !isCall(leaf.value) ? leaf : leaf.value;
      return factValue(fact, own, instance.bindings, index);
    };
    engine.addFact(fact, ask, { cache: false });
  }
  for (const operator of OPERATORS) {
    for (const name of [operator, operator + AS_PRINTED]) engine.addOperator<FactValue, FactValue | Literal>(name, (left, right) => isTrue(judge(left, name, right)));
  }
  const groups = groupsOf(instances);
  groups.forEach(({ rule, places }, group) => {
    const conditions = places.map((at) => {
      const instance = instances[at]!;
      const own = asked(rule.conditions, instance, leaves, '');
      return rule.when ? { all: [{ ...asked(rule.when, instance, leaves, AS_PRINTED), priority: 2 }, own] } : own;
    });
    engine.addRule({ name: String(group), conditions: { any: conditions } as TopLevelCondition, event: { type: rule.id } });
  });
  const { results, failureResults } = await engine.run();
  const ran: Ran[] = [];
  for (const { name, conditions } of [...results, ...failureResults]) {
    const { rule, places } = groups[Number(name)]!;
    (conditions as unknown as { any: Returned[] }).any.forEach((condition, index) => {
      ran[places[index]!] = outcome(evaluated(condition, leaves), rule.when !== undefined, condition.result);
    });
  }
  return ran;
}

/** The places of the instances of each rule. */
function groupsOf(instances: readonly Instance[]): { rule: Instance['rule']; places: number[] }[] {
  const groups = new Map<Instance['rule'], number[]>();
  instances.forEach(({ rule }, place) => {
    const places = groups.get(rule);
    if (places) places.push(place);
    else groups.set(rule, [place]);
  });
  return [...groups].map(([rule, places]) => ({ rule, places }));
}

/** A condition as the engine returns it. */
type Returned = { all: Returned[]; name?: string; result?: boolean } | { any: Returned[]; name?: string; result?: boolean } | ReturnedLeaf;

type ReturnedLeaf = Pick<EvaluatedLeaf, 'operator' | 'name' | 'factResult' | 'valueResult' | 'result'> & { params: number };

/** With the leaves as the rule has them; the values keep their identity. */
function evaluated(condition: Returned, leaves: readonly AskedLeaf[]): Evaluated {
  if ('all' in condition) return { ...condition, all: condition.all.map((member) => evaluated(member, leaves)) };
  if ('any' in condition) return { ...condition, any: condition.any.map((member) => evaluated(member, leaves)) };
  const { operator, name, factResult, valueResult, result, params } = condition;
  const { fact, params: own, value } = leaves[params >> 1]!.leaf;
  return { fact, params: own, value, operator, name, factResult, valueResult, result };
}

function outcome(evaluated: Evaluated, guarded: boolean, result: unknown): Ran {
  if (!guarded) {
    assertAgrees(evaluated, result);
    return { guard: null, guardHolds: true, conditions: evaluated };
  }
  const [guard, conditions] = (evaluated as { all: Evaluated[] }).all as [Evaluated, Evaluated];
  assertAgrees(guard, guard.result);
  const guardHolds = guard.result === true;
  if (guardHolds) assertAgrees(conditions, result);
  return { guard, guardHolds, conditions };
}

/** A condition of a rule as the engine takes it for one instance; its leaves go to the end of `leaves`. */
function asked(condition: Condition, instance: Instance, leaves: AskedLeaf[], suffix: string): object {
  if (!isLeaf(condition)) {
    const members = membersOf(condition).map((member) => asked(member, instance, leaves, suffix));
    const name = condition.name === undefined ? {} : { name: condition.name };
    return 'all' in condition ? { all: members, ...name } : { any: members, ...name };
  }
  const params = 2 * (leaves.push({ leaf: condition, instance }) - 1);
  const { fact, operator, value, name } = condition;
  return {
    fact,
    operator: operator + suffix,
    params,
    value: isCall(value) ? { fact: value.fact, params: params + 1 } : filled(value, instance),
    ...(name === undefined ? {} : { name }),
  };
}

function filled(value: Literal, { bindings }: Instance): Literal {
  const fill = (text: string): string => shown(text, bindings);
  if (typeof value === 'string') return fill(value);
  return Array.isArray(value) ? value.map(fill) : value;
}

