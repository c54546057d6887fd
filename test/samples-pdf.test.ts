import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../src/engine/audit.js';
import { withPdf } from '../src/engine/document/pdf/pdfjs.js';
import { differences } from './same.js';

const folder = join(root, 'sample-reports');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf'))
  .map((name) => name.slice(0, -'.pdf'.length));
const pack = builtinPack();
const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));

test('there is a PDF for each way in which tables are set', () => {
  expect(names).toEqual([
    'province-alternating', // ruled between the rows alone
    'province-six-decimals-tables', // without any line
    'province-title-in-grid', // radicals in place of characters
    'province-unit-rows', // dashed lines
    'shiqiao-transport-bureau-2024', // small pages, the header again on each, page numbers
    'yunxi-water-bureau-2024', // ruled, tables over the end of a page
  ]);
});

describe.each(names)('%s', (name) => {
  let text: AuditView;
  let pdf: AuditView;

  beforeAll(async () => {
    ({ view: text } = await audit(await read(bytesOf(`${name}.txt`), `${name}.txt`), pack));
    ({ view: pdf } = await audit(await read(bytesOf(`${name}.pdf`), `${name}.pdf`), pack));
  });

  test('is small', () => {
    expect(bytesOf(`${name}.pdf`).length).toBeLessThan(300_000);
  });

  test('gives the addresses, amounts and findings of its text', () => {
    expect(text.figures.length).toBeGreaterThan(200);
    expect(differences(text, pdf)).toEqual([]);
  });

  test('every figure has a box on a page', () => {
    const boxes = pdf.figures.flatMap(({ anchors }) => anchors);
    expect(boxes.every((anchor) => 'page' in anchor && anchor.box[2] > anchor.box[0] && anchor.box[3] > anchor.box[1])).toBe(true);
    expect(new Set(boxes.map((anchor) => JSON.stringify(anchor))).size).toBe(boxes.length);
  });

  test('every run of digits lies in exactly one entry of the ledger', () => {
    expect(uncovered(pdf.document, [...pdf.figures, ...pdf.notFigures])).toEqual([]);
  });
});

describe('what makes them hard is in them', () => {
  test('radicals', async () => {
    const letters = await withPdf(bytesOf('province-title-in-grid.pdf'), async (pdf) => {
      const { list } = await pdf.page(2);
      return list.argsArray.flatMap((args) =>
        Array.isArray(args) && Array.isArray(args[0]) ? (args[0] as { unicode?: string }[]).map((glyph) => glyph?.unicode ?? '') : [],
      );
    });
    const radicals = letters.filter((letter) => /[\u2e80-\u2fd5]/.test(letter));
    expect(radicals.length).toBeGreaterThan(50);
    expect(radicals.some((letter) => letter < '\u2f00')).toBe(true);
  });

  test('tables on more than one page', async () => {
    for (const name of ['shiqiao-transport-bureau-2024', 'yunxi-water-bureau-2024', 'province-six-decimals-tables']) {
      const { blocks } = await read(bytesOf(`${name}.pdf`), name);
      const pages = blocks.flatMap((block) =>
        block.kind === 'table'
          ? [new Set(block.grid.flat().flatMap((cell) => cell?.pieces.map(({ anchor }) => ('page' in anchor ? anchor.page : 0)) ?? [])).size]
          : [],
      );
      expect(Math.max(...pages), name).toBeGreaterThan(1);
    }
  });

  test('the script that printed them knows each', () => {
    const script = readFileSync(join(root, 'scripts', 'samples-pdf.mjs'), 'utf8');
    expect(names.filter((name) => !script.includes(`'${name}'`))).toEqual([]);
  });
});
