/**
 * The address syntax of rules: `table/row/column`, a selector `table/row` or `table:*`. Parsed once per text; variables stay in it
 * and are filled when an instance asks for its figures.
 */

/** Text with `{variable}` in it. */
export type Template = (string | { variable: string })[];

/**
 * Which rows of a table: all, those with children, with a parent, but the root, 其中 rows; one; its children; its parent; those of a
 * class. A class of digits, or of a bound row, is all rows without children whose code begins so: `06/[301]`, `03/[{function}]`.
 */
export type RowPattern =
  | { kind: 'every' | 'parents' | 'members' | 'withoutRoot' | 'parts' }
  | { kind: 'class'; name: Template }
  | { kind: 'one' | 'children' | 'parent'; word: Template };

export interface AddressPattern {
  text: string;
  sign: 1 | -1;
  table: Template;
  row: RowPattern;
  /** Null for `*`, every column. */
  column: Template | null;
  /** What counts as zero where the table does not have it: a row (`05/{row}?/小计`), a row or column (`05/{row}/小计?`). A table must be there. */
  optional: 'row' | 'both' | null;
}

export type Selector = { kind: 'rows'; table: Template; row: RowPattern } | { kind: 'tables'; prefix: string };

export class AddressError extends Error {
  constructor(
    readonly code: 'pack-address-parts' | 'pack-address-empty' | 'pack-address-braces' | 'pack-address-sign',
    readonly text: string,
  ) {
    super(`${code}: ${text}`);
    this.name = 'AddressError';
  }
}

const addresses = new Map<string, AddressPattern>();
const rowAddresses = new Map<string, Selector & { kind: 'rows' }>();

/** `[-]table/row[?]/column[?]`; throws AddressError. */
export function parseAddress(text: string): AddressPattern {
  const known = addresses.get(text);
  if (known) return known;
  const sign = text.startsWith('-') ? -1 : 1;
  const [table, row, column, ...rest] = text.slice(sign === -1 ? 1 : 0, text.endsWith('?') ? -1 : undefined).split('/');
  if (table === undefined || row === undefined || column === undefined || rest.length > 0) throw new AddressError('pack-address-parts', text);
  const pattern: AddressPattern = {
    text,
    sign,
    table: template(table, text),
    row: rowPattern(row.replace(/\?$/, ''), text),
    column: column === '*' ? null : template(column, text),
    optional: text.endsWith('?') ? 'both' : row.endsWith('?') ? 'row' : null,
  };
  addresses.set(text, pattern);
  return pattern;
}

/** `table/row`, as in selectors and where a fact is about rows; throws AddressError. */
export function parseRowAddress(text: string): Selector & { kind: 'rows' } {
  const known = rowAddresses.get(text);
  if (known) return known;
  const [table, row, ...rest] = text.split('/');
  if (table === undefined || row === undefined || rest.length > 0) throw new AddressError('pack-address-parts', text);
  const pattern = { kind: 'rows' as const, table: template(table, text), row: rowPattern(row, text) };
  rowAddresses.set(text, pattern);
  return pattern;
}

/** `table/row` or `table:*`, all instances of a table; throws AddressError. */
export function parseSelector(text: string): Selector {
  if (text.endsWith(':*') && !text.includes('/')) return { kind: 'tables', prefix: text.slice(0, -1) };
  return parseRowAddress(text);
}

const FILTERS = new Map<string, 'every' | 'parents' | 'members' | 'withoutRoot' | 'parts'>([
  ['*', 'every'],
  ['*>', 'parents'],
  ['*<', 'members'],
  ['*=', 'withoutRoot'],
  ['*%', 'parts'],
]);

function rowPattern(row: string, text: string): RowPattern {
  const filter = FILTERS.get(row);
  if (filter) return { kind: filter };
  if (row.startsWith('[') && row.endsWith(']')) {
    if (row.length === 2) throw new AddressError('pack-address-empty', text);
    return { kind: 'class', name: template(row.slice(1, -1), text) };
  }
  if (row.endsWith('>*')) return { kind: 'children', word: template(row.slice(0, -2), text) };
  if (row.endsWith('<')) return { kind: 'parent', word: template(row.slice(0, -1), text) };
  return { kind: 'one', word: template(row, text) };
}

/** Splits at `{variable}`; throws AddressError where braces do not match or nothing is left. */
function template(word: string, text: string): Template {
  if (word === '') throw new AddressError('pack-address-empty', text);
  if (/[*?]/.test(word)) throw new AddressError('pack-address-sign', text);
  const parts = templateOf(word);
  if (parts.some((part) => typeof part === 'string' && /[{}]/.test(part))) throw new AddressError('pack-address-braces', text);
  return parts;
}

/** Text of any kind split at `{variable}`. */
export function templateOf(text: string): Template {
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[a-zA-Z]+\}$/.test(part) ? { variable: part.slice(1, -1) } : part));
}

export function variablesIn(parts: Template): string[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part.variable]));
}

/** Variables in the table, row and column of a pattern. */
export function variablesOf(pattern: { table: Template; row: RowPattern; column?: Template | null }): string[] {
  const row = 'word' in pattern.row ? variablesIn(pattern.row.word) : 'name' in pattern.row ? variablesIn(pattern.row.name) : [];
  return [...variablesIn(pattern.table), ...row, ...(pattern.column ? variablesIn(pattern.column) : [])];
}
