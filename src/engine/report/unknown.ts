import { contextOf } from './tables/context.js';
import { beside } from './remarks.js';
import { gridOf } from './tables/grid.js';
import { codeColumns, readUnknownTable } from './tables/unknown-table.js';
import { splitGrid } from './tables/split.js';
import type { Vocabulary } from '../pack/layout.js';
import type { Leftover, Report, Table } from './report.js';
import { structureOf } from './structure.js';
import { spaceless } from './words.js';

/** The report with those unknown tables read whose own structure proves a pattern: their sums can be checked, though nothing else is known of them. */
export function withUnknown(report: Report, vocabulary: Vocabulary): Report {
  const usual = report.tables[0]?.places ?? 2;
  const ids = new Set(report.tables.map((table) => table.id));
  const read: Table[] = [];
  const codes = new Set<string>();
  const continuation = new RegExp(`[(（]?(?:${vocabulary.continued.join('|')})[\\d一二三四五六七八九十]*[)）]?$`);
  const ownTitle = (title: string): string => spaceless(title).replace(continuation, '');
  const titled = new Map<string, number>();
  for (const { title } of report.unrecognised) if (title !== '') titled.set(ownTitle(title), (titled.get(ownTitle(title)) ?? 0) + 1);
  for (const { block, title } of report.unrecognised) {
    const source = report.document.blocks[block];
    if (source?.kind !== 'table') continue;
    const grid = gridOf(source, block);
    const split = splitGrid(grid, vocabulary, report.decided?.headers.get(block));
    const untitled = (at: number | null): boolean => {
      const other = at === null ? undefined : report.document.blocks[at];
      return other?.kind === 'table' && splitGrid(gridOf(other, at!), vocabulary, report.decided?.headers.get(at!)).frame.length === 0;
    };
    const { blocks } = report.document;
    // A grid without a title right beside another is most likely a page of it, or it of this one, and so are grids of one title: rows may be missing.
    const cut =
      untitled(beside(blocks, block, 1)) || (split.frame.length === 0 && beside(blocks, block, -1) !== null) || (titled.get(ownTitle(title)) ?? 0) > 1;
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
    read.push({ ...table, inferred, cut });
    for (const column of codeColumns(grid, split.body)) for (const row of split.body) codes.add(`${block} ${row} ${column}`);
  }
  const taken = new Set(
    read
      .flatMap((table) => table.figures.flat())
      .flatMap((figure) => (figure && 'row' in figure.place ? [`${figure.place.block} ${figure.place.row} ${figure.place.column}`] : [])),
  );
  const leftovers = report.leftovers.flatMap((leftover): Leftover[] => {
    const { place } = leftover;
    const cell = 'row' in place ? `${place.block} ${place.row} ${place.column}` : '';
    return taken.has(cell) ? [] : [codes.has(cell) ? { ...leftover, kind: 'notFigure' } : leftover];
  });
  return { ...report, tables: [...report.tables, ...read], leftovers };
}
