import { decide, holds, type Decision, type Operator } from '../figures/decide.js';
import { Decimal, ZERO } from '../figures/exact.js';
import { isBlank } from '../figures/parse.js';
import { constant, type Reason } from '../figures/quantity.js';
import type { Literal, OperatorName, Verdict } from '../pack/rule.js';
import { plain } from '../report/words.js';
import type { FactValue, NamesValue, NumberValue, TextValue } from './fact-value.js';

/** What an operator finds of its two sides. */
export interface Judgement {
  verdict: Verdict;
  /** Of numbers. */
  decision: Decision | null;
  /** Of lists: what the left has and the right lacks, and the reverse. */
  missing: string[];
  extra: string[];
  why: Reason | null;
}

/** Marks the operators of a guard: they look at the figures as printed. The loader knows no such names, so no rule can use them. */
export const AS_PRINTED = ' as printed';

export const OPERATORS: OperatorName[] = ['equals', 'sameAs', 'differs', 'atLeast', 'atMost', 'nonZero', 'within', 'startsWith', 'includes', 'excludes', 'resembles', 'present', 'absent'];

/** Values are made anew for each leaf, which is judged for the engine and again for its check. */
const known = new WeakMap<FactValue, { operator: string; right: FactValue | Literal; judgement: Judgement }>();

/** `operator` may end in AS_PRINTED. */
export function judge(left: FactValue, operator: string, right: FactValue | Literal): Judgement {
  const before = known.get(left);
  if (before?.operator === operator && before.right === right) return before.judgement;
  const judgement = judgeAnew(left, operator, right);
  known.set(left, { operator, right, judgement });
  return judgement;
}

function judgeAnew(left: FactValue, operator: string, right: FactValue | Literal): Judgement {
  if (!operator.endsWith(AS_PRINTED)) return judged(left, operator as OperatorName, right);
  const judgement = judged(left, operator.slice(0, -AS_PRINTED.length) as OperatorName, right);
  return judgement.verdict === 'rounding' ? { ...judgement, verdict: 'violated' } : judgement;
}

export function isTrue(judgement: Judgement): boolean {
  return holds(judgement.verdict);
}

function judged(left: FactValue, operator: OperatorName, right: FactValue | Literal): Judgement {
  if (operator === 'present' || operator === 'absent') return presence(left, (operator === 'present') === (right !== false));
  if (left.kind === 'text' || left.kind === 'names') return words(left, operator, right);
  // A list of words beside it would be no number.
  if (left.kind === 'notApplicable' || left.kind === 'undecided') return bare(left.kind, left.why);
  if (operator === 'nonZero') return numbers(left, right === false ? 'equals' : 'nonZero', constant(ZERO));
  return numbers(left, operator as Operator, isFact(right) ? (right as NumberValue) : constant(new Decimal(String(right))));
}

function isFact(value: FactValue | Literal): value is FactValue {
  return typeof value === 'object' && !Array.isArray(value);
}

function numbers(left: NumberValue, operator: Operator, right: NumberValue): Judgement {
  const decision = decide(left, operator, right);
  return { verdict: decision.verdict, decision, missing: [], extra: [], why: decision.why };
}

function bare(verdict: Verdict, why: Reason | null = null): Judgement {
  return { verdict, decision: null, missing: [], extra: [], why };
}

/** Reasons that say a thing is not there, in a table that is. */
const NOT_THERE = new Set(['rule-row-absent', 'rule-rows-absent', 'rule-column-absent', 'rule-cell-absent', 'rule-parent-absent']);

function presence(value: FactValue, wanted: boolean): Judgement {
  if (value.kind === 'undecided' && value.why.code !== 'rule-unreadable') return bare('undecided', value.why);
  if (value.kind === 'notApplicable' && !NOT_THERE.has(value.why.code)) return bare('notApplicable', value.why);
  return bare(isThere(value) === wanted ? 'exact' : 'violated');
}

function isThere(value: FactValue): boolean {
  switch (value.kind) {
    case 'text':
      return value.text !== null && value.text !== '';
    case 'names':
      return value.names.length > 0;
    case 'notApplicable':
      return false;
    case 'undecided':
      return true;
    default:
      return value.terms.some((term) => !isBlank(term.amount.printed));
  }
}

function words(left: TextValue | NamesValue, operator: OperatorName, right: FactValue | Literal): Judgement {
  const other = listOf(right);
  if ('why' in other) return bare(other.kind, other.why);
  const own = listOf(left);
  if ('why' in own) return bare(own.kind, own.why);
  const missing = own.list.filter((word) => !other.list.includes(word));
  const extra = other.list.filter((word) => !own.list.includes(word));
  const [one] = own.list;
  const isText = left.kind === 'text';
  const verdict = (isTrue: boolean): Judgement => ({ ...bare(isTrue ? 'exact' : 'violated'), missing, extra });
  switch (operator) {
    case 'equals':
    case 'sameAs':
      return verdict(missing.length === 0 && extra.length === 0);
    case 'differs':
      return verdict(missing.length > 0 || extra.length > 0);
    case 'within':
      return verdict(missing.length === 0);
    case 'includes':
      return verdict(isText ? other.list.some((word) => one!.includes(word)) : extra.length === 0);
    case 'excludes':
      return verdict(isText ? !other.list.some((word) => one!.includes(word)) : missing.length === own.list.length);
    case 'startsWith':
      return verdict(other.list.some((word) => one!.startsWith(word)));
    case 'resembles':
      return verdict(other.list.some((word) => resembles(one!, word)));
    case 'atLeast':
      return verdict(other.list.every((word) => one! >= word));
    case 'atMost':
      return verdict(other.list.every((word) => one! <= word));
    default:
      throw new Error(`operator ${operator} cannot compare words`);
  }
}

type Listed = { list: string[] } | { kind: 'notApplicable' | 'undecided'; why: Reason };

/** Words without what only typesetting put there: spaces, quotes, widths of brackets. */
function listOf(value: FactValue | Literal): Listed {
  if (!isFact(value)) return { list: (Array.isArray(value) ? value : [String(value)]).map(plain) };
  if (value.kind === 'names') return { list: value.names.map(plain) };
  if (value.kind === 'text') return value.text === null ? { kind: 'notApplicable', why: { code: 'rule-no-words', values: {} } } : { list: [plain(value.text)] };
  if (value.kind === 'notApplicable' || value.kind === 'undecided') return value;
  throw new Error('a number cannot be compared with words');
}

/** At least half of the characters of `name`, each as often as it stands there, are in `other` too. */
function resembles(name: string, other: string): boolean {
  const left = [...other];
  let shared = 0;
  for (const character of name) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return shared * 2 >= [...name].length;
}
