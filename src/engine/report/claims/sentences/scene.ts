import type { Remark } from '../../../document/document.js';
import type { Prose } from '../../../pack/prose.js';
import type { Figure, Place, Report } from '../../report.js';
import type { ClaimTables } from '../claims.js';
import type { Paragraph } from './figure.js';
import type { Match } from '../words/forms.js';
import type { PlainWords } from '../words/plain-words.js';
import type { Evaluated } from '../words/projects.js';
import type { Passage } from '../passages/sections.js';
import type { Subject } from '../words/subject.js';
import type { Token } from '../words/tokens.js';

/** One mention of a subject: the figures that a sentence states of it, by aspect. */
export interface Mention {
  subject: Subject | null;
  /** What the sentence calls it. */
  words: string;
  passage: Passage;
  paragraph: number;
  sentence: number;
  figures: Map<string, Figure>;
  /** Aspect stated last. */
  last: string | null;
  /** It names its subject by 类, 款, 项. */
  path: boolean;
  /** What its last figure is counted in; null of money. */
  counter?: string | null;
  /** By how much the outturn is more or less than which budget, as the sentence says. */
  over?: { amount: Figure; more: boolean; budget: string };
}

/** A whole and the parts that follow it: 其中：…. */
export interface Breakdown {
  mention: Mention;
  aspect: string;
  parts: { mention: Mention; figure: Figure; share: Figure | null }[];
  /** The one that this is a part of, where its parts are listed within those. */
  outer?: Breakdown;
  /** 主要用于以下方面: what the whole is mostly for, which need not be all of it where each part is a sentence of its own. */
  ways?: true;
  /** Every figure listed is of a known subject: only then do the parts say anything about the sum. */
  certain: boolean;
}

/** Shares of a passage that name no base, and the total that may be it. */
export interface Baseless {
  total: Figure;
  shares: { rate: Figure; of: () => Figure | undefined }[];
  /** It is the base of most of them: decided once, when all are read. */
  holds?: boolean;
}

/** Where the reading of a paragraph stands. */
export interface Scene {
  passage: Passage;
  paragraph: Paragraph;
  tokens: Token[];
  /** Token at which the present clause begins. */
  clause: number;
  sentence: number;
  depth: number;
  /** What was being read where the brackets opened that are not closed. */
  outside: Outside[];
  /** The fund that the sentences before and this one begin with; null where they name none. */
  fund: string | null;
  /** The words that this sentence begins with were read. */
  led: boolean;
  mention: Mention | null;
  /** Of the figure read last in this paragraph. */
  stated: Mention | null;
  /** The project, or the whole, that this paragraph evaluates, and what is said of it. */
  base: Mention | null;
  evaluated: Evaluated | null;
  /** A subject named by its levels holds until the next one. */
  sticky: Mention | null;
  /** ……中，: what the shares of this sentence are of. */
  scope: Mention | null;
  whole: Breakdown | null;
  /** Figures of a purpose or a reason belong to subjects that no table knows. */
  aside: 'purpose' | 'reason' | null;
  /** The change read last in this sentence, waiting for its rate. */
  change: OpenChange | null;
  /** The comparison of this sentence names a budget, not the year before. */
  against: string | null;
}

/** What a bracket interrupts. */
export type Outside = Pick<Scene, 'mention' | 'stated' | 'whole'>;

export interface OpenChange {
  rising: boolean;
  amount: Figure | null;
  rate: Figure | null;
  mention: Mention | null;
  start: Token;
  end: Token;
  why: Remark | null;
  named: boolean;
  /** Another one whose change it may be. */
  other: Mention | null;
  /** Amount and rate are said to go opposite ways. */
  opposed: boolean;
}

/** A rate as it is printed, and the figure that it is of. */
export interface Rated {
  passage: Passage;
  words: string;
  rate: Figure;
  base: Figure | undefined;
}

