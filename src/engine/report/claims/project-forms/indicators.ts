import type { Evaluation } from '../../../pack/prose.js';
import type { Figure, Place, Report, Table } from '../../report.js';
import { cellsOf, type FormCell } from './form-cells.js';
import { FormTable, instanceOf } from './form-table.js';
import { boundOf, measureIn, unitOf, type Measure } from './measures.js';

/** A form of a project, or of the whole, as it was read. */
export interface ProjectForm {
  table: Table;
  indicators: Indicator[];
  /** What its costs may be planned to be, and what was spent: amounts of the form, or of the project's row in another table. */
  planned: Figure[];
  spent: Figure[];
}

/** An indicator (三级指标) that has a number. */
export interface Indicator {
  name: string;
  /** Headings it stands under, from the outermost: 成本指标 经济成本指标. */
  groups: string[];
  /** What it should reach, and what it reached. */
  target?: Valued;
  actual?: Valued;
  points?: Figure | undefined;
  score?: Figure | undefined;
  deviation?: Figure | undefined;
}

export interface Valued {
  figure: Figure;
  measure: Measure;
}

/** Columns of indicators under one header; several stand side by side where each kind of indicators has its own. */
export interface IndicatorColumns {
  indicator: number;
  value: number;
  /** Columns of their own for ≥ and for 次, -1 where there are none. */
  sign: number;
  counter: number;
  /** What is printed above them; '' where the kind stands to the left of each indicator. */
  heading: string;
}

/** Those of a row that heads indicators and the values that they should reach. */
export function indicatorColumns(rows: readonly FormCell[][], header: number, form: Evaluation): IndicatorColumns[] {
  const cells = rows[header]!;
  const heads = cells.filter(({ word }) => form.indicatorHeader.includes(word));
  return heads.flatMap(({ column }, index): IndicatorColumns[] => {
    const end = heads[index + 1]?.column ?? Infinity;
    const headed = (marks: readonly string[]): number =>
      cells.find((cell) => cell.column > column && cell.column < end && marks.some((mark) => cell.word.includes(mark)))?.column ?? -1;
    const value = headed(form.targets.value);
    const above = heads.length > 1 ? rows[header - 1]?.filter((cell) => cell.column <= column).at(-1) : undefined;
    return value < 0 ? [] : [{ indicator: column, value, sign: headed(form.targets.sign), counter: headed(form.targets.counter), heading: above?.word ?? '' }];
  });
}

/** The indicators of one row of a grid that have a number. `groups` are the headings to the left of them. */
export function indicatorsIn(
  cells: readonly FormCell[],
  columns: readonly IndicatorColumns[],
  groups: string[],
  form: Evaluation,
): { label: FormCell; value: FormCell; measure: Measure; groups: string[] }[] {
  return columns.flatMap(({ indicator, value: at, sign, counter, heading }) => {
    const cellAt = (column: number): FormCell | undefined => cells.find((cell) => cell.column === column);
    const [label, value] = [cellAt(indicator), cellAt(at)];
    const own = heading === '' ? groups : [heading];
    const measure = value ? measureIn(own, value.cell.text, form) : null;
    if (!label || !value || !measure) return [];
    const bound = measure.bound && (boundOf(cellAt(sign)?.word ?? '', form) ?? measure.bound);
    const apart = measure.counter === '' ? cellAt(counter)?.word : undefined;
    return [
      { label, value, measure: { ...measure, bound, ...(apart === undefined ? {} : { counter: apart, unit: unitOf(apart, measure.unit) }) }, groups: own },
    ];
  });
}

/** What stands to the left of an indicator, from the outermost; a merged heading is printed on the first row of its group alone. */
export class Groups {
  private readonly headings = new Map<number, string>();

