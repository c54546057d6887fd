import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { fenPlaces, isMoney, MONEY_NAMES, MONEY_UNITS, MONEY_WORDS, moneyNamed, unitsPer } from '../../../src/engine/figures/unit.js';
import { files, literals } from '../../house/source.js';

test('every unit of money converts, is exact to the fen at some place, and is found by its longest name', () => {
  for (const unit of MONEY_UNITS) {
    expect(unitsPer(unit, '元')!.toFixed()).toBe({ 元: '1', 千元: '1000', 万元: '10000', 亿元: '100000000' }[unit]);
    expect(fenPlaces(unit)).toBe(unitsPer(unit, '元')!.toFixed().length + 1);
    expect(moneyNamed(unit)).toBe(unit);
    expect(new RegExp(MONEY_NAMES).exec(`5${unit}`)![0]).toBe(unit);
  }
  expect([moneyNamed('万'), moneyNamed('亿'), moneyNamed('千')]).toEqual(['万元', '亿元', null]);
  expect(new RegExp(MONEY_WORDS).exec('5万')![0]).toBe('万');
  expect([isMoney('%'), isMoney(''), isMoney('toString')]).toEqual([false, false, false]);
  expect(unitsPer('万元', '%')).toBeNull();
});

test('rules may print figures in every unit', () => {
  const schema = readFileSync(join(root, 'rules', 'schema', 'rule.schema.json'), 'utf8');
  for (const unit of MONEY_UNITS) expect(schema).toContain(`"${unit}"`);
});

/** Pack and document import nothing: the types of the one are those of the schema above, and the other only tells a line of figures from prose. */
test('nobody else lists units of money', () => {
  const lists = files('src/engine')
    .filter((file) => file !== 'src/engine/figures/unit.ts' && !/^src\/engine\/(?:pack|document)\//.test(file))
    .flatMap((file) => literals(file).flatMap(({ line, text }) => (/[千亿]元|万元.*\||[千万亿]{2}/.test(text) ? [`${file}:${line} ${text}`] : [])));
  expect(lists).toEqual([]);
});
