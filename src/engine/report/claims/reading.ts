import type { Layout, Vocabulary } from '../../pack/layout.js';
import type { Prose } from '../../pack/prose.js';
import type { Figure, Leftover, Report } from '../report.js';
import { addBreakdowns } from './breakdowns.js';
import { changeAmount, changeRate, finishChange } from './changes.js';
import { ClaimTables } from './claims.js';
import { compact, compactWord } from './compact.js';
import type { Paragraph } from './figure.js';
import { Forms, type Match } from './forms.js';
import { level } from './levels.js';
import { joinPaths, nameMatcher, rowOfPath, subjectOfPath, type SubjectPath } from './paths.js';
import { addPriorYears } from './prior.js';
import { completion, share } from './ratios.js';
import type { Handler, Reading, Scene } from './scene.js';
import { passagesOf, type Passage } from './sections.js';
import { isOwnName, made, stated } from './stated.js';
import { EVERYWHERE, lexiconOf, type Subject } from './subjects.js';
import { hasSense, isMark, tokensOf, type Meaning, type Token } from './tokens.js';

/** What claims need of a rule pack. */
export interface ProseForms {
  prose: Prose;
  layouts: Layout[];
  vocabulary: Vocabulary;
}

const HANDLERS: Record<string, Handler> = { stated, count: stated, share, completion, 'change-amount': changeAmount, 'change-rate': changeRate, level, among, scope, topic, purpose: aside, reason: aside, against };

/** The report with its prose read: its claims are tables of the report, and their numbers leave the leftovers. */
export function withClaims(report: Report, { prose, layouts, vocabulary }: ProseForms): Report {
  const kind = report.kind === 'budget' ? 'budget' : 'final-accounts';
  const sections = prose.sections[kind];
  const own = layouts.filter((layout) => layout.kind === kind);
  const lexicon = lexiconOf(report, prose, sections, own, vocabulary);
  const forms = new Forms(prose.forms);
  const { passages } = passagesOf(report.document, sections);
  const reading = readingOf(report, prose, lexicon);
  for (const passage of passages) {
    const roles = new Set([...passage.scope, EVERYWHERE]);
    const known = (meaning: Meaning): boolean => 'sense' in meaning || roles.has(meaning.subject.role);
    for (const index of passage.paragraphs) {
      const block = report.document.blocks[index];
      if (block?.kind !== 'paragraph') continue;
      const text = compact(block.text);
      const paragraph: Paragraph = { index, block, compact: text, tokens: tokensOf(text, (words, start) => lexicon.longest(words, start, known)) };
      readParagraph(reading, forms, passage, paragraph, vocabulary);
    }
  }
  for (const bind of reading.later) bind();
  addBreakdowns(reading);
  addPriorYears(reading);
  return { ...report, tables: [...report.tables, ...reading.tables.result()], leftovers: withoutTaken(report.leftovers, reading.taken) };
}

function readingOf(report: Report, prose: Prose, lexicon: ReturnType<typeof lexiconOf>): Reading {
  const cells = new Map(report.tables.flatMap((table) => table.figures.flatMap((row) => row.flatMap((figure) => (figure ? [[figure.address, figure] as const] : [])))));
  const subjectIn = (subjects: readonly Subject[], passage: Passage, counter: string | null): Subject | null => {
    for (const role of [...passage.scope, EVERYWHERE]) {
      const found = subjects.filter((subject) => subject.role === role && (counter === null ? subject.counted === null : (subject.counted?.includes(counter) ?? false)));
      if (found.length > 0) return found[0]!;
    }
    return null;
  };
  return {
    report,
    prose,
    tables: new ClaimTables(prose.kinds),
    mentions: [],
    taken: [],
    breakdowns: [],
    changes: [],
    later: [],
    usual: report.kind === 'budget' ? 'budget' : 'outturn',
    cell: (alternatives) => {
      for (const address of alternatives.split('|')) {
        const figure = cells.get(address);
        if (figure) return figure;
      }
      return undefined;
    },
    subjectNamed: (words, passage) => {
      const found = lexicon.longest(words, 0);
      if (!found || found.end !== words.length) return null;
      return subjectIn(found.values.flatMap((value) => ('subject' in value ? [value.subject] : [])), passage, null);
    },
    subjectOf: (token, passage, counter) => (token.kind === 'word' ? subjectIn(token.subjects, passage, counter) : null),
  };
}

