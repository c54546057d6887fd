import { productOf } from '../figures/product.js';
import type { Factors, Quantity, Term } from '../figures/quantity.js';
import { parseAddress } from '../pack/address.js';
import type { Figure } from '../report/report.js';
import { fillTemplate, type Bindings } from './binding.js';
import { failed } from './fact-value.js';
import type { ReportIndex } from './report-index.js';
import { resolveRows, shown } from './resolve.js';

/**
 * The figures of `of`, each times the figure of `by` on the same row, added up. With `?` behind `by`, a row without that figure counts for
 * anything from none of its amount to all of it; without, nothing can be said where one is missing.
 */
export function productAt(of: string, by: string, bindings: Bindings, index: ReportIndex): Quantity {
  const [amounts, rates] = [parseAddress(of), parseAddress(by)];
  const found = resolveRows(amounts, bindings, index);
  if (found.kind !== 'rows') return failed(found.kind, found.why);
  const { table } = found;
  const id = table.table.id;
  const [column, factor] = [amounts, rates].map((pattern) => table.column(fillTemplate(pattern.column!, bindings)));
  const factors: Factors[] = [];
  for (const row of found.rows) {
    const figures = table.table.figures[row]!;
    const [amount, rate] = [column, factor].map((at) => (at === undefined || figures[at]?.state === 'blank' ? undefined : figures[at]));
    if (!amount || (!rate && rates.optional === null)) return { kind: 'notApplicable', why: { code: 'rule-cell-absent', values: { table: id, address: shown(amount ? by : of, bindings) } }, terms: [] };
    const unread = [amount, rate].find((figure) => figure?.state === 'unreadable');
    if (unread) return { kind: 'undecided', why: { code: 'rule-unreadable', values: { label: unread.label, printed: unread.amount.printed } }, terms: [term(amount)] };
    factors.push({ of: term(amount), by: rate ? term(rate) : null });
  }
  if (factors.length === 0) return { kind: 'notApplicable', why: { code: 'rule-rows-absent', values: { table: id, address: shown(of, bindings) } }, terms: [] };
  return productOf(factors);
}

function term({ address, amount }: Figure): Term {
  return { sign: 1, address, amount };
}
