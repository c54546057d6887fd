import { describe, expect, test } from 'vitest';
import { read } from '../../../../src/engine/document/read.js';
import { gbk, join, utf16, utf8 } from './encode.js';
import { sample } from './sample.js';

const plain = await read(utf8(sample), 'x');

describe('every encoding gives the same document', () => {
  test.each([
    ['utf-8', utf8(sample)],
    ['utf-8', join([0xef, 0xbb, 0xbf], utf8(sample))],
    ['gb18030', gbk(sample)],
    ['utf-16le', join([0xff, 0xfe], utf16(sample, 'le'))],
    ['utf-16be', join([0xfe, 0xff], utf16(sample, 'be'))],
    ['utf-16le', utf16(sample, 'le')],
    ['utf-16be', utf16(sample, 'be')],
  ])('%s (case %#)', async (encoding, bytes) => {
    const document = await read(bytes, 'x');
    expect(document.encoding).toBe(encoding);
    expect(document.blocks).toEqual(plain.blocks);
    expect(document.remarks).toEqual([]);
  });

  test.each([
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('%s ends a line as LF does', async (_, end) => {
    const document = await read(utf8(sample.replaceAll('\n', end)), 'x');
    expect(document.blocks).toEqual(plain.blocks);
  });

  test('names and bytes are told of the file as dropped', async () => {
    const bytes = gbk(sample);
    const document = await read(bytes, '决算.txt');
    expect(document).toMatchObject({ name: '决算.txt', bytes: bytes.length, format: 'text' });
    expect((await read(utf8('abc'), 'x')).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

test('a four-byte character of GB18030 is read', async () => {
  const document = await read(join(gbk('决算'), [0x81, 0x39, 0xee, 0x39], gbk('表')), 'x');
  expect(document).toMatchObject({ encoding: 'gb18030', blocks: [{ text: '决算㐀表' }] });
});

describe('a chosen encoding', () => {
  test('is used even where another fits too', async () => {
    const document = await read(utf8('plain 1.00'), 'x', { encoding: 'GBK' });
    expect(document).toMatchObject({ encoding: 'gb18030', blocks: [{ text: 'plain 1.00' }], remarks: [] });
  });

  test('tells what it could not decode', async () => {
    const document = await read(join(utf8('收入 1.00 万元\n'), [0xff], utf8(' 支出 2.00 万元'), [0xff]), 'x', { encoding: 'utf-8' });
    expect(document.remarks).toEqual([{ code: 'encoding-forced', values: { encoding: 'utf-8', count: '2' }, anchors: [] }]);
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['收入 1.00 万元', '\ufffd 支出 2.00 万元\ufffd']);
  });

  test('that does not exist is refused', async () => {
    await expect(read(utf8('x'), 'x', { encoding: 'klingon' })).rejects.toMatchObject({ code: 'encoding-unknown', values: { encoding: 'klingon' } });
  });
});

describe('bytes that no encoding explains', () => {
  test('the first wrong byte is named', async () => {
    await expect(read(join(utf8('收入决算表'), [0xff], utf8('支出决算表')), 'x')).rejects.toMatchObject({
      code: 'encoding',
      values: { encoding: 'utf-8', byte: '16' },
    });
  });

  test('a UTF-8 file that lost a byte is not read as GB18030, though GB18030 explains every byte of it', async () => {
    const bytes = utf8('一般公共预算财政拨款支出决算表：本年收入合计为人员经费和公用经费。');
    const strict = new TextDecoder('gb18030', { fatal: true });
    const explained = [...bytes.keys()].map((i) => join(bytes.subarray(0, i), bytes.subarray(i + 1))).filter((damaged) => decodes(strict, damaged));
    expect(explained.length).toBeGreaterThan(0);
    for (const damaged of explained)
      await expect(read(damaged, 'x')).rejects.toMatchObject({ code: expect.stringMatching(/^encoding/), values: { encoding: 'utf-8' } });
  });

  test('a file cut in the middle of its last character is said to be', async () => {
    const cut = utf8('收入决算表').subarray(0, 14);
    await expect(read(cut, 'x')).rejects.toMatchObject({ code: 'encoding-cut', values: { encoding: 'utf-8', byte: '14' } });
    await expect(read(join([0xff, 0xfe], utf16('决算', 'le'), [0x4e]), 'x')).rejects.toMatchObject({ code: 'encoding-cut', values: { encoding: 'utf-16le' } });
    const chosen = await read(cut, 'x', { encoding: 'utf-8' });
    expect(chosen.blocks[0]).toMatchObject({ text: expect.stringMatching(/^收入决算/) });
  });

  test('Latin letters of another code page', async () => {
    await expect(read(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x0a), 'x')).rejects.toMatchObject({ code: 'encoding' });
  });
});

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
