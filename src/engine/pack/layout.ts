import type { Words } from './words.js';

/**
 * What a prescribed table looks like: data, in rules/<kind>/layout/<id>.json. Words are compared after spaces, quotes, ordinals and
 * bracket widths are evened out, so a layout lists only names that really differ.
 */
export interface Layout {
  id: string;
  kind: 'final-accounts' | 'budget';
  /** How messages call the table: '05表'. */
  label: Words;
  /** Titles that name it; the longest one found decides between tables whose titles contain one another. */
  titles: string[];
  /** A title with one of these words is another table. */
  notTitles?: string[];
  /** Form numbers without spaces: '公开05表'. */
  forms: string[];
  /**
   * - tree: a code and a name column, then amounts; one row a subject
   * - sides: a label column and amounts, several times side by side
   * - blocks: code, name, amount, several times side by side
   * - items: rows and columns are both words of the header (the 三公 table)
   * - labels: a form to fill in; each figure stands right of its label
   */
  shape: 'tree' | 'sides' | 'blocks' | 'items' | 'labels';
  /** Every complete report of this kind has it. */
  prescribed: boolean;
  rows?: RowWords;
  columns?: Record<string, ColumnWords>;
  sides?: Side[];
  /** The same table in another form of another province: what differs from the keys above. */
  variants?: Variant[];
}

export type Variant = Partial<Pick<Layout, 'shape' | 'rows' | 'columns' | 'sides' | 'titles' | 'forms' | 'notTitles'>>;

export interface RowWords {
  code?: string[];
  name?: string[];
  /** Header words of codes printed in three cells: 类, 款, 项. */
  levels?: string[];
  /** Codes of a second classification stand beside the first, as 部门经济 and 政府经济 do: '30103+50101'. */
  second?: boolean;
  /** Header words of codes or names of units, whose rows stand above the rows of their subjects. */
  unit?: string[];
  /** Class of the rows of units. */
  unitClass?: string;
  /** Class of the rows without a code, such as projects; without it such rows stand outside the tree. */
  uncoded?: string;
  /** Rows without a code nest (unit, kind, item): only where their sums show how are they added up. */
  nests?: boolean;
  /** Names of the row that is the root of the tree; its id is the first. */
  root?: string[];
  /** For 'items' and 'labels': row id → names. */
  words?: Record<string, string[]>;
  /** For 'items': rows whose figures are percentages, whether or not they print the sign. */
  rates?: string[];
  /** For 'labels': the words below a heading, one a row, are rows of this class without figures. */
  list?: { heading: string[]; class: string };
  /** For 'blocks': fixed rows without a code → names. */
  totals?: Record<string, string[]>;
  /** For 'blocks': class of a row by the length of its code. */
  classes?: Record<string, string>;
}

export interface ColumnWords {
  /** Further words for the last word of the id; 'A>b' is b under A, '*>b' is b under whatever stands above it. */
  names?: string[];
  optional?: boolean;
  /** Its figures are percentages, whether or not they print the sign. */
  percent?: boolean;
}

/** One half of a table such as 01: labels, perhaps line numbers, amounts. */
export interface Side {
  /** Most forms do not have it. */
  optional?: boolean;
  /** Ordinals tell parts: （一） below 一、, 1、 below （一）. */
  nested?: boolean;
  /** Stands before the ids of its open rows, where another side may have rows of the same names. */
  path?: string;
  /** Printed above it, e.g. 收入. */
  names: string[];
  labels: string[];
  columns: Record<string, ColumnWords>;
  rows: SideRow[];
  /**
   * Labels that no row names belong to this class until the row `until` is met. Rows of the class that stand right below that row, when others stood
   * above it, are no part of it: they belong to the class `below`.
   */
  open?: { class: string; until: string; below?: string };
}

export interface SideRow {
  id: string;
  names?: string[];
  class?: string;
  /** The name means this row only after that row was seen on this side. */
  after?: string;
}

/** Words of recognition that all layouts share: rules/common/vocabulary.json. */
export interface Vocabulary {
  /** Words before a table's number line: 栏次. */
  columnNumbers: string[];
  /** Header words of line numbers: 行次. */
  lineNumbers: string[];
  department: string[];
  /** Words before a unit of money: 单位, 金额单位. */
  unit: string[];
  /** Words between them: 人民币. */
  currency: string[];
  /** What a form number begins with: 公开, 预算. */
  formMarks: string[];
  /** What the next page of a table is headed with. */
  continued: string[];
  notes: string[];
  /** Names of a total row in any table: 合计, 总计. */
  totals: string[];
  partOf: string[];
  /** Parts of a column's name that make it no amounts: 率, 单价. */
  rates: string[];
  /** Words of a cover that say what the report is of: one unit; no more than an excerpt. */
  scopes: { unit: string[]; abridged: string[] };
  /** What a line of a cover ends with, after the word of its kind: 公开, 报告. */
  covers: string[];
  /** What the heading of a part of the report begins with: 第. */
  partMarks: string[];
  /** What some tables print where there is no amount: 无. */
  blanks: string[];
  /** Characters that stand for a figure not filled in. */
  placeholders: string[];
  /** Units after a number that make it a date or a document number, not a figure. */
  dates: string[];
  /** What a text writes behind the code of each level of a subject: （208类）…（05款）…（01项）. */
  levels: string[];
  /** What header words call the year before the report's: 上年. */
  priorYear: string;
  /** What a line calls its own year: 本年. */
  ownYear: string;
  /** Words that stand alone in a table's frame, around title and unit: 年度. */
  period: string[];
  /** Words that tell the kind of a report from its title and its tables' titles. */
  kinds: Record<'final-accounts' | 'budget', string[]>;
  /** What is zero in most reports: where one of several parts is missing, it is rarely this. */
  seldom: string[];
  /** What a title calls all that a report is of, after its name: 部门, 单位. */
  whole: string[];
  /** Class names of 功能 classes and their older names. */
  functions: FunctionName[];
}

export interface FunctionName {
  code: string;
  name: string;
  synonyms: string[];
}

/** Observed subject codes of one kind: code → name. */
export interface CodeList {
  kind: string;
  names: Record<string, string>;
}

/** What recognition needs of a rule pack. */
export interface TableForms {
  layouts: Layout[];
  vocabulary: Vocabulary;
  /** Observed names of subjects: they tell the level of a row where no code is printed. */
  codes?: CodeList[];
}
