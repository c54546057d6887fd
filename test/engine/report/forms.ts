import { readFileSync, readdirSync } from 'node:fs';
import { read } from '../../../src/engine/document/read.js';
import type { Layout, TableForms } from '../../../src/engine/pack/layout.js';
import { recognise } from '../../../src/engine/report/recognise.js';
import type { Report, Table } from '../../../src/engine/report/report.js';

const rules = new URL('../../../rules/', import.meta.url);
const json = (path: string) => JSON.parse(readFileSync(new URL(path, rules), 'utf8'));
const layouts = ['final-accounts', 'budget'].flatMap((kind) => {
  const folder = new URL(`${kind}/layout/`, rules);
  return readdirSync(folder)
    .sort()
    .map((name): Layout => json(`${kind}/layout/${name}`));
});

export const forms: TableForms = { layouts, vocabulary: { ...json('common/vocabulary.json'), functions: json('common/functions.json') } };

/** Recognises a text as a file of that content. */
export async function recogniseText(text: string): Promise<Report> {
  return recognise(await read(new TextEncoder().encode(text), 'report.txt'), forms);
}

export function tableOf(report: Report, id: string): Table {
  const table = report.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`no table ${id}; found ${report.tables.map((candidate) => candidate.id).join(', ') || 'none'}`);
  return table;
}

/** Figures as printed by address, blanks as ''. */
export function printed(table: Table): Record<string, string> {
  return Object.fromEntries(table.figures.flat().flatMap((figure) => (figure ? [[figure.address, figure.amount.printed]] : [])));
}

/** `child → parent` by row id. */
export function parents(table: Table): Record<string, string | null> {
  return Object.fromEntries(table.rows.map((row) => [row.id, row.parent === null ? null : table.rows[row.parent]!.id]));
}

/** Rows whose cells stand apart by bars, as a text file has them. */
export function gridOf(grid: string): string {
  return grid
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    )
    .join('\n');
}
