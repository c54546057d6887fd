import type { Prose } from '../../../pack/prose.js';
import { compactWord, type Compact } from './compact.js';
import { Forms } from './forms.js';
import { numeralOf } from './numerals.js';
import type { Meaning } from './subject.js';
import { tokensOf, type Token } from './tokens.js';
import { Trie } from './trie.js';

/** So many things are counted in one list. */
export const MOST_COUNTED = 60;
/** Two, in front of what is counted. */
const PAIR = '两';

/** The words that are looked for in every paragraph, whatever section it stands in, and the forms that they make. */
export interface PlainWords {
  forms: Forms;
  tokensOf(text: Compact): readonly Token[];
}

/** The words of `wording` that some form of `lists` wants, those that end or part a list, and numerals (sense `numeral`). */
export function plainWords({ lists, wording, words }: Prose): PlainWords {
  const forms = new Forms(lists);
  const lexicon = new Trie<Meaning>();
  const add = (sense: string, known: readonly string[]): void => {
    for (const word of new Set(known.map(compactWord))) lexicon.add(word, { sense });
  };
  for (const sense of forms.wants) add(sense, wording[sense] ?? []);
  add('count-etc', wording['count-etc'] ?? []);
  add('and', words['and'] ?? []);
  add('numeral', [PAIR, ...Array.from({ length: MOST_COUNTED }, (_, index) => numeralOf(index + 1))]);
  const known = new WeakMap<Compact, readonly Token[]>();
  return {
    forms,
    tokensOf: (text) => {
      let tokens = known.get(text);
      if (!tokens) known.set(text, (tokens = tokensOf(text, (words, start) => lexicon.longest(words, start))));
      return tokens;
    },
  };
}
