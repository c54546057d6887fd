import type { Match } from './forms.js';
import type { PlainWords } from './plain-words.js';
import { hasSense, isMark, type Token } from './tokens.js';

/** A statement that counts something and then lists it. Spans are of the compact text. */
export interface Counted {
  number: { start: number; end: number };
  /** The number and all that is quoted with it. */
  quote: { start: number; end: number };
  noun: string;
  /** The token with which the list begins. */
  list: number;
  /** 主要包括: the list need not be complete. */
  open: boolean;
}

/** Between a number and what it counts stand no more characters than these; between what is counted and its number behind it. */
const FARTHEST_NOUN = 14;
const NEAR_NUMBER = 3;

/** 7 个科室，分别是; 纳入编制范围的单位共 3 个，包括: the statements of a text that count something and then list it. */
export function countedIn(text: string, tokens: readonly Token[], { forms }: PlainWords): Counted[] {
  const found: Counted[] = [];
  /** Something was counted in this sentence already: of two counts nobody knows which one the list is of. */
  let before = false;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    if (isMark(token, '。', ';')) before = false;
    const match = forms.at(tokens, at);
    if (match?.event === 'ordinal') {
      at = match.end;
      continue;
    }
    const counted = match?.event === 'counted' ? countedBy(text, tokens, match) : null;
    if (counted && !before) found.push(counted);
    const end = counted ? match!.end : at + 1;
    for (; at < end; at++) if (isCount(tokens, at)) before = true;
  }
  return found;
}

function isCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  return (token.kind === 'number' || hasSense(token, 'numeral')) && hasSense(tokens[at + 1], 'count-in');
}

/** Null where number and noun stand too far apart to be of one another. */
function countedBy(text: string, tokens: readonly Token[], { roles, end }: Match): Counted | null {
  const number = roles['number']![0]!;
  const nouns = roles['noun']!;
  const [first, last] = [nouns[0]!, nouns.at(-1)!];
  const between = roles['between'] ?? [];
  const isBehind = first.start > number.start;
  const parted = (words: readonly Token[], most: number): boolean =>
    words.some((word) => word.kind === 'mark' || word.kind === 'number') || words.reduce((length, word) => length + word.text.length, 0) > most;
  if (isBehind ? parted(nouns.slice(0, -1), FARTHEST_NOUN) : parted(between, NEAR_NUMBER)) return null;
  const lead = roles['lead']![0]!;
  return {
    number: { start: number.start, end: number.kind === 'number' ? number.digits : number.end },
    quote: { start: Math.min(number.start, first.start), end: tokens[end - 1]!.end },
    noun: text.slice(first.start, last.end),
    list: end,
    open: hasSense(lead, 'count-list-open'),
  };
}
