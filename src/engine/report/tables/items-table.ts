import { parseNumber } from '../../figures/parse.js';
import type { ColumnWords, Layout, Vocabulary } from '../../pack/layout.js';
import { plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { columnNames, headerPaths, type HeaderPath } from './header.js';
import { hasFigures, linesByRow, unitLines, type ItemLine } from './item-lines.js';
import {
  anchorsOf,
  CellRoles,
  markFrame,
  markLineNumbers,
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
  const lines = uprightLines(form, roles) ?? linesOfRows(form, roles) ?? flatLines(form, roles);
  const columns: ReadColumn[] = Object.keys(layout.columns ?? {})
    .filter((id) => lines.some(({ items }) => items.has(id)))
    .map((id) => ({ id, label: id, anchors: [] }));
  const rows: ReadRow[] = lines.map(({ id, row: own, items, unit }) => {
    const row: ReadRow = {
      id,
      code: null,
      name: unit?.label ?? id,
      label: unit?.label ?? id,
      anchors: unit?.anchors ?? headerAnchors(grid, split, layout.rows?.words?.[id] ?? [], id),
      codeAnchors: [],
      class: null,
      isRoot: false,
      isUnit: false,
      isUncoded: false,
      isPart: false,
      isRate: layout.rows?.rates?.includes(own) === true,
      ...(unit?.above ? { under: unit.above } : {}),
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

function flatLines(form: Form, roles: CellRoles): ItemLine[] {
  const { grid, split, layout } = form;
  const printed = headed(form);
  if (printed.length === 0) return [];
  const line = totalLine(form);
  let offset = 0;
  const figures = line === null ? [] : filledCells(grid, line).flatMap(({ column, word }) => (parseNumber(word) !== null ? [column] : []));
  // A department's name may stand before the figures, or the header beside them.
  if (figures.length === printed.length && figures.some((column, index) => column !== printed[index]!.column)) {
    offset = figures[0]! - printed[0]!.column;
    if (figures.some((column, index) => column !== printed[index]!.column + offset)) offset = 0;
  }
  const first = Math.min(...printed.map(({ column }) => column + offset));
  const units = unitLines(grid, split, line, first);
  for (const row of [...(line === null ? [] : [line]), ...units.map((unit) => unit.row)]) {
    markLabels(grid, row, first, roles);
  }
  const itemsIn = (row: number, kind: string) => {
    const items = new Map<string, GridPlace>();
    for (const { row: own, item, column } of printed) if (own === kind && !items.has(item)) items.set(item, placeAt(grid, row, column + offset));
    return items;
  };
  return [...new Set(printed.map(({ row }) => row))].flatMap((kind): ItemLine[] => {
    const isRate = layout.rows?.rates?.includes(kind) === true;
    const above = (id: string | null): string | null => (isRate ? null : id !== null ? `${id}:${kind}` : line === null ? null : kind);
    return [
      ...(line === null ? [] : [{ id: kind, row: kind, items: itemsIn(line, kind), unit: null }]),
      ...units.map((unit) => ({
        id: `${unit.id}:${kind}`,
        row: kind,
        items: itemsIn(unit.row, kind),
        unit: { label: unit.label, anchors: unit.anchors, above: above(unit.above) },
      })),
    ];
  });
}

/** What stands left of the figures says whose they are; an amount there is one that no column took. */
function markLabels(grid: Grid, row: number, first: number, roles: CellRoles): void {
  for (const { column, word } of filledCells(grid, row)) {
    if (column < first && !/\d[.,]\d/.test(word)) roles.set(grid.block, row, column, 'notFigure');
  }
}

/** Lines that say themselves which row they are. */
function linesOfRows(form: Form, roles: CellRoles): ItemLine[] | null {
  const { grid, split, layout, vocabulary } = form;
  const printed = headed(form);
  if (printed.length === 0 || new Set(printed.map(({ row }) => row)).size > 1) return null;
  const first = Math.min(...printed.map(({ column }) => column));
  const rows = linesByRow(grid, split, first, layout, vocabulary);
  if (!rows) return null;
  return [...rows].map(([line, id]) => {
    markLabels(grid, line, first, roles);
    const items = new Map<string, GridPlace>();
    for (const { item, column } of printed) if (!items.has(item)) items.set(item, placeAt(grid, line, column));
    return { id, row: id, items, unit: null };
  });
}

/** The one line of figures; of several, one a unit, that of the total. */
function totalLine({ grid, split, vocabulary }: Form): number | null {
  const lines = split.body.filter((row) => hasFigures(grid, row));
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

/** Header columns that name both a row and an item; names that say what stands above (三公经费>小计) go first. */
function headed(form: Form): { row: string; item: string; column: number }[] {
  const found: { row: string; item: string; column: number }[] = [];
  const isFree = (row: string, item: string): boolean => !found.some((one) => one.row === row && one.item === item);
  const columns = form.paths.flatMap((path, column) => {
    const row = rowIn(path, form.rowOf) ?? restRow(form);
    return row === null ? [] : [{ row, column, words: path.filter((word) => !form.rowOf.has(unnumbered(word))) }];
  });
  for (const items of [itemsUnder, itemsIn]) {
    for (const { row, column, words } of columns) {
      if (found.some((one) => one.column === column)) continue;
      const item = items(words, form.layout).find((one) => isFree(row, one));
      if (item !== undefined) found.push({ row, item, column });
    }
  }
  return found.sort((one, other) => one.column - other.column);
}

/** The row of a column that names none: beside columns of the prior year those of the report's own year (2025年) have lost their word. */
function restRow({ layout, rowOf, vocabulary }: Form): string | null {
  const own = Object.entries(layout.rows?.words ?? {}).find(([, names]) => names.includes(vocabulary.ownYear))?.[0];
  const isPrinted = own !== undefined && [...rowOf.values()].includes(own);
  if (own !== undefined && !isPrinted && [...rowOf.keys()].some((word) => word.startsWith(vocabulary.priorYear))) return own;
  return onlyRow(layout, rowOf);
}

function uprightLines({ grid, split, paths, layout, vocabulary, rowOf }: Form, roles: CellRoles): ItemLine[] | null {
  const alone = onlyRow(layout, rowOf);
  const lineNumbers = markLineNumbers(grid, split, paths, roles, vocabulary);
  const numbers = (column: number) => (lineNumbers.includes(column) ? 0 : split.body.filter((row) => parseNumber(grid.word(row, column)) !== null).length);
  const most = Math.max(...paths.map((_, column) => numbers(column)));
  const named = paths.map((path) => rowIn(path, rowOf));
  const rowColumns = named.some((row) => row !== null)
    ? named
    : paths.map((_, column) => (alone !== null && most > 0 && numbers(column) === most ? alone : null));
  const labelled = split.body
    .map((row) => ({ row, cell: filledCells(grid, row).find(({ word }) => parseNumber(word) === null) }))
    .map(({ row, cell }) => ({
      row,
      cell,
      item: cell ? ([...itemsIn([cell.word], layout), ...itemsIn([partName(cell.word, vocabulary) ?? ''], layout)][0] ?? null) : null,
    }))
    .filter((line) => line.item !== null);
  if (labelled.length < 3) return null;
  const hasAmounts = (row: number): boolean => rowColumns.some((id, column) => id !== null && parseNumber(grid.word(row, column)) !== null);
  // A heading says what its items add up to (一、“三公”经费支出) and leaves the amount to a line of its own (（一）支出合计).
  const inOrder = [...labelled.filter(({ row }) => hasAmounts(row)), ...labelled.filter(({ row }) => !hasAmounts(row))];
  const places = new Map<string, Map<string, GridPlace>>();
  rowColumns.forEach((id, column) => {
    if (!id || places.has(id)) return;
    const items = new Map<string, GridPlace>();
    for (const { row, item } of inOrder) if (!items.has(item!)) items.set(item!, placeAt(grid, row, column));
    places.set(id, items);
  });
  for (const { row, cell } of labelled) roles.set(grid.block, row, cell!.column, 'notFigure');
  return places.size > 0 ? [...places].map(([id, items]) => ({ id, row: id, items, unit: null })) : null;
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

/** Items by their lowest word; a word above it that also names an item (公务用车购置及运行维护费) is only its heading. */
function itemsIn(path: HeaderPath, layout: Layout): string[] {
  const leaf = unnumbered(path.at(-1) ?? '');
  return Object.entries(layout.columns ?? {}).flatMap(([id, words]) => (columnNames(id, withoutPaths(words)).has(leaf) ? [id] : []));
}

/** Items by their lowest word and part of the word above it: 公务用车>小计. */
function itemsUnder(path: HeaderPath, layout: Layout): string[] {
  const [above, leaf] = [unnumbered(path.at(-2) ?? ''), unnumbered(path.at(-1) ?? '')];
  return Object.entries(layout.columns ?? {}).flatMap(([id, { names }]) => {
    const isNamed = (names ?? []).some((name) => {
      const [upper, lower] = name.split('>').map(plain);
      return lower !== undefined && leaf === lower && above !== leaf && above.includes(upper!);
    });
    return isNamed ? [id] : [];
  });
}

const withoutPathsOf = new WeakMap<ColumnWords, ColumnWords>();

/** The words of a column without those names that say what stands above. */
function withoutPaths(words: ColumnWords): ColumnWords {
  let rest = withoutPathsOf.get(words);
  if (!rest)
    withoutPathsOf.set(
      words,
      (rest = words.names?.some((name) => name.includes('>')) ? { ...words, names: words.names.filter((name) => !name.includes('>')) } : words),
    );
  return rest;
}

function headerAnchors(grid: Grid, split: Split, names: string[], id: string): ReadRow['anchors'] {
  const wanted = new Set([id, ...names].map(plain));
  for (const row of split.header) {
    for (const { column, word } of filledCells(grid, row)) if (wanted.has(spaceless(word))) return anchorsOf(grid.cell(row, column)!);
  }
  return [];
}
