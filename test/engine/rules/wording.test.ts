import { expect, test } from 'vitest';
import { builtinPack } from '../../../src/engine/audit.js';
import { Wording } from '../../../src/engine/rules/wording.js';

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
