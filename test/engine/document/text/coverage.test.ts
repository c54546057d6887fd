import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineAnchor, Piece, SourceDocument, SourceText } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { utf8 } from './encode.js';
import { sample } from './sample.js';

const reports = ['hongqi-2024-budget', 'hongqi-2024-final-accounts', 'mengjin-2024-final-accounts'].map((name) => ({
  name,
  path: fileURLToPath(new URL(`../../../../../shared/reports/${name}.txt`, import.meta.url)),
}));

function sources(document: SourceDocument): SourceText[] {
  return document.blocks.flatMap((block): SourceText[] => (block.kind === 'paragraph' ? [block] : block.grid.flat().filter((cell) => cell !== null)));
}

/** Checks that every piece points at the very characters it stands for; returns how often each column of each line is covered. */
function checkPieces(text: string, document: SourceDocument): Map<string, number> {
  const lines = text.split(/\r\n|\r|\n/);
  const covered = new Map<string, number>();
  for (const source of sources(document)) {
    let last = 0;
    for (const piece of source.pieces) {
      expect(piece.start).toBeGreaterThanOrEqual(last);
      last = piece.end;
      const anchor = piece.anchor as LineAnchor;
      const there = lines[anchor.line - 1]?.slice(anchor.column - 1, anchor.column - 1 + anchor.length);
      const here = source.text.slice(piece.start, piece.end);
      expect(there === here || (!isExact(piece) && /^\\|^&/.test(there ?? '')), `${here} is not ${there}`).toBe(true);
      for (let i = 0; i < anchor.length; i += 1) {
        const place = `${anchor.line}:${anchor.column + i}`;
        covered.set(place, (covered.get(place) ?? 0) + 1);
      }
    }
    expect(last).toBe(source.text.length);
  }
  return covered;
}

function isExact(piece: Piece): boolean {
  return piece.end - piece.start === (piece.anchor as LineAnchor).length;
}

function checkDigits(text: string, covered: Map<string, number>): number {
  let digits = 0;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    for (const match of line.matchAll(/[\d①-⑳０-９]/g)) {
      digits += 1;
      expect(covered.get(`${index + 1}:${match.index + 1}`), `line ${index + 1}: ${line}`).toBe(1);
    }
  });
  return digits;
}

test('made-up report: every character maps to itself and no digit is lost', async () => {
  const covered = checkPieces(sample, await read(utf8(sample), 'x'));
  expect(checkDigits(sample, covered)).toBeGreaterThan(80);
});

test('any text: every character maps to itself and no digit is lost or read twice', async () => {
  const token = fc.constantFrom(
    ...[
      '\t',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\f',
      ' ',
      '　',
      '**',
      '# ',
      '$',
      '\\geq ',
      '\\%',
      '<b>',
      '</b>',
      '&nbsp;',
      '\u200b',
      '。',
      '，',
      '：',
      '“',
      '”',
      '（',
      '）',
      '一、',
      '1.',
      '— 3 —',
    ],
    ...['收入合计', '支出', '123.45', '0', '７', '⑤', '万元', 'A', 'B c', '<', '*', '&', '😀'],
  );
  const property = fc.assert(
    fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 60 }), async (tokens) => {
      const text = `${tokens.join('')}\n9`;
      checkDigits(text, checkPieces(text, await read(utf8(text), 'x')));
    }),
    { seed: 20240611, numRuns: 1500, examples: [[['$', '$', '0', '$', '７']]] },
  );
  await expect(property).resolves.toBeUndefined();
});

describe('published reports', () => {
  for (const { name, path } of reports) {
    test.skipIf(!existsSync(path))(`${name} (skipped where the report is not at hand)`, async () => {
      const bytes = new Uint8Array(readFileSync(path));
      const text = new TextDecoder().decode(bytes);
      const document = await read(bytes, name);
      expect(checkDigits(text, checkPieces(text, document))).toBeGreaterThan(1500);
      const joined = document.blocks.filter((block) => block.kind === 'paragraph' && block.joined > 1);
      expect(joined.length).toBeGreaterThanOrEqual(3);
      expect(joined.length).toBeLessThan(20);
    });
  }
});
