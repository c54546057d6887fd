import type { SourceDocument, SourceText } from '../../../document/document.js';
import { locate } from '../../../document/locate.js';
import { Decimal } from '../../../figures/exact.js';
import type { Figure, Place } from '../../report.js';
import { compactOf, compactWord, sourceSpan, type Compact } from '../words/compact.js';
import { figureOfWords } from '../sentences/figure.js';
import type { Reading } from '../sentences/scene.js';
import type { Passage } from '../passages/sections.js';
import { hasSense } from '../words/tokens.js';

/** A text of the document: a paragraph, or a cell of a table with the cells beside it. */
interface Text {
  source: SourceText;
  compact: Compact;
  place: (start: number, end: number) => Place;
  /** The cells of its row; none for a paragraph. */
  row: readonly string[];
  /** Of a section that is read; null elsewhere. */
  passage: Passage | null;
}

const WORD = /[\u4e00-\u9fff]/;
/** Words that stand twice are so long. */
const [SHORTEST_DOUBLED, LONGEST_DOUBLED] = [3, 12];
const DOUBLED_MARKS = ',。;:、';
const SHORT_MONEY = /([\d,]+(?:\.\d+)?)万$/;
/** Of one text no more slips of a kind are told. */
const MOST = 5;
const LONGEST_NAME = 40;
/** One line alone says nothing of the others. */
const LEAST_MAJORITY = 3;

/** What is odd in the wording: words of the form left standing, doubled words and marks, units cut short, annexes and names that do not fit. */
export function addWording(reading: Reading, passages: readonly Passage[]): void {
  const texts = textsOf(reading.report.document, passages);
  const words = (sense: string): string[] => (reading.prose.wording[sense] ?? []).map(compactWord);
  for (const text of texts) {
    if (text.passage) addTemplates(reading, text, words('template'));
    addDoubled(reading, text, words('may-double'));
    addShortMoney(reading, text);
  }
  addAnnexes(reading, texts, words('annex'));
  addNames(reading, texts, words('name-line'), words('name-end'));
}

function textsOf({ blocks }: SourceDocument, passages: readonly Passage[]): Text[] {
  const passageOf = new Map(
    passages.flatMap((passage) => [...passage.paragraphs, ...(passage.heading ? [passage.heading.block] : [])].map((index) => [index, passage] as const)),
  );
  return blocks.flatMap((block, index): Text[] => {
    // A page number or a header printed again is nothing that the report says.
    if (block.kind === 'paragraph' && block.running) return [];
    if (block.kind === 'paragraph')
      return [
        { source: block, compact: compactOf(block), place: (start, end) => ({ block: index, start, end }), row: [], passage: passageOf.get(index) ?? null },
      ];
    return block.grid.flatMap((cells, row) => {
      const printed = cells.map((cell) => (cell ? compactOf(cell).text : ''));
      return cells.flatMap((cell, column): Text[] =>
        cell
          ? [{ source: cell, compact: compactOf(cell), place: (start, end) => ({ block: index, row, column, start, end }), row: printed, passage: null }]
          : [],
      );
    });
  });
}

function add(reading: Reading, kind: string, text: Text, start: number, end: number): void {
  const printed = text.compact.text.slice(start, end);
  const id = reading.tables.reserve('slip', `${kind}>${printed}`.replaceAll('/', '∕'));
  const span = sourceSpan(text.compact, start, end);
  const words: Figure = figureOfWords(
    locate(text.source, span.start, span.end),
    text.place(span.start, span.end),
    `slip/${id}/words`,
    printed,
    text.source.text.slice(span.start, span.end),
  );
  reading.tables.add({
    kind: 'slip',
    id,
    label: `${text.passage ? `${text.passage.label}：` : ''}“${printed}”`,
    roles: { words },
    anchors: words.anchors,
    class: kind,
  });
}

function addTemplates(reading: Reading, text: Text, templates: readonly string[]): void {
  for (const words of templates) {
    const at = text.compact.text.indexOf(words);
    if (at < 0) continue;
    add(reading, 'template', text, at, at + words.length);
    return;
  }
}

function addDoubled(reading: Reading, text: Text, allowed: readonly string[]): void {
  const doubled = doubledWords(text.compact.text);
  for (const { start, length } of doubled) {
    const once = text.compact.text.slice(start, start + length);
    if (!allowed.some((word) => once.endsWith(word))) add(reading, 'doubled', text, start, start + 2 * length);
  }
  if (text.passage) for (const at of doubledMarks(text.compact.text)) add(reading, 'doubled', text, Math.max(0, at - 6), at + 2);
}

