import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { bareLabel, plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { headerPaths, matchColumns, type HeaderPath } from './header.js';
import { anchorsOf, CellRoles, functionName, markFrame, partName, placeAt, readColumnNumbers, readColumns, type ReadRow, type Reading } from './reading.js';
import { CODE, type Split } from './split.js';

interface KeyColumns {
  /** One column of whole codes, or three of 类, 款, 项. */
  codes: number[];
  name: number | null;
}

/** A table of one row a subject: code, name, amounts. */
export function readTreeTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null): Reading {
  const paths = given ?? headerPaths(grid, split.header);
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  const keys = keyColumns(grid, split, paths, layout);
  const firstAmount = Math.max(-1, ...keys.codes, keys.name ?? -1) + 1;
  const { found, moved } = alignColumns(grid, split, paths, layout, firstAmount);
  const columns = readColumns(grid, split.header, paths, layout.columns ?? {}, found);
  const ids = columns.map((column) => column.id);
  const rows: ReadRow[] = [];
  const above: string[] = [];
  for (const row of split.body) {
    const read = readRow(grid, row, keys, firstAmount, layout, vocabulary, above, roles);
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
  };
}

function keyColumns(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout): KeyColumns {
  const words = layout.rows ?? {};
  const levels = words.levels?.map(plain) ?? [];
  const levelColumns = levels.map((level) => paths.findIndex((path) => path.at(-1) === level));
  const counts = (test: (column: number, row: number) => boolean) => Array.from({ length: grid.width }, (_, column) => split.body.filter((row) => test(column, row)).length);
  const isText = (column: number, row: number) => {
    const word = grid.word(row, column);
    return word !== '' && parseNumber(word) === null && /\p{L}/u.test(word);
  };
  const texts = counts(isText);
  if (levelColumns.length > 1 && levelColumns.every((column, index) => column >= 0 && (index === 0 || column > levelColumns[index - 1]!))) {
    const last = levelColumns.at(-1)!;
    const name = texts.findIndex((count, column) => column > last && count > 0);
    return { codes: levelColumns, name: name >= 0 ? name : last + 1 };
  }
  const named = (names: string[] | undefined) => {
    const wanted = new Set((names ?? []).map(plain));
    const index = paths.findIndex((path) => wanted.has(unnumbered(path.at(-1) ?? '')));
    return index < 0 ? null : index;
  };
  const codes = counts((column, row) => CODE.test(grid.word(row, column)) && filledCells(grid, row).some((cell) => cell.column > column && isText(cell.column, row)));
  const code = codes.findIndex((count) => count > 0 && count >= Math.max(...codes) / 2);
  if (code >= 0) {
    const name = texts.findIndex((count, column) => column > code && count > 0);
    return { codes: [code], name: name >= 0 ? name : null };
  }
  const byHeader = { code: named(words.code), name: named(words.name) };
  if (byHeader.code !== null && byHeader.name !== null && byHeader.code !== byHeader.name) return { codes: [byHeader.code], name: byHeader.name };
  const most = Math.max(0, ...texts);
  return { codes: [], name: most > 0 ? texts.findIndex((count) => count === most) : (byHeader.name ?? byHeader.code) };
}

/** Columns by the words above them; where the body's figures stand beside them, moved as a whole until they meet, else one by one in order. */
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

function readRow(grid: Grid, row: number, keys: KeyColumns, firstAmount: number, layout: Layout, vocabulary: Vocabulary, above: string[], roles: CellRoles): ReadRow | null {
  const roots = (layout.rows?.root ?? []).map(plain);
  const keyCells = filledCells(grid, row).filter((cell) => cell.column < firstAmount);
  for (const { column } of keyCells) roles.set(grid.block, row, column, 'notFigure');
  const rootCell = keyCells.find((cell) => roots.includes(cell.word));
  const base = { class: null, places: [] as ReadRow['places'] };
  if (rootCell) {
    const cell = grid.cell(row, rootCell.column)!;
    return { ...base, id: layout.rows!.root![0]!, code: null, name: layout.rows!.root![0]!, label: spaceless(cell.text), anchors: anchorsOf(cell), codeAnchors: [], isRoot: true, isPart: false };
  }
  const nameCell = keys.name === null ? null : grid.cell(row, keys.name);
  const { code, codeColumn, joinedName } = codeOf(grid, row, keys, above);
  const label = joinedName ?? spaceless(nameCell?.text ?? '');
  if (!code && !label) return null;
  const codeCell = codeColumn === null ? null : grid.cell(row, codeColumn);
  const anchors = joinedName === null && nameCell ? anchorsOf(nameCell) : codeCell ? anchorsOf(codeCell) : [];
  const part = partName(label, vocabulary);
  const name = (code?.length === 3 || !code ? functionName(label, vocabulary) : null) ?? part ?? bareLabel(label);
  return {
    ...base,
    id: code ?? name,
    code,
    name,
    label,
    anchors,
    codeAnchors: codeCell ? anchorsOf(codeCell) : [],
    isRoot: false,
    isPart: part !== null && !code,
  };
}

/** The code of a row: in one cell, in one cell with the name, or in three cells of which the upper ones may be left to the row above. */
function codeOf(grid: Grid, row: number, keys: KeyColumns, above: string[]): { code: string | null; codeColumn: number | null; joinedName: string | null } {
  if (keys.codes.length > 1) {
    const parts = keys.codes.map((column) => grid.word(row, column));
    const level = parts.reduce((last, part, index) => (/^\d+$/.test(part) ? index : last), -1);
    if (level < 0) return { code: null, codeColumn: null, joinedName: null };
    let code = '';
    for (let index = 0; index <= level; index++) {
      const part = parts[index] ?? '';
      const width = index === 0 ? 3 : 2;
      if (part.length > width) code = part;
      else code += /^\d+$/.test(part) ? part : (above[index] ?? '');
      above[index] = code.slice(-width);
    }
    return { code, codeColumn: keys.codes[level]!, joinedName: null };
  }
  const column = keys.codes[0] ?? keys.name;
  if (column === null || column === undefined) return { code: null, codeColumn: null, joinedName: null };
  const word = grid.word(row, column);
  if (CODE.test(word)) return { code: word, codeColumn: column, joinedName: null };
  const joined = /^\[?(\d{3}(?:\d{2}){0,3})\]?[-_—:：]?(?=\p{L})(.+)$/u.exec(spaceless(grid.cell(row, column)?.text ?? ''));
  if (joined) return { code: joined[1]!, codeColumn: column, joinedName: joined[2]! };
  return { code: null, codeColumn: null, joinedName: null };
}
