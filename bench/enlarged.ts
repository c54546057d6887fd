import { NAMES } from '../scripts/samples/accounts.mjs';
import spec from '../scripts/samples/departments/yunxi.mjs';
import { report } from '../scripts/samples/report.mjs';

/** Items of the sample that is enlarged, so that `times` says how many more rows its tables have. */
const ITEMS = Object.keys(spec.items).length;

/** The clean sample with `times` as many 项 rows in 02, 03 and 05, and as many sentences about them; 90 项 to a 款. */
export function enlarged(times: number): Uint8Array {
  const items = { ...spec.items };
  const budget = { ...spec.budget };
  const purposes = { ...spec.purposes };
  for (let index = 0; index < ITEMS * (times - 1); index++) {
    const group = `213${String(40 + Math.floor(index / 90)).padStart(2, '0')}`;
    const code = `${group}${String(10 + (index % 90))}`;
    NAMES[group] = `水利专项${group}`;
    NAMES[code] = `水利专项${code}`;
    items[code] = { general: { project: 12.34 } };
    budget[code] = 12;
    purposes[code] = '专项工作';
  }
  return new TextEncoder().encode(report({ ...spec, items, budget, purposes }));
}
