import { locate } from '../../../document/locate.js';
import type { ParagraphBlock } from '../../../document/document.js';
import type { Figure } from '../../report.js';
import { said } from '../together/bases.js';
import { compactOf, compactWord } from '../words/compact.js';
import { figureOfWords } from '../sentences/figure.js';
import { numberIn, styleOf, type NumberStyle } from './numbered.js';
import { numberOf } from '../words/numerals.js';
import { numberingOf } from './outline.js';
import type { Reading } from '../sentences/scene.js';
import type { Heading, Passage } from './sections.js';

/** A report whose sections mostly carry the numbers of the form is of that form. */
const LEAST_OF_FORM = 0.75;
/** So many characters under a heading are its text. */
const SHORTEST_TEXT = 8;
const LONGEST_TITLE = 20;
const STOPS = '。;:,';
/** 项: the codes of the items of expenditure. */
const ITEM = 7;

/** Headings that are numbered with a gap or twice, sections that are not there, and items of expenditure that the glossary does not explain. */
export function addHeadings(reading: Reading, passages: readonly Passage[], headings: readonly Heading[]): void {
  const required = reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'].filter(({ required: is }) => is);
  const first = headings.filter(({ level }) => level === 1);
  const known = first.filter(({ role }, index) => role !== null && !first.slice(index + 1).some((later) => later.role === role));
  addNumbering(reading, known, first);
  addSections(
    reading,
    passages,
    known,
    required.map(({ id, headings: words }) => ({ id, words: words[0]!.join('') })),
  );
  addGlossary(reading);
}

function addNumbering(reading: Reading, known: readonly Heading[], all: readonly Heading[]): void {
  known.forEach((heading, index) => {
    const before = known[index - 1];
    if (!before || before.part !== heading.part || heading.part === '') return;
    const [last, number] = [ordinalNumber(before.ordinal), ordinalNumber(heading.ordinal)];
    if (last === null || number === null || number === last + 1 || number < last) return;
    const between = new Set(all.filter(({ block }) => block > before.block && block < heading.block).map(({ ordinal }) => ordinalNumber(ordinal)));
    const skipped = Array.from({ length: Math.max(0, number - last - 1) }, (_, step) => last + step + 1).some((each) => !between.has(each));
    if (number !== last && !skipped) return;
    addNumberSlip(reading, heading.block, heading.part, `${heading.ordinal}${heading.text}`, heading.text, number === last);
  });
}

function addNumberSlip(reading: Reading, index: number, part: string, name: string, text: string, repeated: boolean): void {
  const block = reading.report.document.blocks[index] as ParagraphBlock;
  const id = reading.tables.reserve('slip', `heading>${name}`.replaceAll('/', '∕'));
  const place = { block: index, start: 0, end: block.text.length };
  const words = figureOfWords(locate(block, 0, block.text.length), place, `slip/${id}/words`, text, block.text);
  reading.tables.add({
    kind: 'slip',
    id,
    label: `${part}“${name}”`,
    roles: { words },
    anchors: words.anchors,
    class: repeated ? 'heading-repeat' : 'heading-gap',
  });
}

/** A heading that is a slip of that class, by its words. */
export function addHeadingSlip(reading: Reading, index: number, words: string, kind: string): void {
  const block = reading.report.document.blocks[index] as ParagraphBlock;
  const id = reading.tables.reserve('slip', `${kind}>${words}`.replaceAll('/', '∕'));
  const place = { block: index, start: 0, end: block.text.length };
  const figure = figureOfWords(locate(block, 0, block.text.length), place, `slip/${id}/words`, words, block.text);
  reading.tables.add({ kind: 'slip', id, label: `“${compactOf(block).text}”`, roles: { words: figure }, anchors: figure.anchors, class: kind });
}

/** The explanations of a glossary, numbered in the way of the first of them. */
function addGlossaryNumbers(reading: Reading, title: string, first: number, texts: readonly string[]): void {
  let last = 0;
  let style: NumberStyle | null = null;
  texts.forEach((text, index) => {
    style ??= styleOf(text);
    const number = style && numberIn(style, text);
    if (number === null) return;
    // A list that begins anew is one within an explanation.
    if (number <= last && number !== last) return;
    if (number === last || number > last + 1) addNumberSlip(reading, first + index, title, shortened(text), shortened(text), number === last);
    last = number;
  });
}

/** The words that are explained. */
function shortened(text: string): string {
  const end = [...text].findIndex((character) => STOPS.includes(character));
  return text.slice(0, Math.min(end < 0 ? text.length : end, LONGEST_TITLE));
}

