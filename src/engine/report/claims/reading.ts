import type { Layout, Vocabulary } from '../../pack/layout.js';
import type { Prose } from '../../pack/prose.js';
import type { Figure, Report } from '../report.js';
import { addBareHeadings } from './bare-headings.js';
import { addBases } from './bases.js';
import { readingOf } from './begin.js';
import { addBreakdowns } from './breakdowns.js';
import { compact, compactOf, type Compact } from './compact.js';
import { addContents } from './contents.js';
import { allowCutOff } from './cut-off.js';
import type { Paragraph } from './figure.js';
import { Forms } from './forms.js';
import { readParagraph, type Carried } from './paragraph.js';
import { addHeadings } from './headings.js';
import { addIndicatorClaims } from './indicator-claims.js';
import { addItems } from './items.js';
import { addMoves } from './moves.js';
import { addNames } from './names.js';
import { addScoreSums } from './scores.js';
import { addMissingShares } from './shares.js';
import { addSplits } from './splits.js';
import { addWholeForm } from './whole-form.js';
import { addPriorYears } from './prior.js';
import { addQuantities } from './quantities.js';
import { projectForms } from './project-forms.js';
import { evaluatedOf } from './projects.js';
import { addSaid } from './said.js';
import type { Reading } from './scene.js';
import { passagesOf, type Passage } from './sections.js';
import { EVERYWHERE, lexiconOf } from './subjects.js';
import { withoutNotFigures, withoutTaken } from './taken.js';
import { tokensOf, type Meaning, type Token } from './tokens.js';
import type { Trie } from './trie.js';
import { addUnlisted } from './unlisted.js';
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
  for (const passage of passages) readPassage(reading, forms, lexicon, passage);
  for (const bind of reading.later) bind();
  addBreakdowns(reading);
  addBases(reading);
  addPriorYears(reading);
  addMoves(reading);
  addSaid(reading);
  addWording(reading, passages);
  addHeadings(reading, passages, headings);
  addBareHeadings(reading);
  addItems(reading);
  addSplits(reading);
  addScoreSums(reading);
  addMissingShares(reading);
  addWholeForm(reading, passages);
  addIndicatorClaims(reading, projects);
  addNames(reading);
  addQuantities(reading);
  addContents(report, reading.tables, prose.words);
  addUnlisted(reading, passages, headings);
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
  let carried: Carried | null = null;
  for (const index of passage.paragraphs) {
    const block = reading.report.document.blocks[index];
    if (block?.kind !== 'paragraph') continue;
    const text = compactOf(block);
    const paragraph: Paragraph = { index, block, compact: text, tokens: tokensIn(text) };
    carried = readParagraph(reading, forms, passage, paragraph, evaluated, carried);
  }
}
