import type { SentenceForm } from '../../../pack/prose.js';
import { isMark, type Token } from './tokens.js';

/** A form that fits at a place: which tokens fill its roles. */
export interface Match {
  event: string;
  start: number;
  end: number;
  roles: Record<string, Token[]>;
}

interface Slot {
  role: string;
  wants: string[];
  times: 'one' | 'maybe' | 'any';
}

interface Form {
  event: string;
  slots: Slot[];
}

/** A slot takes at most so many tokens: what is farther away belongs to another statement. */
const MOST = 12;
const LONGEST_BRACKET = 24;

/** The forms, ready to match. Throws on a slot that is not `[role:]sense[|sense…][?|*]`, which is a defect of the data. */
export class Forms {
  /** Everything that some slot calls a token. */
  readonly wants = new Set<string>();
  private readonly byFirst = new Map<string, Form[]>();

  constructor(forms: readonly SentenceForm[]) {
    for (const { event, slots } of forms) {
      const form = { event, slots: slots.map(slotOf) };
      for (const slot of form.slots) for (const want of slot.wants) this.wants.add(want);
      const first = form.slots[0];
      if (!first || first.times !== 'one' || first.wants.includes('WORDS')) throw new Error(`sentence form ${event}: the first slot must be one word`);
      for (const want of first.wants) this.byFirst.set(want, [...(this.byFirst.get(want) ?? []), form]);
    }
  }

  /** The first form that fits at this token. */
  at(tokens: readonly Token[], start: number): Match | null {
    for (const key of keysOf(tokens[start]!)) {
      for (const form of this.byFirst.get(key) ?? []) {
        const match = fit(form, tokens, start);
        if (match) return match;
      }
    }
    return null;
  }
}

function slotOf(text: string): Slot {
  const match = /^(?:([a-z]+):)?([A-Za-z|-]+)([?*]?)$/.exec(text);
  if (!match) throw new Error(`sentence form with a slot ${text}`);
  const wants = match[2]!.split('|');
  return { role: match[1] ?? wants[0]!, wants, times: match[3] === '?' ? 'maybe' : match[3] === '*' ? 'any' : 'one' };
}

/** Each slot takes what it can and gives nothing back, so that matching is linear. */
function fit(form: Form, tokens: readonly Token[], start: number): Match | null {
  const roles: Record<string, Token[]> = {};
  let at = start;
  for (let index = 0; index < form.slots.length; index++) {
    const slot = form.slots[index]!;
    if (slot.wants.includes('BRACKET')) {
      const end = endOfBracket(tokens, at);
      if (end < 0 && slot.times === 'one') return null;
      if (end >= 0) at = end + 1;
      continue;
    }
    const most = slot.times === 'any' || slot.wants.includes('WORDS') ? MOST : 1;
    let taken = 0;
    while (taken < most && at < tokens.length && takes(form, index, tokens[at]!)) {
      (roles[slot.role] ??= []).push(tokens[at]!);
      at++;
      taken++;
    }
    if (taken === 0 && slot.times === 'one') return null;
  }
  return { event: form.event, start, end: at, roles };
}

/** The token that closes the bracket which opens here; -1 where none opens, or none closes it near by. */
function endOfBracket(tokens: readonly Token[], at: number): number {
  if (!isMark(tokens[at], '(')) return -1;
  let depth = 0;
  for (let end = at; end < Math.min(tokens.length, at + LONGEST_BRACKET); end++) {
    if (isMark(tokens[end], '(')) depth++;
    if (isMark(tokens[end], ')') && --depth === 0) return end;
  }
  return -1;
}

function takes(form: Form, index: number, token: Token): boolean {
  const slot = form.slots[index]!;
  if (!slot.wants.includes('WORDS')) return keysOf(token).some((key) => slot.wants.includes(key));
  if (token.kind !== 'text' && token.kind !== 'word' && !(token.kind === 'mark' && '()、'.includes(token.text)) && token.kind !== 'year') return false;
  for (let next = index + 1; next < form.slots.length; next++) {
    if (keysOf(token).some((key) => form.slots[next]!.wants.includes(key))) return false;
    if (form.slots[next]!.times === 'one') break;
  }
  return true;
}

const MARKS: Record<string, readonly string[]> = { ':': ['COLON'], ',': ['COMMA'], '(': ['OPEN'], ')': ['CLOSE'] };

const keys = new WeakMap<Token, readonly string[]>();

/** What slots may call a token. */
function keysOf(token: Token): readonly string[] {
  const known = keys.get(token);
  if (known) return known;
  const made = namesOf(token);
  keys.set(token, made);
  return made;
}

function namesOf(token: Token): readonly string[] {
  switch (token.kind) {
    case 'word':
      return token.subjects.length > 0 || token.path ? ['SUBJECT', ...token.senses] : token.senses;
    case 'number':
      return [token.unit === '%' ? 'PERCENT' : token.unit !== '' ? 'AMOUNT' : token.counter !== null ? 'COUNT' : 'NUMBER'];
    case 'year':
      return ['YEAR'];
    case 'mark':
      return MARKS[token.text] ?? [];
    default:
      return [];
  }
}
