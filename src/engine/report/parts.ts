import type { Anchor, Block, ParagraphBlock, SourceDocument } from '../document/document.js';
import type { TableForms } from '../pack/layout.js';
import type { ReportKind } from '../pack/rule.js';
import { kindOfLine } from './kind.js';
import { piecesOf, type Piece, type Sheet } from './pieces.js';
import { ordinalOf, plain } from './words.js';

/** One of the reports that a file holds: the blocks from `from` up to, not including, `to`. */
export interface Part {
  from: number;
  to: number;
  kind: ReportKind | null;
  /** The line that opens it, as printed; '' where none does. */
  title: string;
  anchors: Anchor[];
}

/** So many prescribed tables again, or of the other kind, are another report; a single one may be printed twice. */
const TABLES_OF_A_REPORT = 3;
/** A line of a cover is short. */
const LONGEST_COVER = 40;
/** Lines above the one that says what the report is belong to its cover: the year, the department. */
const COVER_LINES = 4;

/** The reports in a file, in their order. Relations hold within one only. */
export function partsOf(document: SourceDocument, sheets: Sheet[], forms: TableForms): Part[] {
  const { blocks } = document;
  const pieces = piecesOf(blocks, sheets, forms.layouts, forms.vocabulary, null).pieces.filter((piece) => piece.identity.layout.prescribed);
  const kinds = pieces.map((piece) => kindOfPiece(piece, forms));
  const starts: { block: number; kind: ReportKind | null }[] = [{ block: 0, kind: kinds.find((kind) => kind !== null) ?? null }];
  let first = 0;
  for (let at = 1; at < pieces.length; at++) {
    const current = kinds.slice(first, at).find((kind) => kind !== null) ?? null;
    const end = pieces[at - 1]!.grids.at(-1)!.block + 1;
    const begin = pieces[at]!.grids[0]!.block;
    const next = kinds.slice(at, at + TABLES_OF_A_REPORT);
    const isOther = at - first >= TABLES_OF_A_REPORT && next.length === TABLES_OF_A_REPORT && next.every((kind) => kind !== null && kind !== current);
    const opening = openingIn(blocks, end, begin, isOther ? next[0]! : current, forms);
    if (isOther ? opening === null : !isRepeat(pieces, first, at)) continue;
    const block = opening ?? (isTablesLast(blocks, pieces[first]!, pieces[at - 1]!) ? end : frameStart(blocks, end, begin));
    starts.push({ block, kind: isOther ? next[0]! : current });
    first = at;
  }
  return starts.map(({ block, kind }, index) => ({ from: block, to: starts[index + 1]?.block ?? blocks.length, kind, ...titleAt(blocks, block, forms) }));
}

/** The document with nothing in it but one part; its blocks keep their numbers. */
export function onlyPart(document: SourceDocument, { from, to }: Part): SourceDocument {
  return { ...document, blocks: document.blocks.map((block, index) => (index >= from && index < to ? block : EMPTY)) };
}

const EMPTY: ParagraphBlock = { kind: 'paragraph', text: '', pieces: [], level: 0, joined: 1 };

function kindOfPiece({ context }: Piece, forms: TableForms): ReportKind | null {
  return context.lines.map(({ word }) => kindOfLine(word, forms)).find((kind) => kind !== null) ?? null;
}

/** The tables from here on are those that the part already has, in so far as there are that many. */
function isRepeat(pieces: Piece[], first: number, at: number): boolean {
  const had = new Set(pieces.slice(first, at).map((piece) => piece.identity.layout.id));
  const next = new Set(pieces.slice(at).map((piece) => piece.identity.layout.id));
  return had.size >= TABLES_OF_A_REPORT && had.has(pieces[at]!.identity.layout.id) && [...next].filter((id) => had.has(id)).length >= TABLES_OF_A_REPORT;
}

/** The first block of a cover between two tables: a short line that names a kind of report and no table, part or section. */
function openingIn(blocks: Block[], from: number, to: number, kind: ReportKind | null, forms: TableForms): number | null {
  const words = Object.values(forms.vocabulary.kinds).flat();
  const last = forms.vocabulary.covers;
  for (let index = from; index < to; index++) {
    const word = lineAt(blocks, index);
    if (word === null || word.length > LONGEST_COVER || ordinalOf(word) !== '' || forms.vocabulary.partMarks.some((mark) => word.startsWith(mark))) continue;
    const isCover = words.some((mark) => word.endsWith(mark) || last.some((end) => word.endsWith(mark + end)));
    if (!isCover || (kind !== null && kindOfLine(word, forms) !== kind)) continue;
    let start = index;
    while (start > from && index - start < COVER_LINES && isTitle(lineAt(blocks, start - 1))) start--;
    return start;
  }
  return null;
}

function isTitle(word: string | null): boolean {
  return word !== null && word !== '' && word.length <= LONGEST_COVER && ordinalOf(word) === '' && !/[。：:；;]/.test(word);
}

function lineAt(blocks: Block[], index: number): string | null {
  const block = blocks[index];
  return block?.kind === 'paragraph' && !block.running ? plain(block.text) : null;
}

/** The prose of a report stands before its tables: more of it is above the first than among them. */
function isTablesLast(blocks: Block[], first: Piece, last: Piece): boolean {
  const length = (from: number, to: number): number =>
    blocks.slice(from, to).reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0);
  return length(0, first.grids[0]!.block) > length(first.grids[0]!.block, last.grids.at(-1)!.block);
}

/** Title, department and unit above a table, as far as they are short lines. */
function frameStart(blocks: Block[], from: number, to: number): number {
  let start = to;
  while (start > from && to - start < 2 * COVER_LINES) {
    const word = lineAt(blocks, start - 1);
    if (word === null || word.length > LONGEST_COVER || /。/.test(word)) break;
    start--;
  }
  return start;
}

function titleAt(blocks: Block[], from: number, forms: TableForms): Pick<Part, 'title' | 'anchors'> {
  for (let index = from; index < from + 2 * COVER_LINES; index++) {
    const word = lineAt(blocks, index);
    const block = blocks[index];
    if (word !== null && block?.kind === 'paragraph' && kindOfLine(word, forms) !== null)
      return { title: block.text.trim(), anchors: block.pieces.map((piece) => piece.anchor) };
  }
  const block = blocks.slice(from).find((one) => one.kind === 'paragraph' && one.text.trim() !== '');
  return block?.kind === 'paragraph'
    ? { title: block.text.trim().slice(0, LONGEST_COVER), anchors: block.pieces.map((piece) => piece.anchor) }
    : { title: '', anchors: [] };
}
