import { constraints, type Constraint } from '../figures/decide.js';
import { Decimal, ZERO } from '../figures/exact.js';
import { type Product, constant, type Ratio, type Sum } from '../figures/quantity.js';
import { isCall, leavesOf, type Leaf, type Literal, type OperatorName } from '../pack/rule.js';
import type { Bindings } from './binding.js';
import type { Operand, Verdict } from './check.js';
import type { Ran } from './engine.js';
import type { Instance } from './expand.js';
import type { FactValue } from './fact-value.js';
import { fold, type Evaluated, type EvaluatedLeaf, type Folded } from './fold.js';
import { AS_PRINTED, type Judgement } from './operators.js';
import { numbersOf, type Numbers } from './numbers.js';
import { relationOf } from './relation.js';
import { plain } from '../report/words.js';
import type { ReportIndex } from './report-index.js';
import { ToldCheck } from './told-check.js';
import type { Told, Wording } from './wording.js';

/** A check with what explanations need and the page does not: its instance, and its two sides as numbers. */
export interface Checked {
  check: ToldCheck;
  instance: Instance;
  /** Null where no numbers were compared. */
  numeric: Numeric | null;
  /** Addresses that its facts looked at: with other figures there it may come out otherwise. */
  touches(): ReadonlySet<string>;
}

export interface Numeric {
  left: Sum | Ratio;
  operator: OperatorName;
  right: Sum | Ratio | Product;
}

/** What the true values of the figures must satisfy, with one coefficient for each address; none where the operator looks at printed values only. */
export function constraintsOf({ left, operator, right }: Numeric): Constraint[] {
  return operator === 'equals' || operator === 'atLeast' || operator === 'atMost' ? constraints(left, operator, right) : [];
}

/** One check for each statement of an instance. */
export function checksOf(instance: Instance, ran: Ran | null, index: ReportIndex, wording: Wording): Checked[] {
  const { rule } = instance;
  const statements: (string | null)[] = 'all' in rule.conditions && rule.conditions.all.length > 1 ? rule.conditions.all.map((statement) => statement.name ?? null) : [null];
  if (!ran) return [nowhere(instance, wording)];
  if (!ran.guardHolds) {
    const guard = fold(ran.guard!);
    return statements.map((statement, at) => ({ ...outsideGuard(instance, statement, at, guard, index, wording), touches: () => touchedBy(ran) }));
  }
  const evaluated: Evaluated[] = statements.length > 1 ? (ran.conditions as { all: Evaluated[] }).all : [ran.conditions];
  return evaluated.map((condition, at) => ({ ...decided(instance, statements[at]!, fold(condition), index, wording), touches: () => touchedBy(ran) }));
}

const NOTHING: ReadonlySet<string> = new Set();
/** A check that compares no numbers. */
export const NO_NUMBERS: Numbers = { actual: null, expected: null, difference: null, bound: null, leftRange: null, rightRange: null };

function nowhere(instance: Instance, wording: Wording): Checked {
  const { rule, bindings } = instance;
  const { kind, why } = instance.nowhere!;
  const [leaf] = leavesOf(rule.conditions);
  const check = new ToldCheck(rule, bindings, null, kind, leaf!.operator, {
    title: () => wording.title(rule, bindings),
    relation: () => relationOf(leaf!, null, null, bindings),
    operands: () => [],
    numbers: () => NO_NUMBERS,
    why: () => wording.reason(why),
    message: (words) => wording.without(kind, words!),
  });
  return { check, instance, numeric: null, touches: () => NOTHING };
}

function touchedBy({ guard, guardHolds, conditions }: Ran): ReadonlySet<string> {
  const leaves = [...(guard ? evaluatedLeaves(guard) : []), ...(guardHolds ? evaluatedLeaves(conditions) : [])];
  return new Set(leaves.flatMap(({ factResult, valueResult }) => [factResult, valueResult].flatMap(addressesIn)));
}

function evaluatedLeaves(condition: Evaluated): EvaluatedLeaf[] {
  if ('fact' in condition) return [condition];
  return ('all' in condition ? condition.all : condition.any).flatMap(evaluatedLeaves);
}

function addressesIn(value: FactValue | Literal | undefined): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  return [...('terms' in value ? value.terms.map((term) => term.address) : []), ...(value.evidence?.figures ?? [])];
}

/** The guard is false, not applicable or undecided: the check shows the guard's figures. */
function outsideGuard(instance: Instance, statement: string | null, at: number, guard: Folded, index: ReportIndex, wording: Wording): Omit<Checked, 'touches'> {
  const { rule, bindings } = instance;
  const { judgement } = guard;
  const verdict: Verdict = judgement.verdict === 'undecided' ? 'undecided' : 'notApplicable';
  const { factResult: left, valueResult: right } = guard.leaf as Required<EvaluatedLeaf>;
  const own = leavesOf('all' in rule.conditions ? rule.conditions.all[at]! : rule.conditions)[0]!;
  const check = new ToldCheck(rule, bindings, statement, verdict, own.operator, {
    title: () => wording.title(rule, bindings),
    relation: () => relationOf(own, null, null, bindings),
    operands: () => operandsOf(guard.leaf, index),
    numbers: () => NO_NUMBERS,
    why: () => (judgement.why ? wording.reason(judgement.why) : wording.guard(toldOf(guard, bindings, index), `${rule.id}: ${relationOf(plainLeaf(guard.leaf), left, right, bindings)}`)),
    message: (why) => wording.without(verdict, why!),
  });
  return { check, instance, numeric: null };
}

