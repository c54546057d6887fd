import type { ReportKind } from './rule.js';
import type { Words } from './words.js';

/** How prose is read: data, in rules/common/sentences and rules/<kind>/sentences. Words are compared as those of layouts are. */
export interface Prose {
  /** Sense → words that have it. A word may have several senses; the longest word at a place is taken. */
  words: Record<string, string[]>;
  /** Words looked for as they stand, outside the sentence forms: words of the form left standing, openings of lines. */
  wording: Record<string, string[]>;
  forms: SentenceForm[];
  /** Forms over the words of `wording`, looked for in every paragraph, whatever section it stands in. */
  lists: SentenceForm[];
  kinds: ClaimKind[];
  evaluation: Evaluation;
  sections: Record<ReportKind, SectionForm[]>;
}

/**
 * A sequence of slots over the words of a clause. A slot is `[role:]sense[|sense…][?|*]`: a sense of words.json, or one of
 * SUBJECT, AMOUNT, PERCENT, COUNT, NUMBER, YEAR, COLON, COMMA, BRACKET (all from one bracket to the one that closes it), and WORDS,
 * which takes any words up to what the next slots want.
 * The first form that fits at a place is taken, each slot takes what it can, and nothing is tried twice.
 */
export interface SentenceForm {
  /** What it means to the reading: 'share', 'change', … */
  event: string;
  slots: string[];
}

/** A kind of claim is a table of the report: its roles are the columns. */
export interface ClaimKind {
  id: string;
  /** Printed as a table of its own; the others are statements of the prose. */
  form?: boolean;
  label: Words;
  /** Role → what messages call it. */
  columns: Record<string, Words>;
  classes?: string[];
}

/** A section of the prose by its role in the form, whatever number is printed on it. */
export interface SectionForm {
  id: string;
  /** Role of the section it stands in; without it, a section of the first level or wherever its words are found. */
  within?: string;
  /** Its heading has all words of one of these lists. */
  headings: string[][];
  not?: string[];
  /** Besides the name of a department it has no other words than these: 支出决算情况说明 is one of all expenditure, 会议费支出决算情况说明 is not. */
  only?: string[];
  /** The fund (a sense of words.json) that the words of this section mean where they name none. */
  fund?: string;
  /** Of what stands under headings that no form knows: nothing is known there but its own subjects. */
  unknown?: true;
  /** Its prose is not about figures of this report: nothing is claimed from it. */
  silent?: boolean;
  /** Of a title: the headings below it open the sections of the form. */
  sections?: true;
  /** The form prescribes it, under this number. */
  required?: boolean;
  /** Table and column in which the subjects are that this section names by 类, 款, 项: '05/小计'. Behind `|` those of further ones that it names by their code. */
  paths?: string;
  /** Subjects of these sections are known here, too. */
  shares?: string[];
  subjects?: SubjectForm[];
  /** What paragraphs about one project, or about the evaluation of the whole, state their figures of. {project} is its name. */
  project?: SubjectForm;
  whole?: SubjectForm;
}

