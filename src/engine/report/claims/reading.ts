import type { Layout, Vocabulary } from '../../pack/layout.js';
import type { Prose, SectionForm } from '../../pack/prose.js';
import type { Figure, Leftover, Place, Report, Table } from '../report.js';
import { addBreakdowns } from './breakdowns.js';
import { readEvaluation } from './evaluation.js';
import { changeAmount, changeRate, finishChange } from './changes.js';
import { ClaimTables } from './claims.js';
import { compact, compactWord } from './compact.js';
import type { Paragraph } from './figure.js';
import { Forms, type Match } from './forms.js';
import { absence } from './absences.js';
import { level } from './levels.js';
import { listing } from './lists.js';
import { joinPaths, nameMatcher, rowOfPath, subjectOfPath, subjectWithoutRow, type SubjectPath } from './paths.js';
import { addPriorYears } from './prior.js';
import { evaluatedOf, subjectOfEvaluated, type Evaluated } from './projects.js';
import { completion, share } from './ratios.js';
import { plain } from '../words.js';
import { addContents } from './contents.js';
import { addSlip, tally, yearSlot } from './remarks.js';
import { addSaid } from './said.js';
import type { Breakdown, Handler, Reading, Scene } from './scene.js';
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

const HANDLERS: Record<string, Handler> = { stated, count: stated, 'count-of': countOf, ways: countOf, 'year-slot': yearSlot, tally: tallied, listing, absence, share, completion, 'change-amount': changeAmount, 'change-rate': changeRate, level, among, scope, topic, purpose: aside, reason: aside, against };

/** Self-evaluation forms that table recognition left. */
function evaluationsOf(report: Report, prose: Prose): Table[] {
  const known = new Set(report.tables.flatMap(({ blocks }) => blocks));
  const tables: Table[] = [];
  report.document.blocks.forEach((block, index) => {
    const table = block.kind === 'table' && !known.has(index) ? readEvaluation(block.grid, index, prose.evaluation, plain(report.department ?? '')) : null;
    if (table) tables.push(tables.some(({ id }) => id === table.id) ? renamed(table, `${table.id}#${index}`) : table);
  });
  return tables;
}

function renamed(table: Table, id: string): Table {
  for (const figure of table.figures.flat()) if (figure) figure.address = id + figure.address.slice(table.id.length);
  return { ...table, id };
}

/** The report with its prose read: its claims are tables of the report, and their numbers leave the leftovers. */
export function withClaims(recognised: Report, { prose, layouts, vocabulary }: ProseForms): Report {
  const evaluations = evaluationsOf(recognised, prose);
  const blocks = new Set(evaluations.flatMap((table) => table.blocks));
  const report: Report = { ...recognised, tables: [...recognised.tables, ...evaluations], unrecognised: recognised.unrecognised.filter(({ block }) => !blocks.has(block)) };
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
    const title = passage.title === null ? null : compact(passage.title);
    const evaluated = title && evaluatedOf(tokensOf(title, (words, start) => lexicon.longest(words, start, known)), title.text);
    let carried: Breakdown | null = null;
    for (const index of passage.paragraphs) {
      const block = report.document.blocks[index];
      if (block?.kind !== 'paragraph') continue;
      const text = compact(block.text);
      const paragraph: Paragraph = { index, block, compact: text, tokens: tokensOf(text, (words, start) => lexicon.longest(words, start, known)) };
      carried = readParagraph(reading, forms, passage, paragraph, evaluated, carried, vocabulary);
    }
  }
  for (const bind of reading.later) bind();
  addBreakdowns(reading);
  addPriorYears(reading);
  addSaid(reading);
  addContents(report, reading.tables, prose.words['contents'] ?? []);
  return { ...report, tables: [...report.tables, ...reading.tables.result()], leftovers: withoutTaken(report.leftovers, [...reading.taken, ...evaluations.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined && figure.state === 'read')] as Figure[]) };
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

function readParagraph(reading: Reading, forms: Forms, passage: Passage, paragraph: Paragraph, opened: Evaluated | null, carried: Breakdown | null, vocabulary: Vocabulary): Breakdown | null {
  const tokens = joinPaths(paragraph.compact.text, paragraph.tokens);
  const scene: Scene = {
    passage, paragraph, tokens, clause: 0, opening: 0, sentence: 0, depth: 0, mention: null, stated: null, sticky: null, base: null, evaluated: null, scope: null, whole: carried, aside: null, change: null, against: null,
  };
  openEvaluated(reading, scene, opened);
  for (const token of tokens) if (token.kind === 'number') addSlip(reading, scene, token);
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
  // 其中： at the end of a paragraph is followed by paragraphs that end with a semicolon, the last one with a full stop.
  return isMark(tokens.at(-1), ':', ';', ',') ? scene.whole : null;
}

function atMark(reading: Reading, scene: Scene, token: Token, at: number): void {
  if (isMark(token, '(')) scene.depth++;
  else if (isMark(token, ')')) scene.depth = Math.max(0, scene.depth - 1);
  if (isMark(token, ',', '。', ';', ':', '、', '(', ')', '!', '?')) scene.clause = at + 1;
  if (isMark(token, ';', '。')) {
    finishChange(reading, scene);
    scene.aside = null;
    scene.against = null;
    if (scene.base && scene.mention?.subject === null) scene.mention = scene.base;
  }
  if (isMark(token, '。')) {
    Object.assign(scene, { whole: null, scope: null, depth: 0, opening: at + 1, sentence: scene.sentence + 1 });
  }
}