function decided(instance: Instance, statement: string | null, folded: Folded, index: ReportIndex, wording: Wording): Omit<Checked, 'touches'> {
  const { rule, bindings } = instance;
  const { judgement, leaf: evaluated } = folded;
  const leaf = plainLeaf(evaluated);
  const left = evaluated.factResult!;
  const right = evaluated.valueResult!;
  const check = new ToldCheck(rule, bindings, statement, judgement.verdict, leaf.operator, {
    title: () => wording.title(rule, bindings),
    relation: () => relationOf(leaf, left, right, bindings),
    operands: () => (judgement.verdict === 'violated' ? accused(left, right, judgement, index) : null) ?? operandsOf(evaluated, index),
    // That there is something which should not be, or the reverse, is no arithmetic.
    numbers: () => (leaf.operator === 'nonZero' && typeof left === 'object' && 'evidence' in left ? NO_NUMBERS : numbersOf(left, leaf.operator, right, judgement)),
    why: () => (judgement.why ? wording.reason(judgement.why) : null),
    message: (why) => wording.message(rule, toldOf(folded, bindings, index), why),
  });
  return { check, instance, numeric: numericOf(left, leaf.operator, right, judgement) };
}

function toldOf({ leaf: evaluated, judgement }: Folded, bindings: Bindings, index: ReportIndex): Told {
  const leaf = plainLeaf(evaluated);
  const left = evaluated.factResult!;
  const right = evaluated.valueResult!;
  return {
    operator: leaf.operator,
    sides: [
      { call: leaf, value: left },
      { call: isCall(leaf.value) ? leaf.value : null, value: right },
    ],
    numbers: numbersOf(left, leaf.operator, right, judgement),
    judgement,
    bindings,
    index,
  };
}

/** As the rule has it, without the mark of a guard. */
function plainLeaf(leaf: EvaluatedLeaf): Leaf {
  return { fact: leaf.fact, params: leaf.params, operator: leaf.operator.replace(AS_PRINTED, '') as OperatorName, value: leaf.value };
}

function numericOf(left: FactValue, operator: OperatorName, right: FactValue | Literal, { decision }: Judgement): Numeric | null {
  if (!decision?.difference || !('least' in left) || left.kind === 'product') return null;
  if (typeof right === 'object') return 'least' in right ? { left, operator, right } : null;
  // A fixed sum, as shares of 100 %. Limits such as "not below zero" bind a single figure and are no relation.
  const fixed = operator === 'equals' && typeof right === 'string' ? new Decimal(right) : ZERO;
  return fixed.isZero() ? null : { left, operator, right: constant(fixed) };
}

function operandsOf(leaf: EvaluatedLeaf, index: ReportIndex): Operand[] {
  const right = leaf.valueResult;
  return [...sideOperands('left', leaf.factResult!, index), ...(typeof right === 'object' && !Array.isArray(right) ? sideOperands('right', right, index) : [])];
}

/**
 * Of names that should be within a list, the figures of those that are not; what stands in a table has with it where the list begins. Null of anything else,
 * and of names that stand nowhere.
 */
function accused(left: FactValue, right: FactValue | Literal, { missing }: Judgement, index: ReportIndex): Operand[] | null {
  if (left.kind !== 'names') return null;
  const figures = left.names.flatMap((name) => (missing.includes(plain(name)) ? (left.figuresOf.get(name) ?? []) : []));
  const found = sideOperands('left', { ...left, evidence: { figures } }, index).filter(({ figure }) => figure !== null && figure.anchors.length > 0);
  if (found.length === 0) return null;
  const list = !found.some(isInTable) || typeof right !== 'object' || Array.isArray(right) ? [] : sideOperands('right', right, index);
  return [...found, ...list.filter((operand) => !isInTable(operand)).slice(0, 1)];
}

function isInTable({ figure }: Operand): boolean {
  return figure !== null && 'row' in figure.place;
}

function sideOperands(side: Operand['side'], value: FactValue, index: ReportIndex): Operand[] {
  const ofAddress = (address: string, sign: 1 | -1): Operand => {
    const figure = index.figure(address) ?? null;
    return { side, sign, address, label: figure?.label ?? address, figure };
  };
  const terms = 'terms' in value ? value.terms.map((term) => ofAddress(term.address, term.sign)) : [];
  const { figures = [], words = [] } = value.evidence ?? {};
  return [
    ...terms,
    ...figures.map((address) => ofAddress(address, 1)),
    ...words.map(({ address, label, printed, anchors }): Operand => ({ side, sign: 1, address, label, figure: null, words: { printed, anchors } })),
  ];
}
