import { builtinFiles } from '../../../src/engine/pack/builtin.js';

/** A small rule in which nothing is wrong. */
export const goodRule = {
  id: 'own-total',
  title: { zh: '05表{row}', en: '05, {row}' },
  why: { zh: '逐级汇总', en: 'Levels add up' },
  basis: '05',
  group: 'within-table',
  severity: 'error',
  each: { row: '05/*>', column: ['小计', '基本支出'] },
  conditions: {
    all: [
      {
        fact: 'amount',
        params: { at: '05/{row}/{column}' },
        operator: 'equals',
        value: { fact: 'amount', params: { sum: ['05/{row}>*/{column}'] } },
      },
    ],
  },
  examples: [
    { given: { '05/201/小计': '3.00', '05/20103/小计': '3.00' }, verdict: 'exact' },
    { given: { '05/201/小计': '3.01', '05/20103/小计': '3.00' }, verdict: 'rounding' },
    { given: { '05/201/小计': '4.00', '05/20103/小计': '3.00' }, verdict: 'violated' },
  ],
};

/** The shipped words and layouts, and only these rules. */
export function filesWith(rules: unknown, path = 'final-accounts/own.json'): Record<string, unknown> {
  const shared = Object.entries(builtinFiles).filter(([file]) => /(^|\/)(common|layout|sentences)\//.test(file));
  return { ...Object.fromEntries(shared), [path]: rules };
}

/** A deep copy of the good rule in which `path` holds `value`; undefined removes the key. */
export function changed(path: string, value: unknown): unknown {
  const rule = structuredClone(goodRule) as Record<string, unknown>;
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/'));
  let place: Record<string, unknown> = rule;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = keys.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return rule;
}
