import type { Layout, Vocabulary } from '../../pack/layout.js';
import type { Prose } from '../../pack/prose.js';
import type { Figure, Leftover, Place, Report, Table } from '../report.js';
import { plain } from '../words.js';
import { addBases } from './bases.js';
import { addBreakdowns } from './breakdowns.js';
import { ClaimTables } from './claims.js';
import { compact, compactOf, compactWord } from './compact.js';
import { addContents } from './contents.js';
import { allowCutOff } from './cut-off.js';
import { readEvaluation } from './evaluation.js';
import type { Paragraph } from './figure.js';
import { Forms } from './forms.js';
import { readParagraph, type Carried } from './paragraph.js';
import { addHeadings } from './headings.js';
import { addIndicatorClaims } from './indicator-claims.js';
import { listedIndicators, type ProjectForm } from './indicators.js';
import { addItems } from './items.js';
import { addMoves } from './moves.js';
import { addNames } from './names.js';
import { addScoreSums } from './scores.js';
import { addMissingShares } from './shares.js';
import { addSplits } from './splits.js';
import { addWholeForm } from './whole-form.js';
import { plainWords } from './plain-words.js';
import { addPriorYears } from './prior.js';
import { addQuantities } from './quantities.js';
import { evaluatedOf } from './projects.js';
import { addSaid } from './said.js';
import type { Reading } from './scene.js';
import { passagesOf, type Passage } from './sections.js';
import { EVERYWHERE, lexiconOf, type Subject } from './subjects.js';
import { projectGrids } from './project-grids.js';
import { readTargets } from './targets.js';
import { tokensOf, type Meaning } from './tokens.js';
import { unresolved } from './unresolved.js';
import { addWording } from './wording.js';

/** What claims need of a rule pack. */
export interface ProseForms {
  prose: Prose;
  layouts: Layout[];
  vocabulary: Vocabulary;
}

/** The report with its prose read: its claims are tables of the report, and their numbers leave the leftovers. */
export function withClaims(recognised: Report, { prose, layouts, vocabulary }: ProseForms): Report {
  const projects = projectForms(recognised, prose);
  const evaluations = projects.map(({ table }) => table);
  const blocks = new Set(evaluations.flatMap((table) => table.blocks));
  const report: Report = {
    ...recognised,
    tables: [...recognised.tables, ...evaluations],
    unrecognised: recognised.unrecognised.filter(({ block }) => !blocks.has(block)),
  };
  const kind = report.kind === 'budget' ? 'budget' : 'final-accounts';
  const sections = prose.sections[kind];
  const own = layouts.filter((layout) => layout.kind === kind);
  const lexicon = lexiconOf(report, prose, sections, own, vocabulary);
  const forms = new Forms(prose.forms);
  const { passages, headings, outline } = passagesOf(report.document, sections, prose.words);
  const reading = readingOf(report, prose, lexicon, vocabulary);
  for (const passage of passages) {
    const roles = new Set(passage.unknown ? passage.scope : [...passage.scope, EVERYWHERE]);
    const known = (meaning: Meaning): boolean => 'sense' in meaning || roles.has(meaning.subject.role);
    const title = passage.title === null ? null : compact(passage.title);
    const evaluated =
      title &&
      evaluatedOf(
        tokensOf(title, (words, start) => lexicon.longest(words, start, known)),
        title.text,
      );
    let carried: Carried | null = null;
    for (const index of passage.paragraphs) {
      const block = report.document.blocks[index];
      if (block?.kind !== 'paragraph') continue;
      const text = compactOf(block);
      const paragraph: Paragraph = { index, block, compact: text, tokens: tokensOf(text, (words, start) => lexicon.longest(words, start, known)) };
      carried = readParagraph(reading, forms, passage, paragraph, evaluated, carried);
    }
  }
  for (const bind of reading.later) bind();
  addBreakdowns(reading);
  addBases(reading);
  addPriorYears(reading);
  addMoves(reading);
  addSaid(reading);
  addWording(reading, passages);
  addHeadings(reading, passages, headings);
  addItems(reading);
  addSplits(reading);
  addScoreSums(reading);
  addMissingShares(reading);
  addWholeForm(reading, passages);
  addIndicatorClaims(reading, projects);
  addNames(reading);
  addQuantities(reading);
  addContents(report, reading.tables, prose.words);
  const claims = reading.tables.result();
  const cutOff = allowCutOff(claims, reading.taken);
  return {
    ...report,
    outline,
    remarks: [
      ...report.remarks,
      ...unresolved(claims, new Set(reading.scored.flatMap(({ points, score }) => [score, ...(points ? [points] : [])]))),
      ...cutOff,
    ],
    tables: [...report.tables, ...claims],
    leftovers: withoutTaken(withoutNotFigures(report.leftovers, reading.notFigures), [
      ...reading.taken,
      ...evaluations.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined && figure.state === 'read'),
    ] as Figure[]),
  };
}

