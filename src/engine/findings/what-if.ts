import { readAmount } from '../figures/parse.js';
import type { Pack } from '../pack/pack.js';
import type { Figure, Report, Table } from '../report/report.js';
import type { Checked } from '../rules/checked.js';
import { runAgain } from '../rules/run.js';
import type { CheckView } from './view.js';
import { checkView } from './view-of.js';

/** Another figure in a cell, as it would be printed. */
export interface FigureEdit {
  address: string;
  printed: string;
}

/** A check that would come out otherwise: `check` is its index among all checks of the audit. */
export interface ChangedCheck {
  check: number;
  before: CheckView;
  after: CheckView;
}

/** An edit that names no figure of the report, or prints none. */
export class EditError extends Error {
  constructor(
    readonly code: 'edit-no-figure' | 'edit-unreadable',
    readonly values: Record<string, string>,
  ) {
    super(code);
    this.name = 'EditError';
  }
}

/**
 * What would change if other figures stood in the report: only the rule instances that looked at those figures run again, by the same
 * engine. Nothing is stored. Throws EditError.
 */
export async function whatIf(report: Report, pack: Pack, checked: readonly Checked[], edits: readonly FigureEdit[]): Promise<ChangedCheck[]> {
  const touched = new Set(edits.map(({ address }) => address));
  const indices = checked.flatMap((each, index) => {
    const touches = each.touches();
    return [...touched].some((address) => touches.has(address)) ? [index] : [];
  });
  const instances = [...new Set(indices.map((index) => checked[index]!.instance))];
  const again = await runAgain(instances, edited(report, edits), pack);
  const byInstance = new Map(instances.map((instance) => [instance, again.filter((each) => each.instance === instance)]));
  const before = new Map(
    instances.map((instance) => [instance, checked.map((each, index) => ({ each, index })).filter(({ each }) => each.instance === instance)]),
  );
  return instances.flatMap((instance) =>
    before.get(instance)!.flatMap(({ each, index }): ChangedCheck[] => {
      const after = byInstance.get(instance)!.find(({ check }) => check.statement === each.check.statement) ?? byInstance.get(instance)![0]!;
      const same = after.check.verdict === each.check.verdict && (each.check.verdict === 'exact' || after.check.difference === each.check.difference);
      return same ? [] : [{ check: index, before: checkView(each.check, null), after: checkView(after.check, null) }];
    }),
  );
}

/** The report with other figures; claims that stand for a cell follow it, since they hold the same figure. */
function edited(report: Report, edits: readonly FigureEdit[]): Report {
  const replaced = new Map<Figure, Figure>();
  for (const { address, printed } of edits) {
    const [table, figure] = find(report, address);
    const { state, amount } = readAmount(printed, {
      unit: figure.amount.unit,
      filled: table.filled,
      ...(table.blocks.length > 0 ? { places: table.places } : {}),
    });
    if (state === 'unreadable') throw new EditError('edit-unreadable', { printed });
    replaced.set(figure, { ...figure, state, amount: { ...amount, printed } });
  }
  return {
    ...report,
    tables: report.tables.map((table) => ({ ...table, figures: table.figures.map((row) => row.map((figure) => (figure && replaced.get(figure)) ?? figure)) })),
  };
}

function find(report: Report, address: string): [Table, Figure] {
  for (const table of report.tables) {
    for (const figure of table.figures.flat()) if (figure?.address === address) return [table, figure];
  }
  throw new EditError('edit-no-figure', { address });
}
