import type { SourceDocument } from '../../../document/document.js';
import { compactOf } from '../words/compact.js';
import { addHeadingSlip } from './headings.js';
import { numberOf } from '../words/numerals.js';
import type { Reading } from '../sentences/scene.js';
import { ordinalOf, type Line } from './outline.js';
import { headingOf } from './sections.js';

const LONGEST = 30;
const LONGEST_PART = 60;
/** The level of parts: 第一部分. */
const PART = 0;
/** Of so many headings below it with nothing under any of them, a heading heads a list. */
const LIST = 2;
const CIRCLED = /^[①-⑳]/;
const PAGE = /[.·…]*\d*$/;

interface Node {
  block: number;
  level: number;
  number: number | null;
  words: string;
  /** It ends as headings do, and not as an item of a list may. */
  named: boolean;
  /** A sentence or a table stands below it, or below a heading below it. */
  filled: boolean;
  /** The heading behind it goes on with the numbers, so that nothing is missing between them. */
  closed: boolean;
  children: Node[];
}

/**
 * Headings below which nothing stands before the next one of their rank or above it, where the heading numbered before or behind them has something below it.
 * Lists look the same, so only what is worded as a heading counts, between numbers that go on; so does the contents, so words that stand twice do not. Below some
 * headings there may be a picture (words of `heading-picture`).
 */
export function addBareHeadings(reading: Reading, lines: readonly (Line | null)[]): void {
  const { document } = reading.report;
  const sense = (name: string): string[] => reading.prose.wording[name] ?? [];
  let times: Map<string, number> | null = null;
  const isTold = ({ words }: Node): boolean =>
    (times ??= timesOf(wordsOf(document))).get(words) === 1 && !sense('heading-picture').some((word) => words.includes(word));
  const root = treeOf(document, lines, sense('heading-noun'));
  const visit = (node: Node): void => {
    node.children.forEach((child, at) => {
      if (hasText(child)) return visit(child);
      const beside = [node.children[at - 1], node.children[at + 1]].some(
        (other) => other?.level === child.level && other.named && other.filled && Math.abs((other.number ?? 0) - (child.number ?? 0)) === 1,
      );
      if (child.named && child.closed && beside && isTold(child)) addHeadingSlip(reading, child.block, child.words, 'bare-heading');
    });
  };
  visit(root);
}

/** Headings without anything under each of them are a list, which is text. */
function hasText(node: Node): boolean {
  return node.filled || node.children.length >= LIST || node.children.some(hasText);
}

function treeOf(document: SourceDocument, lines: readonly (Line | null)[], nouns: readonly string[]): Node {
  const root: Node = { block: -1, level: -1, number: null, words: '', named: false, filled: true, closed: true, children: [] };
  const open: Node[] = [root];
  const fill = (): void => open.forEach((node) => (node.filled = true));
  /** An item of a list is text of what it stands under. */
  const leave = (level: number, goesOn: boolean): void => {
    while (open.at(-1)!.level >= level) {
      const node = open.pop()!;
      node.closed = goesOn;
      if (!node.filled && !node.named && node.children.length === 0) fill();
    }
  };
  document.blocks.forEach((block, index) => {
    if (block.kind === 'table') return fill();
    const line = lines[index];
    if (!line || line.text === '') return;
    const { text, level, ordinal } = line;
    const part = line.part !== null;
    if (level === 0 && !part) return fill();
    const words = text.slice(ordinal.length).replace(/:$/, '');
    const heading = part ? text : headingOf(words);
    const number = part ? null : numberIn(ordinal);
    if (heading === null || (!part && (heading !== words || heading.length > LONGEST))) {
      leave(level, false);
      return fill();
    }
    const before = open.find((node) => node.level === level)?.number ?? null;
    leave(part ? PART : level, part || (before !== null && before + 1 === number));
    const node = {
      block: index,
      level: part ? PART : level,
      number,
      words,
      named: nouns.some((noun) => words.endsWith(noun)),
      filled: false,
      closed: false,
      children: [],
    };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  leave(PART, true);
  return root;
}

/** 十三、, （3）, ③ → their number; null for what is none. */
function numberIn(ordinal: string): number | null {
  const circled = CIRCLED.exec(ordinal)?.[0];
  return circled ? Number(circled.normalize('NFKC')) : numberOf(ordinal.replace(/[(),.、]/g, ''));
}

function timesOf(lines: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const words of lines) times.set(words, (times.get(words) ?? 0) + 1);
  return times;
}

/** What each line says behind its number, as the contents and the body both have it. */
function wordsOf({ blocks }: SourceDocument): string[] {
  const words = (text: string): string => text.replace(PAGE, '').slice(ordinalOf(text).ordinal.length).replace(/:$/, '');
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [words(compactOf(block).text)]
      : block.grid.flatMap((row) => row.flatMap((cell) => (cell && cell.text.length <= LONGEST_PART ? [words(compactOf(cell).text)] : []))),
  );
}
