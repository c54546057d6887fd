import { Decimal } from '../../figures/exact.js';
import { isBlank, parseNumber, readAmount, type Setting as ReadingSetting } from '../../figures/parse.js';
import type { Unit } from '../../figures/amount.js';
import type { CodeList, FunctionName, Layout } from '../../pack/layout.js';
import type { Figure, Row, Table } from '../report.js';
import type { Identity } from './identify.js';
import type { GridPlace, ReadColumn, ReadRow, Reading } from './reading.js';
import { laneByLane } from './blocks-table.js';
import { plain } from '../words.js';
import { placesByName } from './by-name.js';
import { buildForest, type ForestRow } from './forest.js';
import { nestRows, nestUnnumbered } from './nesting.js';
import { placesOfFigures, usualPlaces } from './precision.js';

export interface Setting {
  unit: Unit | null;
  unitAnchors: Table['unitAnchors'];
  /** Places to assume where the table prints no fraction at all. */
  usualPlaces: number;
  /** Observed names of subjects. */
  codes: CodeList[];
  functions: FunctionName[];
}

/** One table from the readings of its grids: figures with their precision, rows in their tree, every row and column by a name of its own. */
export function assemble(id: string, identity: Identity, blocks: number[], readings: Reading[], setting: Setting): Table {
  const { layout } = identity;
  const columns = columnsOf(readings);
  const read = withoutRepeatedTotals(laneByLane(readings.flatMap((reading) => rowsIn(columns, reading))));
  const percent = columns.map((column) => layout.columns?.[column.id]?.percent === true);
  // Percentages say nothing of the places of amounts, and are never added up.
  const texts = read.map(({ row }) => row.places.map((place, column) => (place && !percent[column] && !row.isRate ? (place.cell?.text ?? '') : null)));
  const places = usualPlaces(texts.flat(), setting.usualPlaces);
  const filled = isFilled(texts);
  const unit = setting.unit ?? '';
  const precision = placesOfFigures(texts, places, unit);
  const table: Table = {
    id,
    layout: layout.id,
    title: identity.title?.text ?? layout.titles[0]!,
    titleAnchors: identity.title?.anchors ?? [],
    form: identity.form?.text ?? null,
    formAnchors: identity.form?.line.anchors ?? [],
    unit: setting.unit,
    unitAnchors: setting.unitAnchors,
    places,
    filled,
    cut: false,
    blocks,
    notes: [],
    columns: columns.map(({ id: column, label, anchors }) => ({ id: column, label, anchors })),
    rows: [],
    figures: [],
    remarks: readings.flatMap((reading) => reading.remarks),
  };
  const rows = read.map(({ row }) => row);
  const tree = treeRows(read, texts, places, setting.codes, layout.rows?.nests === true);
  const named =
    layout.shape === 'tree' && layout.rows?.levels && rows.every((row) => row.code === null && !row.isUncoded && !row.isUnit)
      ? placesByName(tree, setting.functions, setting.codes)
      : null;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.id, (counts.get(row.id) ?? 0) + 1);
  const ids = new Map<string, number>();
  let partOf: number | null = null;
  read.forEach(({ row, repeats }, index) => {
    const above = named?.[index]?.above ?? null;
    const own = above !== null && counts.get(row.id)! > 1 ? `${above}>${row.id}` : row.id;
    const count = (ids.get(own) ?? 0) + 1;
    ids.set(own, count);
    const rowId = count === 1 ? own : `${own}#${count}`;
    if (!row.isPart) partOf = index;
    table.rows.push(rowFrom(row, rowId, repeats ?? (row.isPart ? partOf : null)));
    table.figures.push(
      row.places
        .map(
          (place, column) =>
            place &&
            figureAt(
              place,
              table,
              layout,
              rowId,
              row,
              columns[column]!.id,
              percent[column] || row.isRate ? { unit: '%', filled } : { unit, places: precision[index]![column]!, filled },
            ),
        )
        .map((figure) => figure ?? undefined),
    );
  });
  placeRows(table, named ? tree.map((row, index) => ({ ...row, code: named[index]!.code })) : tree);
  hangRows(table, rows);
  nestRows(table, rows);
  nestUnnumbered(table, rows, tree);
  return table;
}

