import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { damaged } from '../../../../bench/damage.js';
import { ReadError, type SourceDocument } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { makePdf, text } from './make.js';

const folder = new URL('../../../../sample-reports/', import.meta.url);

/** Everything that is said, without where. */
function words({ blocks }: SourceDocument): string {
  return JSON.stringify(blocks.map((block) => (block.kind === 'table' ? block.grid.map((row) => row.map((cell) => cell?.text)) : block.text)));
}

describe.each(['province-alternating', 'province-unit-rows'])('%s, damaged in ways that are always the same', (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.pdf`, folder)));
  let whole: SourceDocument;

  beforeAll(async () => {
    whole = await read(bytes, name);
  });

  test('whole, it has no remarks', () => {
    expect(whole.remarks).toEqual([]);
  });

  test.each(Array.from({ length: 16 }, (_, seed) => [seed, damaged(bytes, seed)] as const))(
    '%i: is refused, or says what it said, or tells that something may be missing',
    async (_, damage) => {
      const result = await read(damage.bytes, name).catch((error: unknown) => error);
      const told =
        result instanceof ReadError ||
        (!(result instanceof Error) && ((result as SourceDocument).remarks.length > 0 || words(result as SourceDocument) === words(whole)));
      expect(told, damage.words).toBe(true);
    },
  );
});

describe('checksums of what is packed', () => {
  const content = Buffer.from(text(50, 700, '收入合计1.00万元'), 'latin1');

  /** A PDF whose one page is packed; `wrong` changes what is packed without changing its length. */
  function packed(wrong: (bytes: Buffer) => void, after = ''): Uint8Array {
    const body = deflateSync(content, { level: 0 });
    wrong(body);
    const plain = new TextDecoder('latin1').decode(makePdf([{ content: 'CONTENT' }]));
    const stream = `<< /Filter /FlateDecode /Length ${body.length + after.length} >>\nstream\n${body.toString('latin1')}${after}\nendstream`;
    return Uint8Array.from(
      plain.replace(/<<  \/Length 7 >>\nstream\nCONTENT\nendstream/, () => stream),
      (char) => char.charCodeAt(0),
    );
  }

  const codesOf = async (bytes: Uint8Array) => (await read(bytes, 'x.pdf')).remarks.map(({ code }) => code);

  test('a digit that was changed is told', async () => {
    expect(await codesOf(packed(() => undefined))).toEqual([]);
    // 1.00 becomes 9.00: without its checksum nobody could know.
    const changed = packed((body) => body.write('0039', body.indexOf('0031', 'latin1'), 'latin1'));
    expect((await read(changed, 'x.pdf')).blocks).toMatchObject([{ text: '收入合计9.00万元' }]);
    expect(await codesOf(changed)).toEqual(['pdf-checksum']);
  });

  test('an end of line that was counted as part of it is no damage', async () => {
    expect(await codesOf(packed(() => undefined, '\n'))).toEqual([]);
  });
});
