import { worded, type Messages } from '../pack/problem.js';
import type { Rule } from '../pack/rule.js';
import type { Inferred, Report, Table } from '../report/report.js';

/** Rules that an unknown table's own structure gives, with the evidence for them; they run like those that are written. */
export function inferredRules(report: Report, messages: Messages): Rule[] {
  return report.tables.flatMap((table) => (table.inferred ? rulesOf(table, table.inferred, report.kind === 'budget' ? 'budget' : 'final-accounts', messages) : []));
}

function rulesOf(table: Table, { rows, columns }: Inferred, kind: Rule['report'], messages: Messages): Rule[] {
  const about = (code: string, held: number, of: number, values: Record<string, string> = {}): Pick<Rule, 'title' | 'why' | 'basis' | 'group' | 'severity' | 'report' | 'examples'> => ({
    report: kind,
    title: worded(messages, `${code}-title`, { table: table.title, ...values }),
    why: worded(messages, `${code}-why`, { held: String(held), of: String(of), ...values }),
    basis: table.title,
    group: 'within-table',
    severity: 'warning',
    examples: [],
  });
  const found: Rule[] = columns.map(({ total, parts, held, of }, at) => ({
    id: `inferred-columns-${table.id}-${at + 1}`,
    ...about('inferred-columns', held, of, { total }),
    each: { row: `${table.id}/*` },
    conditions: { all: [{ fact: 'amount', params: { at: `${table.id}/{row}/${total}` }, operator: 'equals', value: { fact: 'amount', params: { sum: parts.map((part) => `${table.id}/{row}/${part}`) } } }] },
  }));
  if (rows) {
    found.push({
      id: `inferred-rows-${table.id}`,
      ...about('inferred-rows', rows.held, rows.of),
      each: { row: `${table.id}/*>`, column: rows.columns },
      conditions: { all: [{ fact: 'amount', params: { at: `${table.id}/{row}/{column}` }, operator: 'equals', value: { fact: 'amount', params: { sum: [`${table.id}/{row}>*/{column}`] } } }] },
    });
  }
  return found;
}
