import { hasSense, isMark, type Token } from './tokens.js';

interface Span {
  start: number;
  end: number;
}

/** A name in a list: what 、 parts, and the pieces that 和 may part it into. `bare` is where it ends without the bracket behind it. */
export interface Item extends Span {
  bare: number;
  pieces: Span[];
}

export interface NameList {
  items: Item[];
  /** 等: there are more than those named. */
  open: boolean;
}

const LONGEST_NAME = 25;

/** Names between 、 outside brackets, from this token up to the end of the clause; null where what follows is no list of names. */
export function namesFrom(tokens: readonly Token[], from: number): NameList | null {
  const items: Token[][] = [];
  let item: Token[] = [];
  let open = false;
  let parted = false;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (isMark(token, '。', ';', '!', '?')) break;
    // 甲、乙、丙，共同承担…: the list ends where its clause does.
    if (isMark(token, ',') && items.length > 0) break;
    if (hasSense(token, 'count-etc')) {
      open = true;
      break;
    }
    if (isMark(token, '、')) {
      items.push(item);
      item = [];
      continue;
    }
    if (hasSense(token, 'and')) parted = true;
    const end = isMark(token, '(') ? closing(tokens, at) : at;
    item.push(...tokens.slice(at, end + 1));
    at = end;
  }
  items.push(item);
  const named = items.filter((each) => each.length > 0);
  if (named.length === 0 || (items.length === 1 && !parted)) return null;
  const found = named.map(itemOf);
  return named.some(isOdd) || found.some(({ start, end }) => end - start > LONGEST_NAME) ? null : { items: found, open };
}

/** Where the bracket that opens here closes: itself where nothing does. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length && !isMark(tokens[at], '。', ';', '!', '?'); at++) {
    if (isMark(tokens[at], '(')) depth++;
    if (isMark(tokens[at], ')') && --depth === 0) return at;
  }
  return open;
}

/** Outside its brackets. */
function outer(item: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < item.length; at++) {
    if (isMark(item[at], '(')) at = Math.max(at, closing(item, at));
    else found.push(item[at]!);
  }
  return found;
}

/** A name has no figures in it, and is no sentence. */
function isOdd(item: readonly Token[]): boolean {
  return outer(item).some((token) => token.kind === 'number' || isMark(token, ':', ',') || /\d/.test(token.text));
}

function itemOf(item: readonly Token[]): Item {
  const [start, end] = [item[0]!.start, item.at(-1)!.end];
  const pieces: Span[] = [];
  let from = start;
  for (const word of outer(item)) {
    if (!hasSense(word, 'and')) continue;
    if (word.start > from) pieces.push({ start: from, end: word.start });
    from = word.end;
  }
  if (from < end) pieces.push({ start: from, end });
  const last = isMark(item.at(-1), ')') ? item.findLastIndex((token) => isMark(token, '(')) : -1;
  return { start, end, bare: last > 0 ? item[last]!.start : end, pieces };
}
