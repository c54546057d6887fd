import { parseNumber } from '../figures/parse.js';
import type { Sheet } from './pieces.js';
import { filledCells, type Grid } from './tables/grid.js';
import { CellRoles } from './tables/reading.js';

/** What each cell of a table is that only lists names, perhaps numbered from 1; null for any other table. Nothing in it was missed. */
export function rolesOfNames({ grid, split }: Sheet): CellRoles | null {
  const rows = [...split.header, ...split.body];
  if (rows.length < 2 || !rows.slice(1).every((row) => filledCells(grid, row).some(({ word }) => /\p{L}/u.test(word)))) return null;
  const roles = new CellRoles();
  for (let column = 0; column < grid.width; column++) {
    const digits = allRows(grid).filter((row) => /\d/.test(grid.word(row, column)));
    const numbers = digits.map((row) => parseNumber(grid.word(row, column)));
    const isCount = numbers.every((number, index) => number?.value.equals(index + 1));
    if (!isCount && numbers.some((number) => number !== null)) return null;
    if (isCount) for (const row of digits) roles.set(grid.block, row, column, 'notFigure');
  }
  return roles;
}

function allRows(grid: Grid): number[] {
  return Array.from({ length: grid.height }, (_, row) => row);
}
