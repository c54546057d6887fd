import type { Remark } from '../../../document/document.js';
import type { Figure, Table } from '../../report.js';

/** Reasons that a rule of language gives: what a purpose, a reason or another year tells is no claim about this report's tables. */
export const NOT_CLAIMED = new Set(['claim-purpose', 'claim-reason', 'claim-other-year', 'claim-count-change']);
/** So many are named in the remark; the rest is counted. */
const NAMED = 3;
/** A claim without any words of its own, only its section. */
const UNNAMED = /[：“”]+$/;

/** One remark for all claims whose subject or base could not be told, so that nobody takes them for checked. `told`: figures that another claim has found the meaning of. */
export function unresolved(tables: readonly Table[], told: ReadonlySet<Figure>): Remark[] {
  const open = tables.flatMap(({ rows, figures, remarks }) => {
    const labels = new Map(
      rows.flatMap(({ id, label, anchors }, row) => (figures[row]!.some((figure) => figure && told.has(figure)) ? [] : [[id, { label, anchors }] as const])),
    );
    return remarks.filter(({ code }) => !NOT_CLAIMED.has(code)).flatMap(({ values }) => labels.get(values['claim'] ?? '') ?? []);
  });
  const places = [...new Map(open.map((each) => [JSON.stringify(each.anchors), each])).values()];
  if (places.length === 0) return [];
  const labels = [...new Set(places.map(({ label }) => label))];
  const named = labels.filter((label) => !UNNAMED.test(label));
  const words = (named.length > 0 ? named : labels.map((label) => label.replace(UNNAMED, ''))).slice(0, NAMED).join('；');
  return [{ code: 'claims-unresolved', values: { count: String(places.length), words }, anchors: places.flatMap(({ anchors }) => anchors) }];
}
