import type { SourceCell } from '../../document/document.js';
import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { bareLabel, plain, spaceless } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { headerPaths, matchColumns, type HeaderPath } from './header.js';
import { codeIn, keyColumns, lastKey, LONGEST_UNIT_CODE, type KeyColumns } from './keys.js';
import {
  anchorsOf,
  CellRoles,
  functionName,
  markFrame,
  markLineNumbers,
  partName,
  placeAt,
  readColumnNumbers,
  readColumns,
  type Above,
  type Carry,
  type ReadRow,
  type Reading,
} from './reading.js';
import type { Split } from './split.js';

interface Sheet {
  grid: Grid;
  keys: KeyColumns;
  firstAmount: number;
  layout: Layout;
  vocabulary: Vocabulary;
}

/** A table of one row a subject: code, name, amounts; perhaps below rows of units, perhaps with a second code. */
export function readTreeTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null, carried: Carry = {}): Reading {
  const paths = given ?? headerPaths(grid, split.header, vocabulary);
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  markLineNumbers(grid, split, paths, roles, vocabulary);
  const keys = keyColumns(grid, split, paths, layout);
  const { found, moved } = alignColumns(grid, split, paths, layout, lastKey(keys) + 1);
  const columns = readColumns(grid, split.header, paths, layout.columns ?? {}, found);
  const ids = columns.map((column) => column.id);
  const sheet: Sheet = { grid, keys, firstAmount: Math.max(lastKey(keys) + 1, Math.min(...found.values(), grid.width)), layout, vocabulary };
  const rows: ReadRow[] = [];
  const above: Above = carried.tree ?? { first: [], second: [], unit: null, hasRoot: false };
  for (const row of split.body) {
    const read = readRow(sheet, row, above, roles);
    if (!read) continue;
    read.places = ids.map((id) => placeAt(grid, row, found.get(id)!));
    for (const place of read.places) if (place) roles.set(grid.block, place.row, place.column, 'figure');
    rows.push(read);
  }
  const columnAt = (column: number) => {
    const index = ids.findIndex((id) => found.get(id) === column);
    return index < 0 ? null : index;
  };
  return {
    columns,
    rows,
    remarks: moved ? [{ code: 'header-moved', values: { cells: String(Math.abs(moved)) }, anchors: [] }] : [],
    stray: readColumnNumbers(grid, split, columnAt, roles, vocabulary),
    roles,
    carry: { tree: above },
  };
}

/** Columns by the words above them; where the body's figures stand beside them, moved as a whole until they meet. */
function alignColumns(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout, firstAmount: number): { found: Map<string, number>; moved: number } {
  const columns = layout.columns ?? {};
  const found = matchColumns(paths, columns, 0);
  const filled = new Set<number>();
  for (const row of split.body) {
    for (const { column, word } of filledCells(grid, row)) if (column >= firstAmount && parseNumber(word) !== null) filled.add(column);
  }
  const fits = (moved: number) => {
    const at = new Set([...found.values()].map((column) => column + moved));
    return [...filled].every((column) => at.has(column)) && [...at].every((column) => column >= firstAmount);
  };
  if (fits(0)) return { found, moved: 0 };
  for (const moved of [1, -1, 2, -2]) {
    if (fits(moved)) return { found: new Map([...found].map(([id, column]) => [id, column + moved])), moved };
  }
  return { found, moved: 0 };
}

function readRow(sheet: Sheet, row: number, above: Above, roles: CellRoles): ReadRow | null {
  const { grid, keys, firstAmount, layout, vocabulary } = sheet;
  const roots = (layout.rows?.root ?? []).map(plain);
  const keyCells = filledCells(grid, row).filter((cell) => cell.column < firstAmount);
  for (const { column } of keyCells) roles.set(grid.block, row, column, 'notFigure');
  const rootCell = keyCells.find((cell) => roots.includes(cell.word));
  if (rootCell || isUnlabelledRoot(sheet, row, keyCells.length, above)) return rootRow(sheet, row, rootCell?.column ?? null, above);
  const unit = unitRow(sheet, row, above);
  if (unit) return unit;

  const nameCell = keys.name === null ? null : grid.cell(row, keys.name);
  const { code, column: codeColumn, joinedName } = codeIn(grid, row, keys.codes, layout.rows?.uncoded === undefined ? keys.name : null, above.first);
  const second = code && keys.second.length > 0 ? codeIn(grid, row, keys.second, null, above.second).code : null;
  const nameLabel = joinedName ?? spaceless(nameCell?.text ?? '');
  // Figures with words elsewhere beside them are a row all the same.
  const label = nameLabel || code !== null ? nameLabel : spaceless(wordsBeside(sheet, row)?.text ?? '');
  if (!code && !label) return null;
  const codeCell = codeColumn === null ? null : grid.cell(row, codeColumn);
  const part = partName(label, vocabulary);
  const name = (code?.length === 3 || !code ? functionName(label, vocabulary) : null) ?? part ?? bareLabel(label);
  const own = code ? (second ? `${code}+${second}` : code) : name;
  const isUncoded = !code && part === null && layout.rows?.uncoded !== undefined;
  return {
    ...NOTHING,
    id: above.unit !== null && code ? `${above.unit}:${own}` : own,
    code,
    name,
    label,
    anchors: joinedName === null && nameCell ? anchorsOf(nameCell) : codeCell ? anchorsOf(codeCell) : [],
    codeAnchors: codeCell ? anchorsOf(codeCell) : [],
    class: code ? (layout.rows?.classes?.[String(code.length)] ?? null) : isUncoded ? layout.rows!.uncoded! : null,
    isPart: part !== null && !code,
    isUncoded,
    words: keyCells.length,
  };
}

