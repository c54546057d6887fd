import { hasSense, isMark, type Token } from './tokens.js';

const ASPECTS = ['initial', 'full', 'budget', 'outturn'];
/** Between 分别 and the first figure, and between that list and its shares, stand no more words than these. */
const MOST_WORDS = 5;

/**
 * 甲、乙分别为 1 万元、2 万元，分别占 10%、20% → 甲为 1 万元占 10%、乙为 2 万元占 20%: each name with what is said of it, as if the sentence had said so
 * one by one. Where names and figures are not as many, nobody knows which is whose, and the words stay as they are.
 */
export function spreadRespectively<T extends Token>(tokens: readonly T[]): T[] {
  const spread: T[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = hasSense(tokens[at], 'respectively') ? listsAt(tokens, at) : null;
    if (!found) {
      spread.push(tokens[at]!);
      at++;
      continue;
    }
    // Nothing before the names was moved, so they are the last ones.
    spread.length -= at - found.first;
    found.names.forEach((name, index) => {
      if (index > 0) spread.push(found.mark);
      spread.push(...name, ...found.lists.flatMap(({ words, figures }) => [...words, figures[index]!]));
    });
    at = found.end;
  }
  return spread;
}

interface Lists<T> {
  /** Token with which the names begin. */
  first: number;
  names: T[][];
  /** What stands between two names. */
  mark: T;
  lists: Listed<T>[];
  end: number;
}

interface Listed<T> {
  words: T[];
  figures: T[];
  end: number;
}

function listsAt<T extends Token>(tokens: readonly T[], at: number): Lists<T> | null {
  const named = namesBefore(tokens, at);
  if (!named) return null;
  const own = figuresAfter(tokens, at + 1, named.names.length);
  if (!own) return null;
  const next = isMark(tokens[own.end], ',') ? own.end + 1 : own.end;
  const share = hasSense(tokens[next], 'respectively') ? next + 1 : next;
  const shares = hasSense(tokens[share], 'share') ? figuresAfter(tokens, share, named.names.length) : null;
  return { ...named, lists: shares ? [own, shares] : [own], end: (shares ?? own).end };
}

/** 甲、乙和丙支出决算: names of one list, each with what stands behind the last. */
function namesBefore<T extends Token>(tokens: readonly T[], end: number): Pick<Lists<T>, 'first' | 'names' | 'mark'> | null {
  const behind = hasSense(tokens[end - 1], ...ASPECTS, 'noun') && isName(tokens[end - 2]) ? [tokens[end - 1]!] : [];
  const names: T[][] = [];
  let first = end - behind.length;
  let mark: T | null = null;
  while (isName(tokens[first - 1])) {
    names.unshift([tokens[first - 1]!, ...behind]);
    first--;
    if (!isSeparator(tokens[first - 1]) || !isName(tokens[first - 2])) break;
    mark = tokens[first - 1]!;
    first--;
  }
  return mark === null ? null : { first, names, mark };
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.subjects.length > 0 || token.path !== undefined || hasSense(token, ...ASPECTS));
}

function isSeparator(token: Token | undefined): boolean {
  return isMark(token, '、') || hasSense(token, 'and');
}

/** So many figures of one unit in a row, and the words in front of them. */
function figuresAfter<T extends Token>(tokens: readonly T[], start: number, count: number): Listed<T> | null {
  let at = start;
  while (at < start + MOST_WORDS && tokens[at]?.kind === 'word') at++;
  const words = tokens.slice(start, at).filter((token) => !hasSense(token, 'respectively'));
  const figures: T[] = [];
  for (; ; at++) {
    const token = tokens[at];
    if (token?.kind !== 'number' || (figures[0]?.kind === 'number' && figures[0].unit !== token.unit)) return null;
    figures.push(token);
    const next = tokens[at + 2];
    if (next?.kind !== 'number' || next.unit !== token.unit || (!isSeparator(tokens[at + 1]) && !isMark(tokens[at + 1], ','))) break;
    at++;
  }
  return figures.length === count ? { words, figures, end: at + 1 } : null;
}
