import type { Anchor } from '../document/document.js';
import type { Pack } from '../pack/pack.js';
import { worded } from '../pack/problem.js';
import type { Words } from '../pack/words.js';
import type { Report, Table } from '../report/report.js';
import { basisOf, MISSING, missingTables } from './reading-view.js';

/** How a report was recognised, table by table, and why a table was not: for whoever writes a layout. One entry a line. */
export function recognitionOf(report: Report, pack: Pack, placeOf: (anchors: readonly Anchor[]) => string): Words[] {
  const say = (code: string, values: Record<string, string | Words> = {}): Words => worded(pack.messages, code, values);
  const known = new Set(pack.layouts.map((layout) => layout.id));
  const tables = report.tables.filter((table) => known.has(table.layout) || table.inferred);
  return [
    say('recognition-kind', {
      kind: report.kind,
      department: report.department ?? '—',
      year: report.year === null ? '—' : String(report.year),
      unit: report.unit ?? '—',
    }),
    ...tables.flatMap((table) => [
      say('recognition-table', { id: table.id, title: table.title, place: placeOf(placeOfTable(table, report)) }),
      basisWords(table, report, pack, say),
      say('recognition-columns', { columns: table.columns.map((column) => `${column.id} ← ${column.label || '—'}`).join('；') }),
      ...absentColumns(table, report, pack, say),
      rowsOf(table, say),
      ...table.remarks.map(({ code, values }) => indented(say(code, values))),
    ]),
    ...report.unrecognised.flatMap(({ title, anchors, why }) => [
      say('recognition-unknown', { title: title || '—', place: placeOf(anchors) }),
      indented(say(why.code, why.values)),
    ]),
    ...report.remarks.filter(({ code }) => code !== MISSING).map(({ code, values }) => say(code, values)),
    ...missing(report, say),
  ];
}

type Say = (code: string, values?: Record<string, string | Words>) => Words;

function basisWords(table: Table, report: Report, pack: Pack, say: Say): Words {
  const { by, words } = basisOf(table, report, pack);
  return say(`recognition-by-${by}`, words === '' ? {} : { words });
}

/** What the layout knows and this table does not have: relations with these columns do not apply. */
function absentColumns(table: Table, report: Report, pack: Pack, say: Say): Words[] {
  const layout = pack.layouts.find((one) => one.id === table.layout && one.kind === report.kind);
  const all = [...Object.keys(layout?.columns ?? {}), ...(layout?.sides ?? []).filter((side) => !side.optional).flatMap((side) => Object.keys(side.columns))];
  const absent = [...new Set(all)].filter((id) => !table.columns.some((column) => column.id === id));
  return absent.length > 0 ? [say('recognition-absent', { columns: absent.join('；') })] : [];
}

function rowsOf(table: Table, say: Say): Words {
  const figures = table.figures.flat().filter((figure) => figure !== undefined);
  const count = (state: string): string => String(figures.filter((figure) => figure.state === state).length);
  return say('recognition-rows', {
    rows: String(table.rows.length),
    coded: String(table.rows.filter((row) => row.code !== null).length),
    parents: String(table.rows.filter((row) => row.children.length > 0).length),
    figures: count('read'),
    blanks: count('blank'),
    unreadable: count('unreadable'),
  });
}

function missing(report: Report, say: Say): Words[] {
  const absent = missingTables(report).map(({ table, title }) => `${table} ${title}`);
  return absent.length > 0 ? [say('tables-missing', { tables: { zh: absent.join('、'), en: absent.join(', ') } })] : [];
}

function placeOfTable(table: Table, report: Report): readonly Anchor[] {
  if (table.titleAnchors.length > 0) return table.titleAnchors;
  const block = report.document.blocks[table.blocks[0] ?? -1];
  return block?.kind === 'table'
    ? (block.grid
        .flat()
        .find((cell) => cell !== null)
        ?.pieces.map((piece) => piece.anchor) ?? [])
    : [];
}

function indented(words: Words): Words {
  return { zh: `  ${words.zh}`, en: `  ${words.en}` };
}
