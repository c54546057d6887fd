import { existsSync, readFileSync } from 'node:fs';
import { audit, read, type Pack } from '../src/engine/audit.js';
import type { Anchor, SourceDocument } from '../src/engine/document/document.js';
import type { Table } from '../src/engine/report/report.js';
import type { Sample } from './samples.js';

/** Kinds of labels that are no arithmetic. */
const KINDS = ['list', 'completeness', 'year', 'unit', 'placement', 'code'];

interface Label {
  id: string;
  kind: string;
  class: string;
  cells: { line: number | number[]; printed: string }[];
}

interface Note {
  label: Label;
  /** Rule of the finding or code of the remark that tells it; null where nothing does. */
  by: string | null;
}

interface Told {
  by: string;
  anchors: readonly Anchor[];
  /** Of the tables that it is about as a whole. */
  lines: readonly number[];
}

/**
 * Which labelled notes of a text report are told, by a violated notice or finding of structure, or by a remark of a table or of the report that is not on
 * a claim which nobody could resolve. Findings of arithmetic on the same figure tell something else, and count for nothing.
 *
 * One of these is taken for a note where an anchor of it stands on the line of one of the note's cells and, in a line of prose, overlaps the characters that are
 * printed there (a line of a table, which has tabs, is one row: there the line will do); or where it is about a whole table and the line is one of that table.
 */
export async function notesOf({ bytes, name, path }: Sample, pack: Pack): Promise<Note[] | null> {
  const file = path.replace(/\.txt$/, '.expected.json');
  if (file === path || !existsSync(file)) return null;
  const { findings: labels } = JSON.parse(readFileSync(file, 'utf8')) as { findings?: Label[] };
  if (labels === undefined) return null;
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const { report, view } = await audit(await read(bytes, name), pack);
  const linesOf = new Map(report.tables.map((table) => [table.id, linesOfTable(table, report.document)]));
  const findings: Told[] = view.list.findings
    .filter(({ verdict, group, severity }) => verdict === 'violated' && (severity === 'notice' || group === 'structure'))
    .map(({ rule, operands }) => ({
      by: rule,
      anchors: operands.flatMap(({ anchors }) => anchors),
      lines: operands.flatMap(({ address }) => (address?.endsWith('/*/*') ? (linesOf.get(address.split('/')[0]!) ?? []) : [])),
    }));
  const remarks: Told[] = [...report.remarks, ...report.tables.flatMap((table) => table.remarks), ...report.document.remarks]
    .filter(({ code }) => !code.startsWith('claim'))
    .map(({ code, anchors }) => ({ by: code, anchors, lines: [] }));
  const tells = (told: Told, { cells }: Label): boolean =>
    cells.some((cell) => [cell.line].flat().some((line) => told.lines.includes(line) || overlaps(told.anchors, line, cell.printed, lines[line - 1] ?? '')));
  return labels
    .filter(({ kind, class: is }) => is === 'note' && KINDS.includes(kind))
    .map((label) => ({ label, by: [...findings, ...remarks].find((told) => tells(told, label))?.by ?? null }));
}

function linesOfTable({ blocks }: Table, { blocks: all }: SourceDocument): number[] {
  const anchors = blocks.flatMap((index) => {
    const block = all[index];
    return block?.kind === 'table' ? block.grid.flatMap((row) => row.flatMap((cell) => cell?.pieces.map(({ anchor }) => anchor) ?? [])) : [];
  });
  return [...new Set(anchors.flatMap((anchor) => ('line' in anchor ? [anchor.line] : [])))];
}

function overlaps(anchors: readonly Anchor[], line: number, printed: string, text: string): boolean {
  const start = printed === '' || text.includes('\t') ? -1 : text.indexOf(printed);
  return anchors.some((anchor) => {
    if (!('line' in anchor) || anchor.line !== line) return false;
    return start < 0 || (anchor.column - 1 < start + printed.length && start < anchor.column - 1 + Math.max(1, anchor.length));
  });
}

/** One line a report, kind by kind, and those that nothing tells; then all of them. */
export async function printNotes(samples: readonly Sample[], pack: Pack): Promise<void> {
  console.log(['labelled notes told', ...KINDS, 'all'].join('\t'));
  const every: Note[] = [];
  const line = (name: string, notes: readonly Note[]): void => {
    const told = (of: readonly Note[]): string => (of.length === 0 ? '–' : `${of.filter(({ by }) => by !== null).length}/${of.length}`);
    console.log([name, ...KINDS.map((kind) => told(notes.filter(({ label }) => label.kind === kind))), told(notes)].join('\t'));
  };
  for (const each of samples) {
    const notes = await notesOf(each, pack);
    if (!notes) continue;
    every.push(...notes);
    line(each.name, notes);
    for (const { label, by } of notes) console.log(`  ${by === null ? '–' : '+'} ${label.kind} ${label.id}${by === null ? '' : `: ${by}`}`);
  }
  line('all', every);
}
