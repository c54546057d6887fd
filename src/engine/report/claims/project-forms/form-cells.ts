import type { SourceCell } from '../../../document/document.js';
import { plain } from '../../words.js';

/** One cell of a project's form, with where it stands. */
export interface FormCell {
  cell: SourceCell;
  /** Index of its grid in the document. */
  block: number;
  row: number;
  column: number;
  word: string;
}

/** The cells with words, row by row. */
export function cellsOf(grid: (SourceCell | null)[][], block: number): FormCell[][] {
  return grid.map((cells, row) =>
    cells.flatMap((cell, column): FormCell[] => {
      const word = cell ? plain(cell.text) : '';
      return cell && word !== '' ? [{ cell, block, row, column, word }] : [];
    }),
  );
}

/** In half width, character by character, so that a place in it is the same place in the text. */
export function evenWidth(text: string): string {
  return text.replace(/[^\u4e00-\u9fff\w]/g, (character) => {
    const even = character.normalize('NFKC');
    return even.length === character.length ? even : character;
  });
}
