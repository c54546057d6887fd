import { Decimal } from '../../../figures/exact.js';
import type { ParagraphBlock } from '../../../document/document.js';
import type { Figure } from '../../report.js';
import { compactOf, compactWord, sourceSpan } from '../words/compact.js';
import type { Claim } from '../claims.js';
import { countedIn, type Counted } from '../words/counted.js';
import { anchorsOf, figureOf, wordsFigure, type Paragraph } from '../sentences/figure.js';
import { numberedAfter, numberedWithin } from '../passages/numbered.js';
import { namesFrom, type Item } from '../words/name-list.js';
import { numberOf } from '../words/numerals.js';
import { MOST_COUNTED } from '../words/plain-words.js';
import type { Reading } from '../sentences/scene.js';

/**
 * 内设 7 个科室，分别是：甲科、乙科…: the number against the names that follow in the sentence, or the numbered paragraphs after it.
 * 甲和乙 may be one name or two, so that a list stands for at least and at most so many.
 */
export function addNames(reading: Reading): void {
  reading.report.document.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || block.running) return;
    const compact = compactOf(block);
    const paragraph: Paragraph = { index, block, compact, tokens: [...reading.plain.tokensOf(compact)] };
    for (const counted of countedIn(compact.text, paragraph.tokens, reading.plain)) add(reading, paragraph, counted);
  });
}

function words(reading: Reading, sense: string): string[] {
  return (reading.prose.wording[sense] ?? []).map(compactWord);
}

function add(reading: Reading, paragraph: Paragraph, counted: Counted): void {
  const { compact } = paragraph;
  const printed = compact.text.slice(counted.number.start, counted.number.end);
  const value = numberOf(printed);
  if (value === null || value < 2 || value > MOST_COUNTED) return;
  const steps = words(reading, 'count-step');
  const from = paragraph.tokens[counted.list]?.start ?? compact.text.length;
  const within = numberedWithin(compact.text, from, steps);
  const numbered = within.length > 0;
  const listed = numbered
    ? { items: within.map((span) => ({ ...span, bare: span.end, pieces: [span] })), open: false }
    : namesFrom(paragraph.tokens, counted.list);
  const following = listed === null && counted.list >= paragraph.tokens.length ? numberedAfter(reading.report.document, paragraph.index, steps) : [];
  if ((listed?.items.flatMap(({ pieces }) => pieces) ?? following).length < 2) return;
  const open = counted.open || listed?.open === true;
  const suffixes = words(reading, 'name-suffix');
  const institutions = words(reading, 'count-institution');
  const named = ({ bare }: Item): boolean => suffixes.some((suffix) => compact.text.endsWith(suffix, bare));
  const sure = listed !== null && !numbered && institutions.some((noun) => counted.noun.endsWith(noun)) && listed.items.every(named);
  const quoted = withoutMark(compact.text.slice(counted.quote.start, counted.quote.end));
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

/** What is quoted ends before the mark that opens the list. */
function withoutMark(words: string): string {
  return words.endsWith(':') || words.endsWith(',') ? words.slice(0, -1) : words;
}

/** The number as a figure: that of the claim which it already is, or a new one. A numeral in characters is words that count so many. */
function countAt(reading: Reading, paragraph: Paragraph, { number }: Counted, value: number, id: string): Figure {
  const span = sourceSpan(paragraph.compact, number.start, number.end);
  const known = reading.taken.find(({ place }) => place.block === paragraph.index && !('row' in place) && place.start === span.start);
  if (known) return known;
  const printed = paragraph.compact.text.slice(number.start, number.end);
  const label = printed;
  const token = paragraph.tokens.find(({ start }) => start === number.start);
  if (token?.kind !== 'number') {
    const figure = wordsFigure(paragraph, number.start, number.end, `counted/${id}/printed`, label);
    return { ...figure, amount: { ...figure.amount, value: new Decimal(value) } };
  }
  const figure = { ...figureOf(paragraph, { ...token, unit: '', counter: '' }, null), address: `counted/${id}/printed`, label };
  reading.taken.push(figure);
  return figure;
}
