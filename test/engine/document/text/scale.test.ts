import { expect, test } from 'vitest';
import { HOSTILE } from '../../../../bench/hostile.js';
import { read } from '../../../../src/engine/document/read.js';
import type { Block } from '../../../../src/engine/document/document.js';
import { utf8 } from './encode.js';
import { sample } from './sample.js';

/** How often a character stands in the blocks. */
function times(character: string, blocks: readonly Block[]): number {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.grid.flat().map((cell) => cell?.text ?? '')));
  return texts.reduce((sum, text) => sum + text.split(character).length - 1, 0);
}

// What takes longer than in proportion does not come to its end here; `npm run bench` prints the times.
test('a thousand reports are read, none of them lost', async () => {
  const { blocks } = await read(utf8(`${sample}\n\n`.repeat(1000)), 'x');
  expect(times('1,320.15', blocks)).toBe(1000 * (sample.split('1,320.15').length - 1));
});

test.each(HOSTILE)('%s', async (_, unit) => {
  const repeated = 40_000;
  const { blocks } = await read(utf8(unit.repeat(repeated)), 'x');
  const told = /[\p{L}\d]/u.exec(unit)?.[0] ?? '（';
  expect(times(told, blocks)).toBe(repeated * (unit.split(told).length - 1));
});

test('a million lines are read', async () => {
  const { blocks } = await read(utf8('合计 1\n'.repeat(1_000_000)), 'x');
  expect(blocks).toHaveLength(1_000_000);
});
