import type { Unit } from '../../../figures/amount.js';
import { isBlank } from '../../../figures/parse.js';
import type { Evaluation } from '../../../pack/prose.js';
import type { Figure } from '../../report.js';
import { plain } from '../../words.js';
import type { FormCell } from './form-cells.js';
import { FormTable, instanceOf } from './form-table.js';
import { Groups, type Indicator, type ProjectForm } from './indicators.js';
import { measureIn, type Measure } from './measures.js';
import type { ProjectGrid } from './project-grids.js';

/** Columns of the indicators, -1 where the form has none. */
type Header = Record<'points' | 'score' | 'deviation' | 'indicator' | 'target' | 'actual', number>;

const COLUMNS = ['initial', 'full', 'outturn', 'target', 'actual', 'points', 'rate', 'score', 'deviation'] as const;
type Column = (typeof COLUMNS)[number];
const MONEY: Unit = '万元';
const UNITS: Record<Column, Unit> = { initial: MONEY, full: MONEY, outturn: MONEY, target: '', actual: '', points: '', rate: '%', score: '', deviation: '%' };
const PERCENT = /^[-−]?\d+(?:\.\d+)?%$/;
const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?%?$/;
const LEADING_NUMBER = /^[-−]?\d+(?:\.\d+)?/;

/**
 * A project's self-evaluation form, where rows are one. Real forms let a label swallow the next column, so that values stand to the
 * right of their headers; a row of money is therefore read by the order of its numbers around its percentage, never by its columns.
 */
