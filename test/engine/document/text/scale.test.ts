import { expect, test } from 'vitest';
import { read } from '../../../../src/engine/document/read.js';
import { utf8 } from './encode.js';
import { sample } from './sample.js';

async function milliseconds(text: string): Promise<number> {
  const bytes = utf8(text);
  const start = performance.now();
  await read(bytes, 'x');
  return performance.now() - start;
}

/** How many times longer `large` takes than `small`. The best of three each, since the machine has other work. */
async function growth(small: string, large: string): Promise<number> {
  await milliseconds(small);
  const least = async (text: string) => Math.min(await milliseconds(text), await milliseconds(text), await milliseconds(text));
  const few = await least(small);
  return (await least(large)) / Math.max(few, 2);
}

test('a hundred reports take about a hundred times as long as one', async () => {
  const report = `${sample}\n\n`.repeat(30);
  expect(await growth(report, report.repeat(100))).toBeLessThan(600);
});

test.each([
  ['one long line', '收入合计1,320.15万元，'],
  ['stars', '** a '],
  ['dollar signs', '$1 '],
  ['open tags', '<b '],
  ['ampersands', '&am'],
  ['brackets', '（“'],
  ['tabs', '1\t'],
  ['rows', '甲\t1\n'],
  ['indented lines', '\t甲，\n'],
  ['form feeds', '甲，\f'],
  ['unfinished lines', '甲乙丙丁戊己庚辛，\n'],
  ['page numbers', '- 1 -\n'],
])('%s', async (_, unit) => {
  expect(await growth(unit.repeat(2_000), unit.repeat(40_000))).toBeLessThan(120);
});

test('a million lines are read', async () => {
  const { blocks } = await read(utf8('合计 1\n'.repeat(1_000_000)), 'x');
  expect(blocks).toHaveLength(1_000_000);
});
