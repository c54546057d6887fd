import { parseNumber } from '../figures/parse.js';
import { Decimal } from '../figures/exact.js';
import type { Report } from '../report/report.js';
import type { Neighbours } from './proposals.js';
import type { System } from './system.js';

/** Where each cell of the system stands among the others of its table. */
export function neighboursOf(system: System, report: Report): Neighbours {
  const rows = new Map<number, number[]>();
  const columns = new Map<number, number[]>();
  for (const table of report.tables) {
    const index = table.figures.map((row) => row.map((figure) => (figure ? system.index.get(figure.address) : undefined)));
    const isCell = (cell: number | undefined): cell is number => cell !== undefined;
    for (const row of index) {
      const line = row.filter(isCell);
      for (const cell of line) rows.set(cell, line);
    }
    table.columns.forEach((_, column) => {
      const line = index.map((row) => row[column]).filter(isCell);
      for (const cell of line) columns.set(cell, line);
    });
  }
  return { row: (cell) => rows.get(cell) ?? [], column: (cell) => columns.get(cell) ?? [], slipped: slippedInto(system, report) };
}

function slippedInto(system: System, report: Report): Map<number, bigint> {
  const slipped = new Map<number, bigint>();
  for (const { fits, printed } of report.misplaced) {
    const cell = fits === null ? undefined : system.index.get(fits);
    const number = parseNumber(printed);
    if (cell === undefined || !number) continue;
    slipped.set(cell, BigInt(number.value.times(new Decimal(10).pow(system.cells[cell]!.scale)).toFixed(0)));
  }
  return slipped;
}
