import { isBlank, parseNumber } from '../../figures/parse.js';
import type { Vocabulary } from '../../pack/layout.js';
import { ordinalOf } from '../words.js';
import { isNote } from './context.js';
import { filledCells, type Grid } from './grid.js';

/** The rows of a grid by what they are. */
export interface Split {
  /** Title, unit and form number that stand inside the grid. */
  frame: number[];
  header: number[];
  /** 栏次: the numbers of the columns. */
  numbers: number[];
  body: number[];
  /** 注：… inside the grid. */
  notes: number[];
  /** Header rows printed again on a later page. */
  repeated: number[];
}

export const CODE = /^\d{3}(?:\d{2}){0,3}$/;

/** `chosen`: rows that the user called header, or figures. */
export function splitGrid(grid: Grid, vocabulary: Vocabulary, chosen?: ReadonlyMap<number, boolean>): Split {
  const split: Split = { frame: [], header: [], numbers: [], body: [], notes: [], repeated: [] };
  let inBody = false;
  const headers = new Set<string>();
  for (let row = 0; row < grid.height; row++) {
    const filled = filledCells(grid, row);
    const words = filled.map((cell) => cell.word).join('\t');
    if (filled.length === 0) continue;
    const choice = chosen?.get(row);
    if (choice === true) {
      inBody = !isHeaderHere(grid, split, vocabulary);
      (inBody ? split.repeated : split.header).push(row);
      headers.add(words);
    } else if (choice === false) {
      inBody = true;
      split.body.push(row);
    } else if (isNote(filled[0]!.word, vocabulary) && filled.length === 1) split.notes.push(row);
    else if (isColumnNumbers(grid, row, vocabulary)) {
      split.numbers.push(row);
      inBody = true;
    } else if (inBody && headers.has(words)) split.repeated.push(row);
    else if (inBody || isBody(grid, row, vocabulary)) {
      inBody = true;
      split.body.push(row);
    } else if (split.header.length === 0 && isFrame(filled, vocabulary)) split.frame.push(row);
    else {
      split.header.push(row);
      headers.add(words);
    }
  }
  return split;
}

/** A row called header stands above the figures, and so do the rows above it that hold none; below figures it is a header printed again. */
function isHeaderHere(grid: Grid, split: Split, vocabulary: Vocabulary): boolean {
  if (split.body.some((row) => filledCells(grid, row).some(({ column }) => isAmount(grid, row, column)))) return false;
  for (const row of split.body.splice(0)) (split.header.length === 0 && isFrame(filledCells(grid, row), vocabulary) ? split.frame : split.header).push(row);
  return true;
}

/** 栏次 near the front, or nothing but whole numbers that count up by one. */
function isColumnNumbers(grid: Grid, row: number, vocabulary: Vocabulary): boolean {
  const filled = filledCells(grid, row);
  // The national form prints 类 款 项 栏次 1 2 3 on one line.
  if (filled.slice(0, 4).some(({ word }) => vocabulary.columnNumbers.includes(word))) return true;
  if (filled.length < 3 || !filled.every(({ word }) => /^\d{1,2}$/.test(word))) return false;
  return filled.every(({ word }, index) => index === 0 || Number(word) === Number(filled[index - 1]!.word) + 1);
}

function isBody(grid: Grid, row: number, vocabulary: Vocabulary): boolean {
  const filled = filledCells(grid, row);
  const first = filled[0]!.word;
  if (filled.some(({ column, word }) => isAmount(grid, row, column) && !CODE.test(word))) return true;
  if (filled.some(({ word }, index) => CODE.test(bareCode(word)) && index < 4)) return true;
  if (ordinalOf(first) && filled.length > 0) return true;
  // A total without figures, or with a dash for each: an empty table.
  return vocabulary.totals.includes(first) && filled.slice(1).every(({ word }) => isBlank(word));
}

function isAmount(grid: Grid, row: number, column: number): boolean {
  return parseNumber(grid.cell(row, column)!.text) !== null;
}

/** '[212]城乡社区支出' and '2010301-行政运行' begin with their code. */
function bareCode(word: string): string {
  return /^\[?(\d{3,9})(?!\d)/.exec(word)?.[1] ?? word;
}

function isFrame(filled: { word: string }[], vocabulary: Vocabulary): boolean {
  if (filled.length === 1) return true;
  return filled.some(
    ({ word }) => vocabulary.unit.some((mark) => word.includes(`${mark}:`)) || vocabulary.department.some((mark) => word.startsWith(`${mark}:`)),
  );
}
