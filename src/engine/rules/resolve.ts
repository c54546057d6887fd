import { parseAddress, parseRowAddress, type AddressPattern, type RowPattern, type Template } from '../pack/address.js';
import type { Reason } from '../figures/quantity.js';
import type { Figure } from '../report/report.js';
import { fillTemplate, textOf, type Bindings, type Bound } from './binding.js';
import { isOfUnit, type ReportIndex, type TableIndex } from './report-index.js';

/** Why an address leads to no figure. */
export interface Unresolved {
  kind: 'notApplicable' | 'undecided';
  why: Reason;
  /** What is missing; only a missing row, column or cell can count as zero. */
  missing: 'table' | 'row' | 'column' | 'cell' | 'certainty';
}

export interface Rows {
  kind: 'rows';
  table: TableIndex;
  rows: number[];
  /** Whether the rows depend on what the table happens to hold. */
  wildcard: boolean;
}

export interface Figures {
  kind: 'figures';
  table: TableIndex;
  figures: Figure[];
  wildcard: boolean;
}

/** The figures of an address in the order of the table. With `?`, what is missing leaves no figure and no complaint. */
export function resolveFigures(text: string, bindings: Bindings, index: ReportIndex): Figures | Unresolved {
  const pattern = parseAddress(text);
  const rows = resolveRows(pattern, bindings, index);
  if (rows.kind !== 'rows' && (pattern.optional === null || rows.missing !== 'row')) return rows;
  const table = rows.kind === 'rows' ? rows.table : tableOf(pattern, bindings, index)!;
  const found = rows.kind === 'rows' ? rows : { rows: [], wildcard: false };
  const wildcard = found.wildcard || pattern.column === null;
  if (table.table.cut && found.wildcard) return { kind: 'undecided', why: reason('rule-table-cut', { table: table.table.id }), missing: 'certainty' };
  const columns = columnsOf(pattern, bindings, table);
  if (typeof columns === 'string') {
    if (pattern.optional === 'both') return { kind: 'figures', table, figures: [], wildcard };
    return { kind: 'notApplicable', why: reason('rule-column-absent', { table: table.table.id, column: columns }), missing: 'column' };
  }
  const figures = found.rows.flatMap((row) => columns.map((column) => table.table.figures[row]?.[column])).filter((figure) => figure !== undefined);
  if (figures.length === 0 && pattern.optional === null) {
    const code = wildcard && found.rows.length === 0 ? 'rule-rows-absent' : 'rule-cell-absent';
    return { kind: 'notApplicable', why: reason(code, { table: table.table.id, address: shown(text, bindings) }), missing: 'cell' };
  }
  return { kind: 'figures', table, figures, wildcard };
}

/** Column indices, or the name of the one that the table does not have. */
function columnsOf(pattern: AddressPattern, bindings: Bindings, table: TableIndex): number[] | string {
  if (pattern.column === null) return table.table.columns.map((_, column) => column);
  const name = fillTemplate(pattern.column, bindings);
  const column = table.column(name);
  return column === undefined ? name : [column];
}

/** The rows of `table/row`, given as text. */
export function resolveRowAddress(text: string, bindings: Bindings, index: ReportIndex): Rows | Unresolved {
  return resolveRows(parseRowAddress(text), bindings, index);
}

export function resolveRows(pattern: { table: Template; row: RowPattern }, bindings: Bindings, index: ReportIndex): Rows | Unresolved {
  const id = fillTemplate(pattern.table, bindings);
  const table = tableOf(pattern, bindings, index);
  if (!table) return { kind: 'notApplicable', why: reason('rule-table-absent', { table: id }), missing: 'table' };
  const { row } = pattern;
  if (row.kind === 'class') {
    const rows = ofClass(row.name, bindings, table, index);
    return rows ? { kind: 'rows', table, rows, wildcard: true } : { kind: 'notApplicable', why: reason('rule-row-ambiguous', { table: id, row: fillTemplate(row.name, bindings) }), missing: 'certainty' };
  }
  if (!('word' in row)) return { kind: 'rows', table, rows: filtered(row, table), wildcard: true };
  const found = resolveRow(row.word, bindings, table, index);
  if (!Array.isArray(found)) return found;
  if (row.kind === 'one') return { kind: 'rows', table, rows: found, wildcard: false };
  if (row.kind === 'children') return { kind: 'rows', table, rows: found.flatMap((one) => table.row(one).children), wildcard: true };
  const [first] = found as [number, ...number[]];
  const parent = table.row(first).partOf ?? table.row(first).parent;
  if (parent !== null) return { kind: 'rows', table, rows: [parent], wildcard: false };
  return { kind: 'notApplicable', why: reason('rule-parent-absent', { table: id, row: table.row(first).label }), missing: 'row' };
}

function tableOf(pattern: { table: Template }, bindings: Bindings, index: ReportIndex): TableIndex | undefined {
  return index.tables.get(fillTemplate(pattern.table, bindings));
}

function filtered(pattern: Exclude<RowPattern, { word: Template } | { name: Template }>, { table, root }: TableIndex): number[] {
  return table.rows.flatMap((row, index) => {
    if ((row.partOf !== null) !== (pattern.kind === 'parts')) return [];
    switch (pattern.kind) {
      case 'parents':
        return row.children.length > 0 ? [index] : [];
      case 'members':
        return row.parent !== null ? [index] : [];
      case 'withoutRoot':
        return index === root ? [] : [index];
      default:
        return [index];
    }
  });
}

