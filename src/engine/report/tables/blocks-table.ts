import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { bareLabel, plain, spaceless, unnumbered } from '../words.js';
import type { Grid } from './grid.js';
import { anchorsOf, CellRoles, markFrame, placeAt, readColumnNumbers, type GridPlace, type Lane, type ReadRow, type Reading } from './reading.js';
import { CODE, type Split } from './split.js';

/**
 * A table of several blocks of code, name, amount side by side. Each row is read from left to right: a code followed by words opens a
 * subject, the next number is its amount. So a total far from its label and a header beside its columns do no harm.
 */
export function readBlocksTable(grid: Grid, split: Split, layout: Layout, vocabulary: Vocabulary): Reading {
  const roles = new CellRoles();
  markFrame(grid, split, roles);
  const id = Object.keys(layout.columns ?? {})[0]!;
  /** Subjects of the block that begins at a column, so that the tree sees each block from top to bottom. */
  const byBlock = new Map<number, ReadRow[]>();
  const totals: ReadRow[] = [];
  const classes = new Map<number, string>();
  for (const row of split.body) {
    const entries = entriesOf(grid, row, layout, classes);
    for (const entry of entries) {
      const cell = grid.cell(row, entry.nameColumn)!;
      const codeCell = entry.codeColumn === null ? null : grid.cell(row, entry.codeColumn)!;
      roles.set(grid.block, row, entry.nameColumn, 'notFigure');
      for (let column = entry.start; column < entry.nameColumn; column++) roles.set(grid.block, row, column, 'notFigure');
      roles.set(grid.block, row, entry.amount.column, 'figure');
      const read: ReadRow = {
        id: entry.total ?? entry.code ?? bareLabel(cell.text),
        code: entry.code,
        name: entry.total ?? entry.joinedName ?? bareLabel(cell.text),
        label: entry.joinedName ?? spaceless(cell.text),
        anchors: anchorsOf(cell),
        codeAnchors: codeCell ? anchorsOf(codeCell) : [],
        class: entry.code ? (layout.rows?.classes?.[String(entry.code.length)] ?? null) : null,
        isRoot: false,
        isUnit: false,
        isUncoded: false,
        isPart: false,
        places: [entry.amount],
      };
      if (entry.total) totals.push(read);
      else byBlock.set(entry.start, [...(byBlock.get(entry.start) ?? []), read]);
    }
  }
  return {
    columns: [{ id, label: id, anchors: [] }],
    rows: inLanes(byBlock, totals, grid.width),
    remarks: [],
    stray: readColumnNumbers(grid, split, () => null, roles, vocabulary),
    roles,
    carry: {},
  };
}

/** Each block from top to bottom, the totals last. */
function inLanes(byBlock: Map<number, ReadRow[]>, totals: ReadRow[], width: number): ReadRow[] {
  const starts = [...byBlock.keys()].sort((left, right) => left - right);
  const lane = (start: number, number: number): Lane => ({ start, number, of: starts.length });
  return [
    ...starts.flatMap((start, number) => byBlock.get(start)!.map((row) => ({ ...row, lane: lane(start, number) }))),
    ...totals.map((row) => ({ ...row, lane: lane(width, starts.length) })),
  ];
}

/** A block that goes on over several pages is one block: the rows of all pieces, block after block. */
export function laneByLane(rows: ReadRow[]): ReadRow[] {
  const alike = new Set(rows.map(({ lane }) => lane?.of)).size === 1;
  const place = ({ lane }: ReadRow): number => (lane === undefined ? 0 : lane.number === lane.of ? Infinity : alike ? lane.number : lane.start);
  const places = [...new Set(rows.map(place))].sort((one, other) => one - other);
  return places.flatMap((each) => rows.filter((row) => place(row) === each));
}

interface Entry {
  /** Column where its block begins. */
  start: number;
  code: string | null;
  codeColumn: number | null;
  nameColumn: number;
  joinedName: string | null;
  total: string | null;
  amount: GridPlace;
}

/** `classes`: the class that each column of codes printed last; rows of its items may leave it out, or repeat it. */
function entriesOf(grid: Grid, row: number, layout: Layout, classes: Map<number, string>): Entry[] {
  const entries: Omit<Entry, 'amount'>[] = [];
  for (let column = 0; column < grid.width; column++) {
    const word = grid.word(row, column);
    if (!word) continue;
    const total = totalOf(word, layout);
    const joined = /^\[?(\d{3}(?:\d{2})?)\]?[-_]?(?=\p{L})(.+)$/u.exec(word);
    const key = codeAt(grid, row, column, classes);
    if (total) entries.push({ start: column, code: null, codeColumn: null, nameColumn: column, joinedName: null, total });
    else if (joined) entries.push({ start: column, code: joined[1]!, codeColumn: column, nameColumn: column, joinedName: joined[2]!, total: null });
    else if (key) {
      entries.push({ ...key, joinedName: null, total: null });
      column = key.nameColumn;
    } else if (parseNumber(word) === null) entries.push({ start: column, code: null, codeColumn: null, nameColumn: column, joinedName: null, total: null });
  }
  return entries.map((entry, index) => {
    const end = entries[index + 1]?.start ?? grid.width;
    const filled = nextFilled(grid, row, entry.nameColumn + 1);
    // A code whose name is missing is no amount of what stands left of it.
    const isAmount = filled !== null && filled < end && !classes.has(filled);
    const column = isAmount ? filled : entry.nameColumn + 1;
    return { ...entry, amount: placeAt(grid, row, column) };
  });
}

/** The code that begins at a column, and its name: in one cell, or in two (类 301, 款 01) of which the first may be left to the row above. */
function codeAt(grid: Grid, row: number, column: number, classes: Map<number, string>): Pick<Entry, 'start' | 'code' | 'codeColumn' | 'nameColumn'> | null {
  const word = grid.word(row, column);
  const isItem = (text: string) => /^\d{2}$/.test(text);
  const nameAfter = (at: number): number | null => {
    const next = nextFilled(grid, row, at + 1);
    return next !== null && parseNumber(grid.word(row, next)) === null ? next : null;
  };
  const above = classes.get(column - 1);
  if (isItem(word) && above !== undefined && nameAfter(column) === column + 1) {
    return { start: column - 1, code: above + word, codeColumn: column, nameColumn: column + 1 };
  }
  if (!CODE.test(word)) return null;
  const nameColumn = nameAfter(column);
  if (word.length === 3 && grid.word(row, column + 1) === '') classes.set(column, word);
  if (nameColumn !== null) return { start: column, code: word, codeColumn: column, nameColumn };
  const [item, itemName] = [grid.word(row, column + 1), nameAfter(column + 1)];
  if (word.length !== 3 || itemName === null || !(isItem(item) || (CODE.test(item) && item.startsWith(word)))) return null;
  classes.set(column, word);
  return { start: column, code: isItem(item) ? word + item : item, codeColumn: column + 1, nameColumn: itemName };
}

function nextFilled(grid: Grid, row: number, from: number): number | null {
  for (let column = from; column < grid.width; column++) if (grid.word(row, column)) return column;
  return null;
}

function totalOf(word: string, layout: Layout): string | null {
  const name = unnumbered(word);
  for (const [id, names] of Object.entries(layout.rows?.totals ?? {})) {
    if ([id, ...names].some((known) => plain(known) === name)) return id;
  }
  return null;
}
