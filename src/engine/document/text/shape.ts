/**
 * What the outside of a paragraph tells of its role, without knowing a word of the language of reports:
 * punctuation, numbering, length. Used to find sentences that a page break has cut.
 */

const closers = '”’"」』》〉）)】〕]';
const pairs = new Map([
  ['”', '“'],
  ['’', '‘'],
  ['」', '「'],
  ['』', '『'],
  ['》', '《'],
  ['〉', '〈'],
  ['）', '（'],
  [')', '('],
  ['】', '【'],
  ['〕', '〔'],
]);
const openers = new Set(pairs.values());

/** True when the paragraph ends as a sentence, a clause or the lead-in of a list does. */
export function isFinished(text: string): boolean {
  let end = text.length;
  while (end > 0 && closers.includes(text[end - 1] as string)) end -= 1;
  // A closing bracket after a full stop ends the sentence; after a word it is part of it, and only what precedes decides.
  return /[。！？；：…!?;:]$|[^\d]\.$/.test(text.slice(Math.max(0, end - 2), end));
}

/** True when the text breaks off in a way no sentence or heading ends: at a comma, an opening bracket, an operator. */
export function breaksOff(text: string): boolean {
  return /[，、,（(“‘《〈「『【〔=＝+＋×÷]$|\d[.．]$/.test(text.slice(-2));
}

/** True when the text starts with what can only follow something. */
export function startsInside(text: string): boolean {
  return /^[，。、；：！？,;:!?”’）)》〉」』】〕%％]/.test(text);
}

/** True when the text starts with an amount or a share, as `6.96 万元，…` does; a year or the number of a list item is neither. */
export function startsWithAmount(text: string): boolean {
  return /^-?\d[\d,]*(?:\.\d+)?\s*(?:[千万亿]?\s*元|[%％])|^-?\d[\d,]*\.\d{2}(?!\d)/.test(text);
}

/** True when a sentence is punctuated inside the text (`。！？；`), the numbering in front left out. */
export function hasSentence(text: string): boolean {
  return /[。！？；](?=.)/.test(text);
}

export function hasComma(text: string): boolean {
  return /[，,](?=.)/.test(text.replace(/\d,(?=\d{3})/g, ''));
}

/** True when the text carries punctuation that titles, labels, form numbers and contents entries do not. */
export function isProse(text: string): boolean {
  return /[。！？；，]/.test(text);
}

/** A few characters and a colon in front, as a note or a caption of a table has. */
export function isLabel(text: string, longest = 8): boolean {
  const label = /^[^，。、；：:\d\s]+(?=\s*[：:])/.exec(text.slice(0, longest + 4))?.[0];
  return label !== undefined && label.length <= longest;
}

export interface Numbering {
  /** The marks around the number, the same for all items of a list: `（#）`, `#、`. */
  style: string;
  value: number;
  length: number;
}

const chinese = '〇一二三四五六七八九';
const numbering = [
  /^([（(])\s*(\d{1,3}|[〇一二三四五六七八九十百]{1,5})\s*([）)])[、.．,，]?/,
  /^()(\d{1,2}|[〇一二三四五六七八九十百]{1,5})([、．）)])/,
  /^()(\d{1,2})([.,，])(?!\d)/,
  /^()([〇一二三四五六七八九十百]{1,5})([.,，])/,
];

/** The number of a heading or list item, or null. */
export function numberOf(text: string): Numbering | null {
  for (const form of numbering) {
    const match = form.exec(text);
    if (match) {
      const value = match[2] as string;
      const kind = /\d/.test(value) ? '1' : '一';
      return { style: `${match[1]}${kind}${match[3]}`, value: toNumber(value), length: match[0].length };
    }
  }
  const circled = /^[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u2160-\u217f]/.exec(text);
  if (circled) return { style: '①', value: text.charCodeAt(0), length: 1 };
  const bullet = /^[-–—•·●○■□◆▪*]\s+/.exec(text);
  return bullet && { style: '•', value: Number.NaN, length: bullet[0].length };
}

function toNumber(digits: string): number {
  if (/^\d+$/.test(digits)) return Number(digits);
  let total = 0;
  let digit = 0;
  for (const char of digits) {
    if (char === '百') total += (digit || 1) * 100;
    else if (char === '十') total += (digit || 1) * 10;
    else {
      digit = chinese.indexOf(char);
      continue;
    }
    digit = 0;
  }
  return total + digit;
}

/** The bracket or quotation mark that the text opens within its last `reach` characters and leaves open, or null. */
export function leftOpen(text: string, reach = 40): string | null {
  const stack: { mark: string; at: number }[] = [];
  for (let i = Math.max(0, text.length - 4 * reach); i < text.length; i += 1) {
    const char = text[i] as string;
    if (openers.has(char)) stack.push({ mark: char, at: i });
    else if (pairs.get(char) === stack.at(-1)?.mark) stack.pop();
  }
  const last = stack.at(-1);
  return last && text.length - last.at <= reach ? last.mark : null;
}

/** True when the text closes `mark` before opening it again: the other half of what `leftOpen` found. */
export function closes(text: string, mark: string, reach = 60): boolean {
  for (const char of text.slice(0, reach)) {
    if (char === mark) return false;
    if (pairs.get(char) === mark) return true;
  }
  return false;
}

/** Width in half-width columns, as a printer of text counts it. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x2e80 && !/[‘-”—…①-⑳]/.test(char) ? 1 : 2;
  return width;
}

/** A line that holds nothing but a page number (`12`, `- 12 -`) or a rule (`———`). */
export function isFurniture(text: string): boolean {
  return /^[\s\-–—―－_=*·.~]*\d{0,4}[\s\-–—―－_=*·.~]*$/.test(text) && (/\d/.test(text) || text.length >= 3);
}