/** An item that a sentence scores; the total has no points. */
export interface Scored {
  passage: Passage;
  points: Figure | null;
  score: Figure;
}

/** A figure that a sentence lists as a part of some whole, and its share where that is printed. */
export interface Listed {
  mention: Mention;
  figure: Figure;
  share: Figure | null;
}

/** A share of which the part is a subject. */
export interface ShareOf {
  subject: Subject;
  rate: Figure;
}

/** What all handlers of events work on. */
export interface Reading {
  report: Report;
  prose: Prose;
  plain: PlainWords;
  tables: ClaimTables;
  mentions: Mention[];
  /** Those of each subject, by its id. */
  bySubject: Map<string, Mention[]>;
  /** Every figure that became part of a claim. */
  taken: Figure[];
  breakdowns: Breakdown[];
  changes: FinishedChange[];
  /** Every rate whose base is known. */
  rated: Rated[];
  /** What sentences list of a scope (“三公”经费支出决算中，): the amounts, and the shares that follow them. */
  scoped: Map<Mention, Listed[]>;
  /** Shares of known subjects. */
  shares: ShareOf[];
  /** Items of evaluations. */
  scored: Scored[];
  /** By passage. */
  baseless: Map<Passage, Baseless>;
  /** The whole stated last, by the role of the section. */
  totals: Map<string, Mention>;
  /** Run when all paragraphs are read: what they need may stand further down. */
  later: (() => void)[];
  /** Aspect of a figure that names none: outturn, or budget in a budget. */
  usual: string;
  /** Numbers of the prose that are no figures: codes of subjects, limits of what is counted. */
  notFigures: Place[];
  cell(alternatives: string): Figure | undefined;
  /** A name of a subject as it is compared: an older name of a function class is its present one. */
  canonical: (name: string) => string;
  subjectNamed(words: string, passage: Passage): Subject | null;
  /** `last`: the subject stated just before, which the words may go on from. */
  subjectOf(token: Token, passage: Passage, counter: string | null, last?: string): Subject | null;
}

export interface FinishedChange {
  subject: Subject;
  mention: Mention;
  rising: boolean;
  amount: Figure;
  now: () => Figure | undefined;
  label: string;
}

export type Handler = (reading: Reading, scene: Scene, match: Match) => void;

/** A new mention, known from now on. */
export function made(reading: Reading, scene: Scene, subject: Subject | null, words: string): Mention {
  const mention: Mention = {
    subject,
    words,
    passage: scene.passage,
    paragraph: scene.paragraph.index,
    sentence: scene.sentence,
    figures: new Map(),
    last: null,
    path: false,
  };
  reading.mentions.push(mention);
  if (subject) {
    const same = reading.bySubject.get(subject.id);
    if (same) same.push(mention);
    else reading.bySubject.set(subject.id, [mention]);
  }
  return mention;
}

export function aspectWord(reading: Reading, aspect: string): string {
  return reading.prose.words[aspect]?.[0] ?? aspect;
}

/** 第三部分九（二）：公务接待费全年预算 */
export function labelOf(reading: Reading, mention: Mention, aspect: string | null): string {
  return `${mention.passage.label}：${mention.subject?.label ?? mention.words}${aspect === null || aspect === reading.usual ? '' : aspectWord(reading, aspect)}`;
}

/** 公务接待费全年预算0.30万元 */
export function phraseOf(reading: Reading, mention: Mention, aspect: string): string {
  const figure = mention.figures.get(aspect);
  const name = mention.subject?.label ?? mention.words;
  return `${name}${aspect === reading.usual ? '' : aspectWord(reading, aspect)}${figure ? `${figure.amount.printed}${figure.amount.unit === '%' ? '' : figure.amount.unit}` : ''}`;
}

export function nameOf(mention: Mention): string {
  return `${mention.passage.role}>${mention.subject?.id ?? mention.words}`.replaceAll('/', '∕');
}