/** The columns of all pieces: a later page may show one that the first page has not, or lack one. */
function columnsOf(readings: Reading[]): ReadColumn[] {
  const columns: ReadColumn[] = [];
  for (const column of readings.flatMap((reading) => reading.columns)) if (!columns.some(({ id }) => id === column.id)) columns.push(column);
  return columns;
}

/** The rows of one piece, their places in the order of the columns of all. */
function rowsIn(columns: ReadColumn[], reading: Reading): ReadRow[] {
  const places = columns.map(({ id }) => reading.columns.findIndex((column) => column.id === id));
  if (places.length === reading.columns.length && places.every((place, index) => place === index)) return reading.rows;
  return reading.rows.map((row) => ({ ...row, places: places.map((place) => row.places[place] ?? null) }));
}

function rowFrom(row: ReadRow, id: string, partOf: number | null): Row {
  return {
    id,
    code: row.code,
    name: row.name,
    label: row.label,
    anchors: row.anchors,
    codeAnchors: row.codeAnchors,
    class: row.class,
    partOf,
    parent: null,
    children: [],
    misfit: false,
  };
}

function figureAt(place: GridPlace, table: Table, layout: Layout, rowId: string, row: ReadRow, column: string, reading: ReadingSetting): Figure {
  const { state, amount } = readAmount(place.cell?.text ?? '', reading);
  const words = row.code ? `${row.code} ${row.name}` : row.name;
  return {
    address: `${table.id}/${rowId}/${column}`,
    label: [layout.label.zh, words.replaceAll('>', ' '), column.replaceAll('>', ' ')].join(' '),
    state,
    amount,
    anchors: place.anchors,
    place: { block: place.block, row: place.row, column: place.column, start: 0, end: place.cell?.text.length ?? 0 },
  };
}

const subjectsOf = new WeakMap<CodeList, Set<string>>();

/** The names of a list of codes, evened out. */
function subjects(list: CodeList): Set<string> {
  let known = subjectsOf.get(list);
  if (!known) subjectsOf.set(list, (known = new Set(Object.values(list.names).map(plain))));
  return known;
}

/** Rows as their tree is built: codes, kinds, and figures to try sums with. */
function treeRows(
  read: { row: ReadRow; repeats: number | null }[],
  texts: (string | null)[][],
  places: number,
  codes: CodeList[],
  nests: boolean,
): (ForestRow & { name: string })[] {
  const half = new Decimal(5).times(new Decimal(10).pow(-places - 1));
  return read.map(({ row, repeats }, index) => ({
    name: row.name,
    official: codes.some(({ names }) => row.code !== null && names[row.code] !== undefined && plain(names[row.code]!) === plain(row.name)),
    isSubject: codes.some((list) => subjects(list).has(plain(row.name))),
    code: row.isUncoded ? null : row.code,
    isRoot: row.isRoot,
    isOutside: row.isPart || repeats !== null,
    unit: row.isUnit ? row.id : null,
    isUncoded: row.isUncoded,
    words: row.words ?? 1,
    nests,
    amounts: texts[index]!.map((text) => (text === null ? null : (parseNumber(text)?.value ?? null))),
    half,
  }));
}

function placeRows(table: Table, rows: ForestRow[]): void {
  buildForest(rows).forEach(({ parent, misfit }, index) => {
    const row = table.rows[index]!;
    row.parent = parent;
    row.misfit = misfit;
    if (parent !== null) table.rows[parent]!.children.push(index);
  });
}

/** Rows that say which row they are part of. */
function hangRows(table: Table, rows: ReadRow[]): void {
  rows.forEach(({ under }, index) => {
    const parent = under === undefined ? -1 : table.rows.findIndex(({ id }) => id === under);
    if (parent < 0) return;
    table.rows[index]!.parent = parent;
    table.rows[parent]!.children.push(index);
  });
}

/** A total printed again on a later page is no second addend: it is kept as a part of the first one. */
function withoutRepeatedTotals(rows: ReadRow[]): { row: ReadRow; repeats: number | null }[] {
  const root = rows.findIndex((row) => row.isRoot);
  return rows.map((row, index) => ({
    row: row.isRoot && index !== root ? { ...row, isRoot: false } : row,
    repeats: row.isRoot && index !== root ? root : null,
  }));
}

function isFilled(texts: (string | null)[][]): boolean {
  const cells = texts.flat().filter((text): text is string => text !== null);
  return cells.length > 0 && cells.every((text) => !isBlank(text));
}
