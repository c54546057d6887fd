import type { Layout, Vocabulary } from '../../pack/layout.js';
import type { Prose } from '../../pack/prose.js';
import type { Figure, Report } from '../report.js';
import { addBareHeadings } from './passages/bare-headings.js';
import { addBases } from './together/bases.js';
import { readingOf } from './sentences/begin.js';
import { addBreakdowns } from './together/breakdowns.js';
import { compact, compactOf, type Compact } from './words/compact.js';
import { addContents, contentsOf } from './passages/contents.js';
import { allowCutOff } from './together/cut-off.js';
import type { Paragraph } from './sentences/figure.js';
import { Forms } from './words/forms.js';
import { readParagraph, type Carried } from './sentences/paragraph.js';
import { addHeadings } from './passages/headings.js';
import { addIndicatorClaims } from './project-forms/indicator-claims.js';
import { addItems } from './passages/items.js';
import { addMoves } from './together/moves.js';
import { addNames } from './together/names.js';
import { addScoreSums } from './sentences/scores.js';
import { addMissingShares } from './together/shares.js';
import { addSplits } from './together/splits.js';
import { addWholeForm } from './project-forms/whole-form.js';
import { addPriorYears } from './together/prior.js';
import { addQuantities } from './together/quantities.js';
import { projectForms } from './project-forms/project-forms.js';
import { evaluatedOf } from './words/projects.js';
import { addSaid } from './together/said.js';
import type { Reading } from './sentences/scene.js';
import { passagesOf, type Passage } from './passages/sections.js';
import { EVERYWHERE, type Meaning } from './words/subject.js';
import { lexiconOf } from './words/subjects.js';
import { withoutNotFigures, withoutTaken } from './taken.js';
import { tokensOf, type Token } from './words/tokens.js';
import type { Trie } from './words/trie.js';
import { addUnlisted } from './passages/unlisted.js';
import { unresolved } from './together/unresolved.js';
import { unfinishedSentence } from '../unfinished.js';
import { addWording } from './together/wording.js';

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
  const { passages, headings, outline, lines } = passagesOf(report.document, sections, prose.words);
  const reading = readingOf(report, prose, lexicon, vocabulary);
  for (const passage of passages) readPassage(reading, forms, lexicon, passage);
  for (const bind of reading.later) bind();
  addBreakdowns(reading, passages);
  addBases(reading);
  addPriorYears(reading);
  addMoves(reading);
  addSaid(reading);
  addWording(reading, passages);
  addHeadings(reading, passages, headings);
  addBareHeadings(reading, lines);
  addItems(reading, passages);
  addSplits(reading);
  addScoreSums(reading);
  addMissingShares(reading);
  addWholeForm(reading, passages);
  addIndicatorClaims(reading, projects);
  addNames(reading);
  addQuantities(reading);
  const contents = contentsOf(report, prose.words);
  if (contents) {
    addContents(report, reading.tables, contents);
    addUnlisted(reading, contents, passages, headings);
  }
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

/** Paragraph by paragraph; a paragraph may carry what it is about into the next one. */
function readPassage(reading: Reading, forms: Forms, lexicon: Trie<Meaning>, passage: Passage): void {
  const roles = new Set(passage.unknown ? passage.scope : [...passage.scope, EVERYWHERE]);
  const known = (meaning: Meaning): boolean => 'sense' in meaning || roles.has(meaning.subject.role);
  const tokensIn = (text: Compact): Token[] => tokensOf(text, (words, start) => lexicon.longest(words, start, known));
  const title = passage.title === null ? null : compact(passage.title);
  const evaluated = title && evaluatedOf(tokensIn(title), title.text);
  const unfinished = unfinishedSentence(reading.report.document, reading.report.tables);
  let carried: Carried | null = null;
  for (const index of passage.paragraphs) {
    const block = reading.report.document.blocks[index];
    if (block?.kind !== 'paragraph') continue;
    const text = compactOf(block);
    const tokens = index === unfinished?.block ? tokensIn(text).filter(({ start }) => text.at[start]! < unfinished.start) : tokensIn(text);
    const paragraph: Paragraph = { index, block, compact: text, tokens };
    carried = readParagraph(reading, forms, passage, paragraph, evaluated, carried);
  }
}
