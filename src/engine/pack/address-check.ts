import { AddressError, parseAddress, parseSelector, variablesIn, variablesOf, type RowPattern, type Template } from './address.js';
import type { Frame } from './fit.js';
import { fault, type Fault } from './problem.js';

/** What is known where an address stands. */
export interface Scope {
  /** Table id → what it can hold. */
  frames: ReadonlyMap<string, Frame>;
  /** Bound variables; null for rows and tables, whose words only a report knows. */
  words: Map<string, string[] | null>;
}

/** Faults of `table/row/column`; a concrete one, as in examples, has neither variables nor wildcards, and its rows may be any. */
export function addressFaults(text: string, path: string, scope: Scope, mode: 'pattern' | 'concrete' = 'pattern'): Fault[] {
  return parsed(path, () => {
    const pattern = parseAddress(text);
    const unbound = unboundFaults(variablesOf(pattern), path, scope);
    if (unbound.length > 0) return unbound;
    if (mode === 'concrete' && (pattern.row.kind !== 'one' || pattern.column === null || pattern.optional !== null || pattern.sign === -1)) {
      return [fault(path, 'pack-address-concrete', { address: text })];
    }
    return framesOf(pattern.table, path, scope, (id, frame) => [
      ...(mode === 'concrete' ? [] : rowFaults(pattern.row, id, frame, path, scope)),
      ...(pattern.column ? columnFaults(pattern.column, mode === 'concrete' ? { kind: 'every' } : pattern.row, id, frame, path, scope) : []),
    ]);
  });
}

/** Faults of `table/row` or `table:*`. */
export function selectorFaults(text: string, path: string, scope: Scope): Fault[] {
  return parsed(path, () => {
    const selector = parseSelector(text);
    if (selector.kind === 'tables') return [];
    const unbound = unboundFaults(variablesOf(selector), path, scope);
    if (unbound.length > 0) return unbound;
    return framesOf(selector.table, path, scope, (id, frame) => rowFaults(selector.row, id, frame, path, scope));
  });
}

function parsed(path: string, check: () => Fault[]): Fault[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof AddressError) return [fault(path, error.code, { address: error.text })];
    throw error;
  }
}

function unboundFaults(names: string[], path: string, scope: Scope): Fault[] {
  return names.filter((name) => !scope.words.has(name)).map((name) => fault(path, 'pack-unknown-variable', { name }));
}

function framesOf(table: Template, path: string, scope: Scope, check: (id: string, frame: Frame) => Fault[]): Fault[] {
  return wordsOf(table, scope).flatMap((id) => {
    const frame = scope.frames.get(id) ?? scope.frames.get(id.replace(/:.*$/, ''));
    return frame ? check(id, frame) : [fault(path, 'pack-unknown-table', { table: id })];
  });
}

function rowFaults(row: RowPattern, id: string, frame: Frame, path: string, scope: Scope): Fault[] {
  if (row.kind === 'class') {
    return wordsOf(row.name, scope)
      .filter((name) => !/^\d{3,}$/.test(name) && !frame.hasClass(name))
      .map((name) => fault(path, 'pack-unknown-class', { table: id, class: name }));
  }
  if (!('word' in row)) return [];
  return wordsOf(row.word, scope)
    .filter((word) => !frame.hasRow(word))
    .map((word) => fault(path, 'pack-unknown-row', { table: id, row: word }));
}

function columnFaults(column: Template, row: RowPattern, id: string, frame: Frame, path: string, scope: Scope): Fault[] {
  const rows = row.kind === 'one' ? wordsOf(row.word, scope) : [];
  return wordsOf(column, scope)
    .filter((word) => (rows.length === 0 ? !frame.hasColumn(word, null) : !rows.some((name) => frame.hasColumn(word, frame.hasRow(name) ? name : null))))
    .map((word) => fault(path, 'pack-unknown-column', { table: id, column: word }));
}

/** Every text that a template can become; none where a row variable stands in it. */
function wordsOf(template: Template, scope: Scope): string[] {
  if (variablesIn(template).some((name) => scope.words.get(name) == null)) return [];
  return template.reduce<string[]>(
    (texts, part) =>
      typeof part === 'string' ? texts.map((text) => text + part) : texts.flatMap((text) => scope.words.get(part.variable)!.map((word) => text + word)),
    [''],
  );
}
