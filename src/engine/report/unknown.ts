import { contextOf } from './tables/context.js';
import { gridOf } from './tables/grid.js';
import { readUnknownTable } from './tables/unknown-table.js';
import { splitGrid } from './tables/split.js';
import type { Vocabulary } from '../pack/layout.js';
import type { Report, Table } from './report.js';
import { structureOf } from './structure.js';

/** The report with those unknown tables read whose own structure proves a pattern: their sums can be checked, though nothing else is known of them. */
export function withUnknown(report: Report, vocabulary: Vocabulary): Report {
  const usual = report.tables[0]?.places ?? 2;
  const ids = new Set(report.tables.map((table) => table.id));
  const read: Table[] = [];
  for (const { block, title } of report.unrecognised) {
    const source = report.document.blocks[block];
    if (source?.kind !== 'table') continue;
    const grid = gridOf(source, block);
    const split = splitGrid(grid, vocabulary, report.decided?.headers.get(block));
    const table = readUnknownTable(
      { grid, split, context: contextOf(report.document.blocks, grid, split.frame, vocabulary) },
      title,
      report.unit,
      usual,
      vocabulary,
    );
    if (!table) continue;
    const inferred = structureOf(table, vocabulary);
    if (!inferred || ids.has(table.id)) continue;
    ids.add(table.id);
    read.push({ ...table, inferred });
  }
  const taken = new Set(
    read
      .flatMap((table) => table.figures.flat())
      .flatMap((figure) => (figure && 'row' in figure.place ? [`${figure.place.block} ${figure.place.row} ${figure.place.column}`] : [])),
  );
  const leftovers = report.leftovers.filter(({ place }) => !('row' in place) || !taken.has(`${place.block} ${place.row} ${place.column}`));
  return { ...report, tables: [...report.tables, ...read], leftovers };
}