/** Where words stand twice in a row, and how long they are. */
function doubledWords(text: string): { start: number; length: number }[] {
  const found: { start: number; length: number }[] = [];
  /** How many characters from here on are of words. */
  const run = new Int32Array(text.length + 1);
  for (let at = text.length - 1; at >= 0; at--) run[at] = WORD.test(text[at]!) ? run[at + 1]! + 1 : 0;
  for (let start = 0; start < text.length && found.length < MOST;) {
    let length = Math.min(LONGEST_DOUBLED, run[start]! >> 1);
    while (length >= SHORTEST_DOUBLED && (text[start] !== text[start + length] || !text.startsWith(text.slice(start, start + length), start + length)))
      length--;
    if (length >= SHORTEST_DOUBLED) found.push({ start, length });
    start += length >= SHORTEST_DOUBLED ? 2 * length : 1;
  }
  return found;
}

/** A mark that stands twice, and not more often. */
function doubledMarks(text: string): number[] {
  const found: number[] = [];
  const isMark = (at: number): boolean => at >= 0 && at < text.length && DOUBLED_MARKS.includes(text[at]!);
  for (let at = 0; at + 1 < text.length && found.length < MOST; at++)
    if (isMark(at) && text[at] === text[at + 1] && !isMark(at - 1) && !isMark(at + 2)) found.push(at);
  return found;
}

/** ≤12.40万 beside an amount of 12.40. */
function addShortMoney(reading: Reading, text: Text): void {
  const match = SHORT_MONEY.exec(text.compact.text);
  if (!match || text.row.length === 0) return;
  const value = numberIn(match[1]!);
  if (value && text.row.some((cell) => numberIn(cell)?.equals(value))) add(reading, 'short-unit', text, match.index, match.index + match[0].length);
}

function numberIn(text: string): Decimal | null {
  return /^[\d,]+(?:\.\d+)?$/.test(text) && text.length < 20 ? new Decimal(text.replaceAll(',', '')) : null;
}

/** 详见附件1: some line of the report begins with that annex, or is the heading of all annexes. */
function addAnnexes(reading: Reading, texts: readonly Text[], annexes: readonly string[]): void {
  const found = (words: string): boolean =>
    texts.some(({ compact: { text } }) => text.startsWith(words) || (text.length <= words.length + 5 && annexes.some((annex) => text.endsWith(annex))));
  for (const text of texts) {
    if (!text.passage) continue;
    const tokens = reading.plain.tokensOf(text.compact);
    const named = tokens.flatMap((token, at) => (hasSense(token, 'see') ? (reading.plain.forms.at(tokens, at) ?? []) : []));
    for (const { roles } of named.filter(({ event }) => event === 'annex').slice(0, MOST)) {
      const [see, annex, number] = [roles['see']![0]!, roles['annex']![0]!, roles['number']![0]!];
      const end = number.kind === 'number' ? number.digits : number.end;
      if (!found(text.compact.text.slice(annex.start, end))) add(reading, 'annex', text, see.start, end);
    }
  }
}

/** 部门名称：…: the name that most of these lines print is the right one; one that adds words to it, or leaves some out, says the same. */
function addNames(reading: Reading, texts: readonly Text[], openings: readonly string[], endings: readonly string[]): void {
  const lines = texts.flatMap((text) => {
    const opening = openings.find((words) => text.compact.text.startsWith(`${words}:`));
    if (opening === undefined) return [];
    const start = opening.length + 1;
    const rest = text.compact.text.slice(start);
    const end = Math.min(rest.length, ...endings.map((words) => rest.indexOf(words)).filter((at) => at >= 0));
    const name = rest.slice(0, end);
    return name === '' || name.length > LONGEST_NAME ? [] : [{ text, start, end: start + end, name }];
  });
  const count = new Map<string, number>();
  for (const { name } of lines) count.set(name, (count.get(name) ?? 0) + 1);
  const [usual, times] = [...count].sort((one, other) => other[1] - one[1])[0] ?? ['', 0];
  if (times < LEAST_MAJORITY || times * 2 <= lines.length) return;
  for (const { text, start, end, name } of lines) if (!name.includes(usual) && !usual.includes(name)) add(reading, 'name', text, start, end);
}
