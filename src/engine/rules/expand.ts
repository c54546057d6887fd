import { parseSelector } from '../pack/address.js';
import type { Rule } from '../pack/rule.js';
import type { Reason } from '../figures/quantity.js';
import type { Bindings, Bound } from './binding.js';
import type { ReportIndex } from './report-index.js';
import { resolveRows, shown } from './resolve.js';

/** A rule at one place of the report, or why it has no place there. */
export interface Instance {
  rule: Rule;
  bindings: Bindings;
  /** Set where a variable found nothing to stand for. */
  nowhere: { kind: 'notApplicable' | 'undecided'; why: Reason } | null;
}

type Choice = { bounds: Bound[] } | { kind: 'notApplicable' | 'undecided'; why: Reason };

/** All instances of a rule in binding order. Where a variable binds nothing, one instance stands for the place and says why. */
export function expand(rule: Rule, index: ReportIndex): Instance[] {
  let instances: Instance[] = [{ rule, bindings: {}, nowhere: null }];
  for (const [variable, source] of Object.entries(rule.each ?? {})) {
    instances = instances.flatMap((instance): Instance[] => {
      if (instance.nowhere) return [instance];
      const choice = choices(source, instance.bindings, index);
      if (!('bounds' in choice)) return [{ ...instance, nowhere: { kind: choice.kind, why: choice.why } }];
      return choice.bounds.map((bound) => ({ rule, bindings: { ...instance.bindings, [variable]: bound }, nowhere: null }));
    });
  }
  return instances;
}

function choices(source: string | string[], bindings: Bindings, index: ReportIndex): Choice {
  if (typeof source !== 'string') return { bounds: source.map((text) => ({ kind: 'word', text })) };
  const selector = parseSelector(source);
  if (selector.kind === 'tables') {
    const ids = [...index.tables.keys()].filter((id) => id.startsWith(selector.prefix));
    if (ids.length > 0) return { bounds: ids.map((id) => ({ kind: 'table', id })) };
    return { kind: 'notApplicable', why: { code: 'rule-table-absent', values: { table: selector.prefix.slice(0, -1) } } };
  }
  const found = resolveRows(selector, bindings, index);
  if (found.kind !== 'rows') return found;
  const id = found.table.table.id;
  if (found.rows.length === 0) return { kind: 'notApplicable', why: { code: 'rule-rows-absent', values: { table: id, address: shown(source, bindings) } } };
  return {
    bounds: found.rows.map((row) => {
      const { id: rowId, code, name } = found.table.row(row);
      return { kind: 'row', table: id, row, id: rowId, code, name };
    }),
  };
}
