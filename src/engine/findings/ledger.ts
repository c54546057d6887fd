import type { Figure, Report } from '../report/report.js';
import type { Check } from '../rules/check.js';
import type { FigureState } from './list.js';
import { comparePlaces } from './place.js';
import type { FigureView } from './view.js';

/** Every number of the document, each in exactly one entry. */
export interface Ledger {
  /** What counts: every figure in exactly one state, in reading order. */
  figures: FigureView[];
  notFigures: { printed: string; anchors: FigureView['anchors']; place: FigureView['place'] }[];
  /** Blank cells that take part in a check. They print no number, so they count nowhere. */
  blanks: FigureView[];
}

/** `misplaced` are the figures of misplaced.ts, which the report keeps apart from its tables. */
export function ledgerOf(report: Report, checks: readonly Check[], misplaced: readonly Figure[]): Ledger {
  const uses = usesOf(checks);
  // A claim may hold the very figure of a cell or of another claim.
  const inTables = [...new Set(report.tables.flatMap((table) => table.figures.flat()).filter((figure) => figure !== undefined))];
  const view = (figure: Figure): FigureView => figureView(figure, uses.get(figure) ?? [], checks);
  const unread = report.leftovers
    .filter((leftover) => leftover.kind === 'unread')
    .map(({ printed, anchors, place }): FigureView => ({
      address: null,
      label: '',
      printed,
      value: null,
      unit: '',
      state: 'unread',
      anchors,
      place,
      checks: [],
    }));

  return {
    figures: [...inTables.filter((figure) => figure.state !== 'blank'), ...misplaced].map(view).concat(unread).sort(inOrder),
    notFigures: report.leftovers
      .filter((leftover) => leftover.kind === 'notFigure')
      .map(({ printed, anchors, place }) => ({ printed, anchors, place }))
      .sort(inOrder),
    blanks: inTables
      .filter((figure) => figure.state === 'blank' && uses.has(figure))
      .map(view)
      .sort(inOrder),
  };
}

/** Which checks a figure takes part in, by their index. In one that is not applicable it only stands in the guard, if at all. */
function usesOf(checks: readonly Check[]): Map<Figure, number[]> {
  const uses = new Map<Figure, number[]>();
  for (const [index, check] of checks.entries()) {
    if (check.verdict === 'notApplicable') continue;
    for (const figure of new Set(check.operands.map((operand) => operand.figure))) {
      if (figure === null) continue;
      const list = uses.get(figure);
      if (list === undefined) uses.set(figure, [index]);
      else list.push(index);
    }
  }
  return uses;
}

function figureView(figure: Figure, uses: number[], checks: readonly Check[]): FigureView {
  const unreadable = figure.state === 'unreadable';
  return {
    address: figure.address === '' ? null : figure.address,
    label: figure.label,
    printed: figure.amount.printed,
    value: unreadable ? null : figure.amount.value.toFixed(),
    unit: figure.amount.unit,
    state: stateOf(
      unreadable,
      uses.map((index) => checks[index]!),
    ),
    anchors: figure.anchors,
    place: figure.place,
    checks: uses,
  };
}

/**
 * violated > undecided > verified > unchecked. A notice is custom or wording: it neither makes a figure violated nor verifies one, and
 * only a relation to another figure verifies (that an amount is not below zero says nothing of it). What could not be read could not
 * be decided.
 */
function stateOf(unreadable: boolean, checks: readonly Check[]): FigureState {
  if (checks.some((check) => check.verdict === 'violated' && check.severity !== 'notice')) return 'violated';
  if (unreadable || checks.some((check) => check.verdict === 'undecided')) return 'undecided';
  if (checks.some(verifies)) return 'verified';
  return 'unchecked';
}

/** Whether a check bears its figures out. */
export function verifies({ verdict, severity, operands }: Check): boolean {
  return (verdict === 'exact' || verdict === 'rounding') && severity !== 'notice' && new Set(operands.flatMap(({ figure }) => figure ?? [])).size > 1;
}

function inOrder(a: { place: FigureView['place'] }, b: { place: FigureView['place'] }): number {
  return comparePlaces(a.place, b.place);
}