function readingOf(report: Report, prose: Prose, lexicon: ReturnType<typeof lexiconOf>, vocabulary: Vocabulary): Reading {
  const functions = new Map(vocabulary.functions.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [compactWord(word), name] as const)));
  const cells = new Map(
    report.tables.flatMap((table) => table.figures.flatMap((row) => row.flatMap((figure) => (figure ? [[figure.address, figure] as const] : [])))),
  );
  const subjectIn = (subjects: readonly Subject[], passage: Passage, counter: string | null, last?: string): Subject | null => {
    for (const role of passage.unknown ? passage.scope : [...passage.scope, EVERYWHERE]) {
      const found = subjects.filter(
        (subject) => subject.role === role && (counter === null ? subject.counted === null : (subject.counted?.includes(counter) ?? false)),
      );
      const next = found.find(({ follows }) => last !== undefined && follows?.includes(last));
      const free = found.find(({ follows }) => follows === undefined);
      if (next ?? free) return (next ?? free)!;
    }
    return null;
  };
  return {
    report,
    prose,
    plain: plainWords(prose),
    tables: new ClaimTables(prose.kinds),
    mentions: [],
    bySubject: new Map(),
    taken: [],
    breakdowns: [],
    changes: [],
    rated: [],
    scoped: new Map(),
    shares: [],
    scored: [],
    baseless: new Map(),
    totals: new Map(),
    later: [],
    usual: report.kind === 'budget' ? 'budget' : 'outturn',
    notFigures: [],
    cell: (alternatives) => {
      for (const address of alternatives.split('|')) {
        const figure = cells.get(address);
        if (figure) return figure;
      }
      return undefined;
    },
    canonical: (name) => functions.get(compactWord(name)) ?? compactWord(name),
    subjectNamed: (words, passage) => {
      const found = lexicon.longest(words, 0);
      if (!found || found.end !== words.length) return null;
      return subjectIn(
        found.values.flatMap((value) => ('subject' in value ? [value.subject] : [])),
        passage,
        null,
      );
    },
    subjectOf: (token, passage, counter, last) => (token.kind === 'word' ? subjectIn(token.subjects, passage, counter, last) : null),
  };
}

/** What most forms are set in that do not say it. */
const USUAL_UNIT = '万元';

/** Forms of projects that table recognition left (their self-evaluation, their targets), and the lists of indicators in tables of the form. */
function projectForms(report: Report, prose: Prose): ProjectForm[] {
  const known = new Set(report.tables.flatMap(({ blocks }) => blocks));
  const found = projectGrids(report.document.blocks, known, prose.evaluation).flatMap((grid): { form: ProjectForm; index: number }[] => {
    const form = readEvaluation(grid, prose.evaluation, plain(report.department ?? '')) ?? readTargets(grid, prose.evaluation, report.unit ?? USUAL_UNIT);
    return form ? [{ form, index: grid.blocks[0]! }] : [];
  });
  const listed = listedIndicators(report, prose.evaluation).map((form, index) => ({ form, index }));
  const ids = new Set<string>();
  return [...found, ...listed].map(({ form, index }) => {
    const own = ids.has(form.table.id) ? { ...form, table: renamed(form.table, `${form.table.id}#${index}`) } : form;
    ids.add(own.table.id);
    return own;
  });
}

function renamed(table: Table, id: string): Table {
  for (const figure of table.figures.flat()) if (figure) figure.address = id + figure.address.slice(table.id.length);
  return { ...table, id };
}

/** A number of a claim is in the report as its figure, and no longer left over. */
function withoutTaken(leftovers: readonly Leftover[], taken: readonly Figure[]): Leftover[] {
  const covered = new Map<string, Set<number>>();
  for (const { place } of taken) {
    let characters = covered.get(textOf(place));
    if (!characters) covered.set(textOf(place), (characters = new Set()));
    for (let at = place.start; at < place.end; at++) characters.add(at);
  }
  return leftovers.filter(({ place }) => {
    const characters = covered.get(textOf(place));
    if (!characters) return true;
    for (let at = place.start; at < place.end; at++) if (characters.has(at)) return false;
    return true;
  });
}

/** What the sentences show to be no figure. */
function withoutNotFigures(leftovers: readonly Leftover[], places: readonly Place[]): readonly Leftover[] {
  const starts = new Set(places.map((place) => `${textOf(place)}:${place.start}`));
  return starts.size === 0
    ? leftovers
    : leftovers.map((each) => (starts.has(`${textOf(each.place)}:${each.place.start}`) ? { ...each, kind: 'notFigure' as const } : each));
}

/** Which text of the document a place is in. */
function textOf(place: Place): string {
  return 'row' in place ? `${place.block}/${place.row}/${place.column}` : `${place.block}`;
}