export interface SubjectForm {
  id?: string;
  /** As messages call it, where that is not its id. */
  label?: string;
  /** Names; 采购[货物|服务][支出|] spells out four; {name}, {official}, {code}, {row} and {column} are filled in where `from` gives many subjects at once. */
  names: string[];
  /** Many subjects: the columns of a table, its rows or those of one class, or the function classes. */
  from?: { columns: string } | { rows: string; class?: string } | { functions: true };
  /** Aspect (outturn, budget, …) → cells that say the same; `a|b`: the first that the report has. */
  cells?: Record<string, string[]>;
  /** Counted in these (辆, 人次), not in money. */
  counted?: string[];
  /** Its parts, where the prose lists them, are all there are. */
  complete?: boolean;
  /** Fewer parts than these are not taken for all of it; two where nothing is said. */
  leastParts?: number;
  /** Its cells may be of another scope than its words: what follows from them is a warning or a notice only. */
  loose?: 'warning' | 'notice';
  /** Its words may mean each of its cells alike: its figure is held against the one that it equals, or else the first. */
  either?: true;
  /** Ids of subjects: only behind one of them its words mean it, 接待人次 behind the visits from abroad. */
  follows?: string[];
  /** The fund that pays for it makes it no other figure: 一般公共预算财政拨款安排的“三公”经费. */
  funded?: true;
  /** Its share of one kind (`of`) tells what that kind has of another subject (`whole`). */
  splits?: { whole: string; of: string };
  /** Ids of the subjects that are its parts, where they are known: a list of them within another list ends with the last of these. */
  parts?: string[];
  /** Each mention of it is another figure: two of them need not be the same. */
  separate?: true;
  /** The rows of a table that a list of this subject names: those of these classes. */
  list?: { table: string; classes: string[] };
}

/** On which side of a number the truth has to be: at least, at most, above, below, near, at it. */
export type Bound = 'least' | 'most' | 'more' | 'less' | 'about' | 'equal';

/** The words of a project's self-evaluation form (绩效自评表). */
export interface Evaluation {
  /** Id of the table; an instance is `table:project`. */
  table: string;
  project: string[];
  /** Labels that may stand where the project's name should. */
  notProject: string[];
  /** Row → its names; the first is the sum of the others. */
  funds: Record<string, string[]>;
  /** Column → what it is to the reading: initial, full, outturn, target, actual, points, rate, score, deviation. */
  columns: Record<string, string>;
  management: string[];
  indicatorHeader: string[];
  points: string[];
  score: string[];
  deviation: string[];
  /** Words behind a number that make it part of a date. */
  dates: string[];
  /** Signs and words in front of a number, and behind it, that make it a limit. */
  bounds: Record<Bound, { before: string[]; after: string[] }>;
  /** What tells an indicator of the cost of a project, and what makes it one of something less or else. */
  cost: { group: string[]; not: string[] };
  /** Indicators that count the department's own people, and what they count in: the same in every form. */
  staff: { names: string[]; counters: string[] };
  /** Words in the header of what was reached. */
  actual: string[];
  total: string[];
  goals: string[];
  /** What the form in which the targets are set (项目支出绩效目标表) has of its own. */
  targets: {
    /** Id of the table; an instance is `table:project`. */
    table: string;
    /** Funds of all years, funds of this year, the value of an indicator. */
    columns: [string, string, string];
    /** Row of the totals. */
    total: string;
    /** Totals of all years, where that of the year stands beside them. */
    whole: string[];
    /** Further names of the total of the year. */
    year: string[];
    /** What heads the labels of funds; the unit may stand there. */
    funds: string[];
    /** Words that end the funds. */
    goals: string[];
    /** Words that head the values of the indicators; the sign and what is counted may have columns of their own. */
    value: string[];
    sign: string[];
    counter: string[];
    /** Layout of a table that lists indicators beside its amounts → the table that they become: one for each row of a class, with the columns of its amounts, or one for all. */
    listed: Record<string, { table: string; class?: string; planned?: string[] }>;
  };
  /** What scores are counted in. */
  scoreUnit: string;
  /** The words before a number that say what it is to an item of the evaluation, or that it is the score of all; `be` may stand between. `whole`: points of all. */
  scored: Record<'points' | 'score' | 'lost' | 'rate' | 'total' | 'be', string[]> & { whole: string };
  /** Which scores a grade stands for, the rules of its class say. */
  grades: { id: string; names: string[] }[];
  /** Rates of the whole: of/to are cells, or aspects that the same paragraph states. quotient: of ÷ to; change: (of − to) ÷ to; rest: (to − of) ÷ to. */
  rates: { names: string[]; kind: 'quotient' | 'change' | 'rest'; of: string; to: string }[];
}
