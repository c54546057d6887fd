import type { Vocabulary } from '../../../pack/layout.js';
import type { Prose } from '../../../pack/prose.js';
import type { Report } from '../../report.js';
import { ClaimTables } from '../claims.js';
import { compactWord } from '../words/compact.js';
import { plainWords } from '../words/plain-words.js';
import type { Reading } from './scene.js';
import type { Passage } from '../passages/sections.js';
import { EVERYWHERE, type Meaning, type Subject } from '../words/subject.js';
import type { Trie } from '../words/trie.js';

/** Nothing is read yet: what a report offers to be named, and where its claims will go. */
export function readingOf(report: Report, prose: Prose, lexicon: Trie<Meaning>, vocabulary: Vocabulary): Reading {
  const functions = new Map(vocabulary.functions.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [compactWord(word), name] as const)));
  const cells = new Map(
    report.tables.flatMap((table) => table.figures.flatMap((row) => row.flatMap((figure) => (figure ? [[figure.address, figure] as const] : [])))),
  );
  const subjectIn = (subjects: readonly Subject[], passage: Passage, counter: string | null, last?: string): Subject | null => {
    for (const role of passage.unknown ? passage.scope : [...passage.scope, EVERYWHERE]) {
      const found = subjects.filter(
        (subject) => subject.role === role && (counter === null ? subject.counted === null : (subject.counted?.includes(counter) ?? false)),
      );
      const next = found.find(({ follows }) => last !== undefined && follows?.includes(last));
      const free = found.find(({ follows }) => follows === undefined);
      if (next ?? free) return (next ?? free)!;
    }
    return null;
  };
  return {
    report,
    prose,
    plain: plainWords(prose),
    tables: new ClaimTables(prose.kinds),
    mentions: [],
    bySubject: new Map(),
    taken: [],
    breakdowns: [],
    changes: [],
    rated: [],
    scoped: new Map(),
    shares: [],
    scored: [],
    baseless: new Map(),
    totals: new Map(),
    later: [],
    usual: report.kind === 'budget' ? 'budget' : 'outturn',
    notFigures: [],
    cell: (alternatives) => {
      for (const address of alternatives.split('|')) {
        const figure = cells.get(address);
        if (figure) return figure;
      }
      return undefined;
    },
    canonical: (name) => functions.get(compactWord(name)) ?? compactWord(name),
    subjectNamed: (words, passage) => {
      const found = lexicon.longest(words, 0);
      if (!found || found.end !== words.length) return null;
      return subjectIn(
        found.values.flatMap((value) => ('subject' in value ? [value.subject] : [])),
        passage,
        null,
      );
    },
    subjectOf: (token, passage, counter, last) => (token.kind === 'word' ? subjectIn(token.subjects, passage, counter, last) : null),
  };
}
