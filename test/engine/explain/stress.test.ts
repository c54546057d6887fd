import { expect, test } from 'vitest';
import { explainChecks, MOST_WORK } from '../../../src/engine/explain/explain.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { randomFrom } from '../../../src/engine/explain/random.js';
import { mistyped } from '../../../src/engine/explain/mistyped.js';
import type { System } from '../../../src/engine/explain/system.js';
import type { Checked } from '../../../src/engine/rules/checked.js';
import { report as reportOf } from '../findings/made.js';
import { systemFrom, type Figures } from './relations.js';

const TABLES = 250;
const ROWS = 9;
const COLUMNS = 11;

/** Tables of rows and columns that add up, chained by their totals: 5,000 relations. `wrong` figures are changed. */
function large(wrong: number): System {
  const random = randomFrom(20241121);
  const figures: Figures = {};
  const relations: string[] = [];
  const money = (cents: number): string => (cents / 100).toFixed(2);
  for (let table = 0; table < TABLES; table++) {
    const parts = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => 1000 + random.below(90_000)));
    const name = (row: number | 't', column: number | 't'): string => `${table}r${row}:${table}c${column}`;
    parts.forEach((row, r) => {
      row.forEach((cents, c) => (figures[name(r, c)] = money(cents)));
      figures[name(r, 't')] = money(row.reduce((sum, cents) => sum + cents, 0));
      relations.push(`${name(r, 't')} = ${row.map((_, c) => name(r, c)).join(' + ')}`);
    });
    for (let c = 0; c < COLUMNS; c++) {
      figures[name('t', c)] = money(parts.reduce((sum, row) => sum + row[c]!, 0));
      relations.push(`${name('t', c)} = ${parts.map((_, r) => name(r, c)).join(' + ')}`);
    }
  }
  const names = Object.keys(figures);
  for (let changed = 0; changed < wrong; changed++) {
    const name = names[random.below(names.length)]!;
    const cents = mistyped(BigInt(Math.round(Number(figures[name]) * 100)), 1n, random);
    if (cents !== null) figures[name] = money(Number(cents));
  }
  return systemFrom(figures, relations);
}

test('hundreds of errors among thousands of relations are explained with so much work and no more', () => {
  const system = large(140);
  const values = system.cells.map(({ value }) => value);
  const violated = system.relations.map((_, at) => at).filter((at) => outcome(system, system.relations[at]!, values) === 'violated');
  expect(system.relations.length).toBe(5000);
  expect(violated.length).toBeGreaterThan(180);
  const checked = system.relations.map(() => ({ check: { severity: 'error' } })) as unknown as Checked[];
  const { causes, evaluations, contradictions } = explainChecks(system, checked, reportOf([]));
  expect(evaluations).toBeLessThanOrEqual(MOST_WORK);
  expect(causes.length).toBeGreaterThan(80);
  expect(contradictions).toEqual([]);
}, 120_000);
