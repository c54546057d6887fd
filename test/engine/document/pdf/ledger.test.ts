import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '../../../../src/engine/document/document.js';
import { interpret } from '../../../../src/engine/document/pdf/content.js';
import { operators, withPdf } from '../../../../src/engine/document/pdf/pdfjs.js';
import { read } from '../../../../src/engine/document/read.js';
import { filled, line, makePdf, ruled, steps, text } from './make.js';

/** The digits that are to be seen on each page, sorted. */
async function printedDigits(bytes: Uint8Array): Promise<Map<number, string>> {
  return withPdf(bytes, async (pdf) => {
    const found = new Map<number, string>();
    for (let number = 1; number <= pdf.pages; number += 1) {
      const page = await pdf.page(number);
      const { glyphs } = interpret(page.list, operators, page.fonts, page);
      found.set(number, sorted(glyphs.map((glyph) => glyph.text).join('')));
    }
    return found;
  });
}

/** The digits that the pieces of the document's blocks cover on each page, sorted. */
async function readDigits(bytes: Uint8Array): Promise<Map<number, string>> {
  const { blocks } = await read(bytes, 'x.pdf');
  const found = new Map<number, string>();
  const sources = blocks.flatMap((block): SourceText[] => (block.kind === 'paragraph' ? [block] : block.grid.flat().filter((cell) => cell !== null)));
  for (const { text: words, pieces } of sources) {
    let covered = '';
    for (const { start, end, anchor } of pieces) {
      const page = 'page' in anchor ? anchor.page : 0;
      covered += words.slice(start, end);
      found.set(page, (found.get(page) ?? '') + words.slice(start, end));
    }
    expect(sorted(covered)).toBe(sorted(words));
  }
  return new Map([...found].map(([page, digits]) => [page, sorted(digits)]));
}

function sorted(words: string): string {
  return (words.match(/\d/g) ?? []).sort((a, b) => (a < b ? -1 : 1)).join('');
}

async function expectNothingLost(bytes: Uint8Array): Promise<void> {
  const [printed, covered] = [await printedDigits(bytes), await readDigits(bytes)];
  for (const [page, digits] of printed) expect(covered.get(page) ?? '', `page ${page}`).toBe(digits);
}

test('a made-up page with everything on it: no digit is lost, none is read twice', async () => {
  const xs = [50, 150, 250, 350];
  const content = [
    ruled(xs, steps(600, 20, 4)) +
      filled(xs, 660, 20, [
        ['项目', '2024', '5'],
        ['合计', '1,320.15', '100%'],
        ['3', '', '7.5'],
      ]),
    text(40, 605, '81') + text(345, 645, '92.7') + text(148, 625, '44'),
    text(50, 700, '部门：第1单位') + text(450, 700, '单位：10000元') + text(50, 560, '注：1.本表四舍五入。'),
    filled([50, 200, 300], 540, 20, [
      ['甲', '1.00', '2.00'],
      ['乙', '3.00', '4.00'],
      ['丙', '5.00', '6.00'],
    ]),
    line(50, 450, 300, 450) + text(280, 20, '- 12 -') + `BT /F 30 Tf 0.7 0.7 -0.7 0.7 100 300 Tm <0032003000320034> Tj ET\n`,
    `BT /F 10 Tf 0 1 -1 0 500 300 Tm <00310039> Tj ET\n`,
  ].join('');
  await expectNothingLost(makePdf([{ content }, { content: text(50, 700, '第2页 3 4 5') }]));
  expect(sorted(content)).not.toBe('');
});

describe('published reports', () => {
  for (const name of [
    'hongqi-2024-final-accounts',
    'mengjin-2024-final-accounts',
    'hongqi-2024-budget',
    'central-2024-final-accounts',
    'shanghai-2024-final-accounts',
    'shanghai-2025-budget',
    'wuxi-2026-budget',
  ]) {
    const path = fileURLToPath(new URL(`../../../../../shared/reports/${name}.pdf`, import.meta.url));
    test.skipIf(!existsSync(path))(`${name} (skipped where the report is not at hand)`, async () => {
      await expect(expectNothingLost(new Uint8Array(readFileSync(path)))).resolves.toBeUndefined();
    });
  }
});
