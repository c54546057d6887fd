import { parseNumber } from '../../figures/parse.js';
import type { Layout } from '../../pack/layout.js';
import { plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import type { HeaderPath } from './header.js';
import { CODE, type Split } from './split.js';

/** A code of a unit has at most so many digits; longer ones are projects. */
export const LONGEST_UNIT_CODE = 9;
const UNIT_CODE = new RegExp(`^\\d{1,${LONGEST_UNIT_CODE}}$`);

/** The columns of a tree table that say what a row is. */
export interface KeyColumns {
  /** One column of whole codes, or several of 类, 款, 项; none where only names are printed. */
  codes: number[];
  name: number | null;
  /** Codes or names of units. */
  unit: number | null;
  /** Of a second classification on the same row, in as many columns as the form gives it. */
  second: number[];
  secondName: number | null;
}

/** Key columns by the words above them and by what stands below: a header alone may be shifted, or left out. */
export function keyColumns(grid: Grid, split: Split, paths: HeaderPath[], layout: Layout): KeyColumns {
  const words = layout.rows ?? {};
  const named = (names: string[] | undefined): number | null => {
    const wanted = new Set((names ?? []).map(plain));
    const index = paths.findIndex((path) => wanted.has(unnumbered(path.at(-1) ?? '')));
    return index < 0 ? null : index;
  };
  const texts = counts(grid, split, (column, row) => isText(grid, row, column));
  const unit = named(words.unit);
  const none = { unit, second: [], secondName: null };
  const firstText = (from: number): number | null => {
    const index = texts.findIndex((count, column) => column >= from && column !== unit && count > 0);
    return index < 0 ? null : index;
  };

  // They head the columns in the header, in the line of column numbers (类 款 项 栏次 1 2 3), or beside the total (类 款 项 合计).
  const below = [...split.numbers, ...split.body.slice(0, 1)];
  const lines = [paths, ...below.map((row) => Array.from({ length: grid.width }, (_, column) => [grid.word(row, column)]))];
  const [levels, more] = lines.map((line) => levelRuns(line, words.levels ?? [])).find((runs) => runs.length > 0) ?? [];
  if (levels) {
    const name = firstText(levels.at(-1)! + 1) ?? levels.at(-1)! + 1;
    return { codes: levels, name, unit, ...secondOf(grid, split, words.second === true, name, more) };
  }
  if (words.uncoded !== undefined) {
    const name = named(words.name) ?? firstText(0);
    const code = named(words.code);
    // A unit's code that stands in row after row only says whose rows they are.
    const units = unit === null ? [] : split.body.map((row) => grid.word(row, unit)).filter((word) => UNIT_CODE.test(word));
    const heads = new Set(units).size === units.length;
    return { ...none, unit: heads ? unit : null, codes: code === null || code === name ? [] : [code], name };
  }
  const codes = counts(
    grid,
    split,
    (column, row) =>
      column !== unit && CODE.test(grid.word(row, column)) && filledCells(grid, row).some((cell) => cell.column > column && isText(grid, row, cell.column)),
  );
  const code = codes.findIndex((count) => count > 0 && count >= Math.max(...codes) / 2);
  if (code >= 0) {
    const name = firstText(code + 1);
    return { codes: [code], name, unit, ...secondOf(grid, split, words.second === true && name !== null, name ?? code) };
  }
  const byHeader = { code: named(words.code), name: named(words.name) };
  if (byHeader.code !== null && byHeader.name !== null && byHeader.code !== byHeader.name) return { ...none, codes: [byHeader.code], name: byHeader.name };
  const most = Math.max(0, ...texts.map((count, column) => (column === unit ? 0 : count)));
  return { ...none, codes: [], name: most > 0 ? texts.findIndex((count, column) => column !== unit && count === most) : (byHeader.name ?? byHeader.code) };
}

export function lastKey({ codes, name, unit, second, secondName }: KeyColumns): number {
  return Math.max(-1, ...codes, name ?? -1, unit ?? -1, ...second, secondName ?? -1);
}

/** Columns side by side that are headed by levels in their order: one run, or one for each classification. */
function levelRuns(paths: HeaderPath[], names: string[]): number[][] {
  const levels = names.map(plain);
  const runs: number[][] = [];
  let level = -1;
  paths.forEach((path, column) => {
    const found = levels.indexOf(path.at(-1) ?? '');
    if (found < 0) level = -1;
    else if (found === level + 1 && found > 0) runs.at(-1)!.push(column);
    else runs.push([column]);
    level = found;
  });
  return runs.filter((run) => run.length > 1);
}

/** A second column of codes, each with a name on its right, as most coded rows have. */
function secondOf(grid: Grid, split: Split, wanted: boolean, after: number, run?: number[]): Pick<KeyColumns, 'second' | 'secondName'> {
  if (!wanted) return { second: [], secondName: null };
  if (run) return { second: run, secondName: run.at(-1)! + 1 };
  const rows = split.body.filter((row) => filledCells(grid, row).some(({ word }) => CODE.test(word)));
  for (let column = after + 1; column + 1 < grid.width; column++) {
    const coded = rows.filter((row) => CODE.test(grid.word(row, column)) && isText(grid, row, column + 1));
    if (coded.length > 0 && coded.length >= rows.length / 2) return { second: [column], secondName: column + 1 };
  }
  return { second: [], secondName: null };
}

function counts(grid: Grid, split: Split, test: (column: number, row: number) => boolean): number[] {
  return Array.from({ length: grid.width }, (_, column) => split.body.filter((row) => test(column, row)).length);
}

function isText(grid: Grid, row: number, column: number): boolean {
  const word = grid.word(row, column);
  return word !== '' && parseNumber(word) === null && /\p{L}/u.test(word);
}

export interface RowCode {
  code: string | null;
  column: number | null;
  /** The name, where code and name stand in one cell. */
  joinedName: string | null;
}

/** Codes of functions begin with 2, economic classes with 3 or 5: 12345热线 is a name. */
const JOINED = /^[[［【]?([2-5]\d{2}(?:\d{2}){0,3})[\]］】]?[-－_—:：]?(?=\p{L})(.+)$/u;
const NO_CODE: RowCode = { code: null, column: null, joinedName: null };

/** The code of a row: in one cell, in one cell with the name, or in several of which the upper ones may be left to the row above (`above`). */
export function codeIn(grid: Grid, row: number, columns: number[], otherwise: number | null, above: string[]): RowCode {
  if (columns.length > 1) return levelled(grid, row, columns, above);
  const column = columns[0] ?? otherwise;
  if (column === null) return NO_CODE;
  const word = grid.word(row, column);
  if (CODE.test(word)) return { code: word, column, joinedName: null };
  const joined = JOINED.exec(spaceless(grid.cell(row, column)?.text ?? ''));
  return joined ? { code: joined[1]!, column, joinedName: joined[2]! } : NO_CODE;
}

function levelled(grid: Grid, row: number, columns: number[], above: string[]): RowCode {
  const parts = columns.map((column) => grid.word(row, column));
  const level = parts.reduce((last, part, index) => (/^\d+$/.test(part) ? index : last), -1);
  if (level < 0) return NO_CODE;
  let code = '';
  for (let index = 0; index <= level; index++) {
    const part = parts[index] ?? '';
    const width = index === 0 ? 3 : 2;
    if (part.length > width) code = part;
    else code += /^\d+$/.test(part) ? part : (above[index] ?? '');
    above[index] = code.slice(-width);
  }
  return { code, column: columns[level]!, joinedName: null };
}
