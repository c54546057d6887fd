import type { Words } from './words.js';

export type ReportKind = 'final-accounts' | 'budget';
/** Rules of the folder prose/ are about claims, which both kinds of report make. */
export type RuleReport = ReportKind | 'any';
export type Severity = 'error' | 'warning' | 'notice';
export type Group = 'within-table' | 'cross-table' | 'narrative-table' | 'narrative' | 'performance' | 'structure';
export type Verdict = 'exact' | 'rounding' | 'violated' | 'undecided' | 'notApplicable';

/** One relation for all reports of a kind, as rules/schema/rule.schema.json describes it; the loader adds `report`. */
export interface Rule {
  id: string;
  report: RuleReport;
  title: Words;
  why: Words;
  basis: string;
  group: Group;
  severity: Severity;
  message?: Words;
  /** Variable → selector or list of words, bound in this order. */
  each?: Record<string, string | string[]>;
  /** The guard: where it is false, the rule is not applicable. */
  when?: Conditions;
  conditions: Conditions;
  examples: Example[];
}

export type Conditions = { all: Condition[]; name?: string } | { any: Condition[]; name?: string };
export type Condition = Conditions | Leaf;

export interface Leaf {
  fact: FactName;
  params: FactParams;
  operator: OperatorName;
  value: Literal | FactCall;
  /** Of the statement, where a rule has several. */
  name?: string;
}

export interface FactCall {
  fact: FactName;
  params: FactParams;
}

export type Literal = string | number | boolean | string[];
export type FactName = 'amount' | 'ratio' | 'product' | 'count' | 'text' | 'names';
export type OperatorName = NumberOperator | WordOperator;
export type NumberOperator = 'equals' | 'sameAs' | 'differs' | 'atLeast' | 'atMost' | 'nonZero';
export type WordOperator = 'within' | 'startsWith' | 'includes' | 'excludes' | 'resembles' | 'present' | 'absent';

/** Of all facts together; the schema says which belong to which. */
export interface FactParams {
  at?: string;
  sum?: string[];
  of?: string | string[];
  to?: string | string[];
  by?: string;
  what?: string;
  where?: string;
  table?: string;
  row?: string;
  tables?: string[];
}

export interface Example {
  /** Address → figure as printed. */
  given: Record<string, string>;
  verdict: Verdict;
  /** Only the instance that is bound so, only the statement of that name. */
  each?: Record<string, string>;
  statement?: string;
  /** What rows are, where their ids do not tell, by table. */
  rows?: Record<string, ExampleRow[]>;
  tables?: Record<string, ExampleTable>;
}

export interface ExampleRow {
  id: string;
  code?: string | null;
  name?: string;
  class?: string | null;
  parent?: string | null;
  partOf?: string;
}

export interface ExampleTable {
  form?: string | null;
  title?: string;
  notes?: string;
  unit?: '元' | '千元' | '万元' | '亿元' | '%' | '';
  places?: number;
  filled?: boolean;
  cut?: boolean;
  columns?: string[];
}

export function isLeaf(condition: Condition): condition is Leaf {
  return 'fact' in condition;
}

/** The conditions under a group, whichever it is. */
export function membersOf(group: Conditions): Condition[] {
  return 'all' in group ? group.all : group.any;
}

export function leavesOf(condition: Condition): Leaf[] {
  return isLeaf(condition) ? [condition] : membersOf(condition).flatMap(leavesOf);
}

export function isCall(value: Literal | FactCall): value is FactCall {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Every address that a fact call names, signs included. */
export function addressesOf({ fact, params }: FactCall): string[] {
  const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);
  if (fact === 'amount') return [...list(params.at), ...list(params.sum)];
  return [...list(params.of), ...list(params.to), ...list(params.by), ...list(params.row)];
}

export function appliesTo(rule: Rule, kind: string): boolean {
  return kind === 'unknown' || rule.report === 'any' || rule.report === kind;
}
