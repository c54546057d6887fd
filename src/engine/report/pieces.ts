import type { Block, SourceDocument } from '../document/document.js';
import type { Layout, Vocabulary } from '../pack/layout.js';
import { readBlocksTable } from './tables/blocks-table.js';
import { contextOf, frameLine, isNote, type Context } from './tables/context.js';
import { gridOf, type Grid } from './tables/grid.js';
import { headerPaths, type HeaderPath } from './tables/header.js';
import { identify, type Identity } from './tables/identify.js';
import { readItemsTable } from './tables/items-table.js';
import { readLabelsTable } from './tables/labels-table.js';
import type { Carry, Reading } from './tables/reading.js';
import { readSidesTable } from './tables/sides-table.js';
import { splitGrid, type Split } from './tables/split.js';
import { readTreeTable } from './tables/tree-table.js';

/** A grid of the document with what stands around it. */
export interface Sheet {
  grid: Grid;
  split: Split;
  context: Context;
}

/** A table as far as one or more grids hold it. */
export interface Piece {
  identity: Identity;
  context: Context;
  grids: Grid[];
  readings: Reading[];
  paths: HeaderPath[];
}

export function sheetsOf(document: SourceDocument, vocabulary: Vocabulary): Sheet[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return [];
    const grid = gridOf(block, index);
    const split = splitGrid(grid, vocabulary);
    return [{ grid, split, context: contextOf(document.blocks, grid, split.frame, vocabulary) }];
  });
}

/** Tables from grids: each grid opens a table, goes on with the one before, or is unknown. */
export function piecesOf(blocks: Block[], sheets: Sheet[], layouts: Layout[], vocabulary: Vocabulary): { pieces: Piece[]; unknown: Sheet[] } {
  const candidates = layouts.flatMap((layout) => [layout, ...(layout.variants ?? []).map((variant) => ({ ...layout, ...variant }))]);
  const pieces: Piece[] = [];
  const unknown: Sheet[] = [];
  for (const sheet of sheets) {
    const { grid, split, context } = sheet;
    const identity = identify(grid, split, context, candidates, vocabulary);
    const before = pieces.at(-1);
    if (before && continues(blocks, before, grid, split, identity, vocabulary)) {
      before.grids.push(grid);
      before.readings.push(read(grid, split, before.identity.layout, vocabulary, split.header.length > 0 ? null : before.paths, before.readings.at(-1)!.carry));
    } else if (identity) {
      pieces.push({ identity, context, grids: [grid], readings: [read(grid, split, identity.layout, vocabulary, null, {})], paths: headerPaths(grid, split.header) });
    } else unknown.push(sheet);
  }
  return { pieces, unknown };
}

function read(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null, carried: Carry): Reading {
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

/** A grid goes on from the one before it when nothing but page numbers stands between them and it opens no table of its own. */
function continues(blocks: Block[], before: Piece, grid: Grid, split: Split, identity: Identity | null, vocabulary: Vocabulary): boolean {
  const last = before.grids.at(-1)!;
  const between = blocks.slice(last.block + 1, grid.block);
  if (between.some((block) => block.kind === 'table')) return false;
  const words = between.filter((block) => block.kind === 'paragraph').map((block) => frameLine(block).word).filter((word) => !/^[-—–]*\d*[-—–]*$/.test(word));
  if (words.some((word) => isNote(word, vocabulary))) return false;
  const sameLayout = identity !== null && identity.layout.id === before.identity.layout.id;
  if (sameLayout) return split.header.length === 0 || headerPaths(grid, split.header).join() === before.paths.join();
  if (identity === null && words.length === 0 && before.identity.layout.shape === 'labels') return true;
  if (identity === null && words.length === 0 && split.header.length > 0 && headerPaths(grid, split.header).join() === before.paths.join()) return true;
  return identity === null && words.length === 0 && split.header.length === 0 && Math.abs(grid.width - last.width) <= 1;
}
