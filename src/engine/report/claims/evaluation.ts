import type { SourceCell } from '../../document/document.js';
import { locate } from '../../document/locate.js';
import { Decimal } from '../../figures/exact.js';
import { halfUnit, isBlank, parseNumber } from '../../figures/parse.js';
import type { Unit } from '../../figures/amount.js';
import type { Evaluation } from '../../pack/prose.js';
import type { Figure, Place, Row, Table } from '../report.js';
import { plain } from '../words.js';
import { cellsOf, isMeasure, type FormCell } from './form-cells.js';

/** Columns of the indicators, -1 where the form has none. */
type Header = Record<'points' | 'score' | 'deviation' | 'indicator' | 'target' | 'actual', number>;

const COLUMNS = ['initial', 'full', 'outturn', 'target', 'actual', 'points', 'rate', 'score', 'deviation'] as const;
type Column = (typeof COLUMNS)[number];
const PERCENT = /^[-−]?\d+(?:\.\d+)?%$/;
const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?%?$/;
const LEADING_NUMBER = /^[-−]?\d+(?:\.\d+)?/;

/**
 * A project's self-evaluation form, where a grid is one. Real forms let a label swallow the next column, so that values stand to the
 * right of their headers; a row of money is therefore read by the order of its numbers around its percentage, never by its columns.
 */
export function readEvaluation(grid: (SourceCell | null)[][], block: number, form: Evaluation, department: string): Table | null {
  const rows = cellsOf(grid);
  const fundsOf = (cells: FormCell[]): string | null => Object.entries(form.funds).find(([, names]) => cells.some(({ word }) => names.some((name) => word.replace(/[:：]$/, '') === plain(name))))?.[0] ?? null;
  if (!rows.some((cells) => fundsOf(cells) !== null) || !rows.some((cells) => cells.some(({ word }) => form.indicatorHeader.includes(word)))) return null;
  const { name, moved } = projectOf(rows, form, department);
  const rateName = Object.entries(form.columns).find(([, role]) => role === 'rate')![0];
  const builder = new Builder(block, form, name, rows.flatMap((cells) => cells.filter(({ word }) => word === rateName))[0]?.column ?? null);
  let part: 'funds' | 'management' | 'goals' | 'indicators' = 'funds';
  let header: Header | null = null;
  for (const cells of rows) {
    const has = (words: string[]): boolean => cells.some(({ word }) => words.includes(word));
    if (has(form.indicatorHeader)) {
      part = 'indicators';
      const at = (words: string[]): number => cells.find(({ word }) => words.includes(word))?.column ?? -1;
      const right = (words: string[]): number => cells.find(({ word, column }) => column > at(form.indicatorHeader) && words.some((mark) => word.includes(mark)))?.column ?? -1;
      header = { points: at(form.points), score: at(form.score), deviation: at(form.deviation), indicator: at(form.indicatorHeader), target: right(form.targets.value), actual: right(form.actual) };
      continue;
    }
    if (has(form.management)) part = 'management';
    else if (has(form.goals)) part = 'goals';
    const fund = part === 'funds' ? fundsOf(cells) : null;
    if (fund) builder.funds(fund, cells);
    else if (part === 'management' && !has(form.management)) builder.management(cells);
    else if (part === 'indicators' && has(form.total)) builder.total(cells);
    else if (part === 'indicators' && header) builder.indicator(cells, header);
  }
  const table = builder.table();
  if (table && moved) table.remarks.push({ code: 'evaluation-name', values: { project: name }, anchors: moved.cell.pieces.map((piece) => piece.anchor) });
  return table;
}

/** A figure that the form asks for and nobody filled in, at the label of its row. */
function blankAt(address: string, label: string, { cell, row, column }: FormCell, block: number): Figure {
  const nothing = new Decimal(0);
  return { address, label, state: 'blank', amount: { printed: '', value: nothing, half: nothing, unit: '万元' }, anchors: cell.pieces.map((piece) => piece.anchor), place: { block, row, column, start: 0, end: 0 } };
}

/** The cell after 项目名称; some forms have it in the wrong place, or not at all. */
function projectOf(rows: FormCell[][], form: Evaluation, department: string): { name: string; moved: FormCell | null } {
  for (const cells of rows) {
    const at = cells.findIndex(({ word }) => form.project.includes(word));
    const next = cells[at + 1];
    const own = next && next.word !== department && next.word.startsWith(department) ? next.word.slice(department.length) : (next?.word ?? '');
    if (at >= 0 && next && own !== department && !form.notProject.some((word) => own.startsWith(word))) return { name: own, moved: null };
  }
  const label = rows.flat().find(({ word }) => form.project.some((each) => word.startsWith(each))) ?? null;
  for (const cell of rows.flat()) {
    const before = form.notProject.find((each) => cell.word.startsWith(each) && cell.word.length > each.length);
    if (before) return { name: cell.word.slice(before.length), moved: cell };
  }
  // Without a name anywhere, the first indicator, which is its cost, is most often called like the project.
  const header = rows.findIndex((cells) => cells.some(({ word }) => form.indicatorHeader.includes(word)));
  const column = rows[header]?.find(({ word }) => form.indicatorHeader.includes(word))?.column;
  const first = rows[header + 1]?.find((cell) => cell.column === column);
  return { name: first?.word ?? '', moved: label ?? first ?? null };
}

class Builder {
  private readonly rows: Row[] = [];
  private readonly figures: (Figure | undefined)[][] = [];
  private readonly id: string;
  private readonly names: string[];

  constructor(
    private readonly block: number,
    form: Evaluation,
    private readonly name: string,
    private readonly rateColumn: number | null,
  ) {
    this.id = `${form.table}:${name === '' ? `#${block}` : name}`;
    this.names = COLUMNS.map((column) => Object.entries(form.columns).find(([, role]) => role === column)![0]);
    this.form = form;
  }

