import type { SourceCell } from '../../document/document.js';
import { plain } from '../words.js';

/** One cell of a project's form, with where it stands. */
export interface FormCell {
  cell: SourceCell;
  row: number;
  column: number;
  word: string;
}

/** The cells with words, row by row. */
export function cellsOf(grid: (SourceCell | null)[][]): FormCell[][] {
  return grid.map((cells, row) =>
    cells.flatMap((cell, column): FormCell[] => {
      const word = cell ? plain(cell.text) : '';
      return cell && word !== '' ? [{ cell, row, column, word }] : [];
    }),
  );
}

/** A year with a word behind it. */
const DATE = /(?<!\d)20\d{2}\p{L}/u;

/** Whether a cell says how much an indicator should reach, or reached: a number, and no date. */
export function isMeasure(word: string): boolean {
  return /\d/.test(word) && !DATE.test(word);
}
