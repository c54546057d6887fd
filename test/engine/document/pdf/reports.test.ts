import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { paragraphsOf, tablesOf } from './helpers.js';

const path = (name: string) => fileURLToPath(new URL(`../../../../../shared/reports/${name}`, import.meta.url));
const open = async (name: string): Promise<SourceDocument> => read(new Uint8Array(readFileSync(path(name))), name);
const solid = (text: string) => text.replace(/\s/g, '');
const rowsOf = (document: SourceDocument) =>
  tablesOf(document).flatMap((table) => table.grid.map((row) => row.map((cell) => solid(cell?.text ?? '')).join('|')));

/** Reports that are at hand both as text and as a PDF printed from it. */
const pairs = ['hongqi-2024-final-accounts', 'mengjin-2024-final-accounts', 'hongqi-2024-budget'];
const originals = ['central-2024-final-accounts', 'shanghai-2024-final-accounts', 'shanghai-2025-budget', 'wuxi-2026-budget'];

describe('a PDF printed from a text says what the text says', () => {
  for (const name of pairs) {
    test.skipIf(!existsSync(path(`${name}.pdf`)))(`${name} (skipped where the report is not at hand)`, async () => {
      const [text, pdf] = [await open(`${name}.txt`), await open(`${name}.pdf`)];
      // A table that runs over a page is cut there; its rows are the same.
      expect(rowsOf(pdf)).toEqual(rowsOf(text));
      const own = new Set(paragraphsOf(pdf).map((block) => solid(block.text)));
      // A list mark is drawn as a dot or not at all.
      const missing = paragraphsOf(text).filter((block) => !own.has(solid(block.text).replace(/^-/, '')));
      expect(missing.map((block) => block.text)).toEqual([]);
      expect(pdf.remarks).toEqual([]);
    });
  }
});

describe('published PDFs give tables that can be', () => {
  for (const name of originals) {
    test.skipIf(!existsSync(path(`${name}.pdf`)))(`${name} (skipped where the report is not at hand)`, async () => {
      const document = await open(`${name}.pdf`);
      expect(document.remarks).toEqual([]);
      const tables = tablesOf(document);
      expect(tables.length).toBeGreaterThanOrEqual(9);
      const doubled: string[] = [];
      for (const table of tables) {
        expect(table.merged).toBe(true);
        expect(new Set(table.grid.map((row) => row.length)).size).toBe(1);
        checkSpans(table.grid);
        for (const cell of table.grid.flat())
          if (/\d\.\d\d\s+[\d,]+\.\d\d/.test(cell?.text ?? '') || /\.\d+\.\d/.test(cell?.text ?? '')) doubled.push(cell?.text ?? '');
      }
      expect(doubled).toEqual([]);
      // No sentence is left without its end, except where the report forgot it.
      const broken = paragraphsOf(document).filter((block) => !block.running && block.text.length > 60 && !/[。：；！？…）.\d]$/.test(block.text));
      expect(broken.map((block) => block.text.slice(-20))).toEqual([]);
    });
  }
});

/** Each place is either a cell or covered by exactly one. */
function checkSpans(grid: ReturnType<typeof tablesOf>[number]['grid']): void {
  const covered = grid.map((row) => row.map(() => 0));
  grid.forEach((row, y) => {
    row.forEach((cell, x) => {
      for (let j = y; cell && j < y + cell.rowSpan; j += 1)
        for (let i = x; i < x + cell.colSpan; i += 1) (covered[j] as number[])[i] = (covered[j]?.[i] ?? 0) + 1;
    });
  });
  expect(covered.flat().every((count) => count === 1)).toBe(true);
}
