import { expect, test } from 'vitest';
import { builtinPack } from '../../../src/engine/audit.js';
import { reportOf } from '../../../src/engine/rules/examples.js';
import { run } from '../../../src/engine/rules/run.js';
import { Wording } from '../../../src/engine/rules/wording.js';
import { pack } from './shipped.js';

const wording = new Wording(builtinPack(), 'final-accounts');

test.each([
  ['rule-table-absent', { table: '06' }, '本报告没有06表。'],
  ['rule-rows-absent', { table: '07', address: '07/*%' }, '07表没有这项关系所要核对的行。'],
  // What the prose may say is no table to the reader.
  ['rule-table-absent', { table: 'moves' }, '报告里没有这项关系所要核对的内容（部分与总体的增减）。'],
  ['rule-rows-absent', { table: 'level', address: 'level/[more]' }, '报告里没有这项关系所要核对的内容（大小与持平）。'],
])('%s %j: %s', (code, values, zh) => {
  expect(wording.reason({ code, values }).zh).toBe(zh);
});

test.each([
  ['n-change-prior-rate-rise', { rate: '14.38%', now: '8.00', prior: '10.00' }, '甲的幅度应为下降 20.00%，文中为 14.38%。', 'should be a fall of 20.00%'],
  ['n-change-prior-rate-rise', { rate: '14.38%', now: '12.00', prior: '10.00' }, '甲的幅度应为 20.00%，文中为 14.38%。', 'should be 20.00%'],
  ['n-change-prior-rate-fall', { rate: '14.38%', now: '12.00', prior: '10.00' }, '甲的幅度应为增长 20.00%，文中为 14.38%。', 'should be a rise of 20.00%'],
])('%s %j: a rate of the other sign is told as what it is', async (id, given, zh, en) => {
  const rule = pack.rules.find((one) => one.id === id)!;
  const example = { ...rule.examples[0]!, given: Object.fromEntries(Object.entries(given).map(([column, printed]) => [`change/一>甲/${column}`, printed])) };
  const [check] = (await run(reportOf(example, rule, pack), { ...pack, rules: [rule] })).checks;
  expect(check?.message.zh).toBe(zh);
  expect(check?.message.en).toContain(en);
});
