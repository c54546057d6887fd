import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { columnNames, headerPaths, type HeaderPath } from './header.js';
import {
  anchorsOf,
  CellRoles,
  markFrame,
  partName,
  placeAt,
  readColumnNumbers,
  type GridPlace,
  type ReadColumn,
  type ReadRow,
  type Reading,
} from './reading.js';
import type { Split } from './split.js';

/**
 * A table whose rows and columns are both words of its header (三公: 预算数 and 决算数, each with its items), in one line of figures;
 * or set upright, the items in the first column. Rows and items may come in either order in the header.
 */
export function readItemsTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null): Reading {
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  const paths = given ?? headerPaths(grid, split.header, vocabulary);
  const form: Form = { grid, split, paths, layout, vocabulary, rowOf: rowWords(paths, layout) };
  const places = uprightPlaces(form, roles) ?? flatPlaces(form, roles);
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

interface Form {
  grid: Grid;
  split: Split;
  paths: HeaderPath[];
  layout: Layout;
  vocabulary: Vocabulary;
  /** Header word → row. */
  rowOf: Map<string, string>;
}

function flatPlaces(form: Form, roles: CellRoles): Map<string, Map<string, GridPlace>> {
  const { grid } = form;
  const places = new Map<string, Map<string, GridPlace>>();
  const printed = headed(form);
  const line = totalLine(form);
  if (line === null) return places;
  let offset = 0;
  const figures = filledCells(grid, line)
    .filter(({ word }) => parseNumber(word) !== null)
    .map(({ column }) => column);
  // A department's name may stand before the figures, or the header beside them.
  if (figures.length === printed.length && figures.some((column, index) => column !== printed[index]!.column)) {
    offset = figures[0]! - printed[0]!.column;
    if (figures.some((column, index) => column !== printed[index]!.column + offset)) offset = 0;
  }
  // What stands left of the figures says whose they are.
  const first = Math.min(...printed.map(({ column }) => column + offset));
  for (const { column } of filledCells(grid, line)) if (column < first) roles.set(grid.block, line, column, 'notFigure');
  for (const { row, item, column } of printed) {
    const items = places.get(row) ?? new Map<string, GridPlace>();
    if (!items.has(item)) items.set(item, placeAt(grid, line, column + offset));
    places.set(row, items);
  }
  return places;
}

/** The one line of figures; of several, one a unit, that of the total. */
function totalLine({ grid, split, vocabulary }: Form): number | null {
  const lines = split.body.filter((row) => filledCells(grid, row).some(({ word }) => parseNumber(word) !== null));
  if (lines.length <= 1) return lines[0] ?? blankLine(grid, split);
  const totals = vocabulary.totals.map(plain);
  const isUnits = lines.every((row) => filledCells(grid, row).some(({ word }) => /\p{L}/u.test(word)));
  return lines.find((row) => filledCells(grid, row).some(({ word }) => totals.includes(word))) ?? (isUnits ? null : lines[0]!);
}

/** The line for the figures, where all of them were left blank: right below the header. */
function blankLine(grid: Grid, split: Split): number | null {
  const row = Math.max(-1, ...split.header, ...split.numbers) + 1;
  return split.body.length === 0 && row > 0 && row < grid.height && filledCells(grid, row).length === 0 ? row : null;
}

/** Header columns that name both a row and an item. */
function headed({ paths, layout, rowOf }: Form): { row: string; item: string; column: number }[] {
  const found: { row: string; item: string; column: number }[] = [];
  const alone = onlyRow(layout, rowOf);
  paths.forEach((path, column) => {
    const row = rowIn(path, rowOf) ?? alone;
    const item =
      row &&
      itemIn(
        path.filter((word) => !rowOf.has(unnumbered(word))),
        layout,
      );
    if (row && item) found.push({ row, item, column });
  });
  return found;
}

function uprightPlaces({ grid, split, paths, layout, vocabulary, rowOf }: Form, roles: CellRoles): Map<string, Map<string, GridPlace>> | null {
  const alone = onlyRow(layout, rowOf);
  const numbers = (column: number) => split.body.filter((row) => parseNumber(grid.word(row, column)) !== null).length;
  const most = Math.max(...paths.map((_, column) => numbers(column)));
  const named = paths.map((path) => rowIn(path, rowOf));
  const rowColumns = named.some((row) => row !== null)
    ? named
    : paths.map((_, column) => (alone !== null && most > 0 && numbers(column) === most ? alone : null));
  const labelled = split.body
    .map((row) => ({ row, cell: filledCells(grid, row).find(({ word }) => parseNumber(word) === null) }))
    .map(({ row, cell }) => ({ row, cell, item: cell ? (itemIn([cell.word], layout) ?? itemIn([partName(cell.word, vocabulary) ?? ''], layout)) : null }))
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
  const lineNumbers = paths.flatMap((path, column) => (vocabulary.lineNumbers.includes(path.at(-1) ?? '') ? [column] : []));
  for (const row of split.body) for (const column of lineNumbers) roles.set(grid.block, row, column, 'notFigure');
  return places.size > 0 ? places : null;
}

/** The row of a form whose header names no more than one: that one, or the layout's first. */
function onlyRow(layout: Layout, rowOf: Map<string, string>): string | null {
  const rows = new Set(rowOf.values());
  if (rows.size > 1) return null;
  return [...rows][0] ?? Object.keys(layout.rows?.words ?? {})[0] ?? null;
}

function rowIn(path: HeaderPath, rowOf: Map<string, string>): string | null {
  for (const word of path) {
    const row = rowOf.get(unnumbered(word));
    if (row !== undefined) return row;
  }
  return null;
}

/** Which row a header word names. Where one of several rows could be meant, each gets the word that its names put first: 年初预算数 is the budget where no 全年预算数 stands beside it. */
function rowWords(paths: HeaderPath[], layout: Layout): Map<string, string> {
  const printed = new Set(paths.flat().map(unnumbered));
  const names = Object.entries(layout.rows?.words ?? {}).map(([id, words]) => ({ id, words: [id, ...words].map(plain).filter((word) => printed.has(word)) }));
  const rowOf = new Map<string, string>();
  for (const { id, words } of names) {
    const first = words.find((word) => !rowOf.has(word));
    if (first !== undefined) rowOf.set(first, id);
  }
  for (const { id, words } of names) for (const word of words) if (!rowOf.has(word)) rowOf.set(word, id);
  return rowOf;
}

/** The item by its lowest word; a word above it that also names an item (公务用车购置及运行维护费) is only its heading. */
function itemIn(path: HeaderPath, layout: Layout): string | null {
  const leaf = unnumbered(path.at(-1) ?? '');
  for (const [id, words] of Object.entries(layout.columns ?? {})) if (columnNames(id, words).has(leaf)) return id;
  return null;
}

function headerAnchors(grid: Grid, split: Split, names: string[], id: string): ReadRow['anchors'] {
  const wanted = new Set([id, ...names].map(plain));
  for (const row of split.header) {
    for (const { column, word } of filledCells(grid, row)) if (wanted.has(spaceless(word))) return anchorsOf(grid.cell(row, column)!);
  }
  return [];
}
