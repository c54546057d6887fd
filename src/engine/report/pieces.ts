import type { Block, SourceDocument } from '../document/document.js';
import type { Layout, Vocabulary } from '../pack/layout.js';
import type { Decided } from './decided.js';
import { readBlocksTable } from './tables/blocks-table.js';
import { contextOf, frameLine, isNote, type Context } from './tables/context.js';
import { filledCells, gridOf, withoutBlankWords, type Grid } from './tables/grid.js';
import { headerPaths, type HeaderPath } from './tables/header.js';
import { identify, identifyAs, type Identity } from './tables/identify.js';
import { readItemsTable } from './tables/items-table.js';
import { readLabelsTable } from './tables/labels-table.js';
import type { Carry, Reading } from './tables/reading.js';
import { readSidesTable } from './tables/sides-table.js';
import { splitGrid, type Split } from './tables/split.js';
import { readTreeTable } from './tables/tree-table.js';
import { plain, unnumbered } from './words.js';

/** A grid of the document with what stands around it. */
export interface Sheet {
  grid: Grid;
  split: Split;
  context: Context;
}

/** A table as far as one or more grids hold it. Its grids are read when asked for: which tables there are can be told without. */
export class Piece {
  readonly context: Context;
  readonly paths: HeaderPath[];
  private readonly pages: { grid: Grid; split: Split }[] = [];
  private readonly read: Reading[] = [];

  constructor(
    readonly identity: Identity,
    { grid, split, context }: Sheet,
    private readonly vocabulary: Vocabulary,
  ) {
    this.context = context;
    this.paths = headerPaths(grid, split.header, vocabulary);
    this.add(grid, split);
  }

  add(grid: Grid, split: Split): void {
    this.pages.push({ grid, split });
  }

  get grids(): Grid[] {
    return this.pages.map(({ grid }) => grid);
  }

  /** One for each grid; what a grid leaves to the next is handed on. */
  get readings(): Reading[] {
    for (const { grid, split } of this.pages.slice(this.read.length)) {
      const before = this.read.at(-1);
      // Under the same header, printed again or not, stands the same: a page may leave a whole column blank.
      const isSame = split.header.length === 0 || headerPaths(grid, split.header, this.vocabulary).join() === this.paths.join();
      const given = before && isSame ? this.paths : null;
      this.read.push(readAs(this.identity.layout, grid, split, this.vocabulary, given, before?.carry ?? {}));
    }
    return this.read;
  }
}

export function sheetsOf(document: SourceDocument, vocabulary: Vocabulary, decided: Decided): Sheet[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return [];
    const grid = withoutBlankWords(gridOf(block, index), vocabulary.blanks);
    const split = splitGrid(grid, vocabulary, decided.headers.get(index));
    return [{ grid, split, context: contextOf(document.blocks, grid, split.frame, vocabulary) }];
  });
}

/** Tables from grids: each grid opens a table, goes on with the one before, or is unknown; what the user decided comes first. */
export function piecesOf(
  blocks: Block[],
  sheets: Sheet[],
  layouts: Layout[],
  vocabulary: Vocabulary,
  decided: Decided | null,
): { pieces: Piece[]; unknown: Sheet[] } {
  const candidates = layouts.flatMap((layout) => [layout, ...(layout.variants ?? []).map((variant) => ({ ...layout, ...variant }))]);
  const pieces: Piece[] = [];
  const unknown: Sheet[] = [];
  for (const sheet of sheets) {
    const { grid, split, context } = sheet;
    const chosen = decided ? chosenIdentity(sheet, candidates, vocabulary, decided) : undefined;
    const identity = chosen === undefined ? identify(grid, split, context, candidates, vocabulary) : chosen;
    const before = pieceBefore(blocks, pieces, sheet, identity, chosen === null, vocabulary, decided);
    if (before) {
      before.add(grid, furtherSplit(split, grid, before));
    } else if (identity) {
      pieces.push(new Piece(identity, sheet, vocabulary));
    } else unknown.push(sheet);
  }
  return { pieces, unknown };
}

/** What the user called the table: null for none of the form; undefined where nothing was said, or nothing that can be followed. */
function chosenIdentity({ grid, split, context }: Sheet, layouts: Layout[], vocabulary: Vocabulary, decided: Decided): Identity | null | undefined {
  const choice = decided.tables.get(grid.block);
  if (choice === undefined) return undefined;
  const { value: table, index } = choice;
  if (table === null) return null;
  const identity = identifyAs(
    grid,
    split,
    context,
    layouts.filter((layout) => layout.id === table),
    vocabulary,
  );
  if (identity === null) {
    decided.refuse(index, 'choice-unknown-table', { table });
    return undefined;
  }
  const { columns, rows } = readAs(identity.layout, grid, split, vocabulary, null, {});
  if (columns.length > 0 && rows.length > 0) return identity;
  decided.refuse(index, 'choice-empty-table', { table });
  return undefined;
}

