import type { ColumnWords, Vocabulary } from '../../pack/layout.js';
import { plain, unnumbered } from '../words.js';
import type { Grid } from './grid.js';

/** The words above a column, from the top row of the header to the lowest: ['本年支出', '小计']. */
export type HeaderPath = string[];

/**
 * Header words of every column. Where merged cells were flattened to blanks, a blank belongs to the word on its left as long as both
 * stand under the same word of the row above.
 */
export function headerPaths(grid: Grid, rows: number[], vocabulary: Vocabulary): HeaderPath[] {
  const evened = undated(printedPaths(grid, rows).flat(), vocabulary);
  return printedPaths(grid, rows).map((path) => path.map(evened).filter((word) => word !== ''));
}

/**
 * Years taken out of header words: the latest one that they name is the report's own, the one before it the prior year
 * (2024年预算数 beside 2025年预算数 is 上年预算数).
 */
export function undated(words: string[], vocabulary: Vocabulary): (word: string) => string {
  const pattern = new RegExp(`(20\\d{2})(?:${vocabulary.period.join('|')})`, 'g');
  const years = words.flatMap((word) => [...word.matchAll(pattern)].map((match) => Number(match[1])));
  const latest = Math.max(...years);
  return (word) =>
    word.replace(pattern, (printed, year: string) => (Number(year) === latest ? '' : Number(year) === latest - 1 ? vocabulary.priorYear : printed));
}

/** The words as they are printed. */
export function printedPaths(grid: Grid, rows: number[]): HeaderPath[] {
  const paths: HeaderPath[] = Array.from({ length: grid.width }, () => []);
  if (grid.merged && hasSpans(grid, rows)) {
    for (let column = 0; column < grid.width; column++) {
      let last: unknown = null;
      for (const row of rows) {
        const cell = grid.origin(row, column);
        if (!cell || cell === last) continue;
        last = cell;
        const word = plain(cell.text);
        if (word) paths[column]!.push(word);
      }
    }
    return paths;
  }
  /** Column where the span above this column begins. */
  let spans: number[] = Array.from({ length: grid.width }, () => 0);
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    const next: number[] = [];
    let start = 0;
    for (let column = 0; column < grid.width; column++) {
      const word = grid.word(row, column);
      const sameSpan = column > 0 && spans[column] === spans[column - 1];
      if (word || !sameSpan) start = column;
      next[column] = start;
      const inherited = word || (isLast ? '' : grid.word(row, start));
      if (inherited && paths[column]!.at(-1) !== inherited) paths[column]!.push(inherited);
    }
    spans = next;
  });
  return paths;
}

/** A file that knows merged cells may still have had them flattened to blanks before it was made. */
function hasSpans(grid: Grid, rows: number[]): boolean {
  return rows.some((row) =>
    Array.from({ length: grid.width }, (_, column) => grid.cell(row, column)).some((cell) => cell !== null && (cell.colSpan > 1 || cell.rowSpan > 1)),
  );
}

/** Names by which a column of the layout may be printed, evened out. Its id's last word is one of them. */
export function columnNames(id: string, words: ColumnWords): Set<string> {
  let names = namesOf.get(words);
  if (!names) namesOf.set(words, (names = new Set([id, ...(words.names ?? [])].map((name) => plain(name.split('>').at(-1)!)))));
  return names;
}

/** Every header is compared with every layout, and a column of a layout always has the same names. */
const namesOf = new WeakMap<ColumnWords, Set<string>>();

/**
 * Which printed column holds which column of the layout: id → column of the grid. A column is found by its lowest word, under the
 * words that its id names above it; names that say what stands above win over exact names, those over further ones, and a printed column is given away once.
 */
export function matchColumns(paths: HeaderPath[], columns: Record<string, ColumnWords>, from = 0, to = paths.length): Map<string, number> {
  const found = new Map<string, number>();
  const taken = new Set<number>();
  const leafOf = (path: HeaderPath): string => unnumbered(path.at(-1) ?? '');
  const strictness: ((path: HeaderPath, id: string, words: ColumnWords) => boolean)[] = [
    (path, id, words) =>
      [id, ...(words.names ?? [])].some(
        (name) => name.includes('>') && !name.includes('*') && leafOf(path) === plain(name.split('>').at(-1)!) && isUnder(path, name),
      ),
    (path, id) => leafOf(path) === plain(id.split('>').at(-1) ?? '') && isUnder(path, id),
    (path, id, words) => (words.names ?? []).some((name) => !name.includes('>') && leafOf(path) === plain(name)) && isUnder(path, id),
    (path, _, words) => (words.names ?? []).some((name) => name.includes('>') && leafOf(path) === plain(name.split('>').at(-1)!) && isUnder(path, name)),
    (path, id, words) => path.length > 1 && !id.includes('>') && columnNames(id, words).has(unnumbered(path.join(''))),
  ];
  for (const matches of strictness) {
    for (const [id, words] of Object.entries(columns)) {
      if (found.has(id)) continue;
      for (let column = from; column < to; column++) {
        if (taken.has(column) || !matches(paths[column] ?? [], id, words)) continue;
        found.set(id, column);
        taken.add(column);
        break;
      }
    }
  }
  return found;
}

/** Whether a column stands under the words before the last one of `id`; '*' is any word. */
function isUnder(path: HeaderPath, id: string): boolean {
  const above = id
    .split('>')
    .slice(0, -1)
    .filter((word) => word !== '*')
    .map(plain);
  return above.every((word) => path.slice(0, -1).some((printed) => unnumbered(printed).startsWith(word)));
}

/**
 * Share of the required columns whose words stand anywhere in the header: how much a grid looks like a layout. A name that says what stands
 * above it counts where that is there too: 小计 alone is not 基本支出>小计.
 */
export function headerLikeness(words: Set<string>, columns: Record<string, ColumnWords>): number {
  const required = Object.entries(columns).filter(([, column]) => !column.optional);
  if (required.length === 0) return 0;
  const isThere = (name: string): boolean => {
    const path = name.split('>').filter((word) => word !== '*');
    return words.has(plain(path.pop()!)) && path.map(plain).every((above) => [...words].some((word) => word.includes(above)));
  };
  const hits = required.filter(([id, { names = [] }]) => words.has(plain(id.split('>').at(-1)!)) || names.some(isThere));
  return hits.length / required.length;
}
