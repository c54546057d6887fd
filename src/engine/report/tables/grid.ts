import { isBlank, parseNumber } from '../../figures/parse.js';
import type { SourceCell, TableBlock } from '../../document/document.js';
import { plain } from '../words.js';

/** A grid in which merged cells answer at every place they cover. */
export interface Grid {
  block: number;
  height: number;
  width: number;
  merged: boolean;
  /** The cell that starts here, null where another one covers the place or the row is shorter. */
  cell(row: number, column: number): SourceCell | null;
  /** The cell that covers the place. */
  origin(row: number, column: number): SourceCell | null;
  /** Evened-out text of the cell that starts here, '' where none does. */
  word(row: number, column: number): string;
}

export function gridOf(table: TableBlock, block: number): Grid {
  const height = table.grid.length;
  let width = 0;
  for (const row of table.grid) {
    row.forEach((cell, column) => {
      width = Math.max(width, column + (cell?.colSpan ?? 1));
    });
  }
  const origins: (SourceCell | null)[][] = table.grid.map(() => []);
  const words: string[][] = table.grid.map(() => []);
  table.grid.forEach((row, r) => {
    row.forEach((cell, c) => {
      words[r]![c] = cell ? plain(cell.text) : '';
      if (!cell) return;
      for (let dr = 0; dr < cell.rowSpan && r + dr < height; dr++) {
        for (let dc = 0; dc < cell.colSpan; dc++) origins[r + dr]![c + dc] ??= cell;
      }
    });
  });
  return {
    block,
    height,
    width,
    merged: table.merged,
    cell: (row, column) => table.grid[row]?.[column] ?? null,
    origin: (row, column) => origins[row]?.[column] ?? null,
    word: (row, column) => words[row]?.[column] ?? '',
  };
}

/**
 * The grid in which words for “no amount” are blank cells: in a column of amounts, in one that says nothing else in a table of amounts,
 * or in a row that says nothing else. Elsewhere such a word answers a question.
 */
export function withoutBlankWords(grid: Grid, words: readonly string[]): Grid {
  const isWord = (row: number, column: number): boolean => words.includes(grid.word(row, column));
  const columns = Array.from({ length: grid.width }, (_, column) => column);
  const rows = Array.from({ length: grid.height }, (_, row) => row);
  if (!rows.some((row) => columns.some((column) => isWord(row, column)))) return grid;
  const hasAmount = columns.map((column) => rows.some((row) => (parseNumber(grid.word(row, column))?.places ?? 0) > 0));
  const isEmpty = (row: number, column: number): boolean => isWord(row, column) || isBlank(grid.word(row, column));
  const isBlankColumn = columns.map((column) => {
    const first = rows.findIndex((row) => isWord(row, column));
    return hasAmount[column] || (hasAmount.includes(true) && rows.slice(first).every((row) => isEmpty(row, column)));
  });
  const isBlankRow = rows.map((row) => {
    const others = filledCells(grid, row).slice(1);
    return others.length > 1 && others.every(({ column }) => isEmpty(row, column));
  });
  const isBlankAt = (row: number, column: number): boolean => isWord(row, column) && (isBlankColumn[column] === true || isBlankRow[row] === true);
  return {
    ...grid,
    cell: (row, column) => {
      const cell = grid.cell(row, column);
      return cell && isBlankAt(row, column) ? { ...cell, text: '' } : cell;
    },
    word: (row, column) => (isBlankAt(row, column) ? '' : grid.word(row, column)),
  };
}

/** Words of a row that are not blank, with their columns. */
export function filledCells(grid: Grid, row: number): { column: number; word: string }[] {
  const cells: { column: number; word: string }[] = [];
  for (let column = 0; column < grid.width; column++) {
    const word = grid.word(row, column);
    if (word) cells.push({ column, word });
  }
  return cells;
}
