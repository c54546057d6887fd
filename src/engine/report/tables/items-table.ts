import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { columnNames, headerPaths, type HeaderPath } from './header.js';
import { anchorsOf, CellRoles, markFrame, placeAt, readColumnNumbers, type GridPlace, type ReadColumn, type ReadRow, type Reading } from './reading.js';
import type { Split } from './split.js';

/**
 * A table whose rows and columns are both words of its header (三公: 预算数 and 决算数, each with its items), in one line of figures;
 * or set upright, the items in the first column. Rows and items may come in either order in the header.
 */
export function readItemsTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null): Reading {
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  const paths = given ?? headerPaths(grid, split.header);
  const upright = uprightPlaces(grid, split, paths, layout, roles);
  const places = upright ?? flatPlaces(grid, split, paths, layout);
  const columns: ReadColumn[] = Object.keys(layout.columns ?? {})
    .filter((id) => [...places.values()].some((items) => items.has(id)))
    .map((id) => ({ id, label: id, anchors: [] }));
  const rows: ReadRow[] = [...places].map(([id, items]) => {
    const row: ReadRow = {
      id,
      code: null,
      name: id,
      label: id,
      anchors: headerAnchors(grid, split, layout.rows?.words?.[id] ?? [], id),
      codeAnchors: [],
      class: null,
      isRoot: false,
      isUnit: false,
      isUncoded: false,
      isPart: false,
      places: columns.map((column) => items.get(column.id) ?? null),
    };
    for (const place of row.places) if (place) roles.set(grid.block, place.row, place.column, 'figure');
    return row;
  });
  return { columns, rows, remarks: [], stray: readColumnNumbers(grid, split, () => null, roles, vocabulary), roles, carry: {} };
}

function flatPlaces(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout): Map<string, Map<string, GridPlace>> {
  const places = new Map<string, Map<string, GridPlace>>();
  const line = split.body.find((row) => filledCells(grid, row).some(({ word }) => parseNumber(word) !== null));
  if (line === undefined) return places;
  let offset = 0;
  const printed = headed(paths, layout);
  const figures = filledCells(grid, line).filter(({ word }) => parseNumber(word) !== null).map(({ column }) => column);
  // A department's name may stand before the figures, or the header beside them.
  if (figures.length === printed.length && figures.some((column, index) => column !== printed[index]!.column)) {
    offset = figures[0]! - printed[0]!.column;
    if (figures.some((column, index) => column !== printed[index]!.column + offset)) offset = 0;
  }
  for (const { row, item, column } of printed) {
    const items = places.get(row) ?? new Map<string, GridPlace>();
    if (!items.has(item)) items.set(item, placeAt(grid, line, column + offset));
    places.set(row, items);
  }
  return places;
}

/** Header columns that name both a row and an item. */
function headed(paths: HeaderPath[], layout: Layout): { row: string; item: string; column: number }[] {
  const found: { row: string; item: string; column: number }[] = [];
  const alone = onlyRow(paths, layout);
  paths.forEach((path, column) => {
    const row = rowIn(path, layout) ?? alone;
    const item = row && itemIn(path.filter((word) => !isRowWord(word, layout)), layout);
    if (row && item) found.push({ row, item, column });
  });
  return found;
}

function uprightPlaces(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout, roles: CellRoles): Map<string, Map<string, GridPlace>> | null {
  const alone = onlyRow(paths, layout);
  const numbers = (column: number) => split.body.filter((row) => parseNumber(grid.word(row, column)) !== null).length;
  const most = Math.max(...paths.map((_, column) => numbers(column)));
  const named = paths.map((path) => rowIn(path, layout));
  const rowColumns = named.some((row) => row !== null) ? named : paths.map((_, column) => (alone !== null && most > 0 && numbers(column) === most ? alone : null));
  const labelled = split.body
    .map((row) => ({ row, cell: filledCells(grid, row).find(({ word }) => parseNumber(word) === null) }))
    .map(({ row, cell }) => ({ row, cell, item: cell ? itemIn([cell.word], layout) : null }))
    .filter((line) => line.item !== null);
  if (labelled.length < 3) return null;
  const places = new Map<string, Map<string, GridPlace>>();
  rowColumns.forEach((id, column) => {
    if (!id || places.has(id)) return;
    const items = new Map<string, GridPlace>();
    for (const { row, item } of labelled) if (!items.has(item!)) items.set(item!, placeAt(grid, row, column));
    places.set(id, items);
  });
  for (const { row, cell } of labelled) roles.set(grid.block, row, cell!.column, 'notFigure');
  return places.size > 0 ? places : null;
}

/** The row of a form whose header names no more than one: that one, or the layout's first. */
function onlyRow(paths: HeaderPath[], layout: Layout): string | null {
  const rows = new Set(paths.map((path) => rowIn(path, layout)).filter((row) => row !== null));
  if (rows.size > 1) return null;
  return [...rows][0] ?? Object.keys(layout.rows?.words ?? {})[0] ?? null;
}

function isRowWord(word: string, layout: Layout): boolean {
  return rowIn([word], layout) !== null;
}

function rowIn(path: HeaderPath, layout: Layout): string | null {
  for (const word of path) {
    const name = unnumbered(word);
    // 2024年预算数, or with one more character after the year.
    const undated = /^\d{4}年/.test(name) ? [name.slice(5), name.slice(6)] : [name];
    for (const [id, names] of Object.entries(layout.rows?.words ?? {})) {
      if ([id, ...names].some((known) => undated.includes(plain(known)))) return id;
    }
  }
  return null;
}

/** The item by its lowest word; a word above it that also names an item (公务用车购置及运行维护费) is only its heading. */
function itemIn(path: HeaderPath, layout: Layout): string | null {
  const leaf = unnumbered(path.at(-1) ?? '');
  for (const [id, words] of Object.entries(layout.columns ?? {})) if (columnNames(id, words).leaf.has(leaf)) return id;
  return null;
}

function headerAnchors(grid: Grid, split: Split, names: string[], id: string): ReadRow['anchors'] {
  const wanted = new Set([id, ...names].map(plain));
  for (const row of split.header) {
    for (const { column, word } of filledCells(grid, row)) if (wanted.has(spaceless(word))) return anchorsOf(grid.cell(row, column)!);
  }
  return [];
}
