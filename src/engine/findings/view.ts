import type { Anchor, SourceDocument } from '../document/document.js';
import type { Place } from '../report/report.js';
import type { Check, Group, Severity, Verdict, Words } from '../rules/check.js';
import type { FigureState, FindingList } from './list.js';
import type { Basis, ReadingView } from './reading-view.js';

/** Everything the page needs of one audit; plain data, so that it can leave the worker. */
export interface AuditView {
  list: FindingList;
  document: SourceDocument;
  tables: TableView[];
  reading: ReadingView;
  /** Headings of the prose that are known by their numbers: a PDF does not say which of its lines are headings. */
  outline: { block: number; level: number }[];
  /** Every number of the document that counts as a figure, in reading order. */
  figures: FigureView[];
  /** Ordinals, codes, dates: numbers that are no figures. */
  notFigures: { printed: string; anchors: Anchor[]; place: Place }[];
  /** Blank cells that take part in a check; not counted in the coverage. */
  blanks: FigureView[];
  checks: CheckView[];
  /** Checks that a suggestion would break, by the ids in its `breaks`. */
  breakable: { id: string; title: Words; statement: string | null }[];
  rules: RuleView[];
  /** What the reader and the recogniser want told: missing tables, a file cut short. */
  remarks: Words[];
  /** Milliseconds by step: recognise, expand, run, fold, findings. */
  timings: Record<string, number>;
}

export interface TableView {
  /** The role, whatever number is printed on it. */
  id: string;
  title: string;
  /** Its number as printed, 公开05表; null where the report prints none. */
  form: string | null;
  basis: Basis;
  unit: string | null;
  blocks: number[];
  notes: number[];
  /** Per block: how many grid rows from the top are header. */
  headerRows: Record<number, number>;
  remarks: Words[];
  rows: { id: string; name: string; code: string | null }[];
  columns: { id: string; label: string }[];
}

export interface FigureView {
  address: string | null;
  label: string;
  printed: string;
  value: string | null;
  unit: string;
  state: FigureState;
  anchors: Anchor[];
  place: Place;
  /** Indices into `checks`. */
  checks: number[];
}

/** A check without its figures, which stand in `figures` and `blanks`, and its sentence, which stands in the finding. */
export interface CheckView extends Omit<Check, 'operator' | 'operands' | 'message'> {
  operands: { side: 'left' | 'right'; sign: 1 | -1; address: string | null; label: string; printed: string; least: string | null; greatest: string | null }[];
  /** Id of the finding it became, null for exact and not applicable ones. */
  finding: string | null;
}

export interface RuleView {
  id: string;
  title: Words;
  why: Words;
  basis: string;
  group: Group;
  severity: Severity;
  /** The relation as written, e.g. '05/合计/基本支出 = 06/人员经费合计/决算数 + 06/公用经费合计/决算数'. */
  formula: string;
  examples: { given: Record<string, string>; verdict: Verdict }[];
}
