import type { Anchor } from '../document/document.js';
import type { Choice } from '../report/choice.js';
import type { Group, Severity, Words } from '../rules/check.js';

/** `gouji.findings/1`, the exchange format; its JSON Schema is rules/schema/findings.schema.json. */
export interface FindingList {
  format: 'gouji.findings/1';
  tool: { name: 'gouji'; version: string };
  rules: { version: string; sha256: string; off: { rule: string; reason: string }[]; own: string[] };
  /** ISO time. */
  audited: string;
  choices: Choice[];
  report: {
    name: string;
    sha256: string;
    bytes: number;
    format: 'text' | 'pdf' | 'docx' | 'xlsx' | 'html';
    kind: 'final-accounts' | 'budget' | 'unknown';
    department: string | null;
    year: number | null;
    unit: string | null;
    tables: { id: string; title: string; unit: string | null; anchors: Anchor[]; figures: number; remarks: Words[] }[];
    unrecognised: { title: string; anchors: Anchor[]; why: Words }[];
    /** What the reader, the recogniser and the reading of the prose want told of the report as a whole. */
    remarks: Words[];
  };
  coverage: Coverage;
  /** The same by table and section, in reading order; lists of earlier versions lack it. */
  ledger?: CoveredPlace[];
  checks: VerdictCounts;
  byRule: ({ rule: string; why: Words[] } & VerdictCounts)[];
  findings: Finding[];
}

/** `figures` is the sum of verified, violated, undecided, unchecked and unread. */
/** The numbers of one table (`table` is its id) or of one section of the prose or grid that was not recognised (null). */
export interface CoveredPlace extends Coverage {
  table: string | null;
  title: string;
  /** Verified by no more than one relation, so that nothing else would catch an error there; among `verified`. */
  single: number;
}

export interface Coverage {
  figures: number;
  verified: number;
  violated: number;
  undecided: number;
  unchecked: number;
  unread: number;
  notFigures: number;
}

export interface VerdictCounts {
  exact: number;
  rounding: number;
  violated: number;
  undecided: number;
  notApplicable: number;
}

export interface FindingOperand {
  side: 'left' | 'right';
  sign: 1 | -1;
  address: string | null;
  label: string;
  printed: string;
  value: string | null;
  unit: string;
  anchors: Anchor[];
  /** What the figure could at least and at most have been before it was rounded; null for words. */
  least: string | null;
  greatest: string | null;
}

export interface Disposition {
  state: 'open' | 'confirmed' | 'dismissed';
  reason: string;
  note: string;
  by: string;
  /** ISO time; '' while nobody decided. */
  at: string;
}

export interface Finding {
  id: string;
  rule: string;
  title: Words;
  why: Words;
  basis: string;
  binding: Record<string, string>;
  statement: string | null;
  verdict: 'violated' | 'rounding' | 'undecided';
  severity: Severity;
  group: Group;
  message: Words;
  relation: string;
  actual: string | null;
  expected: string | null;
  difference: string | null;
  bound: string | null;
  operands: FindingOperand[];
  cause: string | null;
  proof: string[];
  suspect: Suspect | null;
  disposition: Disposition;
  baseline: 'new' | 'unchanged' | 'updated' | 'absent' | null;
}

export interface Suspect {
  operand: number | null;
  suggestion: string;
  /** Worded as `explain-reason-…`; 'unclear' where no figure is suggested: the candidates are the alternatives. */
  reason: string;
  edits: { address: string; label: string; printed: string; suggestion: string; anchors: Anchor[] }[];
  repairs: string[];
  breaks: string[];
  margin: 'likely' | 'possible' | 'tied';
  alternatives: { address: string; label: string; printed: string; suggestion: string; reason: string }[];
  /** The figure that the reason speaks of: the one copied, the line left out of a sum. */
  source: { address: string; label: string; printed: string } | null;
  /** The reader may have got the figure wrong: the original has to be looked at first. */
  misread: boolean;
}

export type FigureState = 'verified' | 'violated' | 'undecided' | 'unchecked' | 'unread';
