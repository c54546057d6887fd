import type { SourceCell, TableBlock } from '../engine.js';

/** A cell as it is drawn; `covered` cells are drawn as part of another one. */
export interface DrawnCell {
  row: number;
  column: number;
  cell: SourceCell;
  colSpan: number;
  rowSpan: number;
}

/**
 * The rows of a table as they are drawn. Where the source knows its merged cells they are taken as they are; a text flattened them to blanks,
 * and in the header (and there only) they are put together again: a blank beside a title and above other titles belongs to the left, a blank below a title belongs to it.
 */
export function drawnRows(block: TableBlock, headerRows: number, keep: (row: number, column: number) => boolean): DrawnCell[][] {
  const width = widthOf(block);
  const rows = block.grid.map((cells, row) =>
    cells.flatMap((cell, column): DrawnCell[] => (cell === null ? [] : [{ row, column, cell, colSpan: cell.colSpan, rowSpan: cell.rowSpan }])),
  );
  if (block.merged) return rows;
  return mergeHeader(rows, headerRows, width, keep);
}

export function widthOf(block: TableBlock): number {
  return block.grid.reduce((most, row) => Math.max(most, row.length), 0);
}

function mergeHeader(rows: DrawnCell[][], headerRows: number, width: number, keep: (row: number, column: number) => boolean): DrawnCell[][] {
  // The last header row numbers the columns or names them; its blanks stay.
  const header = Math.min(headerRows, rows.length);
  const covered = new Set<string>();
  const at = (row: number, column: number): DrawnCell | undefined => rows[row]?.[column];
  const blank = (row: number, column: number): boolean => (at(row, column)?.cell.text.trim() ?? '') === '' && !keep(row, column);
  for (let row = 0; row < header; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = at(row, column);
      if (cell === undefined || covered.has(`${row},${column}`) || blank(row, column)) continue;
      while (row + 1 < header && blank(row, column + cell.colSpan) && at(row, column + cell.colSpan) !== undefined && named(row + 1, column + cell.colSpan))
        cell.colSpan += 1;
      if (cell.colSpan === 1)
        while (row + cell.rowSpan < header - numberRows() && blank(row + cell.rowSpan, column) && at(row + cell.rowSpan, column) !== undefined)
          cell.rowSpan += 1;
      for (let r = row; r < row + cell.rowSpan; r += 1)
        for (let c = column; c < column + cell.colSpan; c += 1) if (r !== row || c !== column) covered.add(`${r},${c}`);
    }
  }
  return rows.map((cells) => cells.filter(({ row, column }) => !covered.has(`${row},${column}`)));

  /** Some row of the header below names this column, so the blank above it is part of a wider title. */
  function named(row: number, column: number): boolean {
    for (let below = row; below < header - numberRows(); below += 1) if (!blank(below, column)) return true;
    return false;
  }

  /** 1 where the last header row only numbers the columns. */
  function numberRows(): number {
    const last = rows[header - 1] ?? [];
    const filled = last.filter(({ cell }) => cell.text.trim() !== '');
    return filled.length > 0 && filled.filter(({ cell }) => /^\d{1,2}$/.test(cell.text.trim())).length * 2 >= filled.length ? 1 : 0;
  }
}

/**
 * How many columns at the left stay in sight when the table scrolls sideways: those before the first figure, two at most.
 * None where blocks stand side by side, each with names of its own: the first block's names would seem to name the others' figures.
 */
export function stickyColumns(figureColumns: readonly number[]): number {
  if (figureColumns.length === 0) return 0;
  const columns = new Set(figureColumns);
  const first = Math.min(...columns);
  const last = Math.max(...columns);
  return columns.size === last - first + 1 ? Math.min(first, 2) : 0;
}
