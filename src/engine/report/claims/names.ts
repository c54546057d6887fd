import { Decimal } from '../../figures/exact.js';
import type { ParagraphBlock } from '../../document/document.js';
import type { Figure } from '../report.js';
import { compactOf, compactWord, sourceSpan } from './compact.js';
import type { Claim } from './claims.js';
import { anchorsOf, figureOf, wordsFigure, type Paragraph } from './figure.js';
import { numberedAfter, numberedWithin } from './numbered.js';
import { numberOf, NUMERAL } from './numerals.js';
import type { Reading } from './scene.js';

/** A name in a list: what 、 parts, and the pieces that 和 may part it into. */
interface Item {
  start: number;
  end: number;
  pieces: { start: number; end: number }[];
}

interface Counted {
  /** Of the number, and of all that is quoted. */
  number: { start: number; end: number };
  quote: { start: number; end: number };
  noun: string;
  /** Where the list begins. */
  list: number;
  /** 主要包括: the list need not be complete. */
  open: boolean;
}

const LONGEST_NAME = 25;
const MOST = 60;
const BETWEEN = '[^\\d,。;:、()!?]';

/**
 * 内设 7 个科室，分别是：甲科、乙科…: the number against the names that follow in the sentence, or the numbered paragraphs after it.
 * 甲和乙 may be one name or two, so that a list stands for at least and at most so many.
 */
export function addNames(reading: Reading): void {
  const find = finder(reading);
  reading.report.document.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || block.running) return;
    const paragraph: Paragraph = { index, block, compact: compactOf(block), tokens: [] };
    for (const counted of find(paragraph.compact.text)) add(reading, paragraph, counted);
  });
}

function words(reading: Reading, sense: string): string[] {
  return (reading.prose.wording[sense] ?? []).map(compactWord).sort((one, other) => other.length - one.length);
}

/** The statements of a text that count something and then list it. */
function finder(reading: Reading): (text: string) => Counted[] {
  const [counters, nouns, complete, open] = ['count-in', 'count-of', 'count-list', 'count-list-open'].map((sense) => words(reading, sense).join('|'));
  if (nouns === '') return () => [];
  const ordinal = reading.prose.words['part-ending']?.[0] ?? '';
  const lead = `(?<lead>${complete}|${open})?(?<colon>:)?`;
  // 7 个科室，分别是; 纳入编制范围的单位共 3 个，包括
  const before = new RegExp(
    `(?<![\\d.${ordinal}])(?<number>\\d{1,2}|${NUMERAL})(?:${counters})(?<noun>${BETWEEN}{0,14}?(?:${nouns}))(?:\\([^()]{0,40}\\))?(?<tail>[^,。;:、()]{0,24}?),?${lead}`,
    'gd',
  );
  const after = new RegExp(
    `(?<noun>${nouns})(?:${BETWEEN}{0,3})(?<![\\d.${ordinal}])(?<number>\\d{1,2}|${NUMERAL})(?:${counters})(?:\\([^()]{0,40}\\))?(?<tail>),?${lead}`,
    'gd',
  );
  const isOpen = new RegExp(`^(?:${open})$`);
  return (text) =>
    [before, after].flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match): Counted[] => {
        const { noun = '', lead: told, colon, tail = '' } = match.groups!;
        // A list begins with its words or a colon; words glued to what stands before are of another sentence.
        if ((told === undefined && colon === undefined) || (tail !== '' && told === undefined)) return [];
        const [start, end] = match.indices!.groups!['number']!;
        const sentence = text.slice(Math.max(...[...'。;'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1, start);
        // 行政单位 3 家，事业单位 2 家，分别是: whether of the last one or of all of them nobody knows.
        if (new RegExp(`(?:\\d|${NUMERAL})(?:${counters})`).test(sentence)) return [];
        const list = match.index + match[0].length;
        return [
          {
            number: { start, end },
            quote: { start: Math.min(start, match.indices!.groups!['noun']![0]), end: list },
            noun,
            list,
            open: told !== undefined && isOpen.test(told),
          },
        ];
      }),
    );
}

