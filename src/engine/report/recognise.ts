import type { Block, Remark, SourceDocument } from '../document/document.js';
import { parseNumber } from '../figures/parse.js';
import type { Layout, Vocabulary } from '../pack/layout.js';
import { leftoversOf } from './leftovers.js';
import { identityOfReport } from './identity.js';
import type { Misplaced, Report, Table, Unrecognised } from './report.js';
import { assemble, usualPlaces } from './tables/assemble.js';
import { readBlocksTable } from './tables/blocks-table.js';
import { contextOf, frameLine, isNote, type Context } from './tables/context.js';
import { gridOf, type Grid } from './tables/grid.js';
import { headerPaths, type HeaderPath } from './tables/header.js';
import { identify, type Identity } from './tables/identify.js';
import { readItemsTable } from './tables/items-table.js';
import { CellRoles, type Reading } from './tables/reading.js';
import { readSidesTable } from './tables/sides-table.js';
import { splitGrid, type Split } from './tables/split.js';
import { readTreeTable } from './tables/tree-table.js';

/** What recognition needs of a rule pack. */
export interface Forms {
  layouts: Layout[];
  vocabulary: Vocabulary;
}

interface Piece {
  identity: Identity;
  context: Context;
  grids: Grid[];
  readings: Reading[];
  paths: HeaderPath[];
}

/** Most reports print 万元 with two decimals; what a report prints otherwise is taken from its own figures. */
const PLACES_OF_A_REPORT_WITHOUT_FRACTIONS = 2;

/** What a document says: its prescribed tables with addresses, and every other number of it with the reason why it has none. */
export function recognise(document: SourceDocument, forms: Forms): Report {
  const { vocabulary } = forms;
  const pieces: Piece[] = [];
  const unrecognised: Unrecognised[] = [];
  document.blocks.forEach((block, index) => {
    if (block.kind !== 'table') return;
    const grid = gridOf(block, index);
    const split = splitGrid(grid, vocabulary);
    const context = contextOf(document.blocks, grid, split.frame, vocabulary);
    const identity = identify(grid, split, context, forms.layouts, vocabulary);
    const before = pieces.at(-1);
    if (before && continues(document.blocks, before, grid, split, identity, vocabulary)) {
      before.grids.push(grid);
      before.readings.push(read(grid, split, before.identity.layout, vocabulary, split.header.length > 0 ? null : before.paths));
    } else if (identity) {
      pieces.push({ identity, context, grids: [grid], readings: [read(grid, split, identity.layout, vocabulary, null)], paths: headerPaths(grid, split.header) });
    } else unrecognised.push(unknownTable(grid, context));
  });

  const roles = new CellRoles();
  const everyPlace = pieces.flatMap((piece) => piece.readings.flatMap((reading) => reading.rows.flatMap((row) => row.places.map((place) => place?.cell?.text ?? null))));
  const places = usualPlaces(everyPlace, PLACES_OF_A_REPORT_WITHOUT_FRACTIONS);
  const unit = pieces.find((piece) => piece.context.unit)?.context.unit?.value ?? null;
  const tables: Table[] = [];
  const misplaced: Misplaced[] = [];
  const instances = new Map<string, number>();
  for (const piece of pieces) {
    const { layout } = piece.identity;
    const count = (instances.get(layout.id) ?? 0) + 1;
    instances.set(layout.id, count);
    const id = count === 1 ? layout.id : `${layout.id}#${count}`;
    const table = assemble(id, piece.identity, piece.grids.map((grid) => grid.block), piece.readings, {
      unit: piece.context.unit?.value ?? unit,
      unitAnchors: piece.context.unit?.anchors ?? [],
      usualPlaces: places,
    });
    table.notes = notesOf(document.blocks, table, vocabulary);
    tables.push(table);
    for (const reading of piece.readings) misplaced.push(...strayFigures(reading, table, layout));
    for (const reading of piece.readings) roles.add(reading.roles);
  }
  markCut(document, tables, forms.layouts);
  const recognised = new Set(tables.flatMap((table) => table.blocks));
  const leftovers = leftoversOf(document, roles, recognised, vocabulary);
  return {
    document,
    ...identityOfReport(document, tables, forms, pieces.map((piece) => piece.context.department)),
    unit,
    tables,
    unrecognised,
    misplaced,
    leftovers,
    remarks: remarksOf(tables, forms),
  };
}

