import { parseNumber, type PrintedNumber } from '../../../figures/parse.js';
import { isMoney, MONEY_WORDS, moneyNamed, type Unit } from '../../../figures/unit.js';
import type { Compact } from './compact.js';
import type { Meaning, Subject } from './subject.js';

/** The longest word at a place, of those known in a section. */
export type Words = (text: string, start: number) => { end: number; values: Meaning[] } | null;

interface Place {
  /** In the compact text. */
  start: number;
  end: number;
  text: string;
}

export type Token = Place &
  (
    | { kind: 'word'; senses: string[]; subjects: Subject[]; path?: string[] }
    | { kind: 'number'; number: PrintedNumber; unit: Unit; counter: string | null; /** End of the digits, before unit and counter. */ digits: number }
    | { kind: 'year'; year: number }
    | { kind: 'date' }
    | { kind: 'mark' }
    | { kind: 'text' }
  );

const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)%?/y;
const SIGN = /[-−]/;
const YEAR = /^(?:19|20)\d{2}$/;
const MONEY = new RegExp(`(${MONEY_WORDS})`, 'y');
/** Senses that words have only behind a number. */
const AFTER_NUMBERS = new Set(['counter', 'date-mark', 'year-mark']);
/** (204类), (06款): the mark of a level with the code of the subject in it. */
const CODED_LEVEL = /\(\d{2,7}([^\d()])\)/y;
/** ① is the mark of an item of a list. */
const CIRCLED = /[①-⓿]/;
const MARKS = new Set([',', '.', '。', ';', ':', '、', '(', ')', '!', '?', ' ', '〔', '〕', '[', ']']);

/** Splits a text into words, numbers, years and marks; what is none of these is text. Each character is looked at a bounded number of times. */
export function tokensOf({ text }: Compact, words: Words): Token[] {
  const tokens: Token[] = [];
  let unknown = -1;
  const close = (end: number): void => {
    if (unknown >= 0) tokens.push({ kind: 'text', start: unknown, end, text: text.slice(unknown, end) });
    unknown = -1;
  };
  for (let at = 0; at < text.length;) {
    const token = numberAt(text, at, words) ?? wordAt(text, at, words) ?? codedLevelAt(text, at, words) ?? markAt(text, at);
    if (token) {
      close(at);
      tokens.push(token);
      at = token.end;
    } else {
      if (unknown < 0) unknown = at;
      at++;
    }
  }
  close(text.length);
  return tokens;
}

function numberAt(text: string, at: number, words: Words): Token | null {
  const signed = SIGN.test(text[at]!) && !/[\w)]/.test(text[at - 1] ?? '');
  NUMBER.lastIndex = at + (signed ? 1 : 0);
  const match = NUMBER.exec(text);
  if (!match) return null;
  const digits = NUMBER.lastIndex;
  const printed = text.slice(at, digits);
  const number = parseNumber(printed);
  const place = (end: number): Place => ({ start: at, end, text: text.slice(at, end) });
  // More digits than any amount has: one piece of text, not to be tried again digit by digit.
  if (!number) return { kind: 'text', ...place(digits) };
  const next = words(text, digits);
  const senses = next?.values.flatMap((value) => ('sense' in value ? [value.sense] : [])) ?? [];
  if (YEAR.test(printed) && next && senses.includes('year-mark')) return { kind: 'year', year: Number(printed), ...place(next.end) };
  MONEY.lastIndex = digits;
  const money = MONEY.exec(text)?.[1];
  // 9.4万件 is no money: a bare 万 is, only where nothing else is counted.
  const bare = money !== undefined && !isMoney(money) && /[^,。;:、()!?\s]/.test(text[digits + 1] ?? '。');
  if (money && !bare && !(next && senses.includes('counter') && next.end > digits + money.length)) {
    return { kind: 'number', number, unit: moneyNamed(money)!, counter: null, digits, ...place(digits + money.length) };
  }
  if (number.percent) return { kind: 'number', number, unit: '%', counter: null, digits, ...place(digits) };
  if (next && senses.includes('date-mark')) return { kind: 'date', ...place(next.end) };
  if (next && senses.includes('counter')) return { kind: 'number', number, unit: '', counter: text.slice(digits, next.end), digits, ...place(next.end) };
  if (bare) return { kind: 'number', number, unit: '', counter: money, digits, ...place(digits + 1) };
  return { kind: 'number', number, unit: '', counter: null, digits, ...place(digits) };
}

function wordAt(text: string, at: number, words: Words): Token | null {
  const found = words(text, at);
  if (!found) return null;
  const senses = found.values.flatMap((value) => ('sense' in value && !AFTER_NUMBERS.has(value.sense) ? [value.sense] : []));
  const subjects = found.values.flatMap((value) => ('subject' in value ? [value.subject] : []));
  if (senses.length === 0 && subjects.length === 0) return null;
  return { kind: 'word', start: at, end: found.end, text: text.slice(at, found.end), senses, subjects };
}

function codedLevelAt(text: string, at: number, words: Words): Token | null {
  if (text[at] !== '(') return null;
  CODED_LEVEL.lastIndex = at;
  const match = CODED_LEVEL.exec(text);
  const plain = match && `(${match[1]!})`;
  const found = plain && words(plain, 0);
  if (!found || found.end !== plain.length) return null;
  const senses = found.values.flatMap((value) => ('sense' in value ? [value.sense] : []));
  return { kind: 'word', start: at, end: CODED_LEVEL.lastIndex, text: match[0], senses, subjects: [] };
}

function markAt(text: string, at: number): Token | null {
  const mark = text[at]!;
  return MARKS.has(mark) || CIRCLED.test(mark) ? { kind: 'mark', start: at, end: at + 1, text: mark } : null;
}

export function hasSense(token: Token | undefined, ...senses: string[]): boolean {
  return token?.kind === 'word' && token.senses.some((sense) => senses.includes(sense));
}

export function isMark(token: Token | undefined, ...marks: string[]): boolean {
  return token?.kind === 'mark' && marks.includes(token.text);
}