function add(reading: Reading, paragraph: Paragraph, counted: Counted): void {
  const { compact } = paragraph;
  const printed = compact.text.slice(counted.number.start, counted.number.end);
  const value = numberOf(printed);
  if (value === null || value < 2 || value > MOST) return;
  const steps = words(reading, 'count-step');
  const within = numberedWithin(compact.text, counted.list, steps);
  const numbered = within.length > 0;
  const listed = numbered ? { items: within.map((span) => ({ ...span, pieces: [span] })), open: false } : listedIn(compact.text, counted.list, reading);
  const following = listed === null && counted.list >= compact.text.length ? numberedAfter(reading.report.document, paragraph.index, steps) : [];
  if ((listed?.items.flatMap(({ pieces }) => pieces) ?? following).length < 2) return;
  const open = counted.open || listed?.open === true;
  const suffixes = words(reading, 'name-suffix');
  const institutions = words(reading, 'count-institution');
  const named = (item: Item): boolean =>
    suffixes.some((suffix) =>
      compact.text
        .slice(item.start, item.end)
        .replace(/\([^()]*\)$/, '')
        .endsWith(suffix),
    );
  const sure = listed !== null && !numbered && institutions.some((noun) => counted.noun.endsWith(noun)) && listed.items.every(named);
  const quoted = compact.text.slice(counted.quote.start, counted.quote.end).replace(/[,:]$/, '');
  const id = reading.tables.reserve('counted', quoted.replaceAll('/', '∕'));
  const part = (at: number, name: Figure | undefined, piece: Figure): Claim => ({
    kind: 'counted',
    id: `${id}>${at + 1}`,
    label: piece.amount.printed,
    roles: { name, piece },
    anchors: piece.anchors,
    class: 'name',
  });
  const figure = (span: { start: number; end: number }, role: string, at: number): Figure =>
    wordsFigure(paragraph, span.start, span.end, `counted/${id}>${at + 1}/${role}`, compact.text.slice(span.start, span.end));
  const pieces = listed ? listed.items.flatMap((item) => item.pieces.map((piece, at) => ({ item: at === 0 ? item : null, piece }))) : [];
  reading.tables.add({
    kind: 'counted',
    id,
    label: `“${quoted}”`,
    roles: { printed: countAt(reading, paragraph, counted, value, id) },
    anchors: anchorsOf(paragraph, counted.quote.start, counted.quote.end),
    class: open ? 'open' : sure ? 'names' : 'items',
    parts: listed
      ? pieces.map(({ item, piece }, at) => part(at, item ? figure(item, 'name', at) : undefined, figure(piece, 'piece', at)))
      : following.map(({ index, end }, at) => {
          const other: Paragraph = {
            index,
            block: reading.report.document.blocks[index] as ParagraphBlock,
            compact: compactOf(reading.report.document.blocks[index] as ParagraphBlock),
            tokens: [],
          };
          const found = (role: string): Figure => wordsFigure(other, 0, end, `counted/${id}>${at + 1}/${role}`, other.compact.text.slice(0, end));
          return part(at, found('name'), found('piece'));
        }),
  });
}

/** The number as a figure: that of the claim which it already is, or a new one. A numeral in characters is words that count so many. */
function countAt(reading: Reading, paragraph: Paragraph, { number }: Counted, value: number, id: string): Figure {
  const span = sourceSpan(paragraph.compact, number.start, number.end);
  const known = reading.taken.find(({ place }) => place.block === paragraph.index && !('row' in place) && place.start === span.start);
  if (known) return known;
  const printed = paragraph.compact.text.slice(number.start, number.end);
  const label = printed;
  if (!/^\d/.test(printed)) {
    const figure = wordsFigure(paragraph, number.start, number.end, `counted/${id}/printed`, label);
    return { ...figure, amount: { ...figure.amount, value: new Decimal(value) } };
  }
  const token = {
    kind: 'number' as const,
    start: number.start,
    end: number.end,
    digits: number.end,
    text: printed,
    number: { printed, value: new Decimal(value), places: 0, percent: false },
    unit: '' as const,
    counter: '',
  };
  const figure = { ...figureOf(paragraph, token, null), address: `counted/${id}/printed`, label };
  reading.taken.push(figure);
  return figure;
}

/** Names between 、 outside brackets, up to the end of the sentence; null where what follows is no list of names. */
function listedIn(text: string, from: number, reading: Reading): { items: Item[]; open: boolean } | null {
  const sentence = /^(?:\([^()]*\)|[^。;!?])*/.exec(text.slice(from))![0];
  const marks = sentence.replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
  // 甲、乙、丙，共同承担…: the list ends where its clause does.
  const clause = marks.indexOf('、') >= 0 ? marks.slice(0, endOfList(marks)) : marks;
  const etc = words(reading, 'count-etc').find((word) => clause.includes(word));
  const end = etc === undefined ? clause.length : clause.indexOf(etc);
  if (end === 0 || (!clause.slice(0, end).includes('、') && !ands(reading).test(clause.slice(0, end)))) return null;
  const items: Item[] = [];
  let start = 0;
  for (let at = 0; at <= end; at++) {
    if (at < end && clause[at] !== '、') continue;
    if (at > start) items.push(itemOf(text, from + start, from + at, ands(reading)));
    start = at + 1;
  }
  const odd = items.some((item) => item.end - item.start > LONGEST_NAME || /\d|:|,/.test(text.slice(item.start, item.end).replace(/\([^()]*\)/g, '')));
  return odd ? null : { items, open: etc !== undefined };
}

/** The first comma behind the first 、; without one the whole. */
function endOfList(marks: string): number {
  const comma = marks.indexOf(',', marks.indexOf('、'));
  return comma < 0 ? marks.length : comma;
}

/** 和, 以及: what may part a name in two, or be of it. */
function ands(reading: Reading): RegExp {
  return new RegExp([...(reading.prose.words['and'] ?? [])].sort((one, other) => other.length - one.length).join('|'), 'g');
}

function itemOf(text: string, start: number, end: number, and: RegExp): Item {
  const outside = text.slice(start, end).replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
  const pieces: Item['pieces'] = [];
  let from = start;
  for (const { 0: word, index } of outside.matchAll(and)) {
    if (start + index > from) pieces.push({ start: from, end: start + index });
    from = start + index + word.length;
  }
  if (from < end) pieces.push({ start: from, end });
  return { start, end, pieces };
}
