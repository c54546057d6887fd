import type { CodeList, FunctionName } from '../../pack/layout.js';
import { plain } from '../words.js';
import { sumsOf, type TreeRow } from './tree.js';

/** What a row's name says of its place where no code is printed. */
export interface NamedPlace {
  /** The code that the name stands for here, or one made up at the level that the sums tell; null for rows outside the tree. */
  code: string | null;
  /** Name of the row above it in the tree. */
  above: string | null;
}

/**
 * Levels of rows that print names only. A name has its code under the class and section above it (行政运行 is the name of many items);
 * a name that no list knows is a section if the rows after it add up to it, else an item. Null where too few names are known.
 */
export function placesByName(rows: (TreeRow & { name: string })[], functions: FunctionName[], lists: CodeList[]): NamedPlace[] | null {
  const codes = bestList(
    rows.map((row) => row.name),
    lists,
  );
  const classes = new Map(functions.flatMap(({ code, name, synonyms }) => [name, ...synonyms].map((word) => [plain(word), code] as const)));
  const candidates = (name: string): string[] => [...(codes.get(plain(name)) ?? []), ...(classes.has(plain(name)) ? [classes.get(plain(name))!] : [])];
  const inTree = rows.filter((row) => !row.isRoot && !row.isOutside);
  if (inTree.filter((row) => candidates(row.name).length > 0).length * 2 < inTree.length) return null;

  const current = { class: '', section: '' };
  const names = { class: null as string | null, section: null as string | null };
  return rows.map((row, index) => {
    if (row.isRoot || row.isOutside) return { code: null, above: null };
    const known = candidates(row.name);
    const code =
      known.find((one) => one.length === 7 && current.section !== '' && one.startsWith(current.section)) ??
      known.find((one) => one.length === 5 && current.class !== '' && one.startsWith(current.class)) ??
      known.find((one) => one.length === 3) ??
      known.find((one) => one.length === 7 && current.class !== '' && one.startsWith(current.class)) ??
      madeUp(rows, index, current, (name) => candidates(name).some((one) => one.length === 3));
    if (code.length === 3) {
      Object.assign(current, { class: code, section: '' });
      Object.assign(names, { class: row.name, section: null });
      return { code, above: null };
    }
    if (code.length === 5) {
      current.section = code;
      names.section = row.name;
      return { code, above: names.class };
    }
    return { code, above: code.startsWith(current.section) ? (names.section ?? names.class) : names.class };
  });
}

/** The list, of functions or of economic classes, that knows most of the names: name → its codes. */
function bestList(names: string[], lists: CodeList[]): Map<string, string[]> {
  let best = new Map<string, string[]>();
  let most = -1;
  for (const list of lists) {
    const codes = new Map<string, string[]>();
    for (const [code, name] of Object.entries(list.names)) codes.set(plain(name), [...(codes.get(plain(name)) ?? []), code]);
    const known = names.filter((name) => codes.has(plain(name))).length;
    if (known > most) [best, most] = [codes, known];
  }
  return best;
}

function madeUp(rows: (TreeRow & { name: string })[], index: number, current: { class: string; section: string }, isClass: (name: string) => boolean): string {
  if (current.class === '') return '000';
  for (let end = index + 1; end < rows.length && !rows[end]!.isRoot && !isClass(rows[end]!.name); end++) {
    const parts = Array.from({ length: end - index }, (_, at) => index + 1 + at);
    const { held, of } = sumsOf(rows, index, parts);
    if (of > 0 && held === of) return `${current.class}00`;
  }
  return `${current.section || `${current.class}00`}00`;
}
