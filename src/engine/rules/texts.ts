import type { Row, Table } from '../report/report.js';
import { parseRowAddress } from '../pack/address.js';
import { fillTemplate, type Bindings } from './binding.js';
import { failed, type FactValue, type NamesValue, type TextValue, type WordsOperand } from './fact-value.js';
import type { ReportIndex, TableIndex } from './report-index.js';
import { resolveFigures, resolveRowAddress } from './resolve.js';

export type TextOfRow = 'code' | 'secondCode' | 'name' | 'parentCode' | 'levelAbove' | 'previousCode' | 'knownName' | 'knownCode';
export type TextOfTable = 'form' | 'unit' | 'title' | 'notes';

/** Digits of a code that each level adds. */
const LEVEL = 2;

/** Words about the one row of an address. A row that its table does not have has no words. */
export function textOfRow(of: string, what: TextOfRow, bindings: Bindings, index: ReportIndex): FactValue {
  const found = resolveRowAddress(of, bindings, index);
  if (found.kind !== 'rows') return found.missing === 'row' ? text(null, missingRow(of, bindings, index)) : failed(found.kind, found.why);
  const { table, rows } = found;
  const first = rows[0];
  if (first === undefined) return { kind: 'text', text: null, evidence: {} };
  const row = table.row(first);
  switch (what) {
    case 'code':
      return text(row.code, rowOperand(table.table, row, row.code ?? ''));
    case 'secondCode': {
      const code = /\+(\d+)/.exec(row.id)?.[1] ?? null;
      return text(code, rowOperand(table.table, row, code ?? ''));
    }
    case 'name':
      return text(isNameless(row) ? '' : row.name, rowOperand(table.table, row, row.name));
    case 'parentCode':
      return codeOf(row.parent, table);
    case 'levelAbove':
      return text(row.code === null || row.code.length <= LEVEL + 1 ? null : row.code.slice(0, -LEVEL), rowOperand(table.table, row, row.code ?? ''));
    case 'previousCode':
      return codeOf(previousCoded(first, table), table);
    case 'knownName':
      return text(row.code === null ? null : (index.names.nameOf(row.code) ?? null));
    default: {
      const names = index.names.codesOf(row.name);
      return names.length === 0 ? text(null) : { kind: 'names', names, figuresOf: new Map(), evidence: {} };
    }
  }
}

/** A unit without a name is called by its code. */
function isNameless({ id, code, name }: Row): boolean {
  return name === '' || (code === null && name === id && /^\d+$/.test(name));
}

/** Of a row that is not there: the row of another table that asks for it, or else the table that should have it. */
function missingRow(of: string, bindings: Bindings, index: ReportIndex): WordsOperand | undefined {
  const { table, row } = parseRowAddress(of);
  const [variable, ...more] = 'word' in row ? row.word : [];
  const bound = variable !== undefined && typeof variable !== 'string' && more.length === 0 ? bindings[variable.variable] : undefined;
  if (bound?.kind === 'row') {
    const other = index.tables.get(bound.table);
    return other && rowOperand(other.table, other.row(bound.row), other.row(bound.row).label);
  }
  const own = index.tables.get(fillTemplate(table, bindings))?.table;
  return own && { address: `${own.id}/*/*`, label: own.title, printed: own.title, anchors: own.titleAnchors };
}

function text(words: string | null, operand?: WordsOperand): TextValue {
  return { kind: 'text', text: words, evidence: operand ? { words: [operand] } : {} };
}

function codeOf(index: number | null, table: TableIndex): TextValue {
  if (index === null) return text(null);
  const row = table.row(index);
  return text(row.code, row.code === null ? undefined : rowOperand(table.table, row, row.code));
}

function previousCoded(index: number, { table }: TableIndex): number | null {
  for (let above = index - 1; above >= 0; above--) {
    const row = table.rows[above]!;
    if (row.code !== null) return above;
    // The rows of another unit begin anew.
    if (row.parent !== null && row.children.length > 0) return null;
  }
  return null;
}

export function rowOperand(table: Table, row: Row, printed: string): WordsOperand {
  const anchors = row.codeAnchors.length > 0 && printed === row.code ? row.codeAnchors : row.anchors;
  return { address: `${table.id}/${row.id}/*`, label: row.code === null ? row.label : `${row.code} ${row.label}`, printed, anchors };
}

/** Words around a table. Notes that are not there are '' and form, unit and title null, so that a rule can ask for their absence. */
export function textOfTable(id: string, what: TextOfTable, index: ReportIndex): FactValue {
  const table = index.tables.get(id)?.table;
  if (!table) return failed('notApplicable', { code: 'rule-table-absent', values: { table: id } });
  const operand = (printed: string, anchors: WordsOperand['anchors']): WordsOperand => ({ address: `${id}/*/*`, label: table.title, printed, anchors });
  switch (what) {
    case 'form':
      return text(table.form, operand(table.form ?? '', table.formAnchors));
    case 'unit':
      return text(table.unit, operand(table.unit ?? '', table.unitAnchors));
    case 'title':
      return text(table.title === '' ? null : table.title, operand(table.title, table.titleAnchors));
    default: {
      const blocks = table.notes.map((note) => index.report.document.blocks[note]).filter((block) => block?.kind === 'paragraph');
      const words = blocks.map((block) => block.text).join('\n');
      return text(words, operand(words, blocks.length > 0 ? blocks.flatMap((block) => block.pieces.map((piece) => piece.anchor)) : table.titleAnchors));
    }
  }
}

/** Names of the rows that an address reaches, each once, in the order of the table. */
export function namesOf(of: string, where: string | undefined, bindings: Bindings, index: ReportIndex): FactValue {
  const found = resolveFigures(of, bindings, index);
  if (found.kind !== 'figures') return found.kind === 'notApplicable' && found.missing === 'cell' ? none() : failed(found.kind, found.why);
  const wanted = new Set(found.figures.filter((figure) => where !== 'nonZero' || !figure.amount.value.isZero()));
  const { table } = found.table;
  const figuresOf = new Map<string, string[]>();
  table.rows.forEach((row, index) => {
    const own = (table.figures[index] ?? []).flatMap((figure) => (figure && wanted.has(figure) ? [figure.address] : []));
    if (own.length > 0) figuresOf.set(row.name, [...(figuresOf.get(row.name) ?? []), ...own]);
  });
  return { kind: 'names', names: [...figuresOf.keys()], figuresOf, evidence: { figures: [...wanted].map((figure) => figure.address) } };
}

function none(): NamesValue {
  return { kind: 'names', names: [], figuresOf: new Map(), evidence: {} };
}
