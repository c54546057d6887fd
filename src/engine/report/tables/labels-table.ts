import { isBlank, parseNumber } from '../../figures/parse.js';
import type { Layout } from '../../pack/layout.js';
import { bareLabel, plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { anchorsOf, CellRoles, placeAt, type Carry, type ReadRow, type Reading } from './reading.js';

const NOTHING = { code: null, codeAnchors: [], isRoot: false, isPart: false, isUnit: false, isUncoded: false };

/** A form to fill in: a figure stands right of its label, and lists of words stand below their heading. */
export function readLabelsTable(grid: Grid, layout: Layout, carried: Carry): Reading {
  const roles = new CellRoles();
  const column = Object.keys(layout.columns ?? {})[0]!;
  const rows: ReadRow[] = [];
  const labels = labelsOf(grid, layout);
  const usual = usualColumn(grid, labels);
  for (const { row, column: at, id } of labels) {
    const cell = grid.cell(row, at)!;
    const figure = figureRightOf(grid, row, at) ?? usual;
    if (figure === null) continue;
    roles.set(grid.block, row, at, 'notFigure');
    roles.set(grid.block, row, figure, 'figure');
    rows.push({ ...NOTHING, id, name: id, label: spaceless(cell.text), anchors: anchorsOf(cell), class: null, places: [placeAt(grid, row, figure)] });
  }
  const list = listed(grid, layout, carried.list);
  rows.push(...list.rows);
  return {
    columns: [{ id: column, label: column, anchors: [] }],
    rows,
    remarks: [],
    stray: [],
    roles,
    carry: list.open === undefined ? {} : { list: list.open },
  };
}

interface Label {
  row: number;
  column: number;
  id: string;
}

function labelsOf(grid: Grid, layout: Layout): Label[] {
  const found: Label[] = [];
  for (let row = 0; row < grid.height; row++) {
    for (const { column, word } of filledCells(grid, row)) {
      const names = [word, unnumbered(word), word.replace(/^\d+[、.]/, '')];
      const id = Object.entries(layout.rows?.words ?? {}).find(([own, more]) => [own, ...more].some((name) => names.includes(plain(name))))?.[0];
      if (id !== undefined && !found.some((label) => label.id === id)) found.push({ row, column, id });
    }
  }
  return found;
}

function figureRightOf(grid: Grid, row: number, column: number): number | null {
  for (let at = column + 1; at < grid.width; at++) {
    const word = grid.word(row, at);
    if (word !== '' && !isBlank(word)) return parseNumber(word) === null ? null : at;
  }
  return null;
}

/** Where most labels have their figure: there a label without one has its blank. */
function usualColumn(grid: Grid, labels: Label[]): number | null {
  const columns = labels.map(({ row, column }) => figureRightOf(grid, row, column)).filter((column) => column !== null);
  return columns.sort((one, other) => columns.filter((column) => column === other).length - columns.filter((column) => column === one).length)[0] ?? null;
}

/** The words below a heading, until a word stands left of them again; `open` is their column where the page ends before that. */
function listed(grid: Grid, layout: Layout, carried: number | undefined): { rows: ReadRow[]; open?: number } {
  const list = layout.rows?.list;
  if (!list) return { rows: [] };
  const headings = list.heading.map(plain);
  let column = carried;
  let from = 0;
  for (let row = 0; row < grid.height && column === undefined; row++) {
    column = filledCells(grid, row).find(({ word }) => headings.includes(word))?.column;
    from = row + 1;
  }
  if (column === undefined) return { rows: [] };
  const rows: ReadRow[] = [];
  for (let row = from; row < grid.height; row++) {
    const first = filledCells(grid, row)[0];
    if (!first || first.column !== column) return { rows };
    const cell = grid.cell(row, first.column)!;
    rows.push({
      ...NOTHING,
      id: bareLabel(cell.text),
      name: bareLabel(cell.text),
      label: spaceless(cell.text),
      anchors: anchorsOf(cell),
      class: list.class,
      places: [null],
    });
  }
  return { rows, open: column };
}
