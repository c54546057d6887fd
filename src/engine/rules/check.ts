import type { Anchor } from '../document/document.js';
import type { Group, Severity, Verdict } from '../pack/rule.js';
import type { Words } from '../pack/words.js';
import type { Figure } from '../report/report.js';

export type { Group, Severity, Verdict, Words };

export interface Operand {
  side: 'left' | 'right';
  sign: 1 | -1;
  /** Null only for words that no row or table holds (a heading, a promise), or a misplaced figure. */
  address: string | null;
  label: string;
  figure: Figure | null;
  /** For an operand that is words: what is printed and where; of a row or of a whole table, its address then ends in `/*`. */
  words?: { printed: string; anchors: Anchor[] };
}

/** A rule applied at one place of one report: the outcome of one statement of one rule instance. */
export interface Check {
  rule: string;
  /** Variable of `each` → the row, column or claim bound. */
  binding: Record<string, string>;
  /** `name` of the statement where the rule has several, else null. */
  statement: string | null;
  severity: Severity;
  group: Group;
  verdict: Verdict;
  /** `05/合计/基本支出 = 06/人员经费合计/决算数 + …` */
  relation: string;
  operator: string;
  operands: Operand[];
  /** Left and right side in the unit of the left side, without trailing noise; '≤ 1.80' for inequalities; words for statements and lists; null where there is none. */
  actual: string | null;
  expected: string | null;
  difference: string | null;
  /** Largest |difference| that rounding allows; null for statements. */
  bound: string | null;
  /** What each side could at least and at most have been; null for statements. */
  leftRange: [string, string] | null;
  rightRange: [string, string] | null;
  /** For notApplicable and undecided: the reason; for rounding: what explains it where that is more than sums of halves. */
  why: Words | null;
  title: Words;
  message: Words;
}
