import type { Language } from '../words/words.js';
import { arrange, type Arrangement, type Section } from './arrange.js';
import { applyFilter, entryOf, type Entry, type Filter, type Filtered } from './filter.js';
import type { Content, Marks, OpenSession } from './session.js';

/** Rows that are drawn, hidden and shown together. */
export type Chunk = readonly Entry[];

/** Rows of one chunk: about a screen, since what is in sight is laid out by whole chunks. */
const CHUNK = 16;

/** The findings as the list has them. Each step is done anew only where what it is made from has changed: every key of a search asks for all of them. */
export class Listing {
  #entries: { content: Content; language: Language; list: Entry[] } | null = null;
  #filtered: { entries: Entry[]; filter: Filter; marks: Marks; result: Filtered } | null = null;
  #sections: { entries: Entry[]; by: Arrangement; sections: Section[] } | null = null;
  readonly #chunks = new WeakMap<Section, readonly Chunk[]>();

  entries(content: Content, language: Language): Entry[] {
    if (this.#entries?.content !== content || this.#entries.language !== language) {
      const titles = new Map(content.list.report.tables.map(({ id, title }) => [id, title]));
      this.#entries = { content, language, list: content.list.findings.map((finding) => entryOf(finding, language, titles)) };
    }
    return this.#entries.list;
  }

  filtered(entries: Entry[], session: OpenSession): Filtered {
    const filter = session.filter.value;
    const marks = session.marks.value;
    const before = this.#filtered;
    if (before?.entries === entries && before.filter === filter && before.marks === marks) return before.result;
    const result = applyFilter(entries, filter, (id) => session.dispositionOf(id).state);
    this.#filtered = { entries, filter, marks, result };
    return result;
  }

  sections(entries: Entry[], by: Arrangement): Section[] {
    if (this.#sections?.entries !== entries || this.#sections.by !== by) this.#sections = { entries, by, sections: arrange(entries, by) };
    return this.#sections.sections;
  }

  chunks(section: Section): readonly Chunk[] {
    const known = this.#chunks.get(section);
    if (known !== undefined) return known;
    const made: Chunk[] = [];
    for (let at = 0; at < section.entries.length; at += CHUNK) made.push(section.entries.slice(at, at + CHUNK));
    this.#chunks.set(section, made);
    return made;
  }
}
