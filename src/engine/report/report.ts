import type { Decided } from './decided.js';
import type { Part } from './parts.js';
import type { Amount, Unit } from '../figures/amount.js';
import type { Anchor, Remark, SourceDocument } from '../document/document.js';

/** What the document says, with addresses. Tables of the form and, later, kinds of claims have the same shape, so that rules need not tell them apart. */
export interface Report {
  document: SourceDocument;
  kind: 'final-accounts' | 'budget' | 'unknown';
  department: string | null;
  year: number | null;
  unit: Unit | null;
  tables: Table[];
  unrecognised: Unrecognised[];
  /** Figures that were read and not used, with the address whose relations they would satisfy. */
  misplaced: Misplaced[];
  /** What recognition did with every number of the document that it did not make a `Figure` of. */
  leftovers: Leftover[];
  remarks: Remark[];
  /** Headings of the prose by their numbers, once it was read. */
  outline?: { block: number; level: number }[];
  /** The reports that the file holds, where there are several; `document` has nothing in it but this one. */
  parts?: Part[];
  /** What the user decided about the reading, and what of it could not be followed. */
  decided?: Decided;
}

export interface Table {
  /** The role, whatever number is printed on it: '05'; a named instance 'self-evaluation:外网运维'; a repeat '05#2'. */
  id: string;
  /** Id of the layout that recognised it. */
  layout: string;
  title: string;
  titleAnchors: Anchor[];
  /** As printed, e.g. 公开05表; null where the report prints none. */
  form: string | null;
  formAnchors: Anchor[];
  unit: Unit | null;
  unitAnchors: Anchor[];
  /** Decimal places that the table prints. */
  places: number;
  /** Every body cell is filled: its 0.00 is exactly zero. */
  filled: boolean;
  /** The document ends inside this table: rows are missing, sums over rows cannot be decided. */
  cut: boolean;
  /** Indices into `document.blocks` of the grids it was read from, in order. */
  blocks: number[];
  /** Indices of the paragraphs that belong to it as notes. */
  notes: number[];
  columns: Column[];
  rows: Row[];
  /** `figures[row][column]`, parallel to `rows` and `columns`; undefined where the form has no cell there. */
  figures: (Figure | undefined)[][];
  remarks: Remark[];
  /** For a table that no layout knows: the sums that its own structure shows. */
  inferred?: Inferred;
}

/** In how many places a pattern holds, of how many where it can be tried. */
export interface Inferred {
  /** Rows with children are their sums. */
  rows: { held: number; of: number; columns: string[] } | null;
  columns: { total: string; parts: string[]; held: number; of: number }[];
}

export interface Column {
  /** As in the address, e.g. '本年支出>小计'. */
  id: string;
  /** As printed. */
  label: string;
  anchors: Anchor[];
}

export interface Row {
  /** As in the address: the code where there is one, else the canonical name; '#2' for a real repeat. */
  id: string;
  code: string | null;
  /** Canonical name where the layout or vocabulary knows one, else the printed name without spaces and ordinal. */
  name: string;
  /** As printed. */
  label: string;
  anchors: Anchor[];
  codeAnchors: Anchor[];
  /** Heading of the rows it stands among, where the form groups them: 数量指标. */
  group?: string;
  /** Class of the layout, e.g. '功能'; null for rows that no class names. */
  class: string | null;
  /** 其中 rows are parts of the row above: in no wildcard and in no sum. */
  partOf: number | null;
  /** Index of the parent row in the tree; null for the root, and for rows outside the tree. */
  parent: number | null;
  children: number[];
  /** The parent was found by position because the codes do not fit. */
  misfit: boolean;
}

export interface Figure {
  /** `table/row/column` */
  address: string;
  /** Human words: '02表 合计 财政拨款收入' */
  label: string;
  /** 'unreadable': there is text in the cell that is no amount. */
  state: 'read' | 'blank' | 'unreadable';
  amount: Amount;
  /** The printed characters; for a blank cell its place, length 0. */
  anchors: Anchor[];
  /** Where it stands in `document.blocks`: grid position, or for prose the span of the paragraph's text. */
  place: Place;
}

export type Place = { block: number; row: number; column: number; start: number; end: number } | { block: number; start: number; end: number };

export interface Unrecognised {
  title: string;
  block: number;
  anchors: Anchor[];
  why: Remark;
}

export interface Misplaced {
  printed: string;
  label: string;
  anchors: Anchor[];
  place: Place;
  table: string;
  /** Address of the blank cell that the figure seems to have slipped from; null where no relation tells. */
  fits: string | null;
}

/** 'unread': a figure that no table or claim took. 'notFigure': an ordinal, a code, a date, a number of a document or list. */
export interface Leftover {
  kind: 'unread' | 'notFigure';
  printed: string;
  anchors: Anchor[];
  place: Place;
}
