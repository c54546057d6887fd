import type { SourceCell } from '../../document/document.js';
import { locate } from '../../document/locate.js';
import type { Unit } from '../../figures/amount.js';
import { Decimal } from '../../figures/exact.js';
import { halfUnit, parseNumber } from '../../figures/parse.js';
import type { Evaluation } from '../../pack/prose.js';
import type { Figure, Table } from '../report.js';
import { plain } from '../words.js';
import { cellsOf, isMeasure, type FormCell } from './form-cells.js';

/** Labels of funds one below the other, from a total down: those of all years, or those of this year. */
interface Side {
  /** Index into the columns of the table. */
  column: number;
  lines: { fund: string; label: FormCell; value: FormCell | null }[];
  /** Something with a number stands among them that no word of the form knows: what adds up to the total is then not told. */
  uncertain: boolean;
}

const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?$/;
const IN_WORDS = /[-−]?\d[\d,]*(?:\.\d+)?\s*%?/;
const USUAL_PLACES = 2;

/**
 * The form in which a project's performance targets are set (项目支出绩效目标表), where a grid is one: funds as labels with their
 * number to the right, of all years beside those of this year; below them indicators, each with the value that it should reach.
 * Null for any other grid.
 */
export function readTargets(grid: (SourceCell | null)[][], block: number, form: Evaluation, unit: Unit): Table | null {
  const rows = cellsOf(grid);
  const header = rows.findIndex((cells) => cells.some(({ word }) => form.indicatorHeader.includes(word)));
  const isScored = rows.some((cells) => cells.some(({ word }) => form.score.includes(word)));
  const end = rows.findIndex((cells) => cells.some(({ word }) => form.targets.goals.includes(word)));
  const funds = rows.slice(0, end >= 0 ? end : header);
  const sides = header < 0 || isScored ? [] : sidesOf(funds, form);
  if (sides.length === 0) return null;
  const currency = unitIn(funds.flat(), form) ?? unit;
  const name = nameOf(rows.flat(), form);
  const table = emptyTable(`${form.targets.table}:${name === '' ? `#${block}` : name}`, name, block, currency, form);
  // Both sides have the same rows: what one of them cannot tell to be a source is none on the other either.
  const sourceClass = sides.some(({ uncertain }) => uncertain) ? null : 'source';
  for (const side of sides) addSide(table, side, sourceClass, form, currency);
  addIndicators(table, rows.slice(header), form);
  return table;
}

function sidesOf(rows: readonly FormCell[][], form: Evaluation): Side[] {
  const labels = rows.flat().flatMap((label) => {
    const fund = fundOf(label.word, form);
    return fund === null ? [] : [{ fund, label, value: valueRightOf(rows[label.row]!, label) }];
  });
  const totals = labels.filter(({ fund }) => fund === form.targets.total);
  return totals.flatMap((total): Side[] => {
    const below = rows.slice(total.label.row + 1).flatMap((cells) => cells.filter(({ column }) => column === total.label.column));
    const lines = [total];
    let uncertain = false;
    for (const cell of below) {
      const line = labels.find(({ label }) => label === cell);
      if (line) lines.push(line);
      else if (valueRightOf(rows[cell.row]!, cell)) uncertain = true;
    }
    const isWhole = form.targets.whole.some((word) => bare(total.label.word) === plain(word)) && totals.length > 1;
    return lines.some(({ value }) => value !== null) ? [{ column: isWhole ? 0 : 1, lines, uncertain }] : [];
  });
}

function fundOf(word: string, form: Evaluation): string | null {
  const label = bare(word);
  const is = (name: string): boolean => plain(name) === label;
  const [[, totals], ...sources] = Object.entries(form.funds) as [[string, string[]], ...[string, string[]][]];
  if ([...form.targets.whole, ...form.targets.year, ...totals].some(is)) return form.targets.total;
  return sources.find(([, names]) => names.some(is))?.[0] ?? null;
}

/** Without the colon and the unit behind a label. */
function bare(word: string): string {
  return word.replace(/[:：]$/, '').replace(/\((?:[万亿]?元)\)$/, '');
}

/** The number right of a label, with nothing but blanks between. */
function valueRightOf(cells: readonly FormCell[], label: FormCell): FormCell | null {
  const next = cells.find(({ column }) => column > label.column);
  return next && NUMBER.test(next.word) ? next : null;
}

function unitIn(cells: readonly FormCell[], form: Evaluation): Unit | null {
  const marked = cells.filter(({ word }) => fundOf(word, form) !== null || form.targets.funds.some((name) => word.startsWith(plain(name))));
  for (const { word } of marked) {
    const unit = /([万亿]?元)\)/.exec(word)?.[1];
    if (unit !== undefined) return unit as Unit;
  }
  return null;
}

