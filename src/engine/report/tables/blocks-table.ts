import { parseNumber } from '../../figures/parse.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { bareLabel, plain, spaceless, unnumbered } from '../words.js';
import type { Grid } from './grid.js';
import { anchorsOf, CellRoles, markFrame, placeAt, readColumnNumbers, type GridPlace, type ReadRow, type Reading } from './reading.js';
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
  for (const row of split.body) {
    const entries = entriesOf(grid, row, layout);
    for (const entry of entries) {
      const cell = grid.cell(row, entry.nameColumn)!;
      const codeCell = entry.codeColumn === null ? null : grid.cell(row, entry.codeColumn)!;
      roles.set(grid.block, row, entry.nameColumn, 'notFigure');
      if (entry.codeColumn !== null) roles.set(grid.block, row, entry.codeColumn, 'notFigure');
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
    rows: [...[...byBlock.keys()].sort((left, right) => left - right).flatMap((start) => byBlock.get(start)!), ...totals],
    remarks: [],
    stray: readColumnNumbers(grid, split, () => null, roles, vocabulary),
    roles,
    carry: {},
  };
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

function entriesOf(grid: Grid, row: number, layout: Layout): Entry[] {
  const entries: Omit<Entry, 'amount' | 'start'>[] = [];
  for (let column = 0; column < grid.width; column++) {
    const word = grid.word(row, column);
    if (!word) continue;
    const total = totalOf(word, layout);
    const joined = /^\[?(\d{3}(?:\d{2})?)\]?[-_]?(?=\p{L})(.+)$/u.exec(word);
    if (total) entries.push({ code: null, codeColumn: null, nameColumn: column, joinedName: null, total });
    else if (joined) entries.push({ code: joined[1]!, codeColumn: column, nameColumn: column, joinedName: joined[2]!, total: null });
    else if (CODE.test(word)) {
      const nameColumn = nextFilled(grid, row, column + 1);
      if (nameColumn !== null && parseNumber(grid.word(row, nameColumn)) === null) {
        entries.push({ code: word, codeColumn: column, nameColumn, joinedName: null, total: null });
        column = nameColumn;
      }
    } else if (parseNumber(word) === null) entries.push({ code: null, codeColumn: null, nameColumn: column, joinedName: null, total: null });
  }
  return entries.map((entry, index) => {
    const end = entries[index + 1] ? (entries[index + 1]!.codeColumn ?? entries[index + 1]!.nameColumn) : grid.width;
    const filled = nextFilled(grid, row, entry.nameColumn + 1);
    const column = filled !== null && filled < end ? filled : entry.nameColumn + 1;
    return { ...entry, start: entry.codeColumn ?? entry.nameColumn, amount: placeAt(grid, row, column) };
  });
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
