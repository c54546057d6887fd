import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { isCall, isLeaf, membersOf, type Condition, type FactCall, type FactName, type FactParams, type Literal } from '../pack/rule.js';
import type { FactValue } from './fact-value.js';
import { factValue } from './facts.js';
import { assertAgrees, type Evaluated } from './fold.js';
import type { Instance } from './expand.js';
import { AS_PRINTED, isTrue, judge, OPERATORS } from './operators.js';
import type { ReportIndex } from './report-index.js';
import { shown } from './resolve.js';

const FACTS: FactName[] = ['amount', 'ratio', 'count', 'text', 'names'];

/** Params as the engine hands them on: those of the rule, and which instance asks. */
type AskedParams = FactParams & { instance: number };

/** What the engine made of an instance. Where the guard is false the conditions were not looked at. */
export interface Ran {
  guard: Evaluated | null;
  guardHolds: boolean;
  conditions: Evaluated;
  /** Addresses that its facts looked at: with other figures there it may come out otherwise. */
  touches: ReadonlySet<string>;
}

/** Runs all instances in one run of json-rules-engine; the results stand in the order of the instances. */
export async function runEngine(instances: readonly Instance[], index: ReportIndex): Promise<Ran[]> {
  const engine = new Engine([], { pathResolver: () => undefined });
  const touches = instances.map(() => new Set<string>());
  for (const fact of FACTS) {
    const ask = (params: Record<string, unknown>): FactValue => {
      const { instance, ...rest } = params as unknown as AskedParams;
      const value = factValue(fact, rest, instances[instance]!.bindings, index);
      for (const address of addressesIn(value)) touches[instance]!.add(address);
      return value;
    };
    engine.addFact(fact, ask, { cache: false });
  }
  for (const operator of OPERATORS) {
    for (const name of [operator, operator + AS_PRINTED]) engine.addOperator<FactValue, FactValue | Literal>(name, (left, right) => isTrue(judge(left, name, right)));
  }
  instances.forEach(({ rule, bindings }, at) => {
    const fill = (text: string): string => shown(text, bindings);
    const conditions = asked(rule.conditions, at, fill, '');
    const guarded = rule.when ? { all: [{ ...asked(rule.when, at, fill, AS_PRINTED), priority: 2 }, conditions] } : conditions;
    engine.addRule({ name: String(at), conditions: guarded as TopLevelCondition, event: { type: rule.id } });
  });
  const { results, failureResults } = await engine.run();
  const ran: Ran[] = [];
  for (const { name, conditions, result } of [...results, ...failureResults]) {
    const at = Number(name);
    ran[at] = { ...outcome(conditions as unknown as Evaluated, instances[at]!.rule.when !== undefined, result), touches: touches[at]! };
  }
  return ran;
}

function addressesIn(value: FactValue): string[] {
  return [...('terms' in value ? value.terms.map((term) => term.address) : []), ...(value.evidence?.figures ?? [])];
}

function outcome(evaluated: Evaluated, guarded: boolean, result: unknown): Omit<Ran, 'touches'> {
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

/** A condition of a rule as the engine takes it for one instance. */
function asked(condition: Condition, instance: number, fill: (text: string) => string, suffix: string): object {
  if (!isLeaf(condition)) {
    const members = membersOf(condition).map((member) => asked(member, instance, fill, suffix));
    const name = condition.name === undefined ? {} : { name: condition.name };
    return 'all' in condition ? { all: members, ...name } : { any: members, ...name };
  }
  const call = ({ fact, params }: FactCall): FactCall => ({ fact, params: { ...params, instance } as FactParams });
  const { value } = condition;
  return { ...condition, ...call(condition), operator: condition.operator + suffix, value: isCall(value) ? call(value) : filled(value, fill) };
}

function filled(value: Literal, fill: (text: string) => string): Literal {
  if (typeof value === 'string') return fill(value);
  return Array.isArray(value) ? value.map(fill) : value;
}

