import type { Anchor } from '../document/document.js';
import type { Pack } from '../pack/pack.js';
import type { Words } from '../pack/words.js';
import type { Report, Table } from '../report/report.js';
import { gridOf } from '../report/tables/grid.js';
import { splitGrid, type Split } from '../report/tables/split.js';
import { wordsOf } from './list-of.js';

/** How the document was read, grid by grid: what the user looks at before the findings, and may decide otherwise. */
export interface ReadingView {
  grids: GridView[];
  /** What a grid may be called in a report of this kind. */
  layouts: { id: string; title: string }[];
  /** Prescribed tables that the report lacks. */
  missing: { table: string; title: string }[];
  /** Parallel to the choices of the list: why one was not followed, null for those that were. */
  untaken: (Words | null)[];
}

export interface GridView {
  block: number;
  /** Key of a choice about the whole grid; null where nothing is printed in it. */
  anchor: Anchor | null;
  /** Every row of the grid, in order. */
  rows: { role: RowRole; anchor: Anchor | null }[];
  /** Id of the table that it was read as, null where it was not recognised. */
  table: string | null;
  /** It goes on from a grid before it. */
  continued: boolean;
  /** As printed above it; '' where nothing is. */
  title: string;
  /** Why it was not recognised. */
  why: Words | null;
}

export type RowRole = 'frame' | 'header' | 'numbers' | 'body' | 'note' | 'repeated' | 'blank';

/** By what a table was recognised; how many of its layout's columns it has, and which it lacks. */
export interface Basis {
  by: 'choice' | 'title' | 'form' | 'header' | 'structure';
  /** The title or form number that named it. */
  words: string;
  columns: number;
  of: number;
  absent: string[];
}

export function readingView(report: Report, pack: Pack): ReadingView {
  const { document, decided, tables, unrecognised } = report;
  const choices = decided?.choices ?? [];
  return {
    grids: document.blocks.flatMap((block, index): GridView[] => {
      if (block.kind !== 'table') return [];
      const grid = gridOf(block, index);
      const split = splitGrid(grid, pack.vocabulary, decided?.headers.get(index));
      const rows = block.grid.map((cells, row) => ({
        role: roleOf(row, split),
        anchor: cells.find((cell) => cell !== null && cell.text.trim() !== '')?.pieces[0]?.anchor ?? null,
      }));
      const table = tables.find(({ blocks }) => blocks.includes(index));
      const unknown = unrecognised.find((one) => one.block === index);
      return [
        {
          block: index,
          anchor: rows.find(({ anchor }) => anchor !== null)?.anchor ?? null,
          rows,
          table: table?.id ?? null,
          continued: table !== undefined && table.blocks[0] !== index,
          title: table?.title ?? unknown?.title ?? '',
          why: unknown && !table ? wordsOf(unknown.why, pack) : null,
        },
      ];
    }),
    layouts: pack.layouts.filter(({ kind }) => kind === report.kind).map(({ id, titles }) => ({ id, title: titles[0] ?? '' })),
    missing: missingTables(report),
    untaken: choices.map((_, index) => {
      const remark = decided?.untaken.get(index);
      return remark ? wordsOf(remark, pack) : null;
    }),
  };
}

export function basisOf(table: Table, report: Report, pack: Pick<Pack, 'layouts'>): Basis {
  const layout = pack.layouts.find((one) => one.id === table.layout && one.kind === report.kind);
  const all = [
    ...new Set([...Object.keys(layout?.columns ?? {}), ...(layout?.sides ?? []).filter((side) => !side.optional).flatMap((side) => Object.keys(side.columns))]),
  ];
  const absent = all.filter((id) => !table.columns.some((column) => column.id === id));
  const of = table.inferred ? table.columns.length : all.length;
  const counted = { columns: of - absent.length, of, absent };
  if (table.inferred) return { by: 'structure', words: '', ...counted };
  if (table.blocks.some((block) => report.decided?.tables.get(block)?.value === table.layout)) return { by: 'choice', words: '', ...counted };
  if (table.titleAnchors.length > 0) return { by: 'title', words: table.title, ...counted };
  return table.form === null ? { by: 'header', words: '', ...counted } : { by: 'form', words: table.form, ...counted };
}

export const MISSING = 'table-missing';

/** Prescribed tables that the report lacks. */
export function missingTables(report: Pick<Report, 'remarks'>): { table: string; title: string }[] {
  return report.remarks.filter(({ code }) => code === MISSING).map(({ values }) => ({ table: values['table'] ?? '', title: values['title'] ?? '' }));
}

function roleOf(row: number, split: Split): RowRole {
  if (split.frame.includes(row)) return 'frame';
  if (split.header.includes(row)) return 'header';
  if (split.numbers.includes(row)) return 'numbers';
  if (split.body.includes(row)) return 'body';
  if (split.notes.includes(row)) return 'note';
  return split.repeated.includes(row) ? 'repeated' : 'blank';
}
