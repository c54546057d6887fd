import { holds } from '../figures/decide.js';
import type { FactCall, Literal, Verdict } from '../pack/rule.js';
import type { FactValue } from './fact-value.js';
import { judge, type Judgement } from './operators.js';

/** A condition of the engine's result after its run. */
export type Evaluated = EvaluatedLeaf | { all: Evaluated[]; name?: string; result?: boolean } | { any: Evaluated[]; name?: string; result?: boolean };

export interface EvaluatedLeaf {
  fact: FactCall['fact'];
  params: FactCall['params'];
  operator: string;
  value: Literal | FactCall;
  name?: string;
  factResult?: FactValue;
  valueResult?: FactValue | Literal;
  result?: boolean;
}

/** The verdict of a condition, and the leaf that decided it. */
export interface Folded {
  leaf: EvaluatedLeaf;
  judgement: Judgement;
}

const WORST_FIRST: Verdict[] = ['violated', 'undecided', 'notApplicable', 'rounding', 'exact'];
const BEST_FIRST: Verdict[] = ['exact', 'rounding', 'undecided', 'violated', 'notApplicable'];

/** `all`: the worst counts. `any`, forms of one relation: the best counts, and of two that fail the one that comes closer. */
export function fold(condition: Evaluated): Folded {
  const known = memo.get(condition);
  if (known) return known;
  const folded = folding(condition);
  memo.set(condition, folded);
  return folded;
}

/** A result of the engine does not change, and is asked for as a statement and as part of the whole. */
const memo = new WeakMap<Evaluated, Folded>();

function folding(condition: Evaluated): Folded {
  if ('fact' in condition) return { leaf: condition, judgement: judge(condition.factResult!, condition.operator, condition.valueResult!) };
  const isAll = 'all' in condition;
  const folded = (isAll ? condition.all : condition.any).map(fold);
  const order = isAll ? WORST_FIRST : BEST_FIRST;
  const rank = ({ judgement }: Folded): number => order.indexOf(judgement.verdict);
  return folded.reduce((best, next) => {
    if (rank(next) !== rank(best)) return rank(next) < rank(best) ? next : best;
    return !isAll && next.judgement.verdict === 'violated' && closer(next, best) ? next : best;
  });
}

function closer(one: Folded, other: Folded): boolean {
  const distance = one.judgement.decision?.difference?.abs();
  const least = other.judgement.decision?.difference?.abs();
  return distance !== undefined && least !== undefined && distance.lessThan(least);
}

/** The fold and the engine must say the same: if not, one of the two is wrong, and no verdict of the run can be trusted. */
export function assertAgrees(condition: Evaluated, result: unknown): void {
  if (holds(fold(condition).judgement.verdict) !== result) throw new Error('the engine and the fold of its leaves disagree');
}
