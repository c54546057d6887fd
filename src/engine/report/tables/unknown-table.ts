import { parseNumber, readAmount } from '../../figures/parse.js';
import type { Unit } from '../../figures/amount.js';
import type { Vocabulary } from '../../pack/layout.js';
import type { Sheet } from '../pieces.js';
import type { Figure, Row, Table } from '../report.js';
import { bareLabel, plain, spaceless } from '../words.js';
import { usualPlaces } from './precision.js';
import { filledCells, type Grid } from './grid.js';
import { printedPaths } from './header.js';
import { anchorsOf, partName, placeAt } from './reading.js';
import { CODE } from './split.js';

/** A table that no layout knows, as far as its own words tell: rows by their first words, columns by their header. Null where it has no figures in columns. */
export function readUnknownTable({ grid, split, context }: Sheet, title: string, unit: Unit | null, usual: number, vocabulary: Vocabulary): Table | null {
  const figured = figureColumns(grid, split.body);
  const first = figured[0];
  if (first === undefined || split.header.length === 0) return null;
  const paths = printedPaths(grid, split.header);
  const id = `unknown:${address(plain(title)) || String(grid.block)}`;
  const columns = distinct(figured.map((column) => address((paths[column] ?? []).join('>')) || String(column + 1)));
  const rows = split.body.flatMap((row) => {
    const words = filledCells(grid, row).filter(({ column, word }) => column < first && (/\p{L}/u.test(word) || CODE.test(word)));
    return words.length > 0 ? [{ row, words }] : [];
  });
  if (rows.length < 2) return null;
  const texts = rows.map(({ row }) => figured.map((column) => grid.cell(row, column)?.text ?? ''));
  const places = usualPlaces(texts.flat(), usual);
  const table: Table = {
    id,
    layout: '',
    title,
    titleAnchors: context.lines.find((line) => line.text === title)?.anchors ?? [],
    form: null,
    formAnchors: [],
    unit: context.unit?.value ?? unit,
    unitAnchors: context.unit?.anchors ?? [],
    places,
    filled: texts.flat().every((text) => text.trim() !== ''),
    cut: false,
    blocks: [grid.block],
    notes: [],
    remarks: [],
    rows: [],
    figures: [],
    columns: columns.map((column, at) => ({ id: column, label: (paths[figured[at]!] ?? []).join(' '), anchors: [] })),
  };
  const ids = distinct(rows.map(({ row, words }) => address(words.map(({ column }) => bareLabel(grid.cell(row, column)!.text)).join(' ')) || String(row + 1)));
  rows.forEach(({ row, words }, at) => {
    table.rows.push(rowOf(grid, row, words, ids[at]!, vocabulary));
    table.figures.push(figured.map((column, index) => figureAt(grid, row, column, table, ids[at]!, columns[index]!)));
  });
  return table;
}

/** Columns whose cells are numbers, or empty, all the way down. */
function figureColumns(grid: Grid, body: number[]): number[] {
  return numberColumns(grid, body).flatMap(({ column, isCodes }) => (isCodes ? [] : [column]));
}

/** Columns of codes and ordinals, whose numbers are no figures. */
export function codeColumns(grid: Grid, body: number[]): number[] {
  return numberColumns(grid, body).flatMap(({ column, isCodes }) => (isCodes ? [column] : []));
}

/** Codes and ordinals are no figures, nor are bare digits left of the names. */
function numberColumns(grid: Grid, body: number[]): { column: number; isCodes: boolean }[] {
  const names = Array.from({ length: grid.width }, (_, column) => column).find((column) => body.some((row) => /\p{L}/u.test(grid.word(row, column)))) ?? 0;
  return Array.from({ length: grid.width }, (_, column) => column).flatMap((column) => {
    const words = body.map((row) => grid.word(row, column)).filter((word) => word !== '');
    const numbers = words.filter((word) => parseNumber(word) !== null);
    if (numbers.length === 0 || numbers.length < words.length * 0.9) return [];
    const isCodes =
      numbers.every((word) => CODE.test(word)) ||
      (column < names && numbers.every((word) => /^\d{3,}$/.test(word))) ||
      numbers.every((word, at) => /^\d+$/.test(word) && (at === 0 || Number(word) === Number(numbers[at - 1]) + 1));
    return [{ column, isCodes }];
  });
}

function rowOf(grid: Grid, row: number, words: { column: number; word: string }[], id: string, vocabulary: Vocabulary): Row {
  const code = words.find(({ word }) => CODE.test(word));
  const named = words.filter((word) => word !== code).at(-1) ?? words[0]!;
  const cell = grid.cell(row, named.column)!;
  const part = partName(cell.text, vocabulary);
  return {
    id,
    code: code?.word ?? null,
    name: part ?? bareLabel(cell.text),
    label: spaceless(cell.text),
    anchors: anchorsOf(cell),
    codeAnchors: code ? anchorsOf(grid.cell(row, code.column)!) : [],
    class: null,
    partOf: null,
    parent: null,
    children: [],
    misfit: false,
  };
}

function figureAt(grid: Grid, row: number, column: number, table: Table, rowId: string, columnId: string): Figure {
  const place = placeAt(grid, row, column);
  const text = place.cell?.text ?? '';
  const { state, amount } = readAmount(text, { unit: table.unit ?? '', places: table.places, filled: table.filled });
  return {
    address: `${table.id}/${rowId}/${columnId}`,
    label: [table.title, rowId, columnId.replaceAll('>', ' ')].join(' '),
    state,
    amount,
    anchors: place.anchors,
    place: { block: place.block, row, column, start: 0, end: text.length },
  };
}

/** Words without the signs of the address syntax. */
function address(words: string): string {
  return words.replace(/[/*?{}[\]<]/g, '').replace(/^[->]+|[>]+$/g, '');
}

function distinct(words: string[]): string[] {
  const counts = new Map<string, number>();
  return words.map((word) => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return count === 1 ? word : `${word}#${count}`;
  });
}