function addSections(reading: Reading, passages: readonly Passage[], known: readonly Heading[], required: readonly { id: string; words: string }[]): void {
  const ownNumber = required.filter(({ id }) => known.some(({ role, ordinal }) => role === id && ordinalNumber(ordinal) === ordinalNumber(id)));
  if (required.length === 0 || ownNumber.length < required.length * LEAST_OF_FORM) return;
  const { blocks } = reading.report.document;
  const hasText = (index: number): boolean => {
    const block = blocks[index];
    return block?.kind === 'table' || (block !== undefined && block.text.trim().length >= SHORTEST_TEXT);
  };
  const inOrder = [...required].sort((one, other) => (ordinalNumber(one.id) ?? 0) - (ordinalNumber(other.id) ?? 0));
  const entries = inOrder.map(({ id, words }) => {
    const own = passages.filter((passage) => passage.role === id || passage.scope.includes(id));
    const there = own.find(({ paragraphs, heading }) => paragraphs.some(hasText) || (heading !== null && blocks[heading.block + 1]?.kind === 'table'));
    return { name: `${id}（${words}）`, block: there?.heading?.block ?? null };
  });
  // Contents alone, or tables whose prose is elsewhere, promise nothing here.
  if (entries.filter(({ block }) => block !== null).length >= required.length * LEAST_OF_FORM) addRoll(reading, 'sections', '', entries);
}

function addGlossary(reading: Reading): void {
  const { document, tables } = reading.report;
  const words = (reading.prose.wording['glossary'] ?? []).map(compactWord);
  const { part } = numberingOf(reading.prose.words);
  const texts = document.blocks.map((block) => (block.kind === 'paragraph' ? compactOf(block).text : ''));
  const start = texts.reduce(
    (last, text, index) => (text !== '' && text.length <= LONGEST_TITLE && words.some((word) => text.includes(word)) ? index : last),
    -1,
  );
  if (start < 0) return;
  const rest = texts.slice(start + 1);
  const end = rest.findIndex((text) => text.length <= LONGEST_TITLE && part.test(text));
  const explained = end < 0 ? rest : rest.slice(0, end);
  const stop = explained.findIndex((_, index) => document.blocks[start + 1 + index]!.kind === 'table');
  addGlossaryNumbers(reading, texts[start]!, start + 1, stop < 0 ? explained : explained.slice(0, stop));
  const table = tables.find(({ id }) => id === '05');
  if (!table) return;
  const glossary = explained.join('\n');
  const items = new Map<string, Figure>();
  table.rows.forEach(({ code, name }, index) => {
    const promise = table.figures[index]!.find((figure) => figure && !figure.amount.value.isZero());
    if (code?.length === ITEM && promise && !items.has(name)) items.set(name, promise);
  });
  const entries = [...items].map(([name, promise]) => ({ name, promise, block: glossary.includes(compactWord(name)) ? start : null }));
  // A glossary that explains none of them is one of other words.
  if (entries.some(({ block }) => block !== null)) addRoll(reading, 'glossary', texts[start]!, entries);
}

/** What there should be, by its words in the report where they promise it, and the paragraph or the figure in which it is found; null where it is not. */
export interface RollEntry {
  name: string;
  block: number | null;
  promise?: Figure;
  found?: Figure;
}

export function addRoll(reading: Reading, kind: string, label: string, entries: readonly RollEntry[]): void {
  const { blocks } = reading.report.document;
  const id = reading.tables.reserve('roll', kind);
  reading.tables.add({
    kind: 'roll',
    id,
    label,
    roles: {},
    anchors: [],
    class: kind,
    parts: entries.map(({ name, block, promise, found }) => {
      const own = reading.tables.reserve('roll', `${id}>${name}`.replaceAll('/', '∕'));
      const source = block === null ? undefined : blocks[block];
      const at =
        source?.kind === 'paragraph'
          ? { anchors: locate(source, 0, source.text.length), place: { block: block!, start: 0, end: source.text.length } }
          : { anchors: [], place: { block: 0, start: 0, end: 0 } };
      const expected = promise ? said(promise, `roll/${own}/expected`) : figureOfWords([], at.place, `roll/${own}/expected`, name, '');
      return {
        kind: 'roll',
        id: own,
        label: name,
        roles: {
          expected,
          found: found ? said(found, `roll/${own}/found`) : source ? figureOfWords(at.anchors, at.place, `roll/${own}/found`, name, name) : undefined,
        },
        anchors: at.anchors,
        class: 'entry',
      };
    }),
  });
}

/** 十三、 → 13; null for what is no number of the form. */
function ordinalNumber(ordinal: string): number | null {
  return numberOf(ordinal.replace(/[、.]$/, ''));
}
