import type { Anchor } from '../document/document.js';
import type { Layout } from '../pack/layout.js';
import type { Pack } from '../pack/pack.js';
import type { Words } from '../pack/words.js';
import type { CellRow } from '../report/decided.js';
import type { Report, Table } from '../report/report.js';
import { gridOf } from '../report/tables/grid.js';
import { splitGrid, type Split } from '../report/tables/split.js';
import { remarkWords } from './remark-words.js';

/** How the document was read, grid by grid: what the user looks at before the findings, and may decide otherwise. */
export interface ReadingView {
  grids: GridView[];
  /** What a grid may be called in a report of this kind. */
  layouts: { id: string; title: string }[];
  /** Prescribed tables that the report lacks. */
  missing: { table: string; title: string }[];
  /** Titles of the reports that the file holds; empty where it holds one. */
  parts: string[];
  /** Index of the part that is audited. */
  part: number;
  /** Parallel to the choices of the list. */
  choices: ChoiceView[];
}

export interface ChoiceView {
  /** The grid and the row that it is about; null for a choice about the whole file, and where nothing stands at its anchor. */
  about: CellRow | null;
  /** Why it was not followed, null where it was. */
  untaken: Words | null;
}

export interface GridView {
  block: number;
  /** Key of a choice about the whole grid; null where nothing is printed in it. */
  anchor: Anchor | null;
  /** Every row of the grid, in order. */
  rows: { role: RowRole; anchor: Anchor | null }[];
  /** Id of the table that it was read as: one of the layouts', or one known by its own sums alone; null where there is none. */
  table: string | null;
  /** It goes on from a grid before it. */
  continued: boolean;
  /** As printed above it; '' where nothing is. */
  title: string;
  /** Why it is none of the layouts' tables, null where it is one. */
  why: Words | null;
}

export type RowRole = 'frame' | 'header' | 'numbers' | 'body' | 'note' | 'repeated' | 'blank';

/** By what a table was recognised; how many of the columns that its form must have are there (0 of 0 where no layout says), and which are not. */
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
          why: unknown ? remarkWords(unknown.why, pack) : null,
        },
      ];
    }),
    layouts: pack.layouts.filter(({ kind }) => kind === report.kind).map(({ id, titles }) => ({ id, title: titles[0] ?? '' })),
    missing: missingTables(report),
    parts: (report.parts ?? []).map(({ title }) => title),
    part: choices.reduce((part, choice, index) => (choice.kind === 'part' && !decided?.untaken.has(index) ? choice.part - 1 : part), 0),
    choices: choices.map((_, index) => {
      const remark = decided?.untaken.get(index);
      return { about: decided?.places.get(index) ?? null, untaken: remark ? remarkWords(remark, pack) : null };
    }),
  };
}

export function basisOf(table: Table, report: Report, pack: Pick<Pack, 'layouts'>): Basis {
  const counted = columnsOf(
    table,
    pack.layouts.find((one) => one.id === table.layout && one.kind === report.kind),
  );
  if (table.inferred) return { by: 'structure', words: '', ...counted };
  if (table.blocks.some((block) => report.decided?.tables.get(block)?.value === table.layout)) return { by: 'choice', words: '', ...counted };
  if (table.titleAnchors.length > 0) return { by: 'title', words: table.title, ...counted };
  return table.form === null ? { by: 'header', words: '', ...counted } : { by: 'form', words: table.form, ...counted };
}

/** Of the columns that no form of the layout lacks, how many are there; of several forms the one that it has most of. */
function columnsOf(table: Table, layout: Layout | undefined): Pick<Basis, 'columns' | 'of' | 'absent'> {
  const found = new Set(table.columns.map(({ id }) => id));
  const forms = layout ? [layout, ...(layout.variants ?? []).map((variant) => ({ ...layout, ...variant }))] : [];
  const counted = forms.map(({ columns, sides }) => {
    const groups = [columns ?? {}, ...(sides ?? []).filter((side) => !side.optional).map((side) => side.columns)];
    const required = [...new Set(groups.flatMap((group) => Object.entries(group).flatMap(([id, words]) => (words.optional ? [] : [id]))))];
    const absent = required.filter((id) => !found.has(id));
    return { columns: required.length - absent.length, of: required.length, absent };
  });
  return counted.sort((one, other) => one.absent.length - other.absent.length || other.of - one.of)[0] ?? { columns: 0, of: 0, absent: [] };
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
