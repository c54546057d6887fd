import { MONEY_NAMES, type Unit } from '../../../figures/unit.js';
import type { Evaluation } from '../../../pack/prose.js';
import { plain } from '../../words.js';
import type { FormCell } from './form-cells.js';
import { FormTable, instanceOf } from './form-table.js';
import { Groups, indicatorColumns, indicatorsIn, type Indicator, type ProjectForm } from './indicators.js';
import { measureOf } from './measures.js';
import type { ProjectGrid } from './project-grids.js';

/** Labels of funds one below the other, from a total down: those of all years, or those of this year. */
interface Side {
  column: string;
  lines: { fund: string; label: FormCell; value: FormCell | null }[];
  /** Something with a number stands among them that no word of the form knows: what adds up to the total is then not told. */
  uncertain: boolean;
}

/** （万元） behind a label. */
const IN_BRACKETS = new RegExp(`\\((?:${MONEY_NAMES})\\)$`);
const UNIT_BEHIND = new RegExp(`(${MONEY_NAMES})\\)`);
const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?$/;

/**
 * The form in which a project's performance targets are set (项目支出绩效目标表), where a grid is one: funds as labels with their
 * number to the right, of all years beside those of this year; below them indicators, each with the value that it should reach.
 * Null for any other grid.
 */
export function readTargets({ rows, blocks }: ProjectGrid, form: Evaluation, unit: Unit): ProjectForm | null {
  const header = rows.findIndex((cells) => cells.some(({ word }) => form.indicatorHeader.includes(word)));
  const isScored = rows.some((cells) => cells.some(({ word }) => form.score.includes(word)));
  const end = rows.findIndex((cells) => cells.some(({ word }) => form.targets.goals.includes(word)));
  const funds = rows.slice(0, end >= 0 ? end : header);
  const sides = header < 0 || isScored ? [] : sidesOf(funds, form);
  if (sides.length === 0) return null;
  const currency = unitIn(funds.flat(), form) ?? unit;
  const name = nameOf(rows, form);
  const made = new FormTable(instanceOf(form.targets.table, name, blocks[0]!), form.targets.table, name, form.targets.columns, currency, blocks);
  // Both sides have the same rows: what one of them cannot tell to be a source is none on the other either.
  const sourceClass = sides.some(({ uncertain }) => uncertain) ? null : 'source';
  for (const side of sides) addSide(made, side, sourceClass, form, currency);
  const indicators = addIndicators(made, rows, header, form);
  const table = made.table()!;
  const total = table.figures[table.rows.findIndex(({ id }) => id === form.targets.total)] ?? [];
  return { table, indicators, planned: total.flatMap((figure) => figure ?? []), spent: [] };
}

function sidesOf(rows: readonly FormCell[][], form: Evaluation): Side[] {
  const labels = rows.flatMap((cells, line) =>
    cells.flatMap((label) => {
      const fund = fundOf(label.word, form);
      return fund === null ? [] : [{ fund, label, line, value: valueRightOf(cells, label) }];
    }),
  );
  const [allYears, thisYear] = form.targets.columns;
  const totals = labels.filter(({ fund }) => fund === form.targets.total);
  return totals.flatMap((total): Side[] => {
    const lines = [total];
    let uncertain = false;
    for (const cells of rows.slice(total.line + 1)) {
      const cell = cells.find(({ column }) => column === total.label.column);
      const known = cell && labels.find(({ label }) => label === cell);
      if (known) lines.push(known);
      else if (cell && valueRightOf(cells, cell)) uncertain = true;
    }
    const isWhole = form.targets.whole.some((word) => bare(total.label.word) === plain(word)) && totals.length > 1;
    return lines.some(({ value }) => value !== null) ? [{ column: isWhole ? allYears : thisYear, lines, uncertain }] : [];
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
  return word.replace(/[:：]$/, '').replace(IN_BRACKETS, '');
}

/** The number right of a label, with nothing but blanks between. */
function valueRightOf(cells: readonly FormCell[], label: FormCell): FormCell | null {
  const next = cells.find(({ column }) => column > label.column);
  return next && NUMBER.test(next.word) ? next : null;
}

function unitIn(cells: readonly FormCell[], form: Evaluation): Unit | null {
  const marked = cells.filter(({ word }) => fundOf(word, form) !== null || form.targets.funds.some((name) => word.startsWith(plain(name))));
  for (const { word } of marked) {
    const unit = UNIT_BEHIND.exec(word)?.[1];
    if (unit !== undefined) return unit as Unit;
  }
  return null;
}

function nameOf(rows: readonly FormCell[][], form: Evaluation): string {
  const cells = rows.find((row) => row.some(({ word }) => form.project.includes(word))) ?? [];
  const next = cells[cells.findIndex(({ word }) => form.project.includes(word)) + 1];
  return next && !form.notProject.includes(next.word) ? next.word.replaceAll('/', '∕') : '';
}

function addSide(table: FormTable, { column, lines }: Side, sourceClass: string | null, form: Evaluation, unit: Unit): void {
  for (const { fund, label, value } of lines) {
    let row = table.rowNamed(fund);
    if (row < 0) row = table.addRow(fund, fund === form.targets.total ? 'total-funds' : sourceClass, label);
    if (table.has(row, column)) continue;
    if (value) table.put(row, column, value, measureOf(value.cell.text, form), unit);
    else table.putBlank(row, column, label, unit);
  }
}

/** Below their header, each indicator with the value in the column that is headed so. */
function addIndicators(table: FormTable, rows: readonly FormCell[][], header: number, form: Evaluation): Indicator[] {
  const columns = indicatorColumns(rows, header, form);
  if (columns.length === 0) return [];
  const groups = new Groups();
  return rows.slice(header + 1).flatMap((cells) =>
    indicatorsIn(cells, columns, groups.at(cells, columns[0]!.indicator), form).map(({ label, value, measure, groups: own }): Indicator => {
      const row = table.addRow(label.word, 'target', label, own.at(-1));
      return { name: label.word, groups: own, target: { figure: table.put(row, form.targets.columns[2], value, measure, '', true), measure } };
    }),
  );
}