function readParagraph(reading: Reading, forms: Forms, passage: Passage, paragraph: Paragraph, vocabulary: Vocabulary): void {
  const tokens = joinPaths(paragraph.compact.text, paragraph.tokens);
  const scene: Scene = {
    passage, paragraph, tokens, clause: 0, opening: 0, sentence: 0, depth: 0, mention: null, stated: null, sticky: null, scope: null, whole: null, aside: null, change: null, against: null,
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    if (token.kind === 'mark') {
      atMark(reading, scene, token, at);
      at++;
      continue;
    }
    if ('names' in token && token.names) {
      openPath(reading, scene, token.names, vocabulary);
      at++;
      continue;
    }
    const match = forms.at(tokens, at);
    if (!match) {
      at++;
      continue;
    }
    const handler = HANDLERS[match.event];
    if (!handler) throw new Error(`no event ${match.event}`);
    handler(reading, scene, match);
    at = Math.max(match.end, at + 1);
  }
  finishChange(reading, scene);
}

function atMark(reading: Reading, scene: Scene, token: Token, at: number): void {
  if (isMark(token, '(')) scene.depth++;
  else if (isMark(token, ')')) scene.depth = Math.max(0, scene.depth - 1);
  if (isMark(token, ',', '。', ';', ':', '、', '(', ')', '!', '?')) scene.clause = at + 1;
  if (isMark(token, ';', '。')) {
    finishChange(reading, scene);
    scene.aside = null;
    scene.against = null;
  }
  if (isMark(token, '。')) {
    Object.assign(scene, { whole: null, scope: null, depth: 0, opening: at + 1, sentence: scene.sentence + 1 });
  }
}

/** A subject named by its levels: of the table that the section is about. */
function openPath(reading: Reading, scene: Scene, names: SubjectPath, vocabulary: Vocabulary): void {
  const form = reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'].find(({ id }) => id === scene.passage.scope[0] && id !== '');
  const outer = form?.paths ?? reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'].find(({ id }) => id === scene.passage.scope[1])?.paths;
  const [tableId, column] = outer?.split('/') ?? [];
  const table = reading.report.tables.find(({ id }) => id === tableId);
  const functions = new Map(vocabulary.functions.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [compactWord(word), name] as const)));
  const canonical = (name: string): string => functions.get(compactWord(name)) ?? compactWord(name);
  const row = table && column ? rowOfPath(names, table, nameMatcher(canonical)) : null;
  const words = names.item ?? names.group ?? '';
  const mention = made(reading, scene, row ? subjectOfPath(row, scene.passage.scope[0]!, column!) : null, words);
  mention.path = true;
  scene.mention = mention;
  scene.sticky = mention;
  scene.whole = null;
}

/** 其中：, 主要用于以下方面：: what follows are parts of the figure before. */
function among(reading: Reading, scene: Scene): void {
  const { stated: last } = scene;
  if (!last || last.last === null || scene.aside === 'reason') return;
  scene.whole = { mention: last, aspect: last.figures.has(reading.usual) ? reading.usual : last.last, parts: [] };
  reading.breakdowns.push(scene.whole);
}

/** “三公”经费支出决算中，: the shares of this sentence are of it. */
function scope(reading: Reading, scene: Scene, match: Match): void {
  const token = match.roles['subject']![0]!;
  const subject = reading.subjectOf(token, scene.passage, null);
  scene.scope = subject ? made(reading, scene, subject, token.text) : null;
}

/** 公务接待费，全年预算为…: a subject that stands alone at the beginning of a clause is what the next figures are of. */
function topic(reading: Reading, scene: Scene, match: Match): void {
  const token = match.roles['subject']![0]!;
  if (scene.sticky || scene.aside || scene.depth > 0) return;
  const before = scene.tokens[match.start - 1];
  const opens = match.start === scene.clause || before?.kind === 'year' || before?.kind === 'mark' || hasSense(before, 'year-mark', 'among', 'self') || (before?.kind === 'text' && isOwnName(reading, before.text));
  if (!opens) return;
  const subject = reading.subjectOf(token, scene.passage, null);
  if (subject && scene.mention?.subject?.id !== subject.id) scene.mention = made(reading, scene, subject, token.text);
}

function aside(_: Reading, scene: Scene, match: Match): void {
  if (scene.aside !== 'reason') scene.aside = match.event === 'reason' ? 'reason' : 'purpose';
}

/** 比年初预算: the comparison is not with the year before. */
function against(_: Reading, scene: Scene, match: Match): void {
  scene.against = hasSense(match.roles['aspect']![0], 'initial', 'full', 'budget') ? 'budget' : null;
}

/** A number of a claim is in the report as its figure, and no longer left over. */
function withoutTaken(leftovers: readonly Leftover[], taken: readonly Figure[]): Leftover[] {
  const spans = new Map<number, { start: number; end: number }[]>();
  for (const { place } of taken) spans.set(place.block, [...(spans.get(place.block) ?? []), place]);
  return leftovers.filter(({ place }) => 'row' in place || !(spans.get(place.block) ?? []).some((span) => place.start < span.end && span.start < place.end));
}
