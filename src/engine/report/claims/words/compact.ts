/** Text without white space and quotes, in half-width forms, every character of which knows its place in the source text. */
export interface Compact {
  text: string;
  /** `at[i]` is where character i stands in the source; `at[length]` is the end of the last one. */
  at: number[];
}

const DROPPED = /[\s“”"‘’'「」『』《》〈〉*\u200b\u2060\ufeff]/;
const CIRCLED = /[①-⓿]/;
const DIGIT = /[0-9０-９]/;
/** Characters that are their own half-width form: most of any text. */
const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f && code !== 0x22 && code !== 0x27 && code !== 0x2a) || (code >= 0x4e00 && code <= 0x9fff);

/** A blank between two digits is kept, since `5 2024` is two numbers. */
export function compact(source: string): Compact {
  let text = '';
  const at: number[] = [];
  let gap = false;
  let end = 0;
  for (let index = 0; index < source.length; index++) {
    const character = source[index]!;
    if (!gap && isPlain(source.charCodeAt(index))) {
      text += character;
      at.push(index);
      end = index + 1;
      continue;
    }
    if (DROPPED.test(character)) {
      gap = true;
      continue;
    }
    if (gap && DIGIT.test(character) && /\d$/.test(text)) {
      text += ' ';
      at.push(end);
    }
    gap = false;
    const plain = CIRCLED.test(character) ? character : character.normalize('NFKC');
    for (const part of plain) {
      text += part;
      for (let unit = 0; unit < part.length; unit++) at.push(index);
    }
    end = index + 1;
  }
  at.push(end);
  return { text, at };
}

const known = new WeakMap<object, Compact>();

/** `compact` of a paragraph or a cell, once for all who read it. */
export function compactOf(source: { text: string }): Compact {
  let found = known.get(source);
  if (!found) known.set(source, (found = compact(source.text)));
  return found;
}

/** As many words as no rule pack has; beyond them the cache starts anew. */
const MOST_WORDS = 20_000;
const words = new Map<string, string>();

/** The text of `compact` for words of the rules, which come again with each report. */
export function compactWord(word: string): string {
  let text = words.get(word);
  if (text === undefined) {
    if (words.size >= MOST_WORDS) words.clear();
    words.set(word, (text = compact(word).text));
  }
  return text;
}

/** The span in the source of `[start, end)` of the compact text. */
export function sourceSpan({ at }: Compact, start: number, end: number): { start: number; end: number } {
  return { start: at[start]!, end: end > start ? at[end - 1]! + 1 : at[start]! };
}
