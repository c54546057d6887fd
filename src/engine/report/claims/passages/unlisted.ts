import { compactOf } from '../words/compact.js';
import { ALIKE, likeness, type Contents } from './contents.js';
import { addHeadingSlip } from './headings.js';
import type { Reading } from '../sentences/scene.js';
import type { Heading, Passage } from './sections.js';

/** So many headings of a part that the contents list are all but the one that is left out. */
const LISTED = 4;
/** A report within the report has as many sections of its own. */
const SECTIONS = 2;
const LONGEST_ANNEX = 12;
const LONGEST_PART = 60;

/**
 * Headings that the contents leave out: the only one of the first level in a part whose others they list; and a report with sections of its own that stands between
 * two parts that they list. Behind the last part, or behind a line that begins like an annex, it is one, which need not be listed.
 */
export function addUnlisted(reading: Reading, contents: Contents, passages: readonly Passage[], headings: readonly Heading[]): void {
  const { promised, body, essence } = contents;
  const first = body[0]?.block ?? 0;
  const holds = (one: string, other: string): boolean => one.includes(other) && other.length * 2 >= one.length;
  const isListed = (text: string): boolean =>
    promised.some(({ words }) => holds(words, text) || holds(text, words) || likeness(essence(words), essence(text)) >= ALIKE);
  const top = headings.filter(({ level, block }) => level === 1 && block >= first);
  const titles = new Set(passages.flatMap(({ title }) => title ?? []));
  const parts = new Map<string, Heading[]>();
  for (const heading of top) {
    const own = parts.get(heading.part);
    if (own) own.push(heading);
    else parts.set(heading.part, [heading]);
  }
  for (const [part, own] of parts) {
    if (titles.has(part) || part === '' || own.length <= LISTED) continue;
    const left = own.find(({ text }) => !isListed(text));
    if (left && own.every((heading) => heading === left || isListed(heading.text))) addHeadingSlip(reading, left.block, left.text, 'unlisted');
  }
  addReports(reading, contents, passages, first, isListed);
}

function addReports(reading: Reading, { promised, partOf }: Contents, passages: readonly Passage[], first: number, isListed: (text: string) => boolean): void {
  const { blocks } = reading.report.document;
  const listed = new Set(promised.flatMap(({ text }) => partOf(text) ?? []));
  const annexes = reading.prose.wording['annex'] ?? [];
  const texts = blocks.map((block, index) => (index >= first && block.kind === 'paragraph' && !block.running ? compactOf(block).text : ''));
  const parts = texts.flatMap((text, block) => {
    const part = partOf(text);
    return part === null || text.length > LONGEST_PART ? [] : [{ block, part, isAnnex: annexes.some((word) => text.includes(word)) }];
  });
  if (parts.length < 2 || parts.some(({ part }) => !listed.has(part)) || promised.some(({ text }) => annexes.some((word) => text.includes(word)))) return;
  for (const title of new Set(passages.flatMap((passage) => passage.title ?? []))) {
    const block = texts.indexOf(title);
    const [last, next] = [parts.findLast((part) => part.block < block), parts.find((part) => part.block > block)];
    if (block < 0 || !last || !next || last.isAnnex || isListed(title)) continue;
    const sections = passages.filter((passage) => passage.title === title && passage.heading !== null);
    const isAnnex = texts.slice(last.block, block).some((text) => text.length <= LONGEST_ANNEX && annexes.some((word) => text.startsWith(word)));
    if (sections.length >= SECTIONS && !isAnnex) addHeadingSlip(reading, block, title, 'unlisted');
  }
}