  private readonly form: Evaluation;
  private group = '';
  private readonly remarks: Table['remarks'] = [];

  /** [年初] 全年 执行 [分值|-] rate [得分|-]: by the order around the percentage. */
  funds(id: string, cells: FormCell[]): void {
    const rate = cells.findIndex(({ word }) => PERCENT.test(word));
    if (rate < 0) return;
    const before = cells.slice(0, rate).filter(({ word }) => NUMBER.test(word) || isBlank(word));
    const points = before.at(-1);
    const money = before.slice(0, -1).filter(({ word }) => NUMBER.test(word));
    const score = cells.slice(rate + 1).find(({ word }) => LEADING_NUMBER.test(word) || isBlank(word));
    if (money.length < 2) return;
    const [outturn, full, initial] = [money.at(-1), money.at(-2), money.at(-3)];
    const found: Partial<Record<Column, FormCell | undefined>> = { initial, full, outturn, points, rate: cells[rate], score };
    // The header row tells where the rate should stand; a label that swallowed a column moved it.
    const header = this.rateColumn;
    if (header !== null && this.remarks.length === 0 && cells[rate]!.column !== header) this.remarks.push({ code: 'header-moved', values: { cells: '1' }, anchors: cells[rate]!.cell.pieces.map((piece) => piece.anchor) });
    this.add(id, id === Object.keys(this.form.funds)[0] ? 'total-funds' : 'source', cells[0]!, found);
  }

  management(cells: FormCell[]): void {
    const numbers = cells.filter(({ word }) => NUMBER.test(word));
    const label = cells.find(({ word }) => !NUMBER.test(word));
    if (label && numbers.length >= 2) this.add(label.word, 'indicator', label, { points: numbers[0], score: numbers[1] });
  }

  indicator(cells: FormCell[], header: Header): void {
    const valueAt = (column: number): FormCell | undefined => cells.find((cell) => cell.column === column && isMeasure(cell.word));
    const at = (column: number): FormCell | undefined => cells.find((cell) => cell.column === column && LEADING_NUMBER.test(cell.word));
    // A merged heading is printed on the first row of its group only.
    this.group = cells.filter(({ column, word }) => column < header.indicator && !NUMBER.test(word)).at(-1)?.word ?? this.group;
    const label = cells.find((cell) => cell.column === header.indicator) ?? cells.filter(({ column }) => column <= header.indicator).at(-1);
    const [points, score] = [at(header.points), at(header.score)];
    if (label && points && score && NUMBER.test(points.word)) this.add(label.word, 'indicator', label, { target: valueAt(header.target), actual: valueAt(header.actual), points, score, deviation: at(header.deviation) });
  }

  total(cells: FormCell[]): void {
    const numbers = cells.filter(({ word }) => NUMBER.test(word));
    if (numbers.length >= 2) this.add(this.form.total[0]!, null, cells[0]!, { points: numbers[0], score: numbers[1] });
  }

  table(): Table | null {
    if (this.rows.length === 0) return null;
    return {
      id: this.id,
      layout: this.form.table,
      title: this.name,
      titleAnchors: [],
      form: null,
      formAnchors: [],
      unit: '万元',
      unitAnchors: [],
      places: 2,
      filled: false,
      cut: false,
      blocks: [this.block],
      notes: [],
      columns: this.names.map((id) => ({ id, label: id, anchors: [] })),
      rows: this.rows,
      figures: this.figures,
      remarks: this.remarks,
    };
  }

  private add(name: string, kind: string | null, label: FormCell, found: Partial<Record<Column, FormCell | undefined>>): void {
    const clean = name.replaceAll('/', '∕');
    const count = this.rows.filter((row) => row.name === clean).length;
    const id = count === 0 ? clean : `${clean}#${count + 1}`;
    const anchors = label.cell.pieces.map((piece) => piece.anchor);
    this.rows.push({ id, code: null, name: clean, label: label.word, anchors, codeAnchors: [], class: kind, partOf: null, parent: null, children: [], misfit: false, ...(kind === 'indicator' && this.group !== '' ? { group: this.group } : {}) });
    this.figures.push(COLUMNS.map((column, index) => {
      const address = `${this.id}/${id}/${this.names[index]!}`;
      const words = `${this.name} ${clean} ${this.names[index]!}`;
      if (found[column]) return this.figure(address, words, found[column], column);
      return column === 'initial' && kind === 'total-funds' ? blankAt(address, words, label, this.block) : undefined;
    }));
  }

  private figure(address: string, label: string, { cell, row, column }: FormCell, role: Column): Figure {
    const text = cell.text.normalize('NFKC');
    const digits = /[-−]?\d[\d,]*(?:\.\d+)?\s*%?/.exec(text);
    const number = digits && parseNumber(digits[0].replace(/\s/g, ''));
    const unit: Unit = role === 'rate' || ((role === 'target' || role === 'actual') && number?.percent) ? '%' : role === 'initial' || role === 'full' || role === 'outturn' ? '万元' : '';
    const start = digits ? digits.index : 0;
    const end = digits ? digits.index + digits[0].length : cell.text.length;
    const place: Place = { block: this.block, row, column, start, end };
    const half = number ? halfUnit(unit, unit === '万元' ? Math.max(number.places, 2) : number.places) : new Decimal(0);
    return {
      address,
      label,
      state: number ? 'read' : 'blank',
      amount: { printed: number?.printed ?? cell.text.trim(), value: number?.value ?? new Decimal(0), half, unit },
      anchors: locate(cell, start, end),
      place,
    };
  }
}
