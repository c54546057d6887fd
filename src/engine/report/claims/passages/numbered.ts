import type { SourceDocument } from '../../../document/document.js';
import { compactOf } from '../words/compact.js';
import { numberOf, numeralOf, NUMERAL } from '../words/numerals.js';

/** Ways in which paragraphs are numbered; a list keeps to one of them. */
const STYLES = [/^(\d{1,2})[.、](?!\d)/, /^\((\d{1,2})\)/, new RegExp(`^\\((${NUMERAL})\\)`), new RegExp(`^(${NUMERAL})、`)];
const STOPS = '。;:,';
/** So many paragraphs may explain an item before the next one. */
const FARTHEST = 2;
/** Of an item so many characters are quoted. */
const QUOTED = 30;

/** A way in which paragraphs are numbered. */
export type NumberStyle = RegExp;

/** The way in which this paragraph is numbered; null where it is not. */
export function styleOf(text: string): NumberStyle | null {
  return STYLES.find((each) => each.test(text)) ?? null;
}

/** Its number in that way; null where it has none. */
export function numberIn(style: NumberStyle, text: string): number | null {
  const number = style.exec(text)?.[1];
  return number === undefined ? null : numberOf(number);
}

/** A numbered paragraph, and where what is quoted of it ends in its compact text. */
export interface Numbered {
  index: number;
  end: number;
}

/** The paragraphs after this one that are numbered 1, 2, 3 … in one way, or with a word such as 是 behind the number; none where the next one is not the first of a list. */
export function numberedAfter(document: SourceDocument, after: number, steps: readonly string[]): Numbered[] {
  const styles = [...STYLES, ...steps.map((step) => new RegExp(`^(${NUMERAL})${step}`))];
  const found: Numbered[] = [];
  let style: RegExp | null = null;
  let apart = 0;
  for (let index = after + 1; index < document.blocks.length; index++) {
    const block = document.blocks[index]!;
    if (block.kind === 'table') break;
    if (block.running) continue;
    const { text } = compactOf(block);
    style ??= styles.find((each) => each.test(text)) ?? null;
    if (style === null) break;
    const number = style.exec(text)?.[1];
    if (number === undefined) {
      if (++apart > FARTHEST) break;
      continue;
    }
    if (numberOf(number) !== found.length + 1) break;
    apart = 0;
    found.push({ index, end: Math.min(stopIn(text, 0, text.length), QUOTED) });
  }
  return found;
}

/** Items numbered one after another within a text, from where the first number stands: 一是甲；二是乙. None where the text does not begin with a first one. */
export function numberedWithin(text: string, from: number, steps: readonly string[]): { start: number; end: number }[] {
  const styles: ((number: number) => string)[] = [
    ...steps.map((step) => (number: number) => `${numeralOf(number)}${step}`),
    (number) => `(${numeralOf(number)})`,
    (number) => `(${number})`,
    (number) => `${number}.`,
    (number) => `${number}、`,
  ];
  const style = styles.find((each) => text.startsWith(each(1), from));
  if (!style) return [];
  const starts: number[] = [];
  for (let at = from; at >= 0; at = text.indexOf(style(starts.length + 1), at + 1)) starts.push(at);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return { start, end: Math.min(stopIn(text, start, end), start + QUOTED) };
  });
}

/** The first mark that ends a clause, or else the end. */
function stopIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (STOPS.includes(text[at]!)) return at;
  return end;
}