/** The table that a grid goes on with: the one that the user said, else the last one where it does. */
function pieceBefore(
  blocks: Block[],
  pieces: Piece[],
  { grid, split }: Sheet,
  identity: Identity | null,
  none: boolean,
  vocabulary: Vocabulary,
  decided: Decided | null,
): Piece | null {
  const choice = decided?.joined.get(grid.block);
  const last = pieces.at(-1);
  if (choice === undefined || !decided)
    return last && !none && continues(blocks, last, grid, furtherSplit(split, grid, last), identity, vocabulary) ? last : null;
  if (choice.value === null) return null;
  const piece = pieces.find((one) => one.grids.some(({ block }) => block === choice.value));
  const table = decided.tables.get(grid.block);
  if (!piece) decided.refuse(choice.index, 'choice-joined-unknown');
  else if (table) decided.refuse(table.index, 'choice-overruled', { later: String(choice.index + 1) });
  return piece ?? null;
}

function readAs(layout: Layout, grid: Grid, split: Split, vocabulary: Vocabulary, given: HeaderPath[] | null, carried: Carry): Reading {
  switch (layout.shape) {
    case 'tree':
      return readTreeTable(grid, split, layout, vocabulary, given, carried);
    case 'sides':
      return readSidesTable(grid, split, layout, vocabulary, given, carried);
    case 'blocks':
      return readBlocksTable(grid, split, layout, vocabulary);
    case 'items':
      return readItemsTable(grid, split, layout, vocabulary, given);
    case 'labels':
      return readLabelsTable(grid, layout, carried);
  }
}

/**
 * The rows of a grid if it goes on from a table: rows without a figure at its top look like a header, but are rows where their words
 * are those of rows of the table.
 */
function furtherSplit(split: Split, grid: Grid, before: Piece): Split {
  const names = new Set(
    (before.identity.layout.sides ?? []).flatMap((side) => side.rows.flatMap((row) => [row.id.split('>').at(-1)!, ...(row.names ?? [])])).map(plain),
  );
  const known = split.header.filter((row) => filledCells(grid, row).some(({ word }) => names.has(unnumbered(word))));
  if (known.length === 0 || known.length < split.header.length) return split;
  return { ...split, header: [], body: [...split.header, ...split.body].sort((one, other) => one - other) };
}

/** A grid goes on from the one before it when nothing but page numbers stands between them and it opens no table of its own. */
function continues(blocks: Block[], before: Piece, grid: Grid, split: Split, identity: Identity | null, vocabulary: Vocabulary): boolean {
  const last = before.grids.at(-1)!;
  const between = blocks.slice(last.block + 1, grid.block);
  if (between.some((block) => block.kind === 'table')) return false;
  const words = between
    .flatMap((block) => (block.kind === 'paragraph' && !block.running ? [frameLine(block).word] : []))
    .filter((word) => !isPrintedAgain(word, before, vocabulary));
  if (words.some((word) => isNote(word, vocabulary))) return false;
  const sameLayout = identity !== null && identity.layout.id === before.identity.layout.id;
  // A page without a title whose header is that of the same form is its next page, though the header may not be set exactly alike.
  const isUntitled = identity?.title === null && words.length === 0 && hasColumnsOf(before, grid, split, vocabulary);
  const isSameHeader = words.length === 0 && split.header.length > 0 && headerPaths(grid, split.header, vocabulary).join() === before.paths.join();
  // A few common words of a header may be those of another form; where nothing names the table, it is the one before.
  if (isSameHeader && (identity === null || (identity.title === null && identity.form === null))) return true;
  if (sameLayout) return split.header.length === 0 || isUntitled || headerPaths(grid, split.header, vocabulary).join() === before.paths.join();
  if (identity === null && words.length === 0 && before.identity.layout.shape === 'labels') return true;
  return identity === null && words.length === 0 && split.header.length === 0 && Math.abs(grid.width - last.width) <= 1;
}

/** What stands above the next page of a table and says nothing new: a page number, “续表”, what stands above the first page too, the unit. */
function isPrintedAgain(word: string, { context }: Piece, vocabulary: Vocabulary): boolean {
  const marks = vocabulary.continued.join('|');
  const rest = word.replace(new RegExp(`[(]?(?:${marks})[\\d一二三四五六七八九十]*[)]?$`), '');
  if (/^[-—–]*\d*[-—–]*$/.test(rest) || vocabulary.unit.some((mark) => rest.startsWith(`${mark}:`))) return true;
  return context.lines.some((line) => line.word === rest);
}

function hasColumnsOf(before: Piece, grid: Grid, split: Split, vocabulary: Vocabulary): boolean {
  const ids = ({ columns }: Reading): string => columns.map(({ id }) => id).join();
  return ids(readAs(before.identity.layout, grid, split, vocabulary, null, {})) === ids(before.readings[0]!);
}
