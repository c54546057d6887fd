import type { Anchor, Remark, SourceCell } from '../../document/document.js';
import type { ColumnWords, Side, Vocabulary } from '../../pack/layout.js';
import { plain, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import type { HeaderPath } from './header.js';
import type { Split } from './split.js';

/** A table as read from one grid, before its figures are valued and its rows stand in a tree. */
export interface Reading {
  columns: ReadColumn[];
  rows: ReadRow[];
  remarks: Remark[];
  /** Figures in a place where none belongs: in the row of column numbers. */
  stray: StrayFigure[];
  roles: CellRoles;
  /** What the next page of the same table needs to know. */
  carry: Carry;
}

/** State of a table that goes on in the next grid: what its rows leave to the rows below them. */
export interface Carry {
  tree?: Above;
  sides?: { places: SidePlace[]; seen: Set<string>[] };
  /** Column of a list of words that was still open at the end of the page. */
  list?: number;
}

export interface Above {
  /** The upper levels of the last code, and of the last second code. */
  first: string[];
  second: string[];
  /** Id of the unit whose rows these are. */
  unit: string | null;
  hasRoot: boolean;
}

export interface SidePlace {
  side: Side;
  label: number;
  lineNumber: number | null;
  found: Map<string, number>;
}

export interface ReadColumn {
  id: string;
  label: string;
  anchors: Anchor[];
}

export interface ReadRow {
  id: string;
  code: string | null;
  name: string;
  label: string;
  anchors: Anchor[];
  codeAnchors: Anchor[];
  class: string | null;
  isRoot: boolean;
  /** Of a unit; the rows below it belong to it. */
  isUnit: boolean;
  /** Has no code by its nature, such as a project. */
  isUncoded: boolean;
  /** 其中: a part of the row above. */
  isPart: boolean;
  /** Where blocks stand side by side: which of them it is in. */
  lane?: Lane;
  /** Where ordinals tell parts: the side it stands on, its ordinal, and whether the form or the list of functions knows its name. */
  nesting?: { side: number; ordinal: string; isKnown: boolean };
  /** Id of the row that is the sum of this and of others like it, where no code tells. */
  under?: string;
  /** How many cells say what it is. */
  words?: number;
  /** Its figures are percentages. */
  isRate?: boolean;
  /** Parallel to the columns; null where the form has no cell. */
  places: (GridPlace | null)[];
}

/** A block beside others, by the column where it begins and by its number among those of its grid; what closes them all is below them. */
export interface Lane {
  start: number;
  number: number;
  of: number;
}

export interface GridPlace {
  block: number;
  row: number;
  column: number;
  cell: SourceCell | null;
  /** Where the cell is or, for a row that ends before it, where it would be. */
  anchors: Anchor[];
}

export interface StrayFigure {
  place: GridPlace;
  /** Index into `columns`, null where the column is unknown. */
  column: number | null;
}

/** What each cell that holds digits is: an amount, or a number that is no figure (code, ordinal, header). The rest is unread. */
export class CellRoles {
  private readonly roles = new Map<string, CellRole>();

  /** Once a figure, always a figure. */
  set(block: number, row: number, column: number, role: CellRole): void {
    const key = `${block} ${row} ${column}`;
    if (this.roles.get(key) !== 'figure') this.roles.set(key, role);
  }

  get(block: number, row: number, column: number): CellRole | undefined {
    return this.roles.get(`${block} ${row} ${column}`);
  }

  /** Takes over what another reading found. */
  add(other: CellRoles): void {
    for (const [key, role] of other.roles) this.roles.set(key, role);
  }
}

export type CellRole = 'figure' | 'notFigure';

export function anchorsOf(cell: SourceCell): Anchor[] {
  return cell.pieces.map((piece) => piece.anchor);
}

export function placeAt(grid: Grid, row: number, column: number): GridPlace {
  const cell = grid.cell(row, column);
  if (cell) return { block: grid.block, row, column, cell, anchors: anchorsOf(cell) };
  for (let left = column - 1; left >= 0; left--) {
    const neighbour = grid.cell(row, left);
    const anchor = neighbour?.pieces.at(-1)?.anchor;
    if (anchor) return { block: grid.block, row, column, cell: null, anchors: [endOf(anchor)] };
  }
  return { block: grid.block, row, column, cell: null, anchors: [] };
}

function endOf(anchor: Anchor): Anchor {
  if ('line' in anchor) return { line: anchor.line, column: anchor.column + anchor.length, length: 0 };
  if ('page' in anchor) return { page: anchor.page, box: [anchor.box[2], anchor.box[1], anchor.box[2], anchor.box[3]] };
  if ('block' in anchor) return { block: anchor.block, start: anchor.end, end: anchor.end };
  return anchor;
}

/** Header, frame and note rows: what digits they hold are no figures. */
export function markFrame(grid: Grid, split: Split, roles: CellRoles): void {
  for (const row of [...split.frame, ...split.header, ...split.repeated, ...split.notes]) {
    for (const { column } of filledCells(grid, row)) roles.set(grid.block, row, column, 'notFigure');
  }
}

/** Columns of line numbers (行次, 序号): what they hold are no figures. Returns them. */
export function markLineNumbers(grid: Grid, split: Split, paths: HeaderPath[], roles: CellRoles, vocabulary: Vocabulary): number[] {
  const columns = paths.flatMap((path, column) => (vocabulary.lineNumbers.includes(path.at(-1) ?? '') ? [column] : []));
  for (const row of split.body) {
    for (const column of columns) if (/^\d{1,4}$/.test(grid.word(row, column))) roles.set(grid.block, row, column, 'notFigure');
  }
  return columns;
}

/**
 * The row of column numbers: whole numbers that keep counting are no figures; anything else in it has slipped there.
 * `columnAt` says which column of the table stands at a column of the grid.
 */
export function readColumnNumbers(
  grid: Grid,
  split: Split,
  columnAt: (column: number) => number | null,
  roles: CellRoles,
  vocabulary: Vocabulary,
): StrayFigure[] {
  const stray: StrayFigure[] = [];
  for (const row of split.numbers) {
    for (const { column, word } of filledCells(grid, row)) {
      if (/^\d{1,2}$/.test(word) || !/\d/.test(word) || vocabulary.columnNumbers.includes(word) || (/^[\d=+\-()*/]+$/.test(word) && /[=+]/.test(word))) {
        roles.set(grid.block, row, column, 'notFigure');
      } else {
        roles.set(grid.block, row, column, 'figure');
        stray.push({ place: placeAt(grid, row, column), column: columnAt(column) });
      }
    }
  }
  return stray;
}

/** Columns of the layout in its own order, with the words printed above them. */
export function readColumns(
  grid: Grid,
  headerRows: number[],
  paths: HeaderPath[],
  columns: Record<string, ColumnWords>,
  found: Map<string, number>,
): ReadColumn[] {
  return Object.keys(columns)
    .filter((id) => found.has(id))
    .map((id) => {
      const at = found.get(id)!;
      const lowest = [...headerRows]
        .reverse()
        .map((row) => grid.origin(row, at))
        .find((cell) => cell && plain(cell.text));
      return { id, label: (paths[at] ?? []).join(' '), anchors: lowest ? anchorsOf(lowest) : [] };
    });
}

/** Canonical name of a function class, whatever year's name is printed; null for other words. */
export function functionName(word: string, vocabulary: Vocabulary): string | null {
  // A code may stand before the name: 201 一般公共服务支出.
  const name = unnumbered(word).replace(/^\[?2\d{2}\]?[-_]?(?=\p{L})/u, '');
  return vocabulary.functions.find((entry) => plain(entry.name) === name || entry.synonyms.some((synonym) => plain(synonym) === name))?.name ?? null;
}

/** 其中：… names a part of the row above. */
export function partName(word: string, vocabulary: Vocabulary): string | null {
  const name = unnumbered(word);
  const mark = vocabulary.partOf.find((part) => name.startsWith(part));
  return mark === undefined ? null : unnumbered(name.slice(mark.length).replace(/^[:：]/, ''));
}