function read(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null): Reading {
  switch (layout.shape) {
    case 'tree':
      return readTreeTable(grid, split, layout, vocabulary, given);
    case 'sides':
      return readSidesTable(grid, split, layout, vocabulary, given);
    case 'blocks':
      return readBlocksTable(grid, split, layout, vocabulary);
    case 'items':
      return readItemsTable(grid, split, layout, vocabulary, given);
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
  return identity === null && words.length === 0 && split.header.length === 0 && Math.abs(grid.width - last.width) <= 1;
}

function unknownTable(grid: Grid, context: Context): Unrecognised {
  const title = context.lines.find((line) => line.word.length > 2)?.text ?? '';
  const cell = grid.cell(0, 0);
  return { title, block: grid.block, anchors: cell ? cell.pieces.map((piece) => piece.anchor) : [], why: { code: 'unknown-table', values: { title }, anchors: [] } };
}

/** 注：… and what follows it up to the next heading or table. */
function notesOf(blocks: Block[], table: Table, vocabulary: Vocabulary): number[] {
  const notes: number[] = [];
  for (let index = table.blocks.at(-1)! + 1; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'table') break;
    if (isNote(frameLine(block).word, vocabulary)) notes.push(index);
    else if (notes.length > 0 && /^\s*[(（]?\d{1,2}[.、．)）]/.test(block.text)) notes.push(index);
    else break;
  }
  return notes;
}

function strayFigures(reading: Reading, table: Table, layout: Layout): Misplaced[] {
  return reading.stray.map(({ place, column }) => {
    const below = column === null ? -1 : table.figures.findIndex((row) => row[column]?.state === 'blank');
    const next = column === null ? undefined : table.figures[below]?.[column];
    return {
      printed: place.cell?.text ?? '',
      label: `${layout.label.zh} ${table.columns[column ?? -1]?.id ?? ''}`.trim(),
      anchors: place.anchors,
      place: { block: place.block, row: place.row, column: place.column, start: 0, end: place.cell?.text.length ?? 0 },
      table: table.id,
      fits: next?.address ?? null,
    };
  });
}

/** The document ends inside its last table and further prescribed ones are missing: that table lacks rows. */
function markCut(document: SourceDocument, tables: Table[], layouts: Layout[]): void {
  const last = tables.at(-1);
  const end = document.blocks.reduce((end, block, index) => (block.kind === 'table' || block.text.trim() !== '' ? index : end), -1);
  if (!last || last.blocks.at(-1) !== end) return;
  const order = layouts.filter((layout) => layout.prescribed && layout.kind === layouts.find((own) => own.id === last.layout)?.kind).map((layout) => layout.id);
  const missing = order.slice(order.indexOf(last.layout) + 1).some((id) => !tables.some((table) => table.layout === id));
  if (!missing) return;
  last.cut = true;
  last.remarks.push({ code: 'cut', values: { table: last.id }, anchors: [] });
}

function remarksOf(tables: Table[], forms: Forms): Remark[] {
  const remarks: Remark[] = [];
  const kind = forms.layouts.find((layout) => tables.some((table) => table.layout === layout.id))?.kind;
  for (const layout of forms.layouts) {
    if (layout.prescribed && layout.kind === kind && !tables.some((table) => table.layout === layout.id)) {
      remarks.push({ code: 'table-missing', values: { table: layout.id, title: layout.titles[0]! }, anchors: [] });
    }
  }
  for (const table of tables) if (table.cut) remarks.push({ code: 'cut', values: { table: table.id }, anchors: [] });
  const placeholder = new RegExp(`^(?:${forms.vocabulary.placeholders.map((mark) => mark.replace(/[*]/g, '\\*')).join('|')}|[.,])+$`);
  const isPlaceholder = (text: string) => placeholder.test(text.trim()) && parseNumber(text) === null;
  const cells = tables.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined);
  const empty = cells.filter((figure) => isPlaceholder(figure.amount.printed)).length;
  const figures = cells.filter((figure) => figure.state === 'read' && !figure.amount.value.isZero()).length;
  if (empty > figures) remarks.push({ code: 'template', values: { placeholders: String(empty), figures: String(figures) }, anchors: [] });
  return remarks;
}
