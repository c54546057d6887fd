import type { Anchor, LineAnchor, SourceDocument, SourceText } from '../document/document.js';
import type { Place } from '../report/report.js';
import type { Coverage } from './list.js';
import type { Ledger } from './ledger.js';
import { textKey } from './place.js';

export function coverageOf({ figures, notFigures }: Ledger): Coverage {
  const coverage: Coverage = { figures: figures.length, verified: 0, violated: 0, undecided: 0, unchecked: 0, unread: 0, notFigures: notFigures.length };
  for (const { state } of figures) coverage[state]++;
  return coverage;
}

/** A number of the document that is in no entry of the ledger, or in more than one. */
export interface Uncovered {
  printed: string;
  place: Place;
  anchors: Anchor[];
  entries: number;
}

interface Entry {
  anchors: readonly Anchor[];
  place: Place;
}

/**
 * The independent count: every run of digits of the document must lie in exactly one entry of the ledger. Returns those that do not.
 * Where the source is lines, an entry's anchors are held to it, character by character; elsewhere (boxes, sheets) its place in the blocks.
 */
export function uncovered(document: SourceDocument, entries: Iterable<Entry>): Uncovered[] {
  const byCharacter = new Map<string, Set<Entry>>();
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const anchor of entry.anchors) if (isLine(anchor)) for (const key of charactersOf(anchor)) add(byCharacter, key, entry);
    const key = textKey(entry.place);
    byText.set(key, [...(byText.get(key) ?? []), entry]);
  }

  const faults: Uncovered[] = [];
  for (const { text, place } of textsOf(document)) {
    for (const run of text.text.matchAll(/[0-9０-９]+/g)) {
      const start = run.index;
      const end = start + run[0].length;
      const sources = Array.from(run[0], (_, offset) => sourceOf(text, start + offset));
      const holding = sources.every((source) => source !== null && isLine(source))
        ? intersection(sources.map((source) => byCharacter.get(characterKey(source)) ?? new Set()))
        : (byText.get(textKey(place)) ?? []).filter((entry) => entry.place.start <= start && end <= entry.place.end).length;
      if (holding !== 1)
        faults.push({ printed: run[0], place: { ...place, start, end }, anchors: sources.filter((source) => source !== null), entries: holding });
    }
  }
  return faults;
}

function* textsOf(document: SourceDocument): Generator<{ text: SourceText; place: Place }> {
  for (const [block, content] of document.blocks.entries()) {
    if (content.kind === 'paragraph') yield { text: content, place: { block, start: 0, end: 0 } };
    else
      for (const [row, cells] of content.grid.entries())
        for (const [column, cell] of cells.entries()) if (cell !== null) yield { text: cell, place: { block, row, column, start: 0, end: 0 } };
  }
}

/** Where one character of a text stands in the source; null if the reader put it in. */
function sourceOf(text: SourceText, index: number): Anchor | null {
  const piece = text.pieces.find((candidate) => candidate.start <= index && index < candidate.end);
  if (piece === undefined) return null;
  const { anchor } = piece;
  return isLine(anchor) ? { line: anchor.line, column: anchor.column + (index - piece.start), length: 1 } : anchor;
}

/** How many entries hold all of the characters; a character that several hold counts them all, so that an overlap shows. */
function intersection(holders: readonly ReadonlySet<Entry>[]): number {
  const [first, ...others] = holders;
  if (first === undefined) return 0;
  const common = [...first].filter((entry) => others.every((set) => set.has(entry)));
  const largest = Math.max(...holders.map((set) => set.size));
  return common.length === 0 ? 0 : largest;
}

function isLine(anchor: Anchor): anchor is LineAnchor {
  return 'line' in anchor;
}

function* charactersOf(anchor: LineAnchor): Generator<string> {
  for (let offset = 0; offset < anchor.length; offset++) yield characterKey({ line: anchor.line, column: anchor.column + offset });
}

function characterKey({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}

function add(map: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([entry]));
  else set.add(entry);
}