/** Rows of a class of the layout, or, where the class is digits, the rows without children that belong to that code; null where only codes could tell and none is printed. */
function ofClass(name: Template, bindings: Bindings, table: TableIndex, { names }: ReportIndex): number[] | null {
  const first = name[0]!;
  const bound = name.length === 1 && typeof first !== 'string' ? bindings[first.variable] : undefined;
  const wanted = bound?.kind === 'row' ? (bound.code ?? names.functionCode(bound.name) ?? bound.id) : fillTemplate(name, bindings);
  const byCode = isCode(wanted);
  // Words that are no function's name are no class either: what another table has of them cannot be told.
  if (bound?.kind === 'row' && !byCode) return null;
  if (byCode && wanted.length > 3 && !table.hasCodes && table.table.rows.length > 0) {
    const official = names.nameOf(wanted);
    const named = official === undefined ? [] : table.named(official).filter((at) => table.row(at).children.length === 0);
    return named.length > 0 ? named : null;
  }
  const codeOf = (at: number): string | null => {
    const { code, name: words, parent, misfit } = table.row(at);
    // A damaged code is told once, by its own rule: the row counts where it stands.
    if (misfit && parent !== null) return codeOf(parent);
    return code ?? names.functionCode(words) ?? (parent === null ? null : codeOf(parent));
  };
  // A table that lists its rows by another classification has no row of any code.
  const others = table.table.rows.flatMap((_, at) => (at === table.root ? [] : [at]));
  if (byCode && others.length > 0 && others.every((at) => codeOf(at) === null)) return null;
  return table.table.rows.flatMap((row, at) => {
    if (row.partOf !== null) return [];
    if (!byCode) return row.class === wanted ? [at] : [];
    return row.children.length === 0 && codeOf(at)?.startsWith(wanted) ? [at] : [];
  });
}

/** The row that a word means; of a subject that a table prints unit by unit, those of all units. */
function resolveRow(word: Template, bindings: Bindings, table: TableIndex, index: ReportIndex): number[] | Unresolved {
  const first = word[0]!;
  const bound = word.length === 1 && typeof first !== 'string' ? bindings[first.variable] : undefined;
  const found = bound?.kind === 'row' ? rowOf(bound, table, index) : rowNamed(fillTemplate(word, bindings), table, index);
  if (Array.isArray(found)) return found;
  if (typeof found === 'number') return [found];
  const label = fillTemplate(word, bindings);
  const values = { table: table.table.id, row: label };
  if (found === 'ambiguous') return { kind: 'notApplicable', why: reason('rule-row-ambiguous', values), missing: 'certainty' };
  if (table.table.cut) return { kind: 'undecided', why: reason('rule-table-cut', values), missing: 'certainty' };
  return { kind: 'notApplicable', why: reason('rule-row-absent', values), missing: 'row' };
}

type Found = number | number[] | 'ambiguous' | undefined;

/** A word of a rule: an id, a code, a name. */
function rowNamed(word: string, table: TableIndex, { names }: ReportIndex): Found {
  const units = table.byId(word) === undefined ? table.inUnits(word) : [];
  if (units.length > 0) return units;
  const found = table.byId(word) ?? table.byCode(word);
  if (found !== undefined || !isCode(word) || table.hasCodes || table.table.rows.length === 0) return found ?? table.byName(word);
  // The table prints names only: a code that its names do not tell may be there all the same.
  const official = names.nameOf(word);
  return (official === undefined ? undefined : table.byName(official)) ?? 'ambiguous';
}

function isCode(word: string): boolean {
  return /^\d{3,}$/.test(word);
}

/**
 * A row bound elsewhere. Codes meet codes: 行政运行 is the name of many rows of different functions. Names meet where one of the
 * two tables prints no codes; a function's name then stands for its code.
 */
function rowOf(bound: Bound & { kind: 'row' }, table: TableIndex, index: ReportIndex): Found {
  const { names } = index;
  if (bound.table === table.table.id) return bound.row;
  if (bound.code !== null) {
    const same = table.byId(bound.id);
    if (same !== undefined && table.row(same).code === bound.code) return same;
    if (table.hasCodes) return rowOfCode(bound.id, bound.code, index.tables.get(bound.table), table);
    const official = names.nameOf(bound.code);
    return (official === undefined ? undefined : table.byName(official)) ?? table.byName(bound.name);
  }
  const code = names.functionCode(bound.name);
  if (code !== undefined && table.hasCodes) return table.byCode(code);
  return table.byId(bound.id) ?? table.byName(bound.name);
}

/**
 * The row of a code bound elsewhere. A table printed unit by unit has it below several: together they are what another table prints
 * once; one of them alone is compared with its own unit only.
 */
function rowOfCode(id: string, code: string, from: TableIndex | undefined, table: TableIndex): Found {
  const units = table.inUnits(code);
  if (!isOfUnit(id, code)) return units.length > 0 ? units : table.byCode(code);
  if (units.length > 0) return undefined;
  return (from?.inUnits(code).length ?? 0) > 1 ? 'ambiguous' : table.byCode(code);
}

/** An address with its variables filled, for people. */
export function shown(text: string, bindings: Bindings): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const bound = Object.hasOwn(bindings, name) ? bindings[name] : undefined;
    return bound ? textOf(bound) : whole;
  });
}

function reason(code: string, values: Record<string, string>): Reason {
  return { code, values };
}
