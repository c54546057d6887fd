import { parseNumber } from '../../figures/parse.js';
import type { Layout, Side, SideRow, Vocabulary } from '../../pack/layout.js';
import { bareLabel, ordinalOf, plain, spaceless, unnumbered } from '../words.js';
import type { Grid } from './grid.js';
import { headerPaths, matchColumns, type HeaderPath } from './header.js';
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
  type Carry,
  type GridPlace,
  type ReadColumn,
  type ReadRow,
  type Reading,
  type SidePlace,
} from './reading.js';
import type { Split } from './split.js';

/** A table of two or more sides: labels, perhaps line numbers, amounts; incomes left, expenditure right. */
export function readSidesTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary, given: HeaderPath[] | null, carried: Carry = {}): Reading {
  const paths = given ?? headerPaths(grid, split.header, vocabulary);
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  markLineNumbers(grid, split, paths, roles, vocabulary);
  // A page without a header may leave a whole side blank: its columns are those of the page before.
  const sides = given && carried.sides ? carried.sides.places : sidePlaces(grid, split, paths, layout, vocabulary);
  const seen = carried.sides?.seen ?? sides.map(() => new Set<string>());
  const columns: ReadColumn[] = [];
  for (const { side, found } of sides) {
    for (const column of readColumns(grid, split.header, paths, side.columns, found)) {
      if (!columns.some((known) => known.id === column.id)) columns.push(column);
    }
  }
  const rows = sides.flatMap((place, index) => readSide(grid, split, place, { index, seen: seen[index] ?? new Set() }, columns, vocabulary, roles));
  const columnAt = (at: number) => {
    for (const { found } of sides) for (const [id, column] of found) if (column === at) return columns.findIndex((known) => known.id === id);
    return null;
  };
  return { columns, rows, remarks: [], stray: readColumnNumbers(grid, split, columnAt, roles, vocabulary), roles, carry: { sides: { places: sides, seen } } };
}

/** A side begins at a header word that names labels; it ends where the next one begins. */
function sidePlaces(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout, vocabulary: Vocabulary): SidePlace[] {
  const sides = layout.sides ?? [];
  const labels = new Set(sides.flatMap((side) => side.labels.map(plain)));
  const starts: number[] = [];
  for (let column = 0; column < grid.width; column++) {
    const leaf = paths[column]?.at(-1) ?? '';
    const isLabel = labels.has(leaf) && !(column > 0 && paths[column - 1]?.at(-1) === leaf && !hasLabels(grid, split, column));
    if (isLabel && hasLabels(grid, split, column)) starts.push(column);
  }
  const free = [...sides];
  return starts.flatMap((label, index) => {
    const end = starts[index + 1] ?? grid.width;
    const side = free.find((one) => one.labels.some((name) => plain(name) === paths[label]!.at(-1)));
    if (!side) return [];
    free.splice(0, free.indexOf(side) + 1);
    const lineNumber = paths.findIndex((path, column) => column > label && column < end && vocabulary.lineNumbers.includes(path.at(-1) ?? ''));
    const found = matchColumns(paths, side.columns, label + 1, end);
    return [
      {
        side,
        label,
        lineNumber: lineNumber < 0 ? null : lineNumber,
        found: found.size > 0 ? found : onlyColumn(grid, split, side, label + 1, end, lineNumber),
      },
    ];
  });
}

function hasLabels(grid: Grid, split: Split, column: number): boolean {
  return split.body.some((row) => {
    const word = grid.word(row, column);
    return word !== '' && parseNumber(word) === null;
  });
}

/** A side of one amount column whose header says nothing known (a year, a unit): the one column that holds figures. */
function onlyColumn(grid: Grid, split: Split, side: Side, from: number, to: number, lineNumber: number): Map<string, number> {
  const ids = Object.keys(side.columns).filter((id) => !side.columns[id]!.optional);
  const filled: number[] = [];
  for (let column = from; column < to; column++) {
    if (column !== lineNumber && split.body.some((row) => grid.word(row, column) !== '' && parseNumber(grid.word(row, column)) !== null)) filled.push(column);
  }
  return ids.length === 1 && filled.length === 1 ? new Map([[ids[0]!, filled[0]!]]) : new Map();
}

function readSide(
  grid: Grid,
  split: Split,
  { side, label, lineNumber, found }: SidePlace,
  { index, seen }: { index: number; seen: Set<string> },
  columns: ReadColumn[],
  vocabulary: Vocabulary,
  roles: CellRoles,
): ReadRow[] {
  const rows: ReadRow[] = [];
  let isBelow = false;
  for (const row of split.body) {
    if (lineNumber !== null) roles.set(grid.block, row, lineNumber, 'notFigure');
    const cell = grid.cell(row, label);
    const word = grid.word(row, label);
    if (!cell || !word || parseNumber(word) !== null) continue;
    roles.set(grid.block, row, label, 'notFigure');
    const known = rowOf(word, side, seen);
    const isOpen = side.open !== undefined && !seen.has(side.open.until);
    const part = partName(word, vocabulary);
    const name = known?.id ?? functionName(word, vocabulary) ?? part ?? bareLabel(cell.text);
    const id = known?.id ?? (side.path !== undefined ? `${side.path}>${name}` : name);
    const ownClass = known?.class ?? (isOpen && part === null && !known ? side.open!.class : null);
    // 上级补助收入 under 本年收入合计, between it and the total, is not in it.
    if (id === side.open?.until) isBelow = side.open.below !== undefined && side.rows.some((one) => one.class === side.open!.class && seen.has(one.id));
    else if (ownClass !== side.open?.class || seen.has(id)) isBelow = false;
    seen.add(id);
    const places = columns.map((column): GridPlace | null => (found.has(column.id) ? placeAt(grid, row, found.get(column.id)!) : null));
    for (const place of places) if (place) roles.set(grid.block, place.row, place.column, 'figure');
    rows.push({
      id,
      code: null,
      name,
      label: spaceless(cell.text),
      anchors: anchorsOf(cell),
      codeAnchors: [],
      class: isBelow && ownClass !== null ? side.open!.below! : ownClass,
      isRoot: false,
      isUnit: false,
      isUncoded: false,
      isPart: part !== null && !known,
      ...(side.nested ? { nesting: { side: index, ordinal: ordinalOf(cell.text), isKnown: known !== null || functionName(word, vocabulary) !== null } } : {}),
      places,
    });
  }
  return rows;
}

/** The row of the layout that a label names; where several have the name, the one whose forerunner was seen. */
function rowOf(word: string, side: Side, seen: Set<string>): SideRow | null {
  const name = unnumbered(word).replace(/[:：]$/, '');
  const named = side.rows.filter((row) => [row.id.split('>').at(-1)!, ...(row.names ?? [])].some((known) => plain(known) === name));
  const following = named.find((row) => row.after !== undefined && seen.has(row.after));
  return following ?? named.find((row) => row.after === undefined && !seen.has(row.id)) ?? named.find((row) => row.after === undefined) ?? null;
}
