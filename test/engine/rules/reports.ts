import type { Example, Rule } from '../../../src/engine/pack/rule.js';
import type { Report } from '../../../src/engine/report/report.js';
import { reportOf } from '../../../src/engine/rules/examples.js';
import type { Check } from '../../../src/engine/rules/check.js';
import { nameIndexOf, ReportIndex } from '../../../src/engine/rules/report-index.js';
import { run } from '../../../src/engine/rules/run.js';
import type { Bindings } from '../../../src/engine/rules/binding.js';
import { pack } from './shipped.js';

/** A small report of final accounts, described as examples of rules are. */
export function report(given: Record<string, string>, more: Pick<Example, 'rows' | 'tables'> = {}): Report {
  return reportOf({ given, verdict: 'exact', ...more }, { report: 'final-accounts' }, pack);
}

export function indexOf(of: Report): ReportIndex {
  return new ReportIndex(of, nameIndexOf(pack), pack.layouts);
}

/** What `each` would bind to the row of a table. */
export function bound(of: Report, table: string, id: string): Bindings[string] {
  const { rows } = of.tables.find((each) => each.id === table)!;
  const row = rows.findIndex((each) => each.id === id);
  const { code, name } = rows[row]!;
  return { kind: 'row', table, row, id, code, name };
}

export function rule(conditions: Rule['conditions'], more: Partial<Rule> = {}): Rule {
  return {
    id: 'test-rule',
    report: 'final-accounts',
    title: { zh: '题', en: 'Title' },
    why: { zh: '因', en: 'Why' },
    basis: '据',
    group: 'within-table',
    severity: 'error',
    conditions,
    examples: [],
    ...more,
  };
}

export async function checksOf(of: Report, ...rules: Rule[]): Promise<Check[]> {
  return (await run(of, { ...pack, rules })).checks;
}