/** The first words left of the figures of a row that has any. */
function wordsBeside({ grid, firstAmount }: Sheet, row: number): SourceCell | null {
  const filled = filledCells(grid, row);
  if (!filled.some(({ column, word }) => column >= firstAmount && parseNumber(word) !== null)) return null;
  const words = filled.find(({ column, word }) => column < firstAmount && /\p{L}/u.test(word));
  return words ? grid.cell(row, words.column) : null;
}

const NOTHING = { class: null, places: [] as ReadRow['places'], isRoot: false, isPart: false, isUnit: false, isUncoded: false };

/** Figures above all rows, and not a word beside them: the total. */
function isUnlabelledRoot({ grid, firstAmount, layout }: Sheet, row: number, keyCells: number, above: Above): boolean {
  if (above.hasRoot || keyCells > 0 || layout.rows?.root === undefined || above.first.length > 0 || above.unit !== null) return false;
  return filledCells(grid, row).some(({ column, word }) => column >= firstAmount && parseNumber(word) !== null);
}

function rootRow({ grid, layout }: Sheet, row: number, column: number | null, above: Above): ReadRow {
  const cell = column === null ? null : grid.cell(row, column);
  const name = layout.rows!.root![0]!;
  above.hasRoot = true;
  return {
    ...NOTHING,
    id: name,
    code: null,
    name,
    label: cell ? spaceless(cell.text) : '',
    anchors: cell ? anchorsOf(cell) : [],
    codeAnchors: [],
    isRoot: true,
  };
}

/**
 * A row that names a unit and no subject. A unit's code may stand in a column of its own, or where subjects have their names; a
 * unit's name beside a subject only says whose subject it is.
 */
function unitRow({ grid, keys, layout }: Sheet, row: number, above: Above): ReadRow | null {
  const unitClass = layout.rows?.unitClass;
  if (unitClass === undefined) return null;
  const own = keys.unit === null ? '' : grid.word(row, keys.unit);
  const hasSubject = keys.codes.some((column) => grid.word(row, column) !== '');
  const name = keys.name === null ? '' : grid.word(row, keys.name);
  const atName = layout.rows?.uncoded !== undefined && /^\d{3,9}$/.test(name);
  if (own === '' && !atName) return null;
  const column = atName ? keys.name! : keys.unit!;
  const cell = grid.cell(row, column)!;
  const isCode = /^\d+$/.test(atName ? name : own);
  if (isCode && !atName && own.length > LONGEST_UNIT_CODE) return projectRow(grid, row, keys, layout);
  const next = isCode ? filledCells(grid, row).find((other) => other.column > column && /\p{L}/u.test(other.word)) : undefined;
  const label = isCode ? (next ? spaceless(grid.cell(row, next.column)!.text) : '') : spaceless(cell.text);
  const id = isCode ? grid.word(row, column) : label;
  if (hasSubject || (!isCode && keys.name !== null && name !== '' && keys.name !== keys.unit)) {
    above.unit = id;
    return null;
  }
  above.unit = id;
  above.first = [];
  above.second = [];
  return {
    ...NOTHING,
    id,
    code: null,
    name: label || id,
    label,
    anchors: next ? anchorsOf(grid.cell(row, next.column)!) : anchorsOf(cell),
    codeAnchors: isCode ? anchorsOf(cell) : [],
    class: unitClass,
    isUnit: true,
  };
}

/** A project with the long code of its own that budgets give it, in the column of the units' codes. */
function projectRow(grid: Grid, row: number, keys: KeyColumns, layout: Layout): ReadRow {
  const code = grid.cell(row, keys.unit!)!;
  const name = keys.name === null ? null : grid.cell(row, keys.name);
  const label = spaceless(name?.text ?? '');
  return {
    ...NOTHING,
    id: spaceless(code.text),
    code: spaceless(code.text),
    name: bareLabel(label),
    label,
    anchors: name ? anchorsOf(name) : anchorsOf(code),
    codeAnchors: anchorsOf(code),
    class: layout.rows?.uncoded ?? null,
    isUncoded: true,
  };
}
