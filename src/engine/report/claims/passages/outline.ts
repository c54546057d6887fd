import type { SourceDocument } from '../../../document/document.js';
import { compactOf } from '../words/compact.js';

/** A paragraph by how it is numbered. */
export interface Line {
  block: number;
  text: string;
  /** 第三部分, 第二章: the number of a part that it begins with. */
  part: string | null;
  /** 一、 1, （一） 2, 1. 3, (1) 4, ① 5; one more each below a heading numbered 第一节, which is 1 itself; 0 where it has no number. */
  level: number;
  /** The number as printed: 一、, （二）, 第一节. */
  ordinal: string;
}

export const DIGITS = '一二三四五六七八九十百';
const LEVELS = [new RegExp(`^[${DIGITS}]+[、.]`), new RegExp(`^\\([${DIGITS}]+\\)[、.]?`), /^\d{1,2}[.、](?!\d)/, /^\(\d{1,2}\)[、.]?/, /^[①-⓿][、.]?/];
/** A longer paragraph is no title of a part. */
const LONGEST_TITLE = 60;
const SENTENCE = /[。;,]/;

/** How this pack numbers what is larger than a section: `part-ending` and `section-ending` hold the word before the number, then those behind it. */
export interface Numbering {
  part: RegExp;
  section: RegExp;
}

export function numberingOf(senses: Record<string, string[]>): Numbering {
  const around = ([before = '', ...after]: string[] = []): RegExp =>
    after.length === 0 ? /(?!)/ : new RegExp(`^${before}(?:[${DIGITS}]+|\\d{1,2})(?:${after.join('|')})`);
  return { part: around(senses['part-ending']), section: around(senses['section-ending']) };
}

/** The number that a paragraph begins with, and the level of headings numbered so; level 0 and no words where it has none. */
export function ordinalOf(text: string): { level: number; ordinal: string } {
  for (let level = 0; level < LEVELS.length; level++) {
    const ordinal = LEVELS[level]!.exec(text)?.[0];
    if (ordinal !== undefined) return { level: level + 1, ordinal };
  }
  return { level: 0, ordinal: '' };
}

/** The paragraphs of a document that say something, by block: a page number or a header printed again is nothing that the report says, nor is a table. */
export function linesOf({ blocks }: SourceDocument, { part, section }: Numbering): (Line | null)[] {
  let below = 0;
  return blocks.map((block, index) => {
    if (block.kind === 'table' || block.running) return null;
    const { text } = compactOf(block);
    const isTitle = text.length <= LONGEST_TITLE;
    const named = isTitle ? (part.exec(text)?.[0] ?? null) : null;
    const own = isTitle && named === null && !SENTENCE.test(text) ? section.exec(text)?.[0] : undefined;
    if (named !== null || own !== undefined) below = own === undefined ? 0 : 1;
    if (own !== undefined) return { block: index, text, part: null, level: 1, ordinal: own };
    const { level, ordinal } = ordinalOf(text);
    return { block: index, text, part: level === 0 ? named : null, level: level === 0 ? 0 : level + below, ordinal };
  });
}