export function readEvaluation({ rows, blocks }: ProjectGrid, form: Evaluation, department: string): ProjectForm | null {
  const fundsOf = (cells: FormCell[]): string | null =>
    Object.entries(form.funds).find(([, names]) => cells.some(({ word }) => names.some((name) => word.replace(/[:：]$/, '') === plain(name))))?.[0] ?? null;
  if (!rows.some((cells) => fundsOf(cells) !== null) || !rows.some((cells) => cells.some(({ word }) => form.indicatorHeader.includes(word)))) return null;
  const { name, moved } = projectOf(rows, form, department);
  const rateName = Object.entries(form.columns).find(([, role]) => role === 'rate')![0];
  const builder = new EvaluationForm(blocks, form, name, rows.flatMap((cells) => cells.filter(({ word }) => word === rateName))[0]?.column ?? null);
  let part: 'funds' | 'management' | 'goals' | 'indicators' = 'funds';
  let header: Header | null = null;
  for (const cells of rows) {
    const has = (words: string[]): boolean => cells.some(({ word }) => words.includes(word));
    if (has(form.indicatorHeader)) {
      part = 'indicators';
      const at = (words: string[]): number => cells.find(({ word }) => words.includes(word))?.column ?? -1;
      const right = (words: string[]): number =>
        cells.find(({ word, column }) => column > at(form.indicatorHeader) && words.some((mark) => word.includes(mark)))?.column ?? -1;
      header = {
        points: at(form.points),
        score: at(form.score),
        deviation: at(form.deviation),
        indicator: at(form.indicatorHeader),
        target: right(form.targets.value),
        actual: right(form.actual),
      };
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
  return builder.result(moved);
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

/** The form as it is read, row by row. */
class EvaluationForm {
  private readonly table: FormTable;
  private readonly names: Record<Column, string>;
  private readonly groups = new Groups();
  private readonly indicators: Indicator[] = [];
  private readonly planned: Figure[] = [];
  private readonly spent: Figure[] = [];

  constructor(
    blocks: number[],
    private readonly form: Evaluation,
    private readonly name: string,
    private readonly rateColumn: number | null,
  ) {
    this.names = Object.fromEntries(Object.entries(form.columns).map(([column, role]) => [role, column])) as Record<Column, string>;
    this.table = new FormTable(
      instanceOf(form.table, name, blocks[0]!),
      form.table,
      name,
      COLUMNS.map((column) => this.names[column]),
      MONEY,
      blocks,
    );
  }

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
    // The header row tells where the rate should stand; a label that swallowed a column moved it.
    const header = this.rateColumn;
    if (header !== null && this.table.remarks.length === 0 && cells[rate]!.column !== header)
      this.table.remarks.push({ code: 'header-moved', values: { cells: '1' }, anchors: cells[rate]!.cell.pieces.map((piece) => piece.anchor) });
    const isTotal = id === Object.keys(this.form.funds)[0];
    const { row, figures } = this.add(id, isTotal ? 'total-funds' : 'source', cells[0]!, { initial, full, outturn, points, rate: cells[rate], score });
    if (!isTotal) return;
    if (!figures.initial) this.table.putBlank(row, this.names.initial, cells[0]!, MONEY);
    this.planned.push(...[figures.initial, figures.full].filter((figure) => figure !== undefined));
    if (figures.outturn) this.spent.push(figures.outturn);
  }

  management(cells: FormCell[]): void {
    const numbers = cells.filter(({ word }) => NUMBER.test(word));
    const label = cells.find(({ word }) => !NUMBER.test(word));
    if (label && numbers.length >= 2) this.add(label.word, 'indicator', label, { points: numbers[0], score: numbers[1] });
  }

  indicator(cells: FormCell[], header: Header): void {
    const at = (column: number): FormCell | undefined => cells.find((cell) => cell.column === column);
    const numbered = (column: number): FormCell | undefined => cells.find((cell) => cell.column === column && LEADING_NUMBER.test(cell.word));
    const groups = this.groups.at(cells, header.indicator);
    const measured = (column: number): Measure | null => measureIn(groups, at(column)?.cell.text ?? '', this.form);
    const label = at(header.indicator) ?? cells.filter(({ column }) => column <= header.indicator).at(-1);
    const [points, score] = [numbered(header.points), numbered(header.score)];
    if (!label || !points || !score || !NUMBER.test(points.word)) return;
    const [target, actual] = [measured(header.target), measured(header.actual)];
    const { figures } = this.add(
      label.word,
      'indicator',
      label,
      { target: target ? at(header.target) : undefined, actual: actual ? at(header.actual) : undefined, points, score, deviation: numbered(header.deviation) },
      groups,
    );
    this.indicators.push({
      name: label.word,
      groups,
      ...(figures.target && target ? { target: { figure: figures.target, measure: target } } : {}),
      ...(figures.actual && actual ? { actual: { figure: figures.actual, measure: actual } } : {}),
      points: figures.points,
      score: figures.score,
      deviation: figures.deviation,
    });
  }

  total(cells: FormCell[]): void {
    const numbers = cells.filter(({ word }) => NUMBER.test(word));
    if (numbers.length >= 2) this.add(this.form.total[0]!, null, cells[0]!, { points: numbers[0], score: numbers[1] });
  }

  /** `moved`: where a name that is not in its place was found. */
  result(moved: FormCell | null): ProjectForm | null {
    const table = this.table.table();
    if (table && moved)
      table.remarks.push({ code: 'evaluation-name', values: { project: this.name }, anchors: moved.cell.pieces.map((piece) => piece.anchor) });
    return table && { table, indicators: this.indicators, planned: this.planned, spent: this.spent };
  }

  private add(
    name: string,
    kind: string | null,
    label: FormCell,
    found: Partial<Record<Column, FormCell | undefined>>,
    groups: string[] = [],
  ): { row: number; figures: Partial<Record<Column, Figure>> } {
    const row = this.table.addRow(name, kind, label, groups.at(-1));
    const figures: Partial<Record<Column, Figure>> = {};
    for (const column of COLUMNS) {
      const cell = found[column];
      if (!cell) continue;
      const measure = measureIn(groups, cell.cell.text, this.form);
      const isBare = column === 'points' || column === 'score';
      figures[column] = this.table.put(
        row,
        this.names[column],
        cell,
        measure && isBare ? { ...measure, unit: '' } : measure,
        UNITS[column],
        column === 'target',
      );
    }
    return { row, figures };
  }
}
