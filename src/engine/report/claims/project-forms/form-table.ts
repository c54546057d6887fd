import { locate } from '../../../document/locate.js';
import type { Unit } from '../../../figures/amount.js';
import { ZERO } from '../../../figures/exact.js';
import { halfUnit, isBlank } from '../../../figures/parse.js';
import type { Figure, Row, Table } from '../../report.js';
import type { FormCell } from './form-cells.js';
import type { Measure } from './measures.js';

/** Places in which 万元 are meant, however few are printed. */
const USUAL_PLACES = 2;

/** Id of the form of one project among those of its kind. */
export function instanceOf(layout: string, name: string, block: number): string {
  return `${layout}:${name === '' ? `#${block}` : name}`;
}

/** What a form is read into: its rows as they come, each with its figures. */
export class FormTable {
  readonly remarks: Table['remarks'] = [];
  private readonly rows: Row[] = [];
  private readonly figures: (Figure | undefined)[][] = [];

  /** `name`: what labels of its figures begin with; `columns`: their ids; `blocks`: grids that are this form and nothing else. */
  constructor(
    private readonly id: string,
    private readonly layout: string,
    private readonly name: string,
    private readonly columns: readonly string[],
    private readonly unit: Unit,
    private readonly blocks: number[],
  ) {}

  /** Index of the new row. A name that is there already gets #2. */
  addRow(name: string, kind: string | null, label: FormCell, group = ''): number {
    const clean = name.replaceAll('/', '∕');
    const count = this.rows.filter((row) => row.name === clean).length;
    this.figures.push(this.columns.map(() => undefined));
    return (
      this.rows.push({
        id: count === 0 ? clean : `${clean}#${count + 1}`,
        code: null,
        name: clean,
        label: label.word,
        anchors: label.cell.pieces.map((piece) => piece.anchor),
        codeAnchors: [],
        class: kind,
        partOf: null,
        parent: null,
        children: [],
        misfit: false,
        ...(group === '' ? {} : { group }),
      }) - 1
    );
  }

  rowNamed(id: string): number {
    return this.rows.findIndex((row) => row.id === id);
  }

  has(row: number, column: string): boolean {
    return this.figures[row]![this.columns.indexOf(column)] !== undefined;
  }

  /** `unit`: of a number that has none of its own; null for a cell whose words are no number. `isLimit`: a target is what it is, not rounded. */
  put(row: number, column: string, at: FormCell, measure: Measure | null, unit: Unit, isLimit = false): Figure {
    const { cell } = at;
    const [start, end] = measure ? [measure.start, measure.end] : [0, cell.text.length];
    const own: Unit = measure && measure.unit !== '' ? measure.unit : unit;
    const places = own === '万元' ? Math.max(measure?.number.places ?? 0, USUAL_PLACES) : (measure?.number.places ?? 0);
    const isExact = !measure || (isLimit && own === '%');
    return this.set(row, column, {
      state: measure ? 'read' : isBlank(cell.text) ? 'blank' : 'unreadable',
      amount: {
        printed: measure?.number.printed ?? cell.text.trim(),
        value: measure?.number.value ?? ZERO,
        half: isExact ? ZERO : halfUnit(own, places),
        unit: own,
      },
      anchors: locate(cell, start, end),
      place: { block: at.block, row: at.row, column: at.column, start, end },
    });
  }

  /** A figure that the form has a cell for and nobody filled in. */
  putBlank(row: number, column: string, beside: FormCell, unit: Unit): Figure {
    return this.set(row, column, {
      state: 'blank',
      amount: { printed: '', value: ZERO, half: ZERO, unit },
      anchors: beside.cell.pieces.map((piece) => piece.anchor),
      place: { block: beside.block, row: beside.row, column: beside.column, start: 0, end: 0 },
    });
  }

  /** Null for a form that has no rows. */
  table(): Table | null {
    if (this.rows.length === 0) return null;
    return {
      id: this.id,
      layout: this.layout,
      title: this.name,
      titleAnchors: [],
      form: null,
      formAnchors: [],
      unit: this.unit,
      unitAnchors: [],
      places: USUAL_PLACES,
      filled: false,
      cut: false,
      blocks: this.blocks,
      notes: [],
      columns: this.columns.map((id) => ({ id, label: id, anchors: [] })),
      rows: this.rows,
      figures: this.figures,
      remarks: this.remarks,
    };
  }

  private set(row: number, column: string, figure: Omit<Figure, 'address' | 'label'>): Figure {
    const { id, name } = this.rows[row]!;
    return (this.figures[row]![this.columns.indexOf(column)] = { address: `${this.id}/${id}/${column}`, label: `${this.name} ${name} ${column}`, ...figure });
  }
}