  /** The headings of this row, given the column of the indicators. */
  at(cells: readonly FormCell[], indicator: number): string[] {
    for (const { column, word } of cells) {
      if (column >= indicator || /^[\d.%]+$/.test(word)) continue;
      for (const known of [...this.headings.keys()]) if (known >= column) this.headings.delete(known);
      this.headings.set(column, word);
    }
    return [...this.headings.entries()].sort(([one], [other]) => one - other).map(([, word]) => word);
  }
}

/**
 * The indicators that tables of the form carry beside their amounts (整体绩效目标表, 项目绩效目标汇总表): of each project those of its rows,
 * or those of the whole. They are tables of their own, so that the columns of the form stay what the form says.
 */
export function listedIndicators({ tables, document }: Report, form: Evaluation): ProjectForm[] {
  return tables.flatMap((table): ProjectForm[] => {
    const listed = form.targets.listed[table.layout];
    if (!listed) return [];
    const lists = new Lists(table, listed, form);
    for (const block of table.blocks) {
      const source = document.blocks[block];
      if (source?.kind === 'table') lists.read(cellsOf(source.grid, block));
    }
    return lists.forms();
  });
}

/** The lists of indicators in one table, project by project, page by page. */
class Lists {
  private readonly open: { list: FormTable; indicators: Indicator[]; planned: Figure[] }[] = [];
  private columns: IndicatorColumns[] = [];
  private readonly groups = new Groups();
  private readonly projects: Map<string, { name: string; planned: Figure[] }>;

  constructor(
    private readonly of: Table,
    private readonly listed: Evaluation['targets']['listed'][string],
    private readonly form: Evaluation,
  ) {
    const amounts = of.columns.flatMap(({ id }, column) => (listed.planned?.includes(id) ? [column] : []));
    this.projects = new Map(
      of.rows.flatMap((row, at) => {
        const figure = row.class !== null && row.class === listed.class ? of.figures[at]!.find((each) => each !== undefined) : undefined;
        const key = figure ? rowOf(figure.place) : null;
        return key === null ? [] : [[key, { name: row.name, planned: amounts.flatMap((column) => of.figures[at]![column] ?? []) }] as const];
      }),
    );
  }

  read(rows: readonly FormCell[][]): void {
    rows.forEach((cells, at) => {
      const headed = indicatorColumns(rows, at, this.form);
      if (headed.length > 0) this.columns = headed;
      else if (this.columns.length > 0 && cells.length > 0) this.readRow(cells);
    });
  }

  forms(): ProjectForm[] {
    return this.open.flatMap(({ list, indicators, planned }) => {
      const table = list.table();
      return table ? [{ table, indicators, planned, spent: [] }] : [];
    });
  }

  private readRow(cells: readonly FormCell[]): void {
    const { listed, form } = this;
    const [value] = form.targets.columns.slice(-1) as [string];
    const project = this.projects.get(rowOf(cells[0]!)!);
    const isWhole = listed.class === undefined;
    if (isWhole ? this.open.length === 0 : project !== undefined) {
      const name = project?.name ?? this.of.title;
      const id = project ? instanceOf(listed.table, name.replaceAll('/', '∕'), cells[0]!.block) : listed.table;
      this.open.push({ list: new FormTable(id, listed.table, name, [...form.targets.columns], '', []), indicators: [], planned: project?.planned ?? [] });
    }
    // What stands above the first project is no project's.
    const current = this.open.at(-1);
    if (!current) return;
    const groups = this.groups.at(cells, this.columns[0]!.indicator);
    for (const found of indicatorsIn(cells, this.columns, isWhole ? groups : [], form)) {
      const row = current.list.addRow(found.label.word, 'target', found.label, found.groups.at(-1));
      const figure = current.list.put(row, value, found.value, found.measure, '', true);
      current.indicators.push({ name: found.label.word, groups: found.groups, target: { figure, measure: found.measure } });
    }
  }
}

/** Which row of which grid; null for a place in the prose. */
function rowOf(place: Place | FormCell): string | null {
  return 'row' in place ? `${place.block}/${place.row}` : null;
}