/** A subject named by its levels: of the table that the section is about. */
function openPath(reading: Reading, scene: Scene, names: SubjectPath, vocabulary: Vocabulary): void {
  const outer = sectionOf(reading, scene.passage.scope[0]!)?.paths ?? sectionOf(reading, scene.passage.scope[1] ?? '')?.paths;
  const [tableId, column] = outer?.split('/') ?? [];
  const table = reading.report.tables.find(({ id }) => id === tableId);
  const functions = new Map(vocabulary.functions.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [compactWord(word), name] as const)));
  const canonical = (name: string): string => functions.get(compactWord(name)) ?? compactWord(name);
  const row = table && column ? rowOfPath(names, table, nameMatcher(canonical)) : null;
  const words = names.item ?? names.group ?? '';
  const mention = made(reading, scene, row ? subjectOfPath(row, scene.passage.scope[0]!, column!, reading.usual) : subjectWithoutRow(names, scene.passage.scope[0]!), words);
  mention.path = true;
  scene.mention = mention;
  scene.sticky = mention;
  scene.whole = null;
}

/** A paragraph, or a whole report, about one project states its figures of it. */
function openEvaluated(reading: Reading, scene: Scene, opened: Evaluated | null): void {
  const form = sectionOf(reading, scene.passage.scope[0]!) ?? null;
  if (!form?.project) return;
  const evaluated = evaluatedOf(scene.tokens, scene.paragraph.compact.text) ?? opened;
  if (!evaluated) return;
  scene.evaluated = evaluated;
  const subject = evaluated.whole ? form.whole : form.project;
  if (subject) scene.mention = scene.base = made(reading, scene, subjectOfEvaluated(subject, evaluated, form.id), evaluated.name);
}

function sectionOf(reading: Reading, role: string): SectionForm | undefined {
  return reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'].find(({ id }) => id === role && id !== '');
}

/** 其中：, 主要用于以下方面：: what follows are parts of the figure before, or split the whole of the parts before in another way. */
function among(reading: Reading, scene: Scene, match: Match): void {
  const { stated: last } = scene;
  if (!last || last.last === null || scene.aside === 'reason') return;
  const whole = reading.breakdowns.at(-1);
  if (whole && hasSense(scene.tokens[match.start], 'among-ways') && whole.parts.some(({ mention }) => mention === last)) {
    scene.whole = { ...whole, parts: [], certain: true };
    reading.breakdowns.push(scene.whole);
    return;
  }
  // A new sentence goes on with the whole of the one before, not with its last part.
  const finished = reading.breakdowns.filter(({ mention }) => mention.paragraph === scene.paragraph.index).at(-1);
  if (finished && last.sentence < scene.sentence && finished.parts.some(({ mention }) => mention === last)) {
    scene.whole = { mention: finished.mention, aspect: finished.aspect, parts: [], certain: true };
    reading.breakdowns.push(scene.whole);
    return;
  }
  scene.whole = { mention: last, aspect: last.figures.has(reading.usual) ? reading.usual : last.last, parts: [], certain: true };
  reading.breakdowns.push(scene.whole);
}

/** 8 个二级指标; 二级指标从……7 个方面: the count stands before its subject, or far behind it. */
function countOf(reading: Reading, scene: Scene, match: Match): void {
  const before = scene.tokens[match.start - 1];
  if (match.event === 'count-of') {
    if (!isMark(before, '、', ',') && !hasSense(before, 'among', 'and')) return stated(reading, scene, { ...match, roles: { count: match.roles['count']! } });
    return stated(reading, scene, match);
  }
  let at = match.start - 1;
  while (at >= 0 && !isMark(scene.tokens[at], ',', '。', ';', ':')) at--;
  const first = scene.tokens.slice(at + 1, match.start).find((token) => token.kind !== 'mark');
  const from = first ? scene.tokens[scene.tokens.indexOf(first) + 1] : undefined;
  const subject = first?.kind === 'word' && first.subjects.length > 0 && hasSense(from, 'from') ? [first] : undefined;
  stated(reading, subject ? { ...scene, clause: match.start } : scene, { ...match, roles: { count: match.roles['count']!, ...(subject ? { subject } : {}) } });
}

function tallied(reading: Reading, scene: Scene, match: Match): void {
  tally(reading, scene, match, () => stated(reading, scene, { ...match, roles: { count: match.roles['count']! } }));
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
  const after = scene.tokens[match.end];
  const leads = after === undefined || after.kind === 'year' || isMark(after, ',', ':', '。', ';') || hasSense(after, 'initial', 'full', 'budget', 'outturn', 'compare', 'share', 'prior');
  if (!opens || !leads) return;
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
  const spans = new Map<string, Place[]>();
  for (const { place } of taken) spans.set(textOf(place), [...(spans.get(textOf(place)) ?? []), place]);
  return leftovers.filter(({ place }) => !(spans.get(textOf(place)) ?? []).some((span) => place.start < span.end && span.start < place.end));
}

/** Which text of the document a place is in. */
function textOf(place: Place): string {
  return 'row' in place ? `${place.block}/${place.row}/${place.column}` : `${place.block}`;
}