function nameOf(cells: readonly FormCell[], form: Evaluation): string {
  const at = cells.findIndex(({ word }) => form.project.includes(word));
  const next = cells[at + 1];
  return at >= 0 && next && next.row === cells[at]!.row && !form.notProject.includes(next.word) ? next.word.replaceAll('/', '∕') : '';
}

function emptyTable(id: string, name: string, block: number, unit: Unit, form: Evaluation): Table {
  return {
    id,
    layout: form.targets.table,
    title: name,
    titleAnchors: [],
    form: null,
    formAnchors: [],
    unit,
    unitAnchors: [],
    places: USUAL_PLACES,
    filled: false,
    cut: false,
    blocks: [block],
    notes: [],
    columns: form.targets.columns.map((column) => ({ id: column, label: column, anchors: [] })),
    rows: [],
    figures: [],
    remarks: [],
  };
}

function addSide(table: Table, { column, lines }: Side, sourceClass: string | null, form: Evaluation, unit: Unit): void {
  for (const { fund, label, value } of lines) {
    let row = table.rows.findIndex(({ id }) => id === fund);
    if (row < 0) row = addRow(table, fund, fund === form.targets.total ? 'total-funds' : sourceClass, label, null);
    if (table.figures[row]![column]) continue;
    const address = addressOf(table, row, column);
    table.figures[row]![column] = value ? figureIn(table, value, address, unit) : blankBeside(table, label, address, unit);
  }
}

/** Below their header, each indicator with the value in the column that is headed so. */
function addIndicators(table: Table, rows: readonly FormCell[][], form: Evaluation): void {
  const [header = [], ...below] = rows;
  const indicator = header.find(({ word }) => form.indicatorHeader.includes(word));
  const heading = header.find(({ column, word }) => indicator && column > indicator.column && form.targets.value.some((mark) => word.includes(mark)));
  if (!indicator || !heading) return;
  let group = '';
  for (const cells of below) {
    group = cells.filter(({ column }) => column < indicator.column).at(-1)?.word ?? group;
    const label = cells.find(({ column }) => column === indicator.column);
    const value = cells.find(({ column }) => column === heading.column);
    if (!label || !value || !isMeasure(value.word)) continue;
    const row = addRow(table, label.word, 'target', label, group);
    table.figures[row]![2] = figureIn(table, value, addressOf(table, row, 2), '');
  }
}

function addRow(table: Table, name: string, kind: string | null, label: FormCell, group: string | null): number {
  const clean = name.replaceAll('/', '∕');
  const count = table.rows.filter((row) => row.name === clean).length;
  const id = count === 0 ? clean : `${clean}#${count + 1}`;
  const anchors = label.cell.pieces.map((piece) => piece.anchor);
  table.figures.push(table.columns.map(() => undefined));
  return (
    table.rows.push({
      id,
      code: null,
      name: clean,
      label: label.word,
      anchors,
      codeAnchors: [],
      class: kind,
      partOf: null,
      parent: null,
      children: [],
      misfit: false,
      ...(group ? { group } : {}),
    }) - 1
  );
}

function addressOf(table: Table, row: number, column: number): string {
  return `${table.id}/${table.rows[row]!.id}/${table.columns[column]!.id}`;
}

/** The first number of a cell. */
function figureIn(table: Table, { cell, row, column }: FormCell, address: string, unit: Unit): Figure {
  const text = cell.text.normalize('NFKC');
  const digits = IN_WORDS.exec(text)!;
  const number = parseNumber(digits[0]);
  const own: Unit = number?.percent ? '%' : unit;
  // A cell that has other characters in full width is as long in half width.
  const [start, end] = text.length === cell.text.length ? [digits.index, digits.index + digits[0].trimEnd().length] : [0, cell.text.length];
  const places = own === '万元' ? Math.max(number?.places ?? 0, USUAL_PLACES) : (number?.places ?? 0);
  return {
    address,
    label: labelOf(table, address),
    state: number ? 'read' : 'unreadable',
    amount: {
      printed: number?.printed ?? cell.text.trim(),
      value: number?.value ?? new Decimal(0),
      half: number ? halfUnit(own, places) : new Decimal(0),
      unit: own,
    },
    anchors: locate(cell, start, end),
    place: { block: table.blocks[0]!, row, column, start, end },
  };
}

function blankBeside(table: Table, { cell, row, column }: FormCell, address: string, unit: Unit): Figure {
  const nothing = new Decimal(0);
  return {
    address,
    label: labelOf(table, address),
    state: 'blank',
    amount: { printed: '', value: nothing, half: nothing, unit },
    anchors: cell.pieces.map((piece) => piece.anchor),
    place: { block: table.blocks[0]!, row, column, start: 0, end: 0 },
  };
}

function labelOf(table: Table, address: string): string {
  const [, row = '', column = ''] = address.split('/');
  return `${table.title} ${row.replace(/#\d+$/, '')} ${column}`;
}
