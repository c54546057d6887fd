import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { ReadError } from '../../../src/engine/document/document.js';
import { read } from '../../../src/engine/document/read.js';
import { join, utf16, utf8 } from './text/encode.js';

const messages = JSON.parse(readFileSync(new URL('../../../rules/common/messages.json', import.meta.url), 'utf8')) as Record<
  string,
  { zh: string; en: string }
>;

function random(length: number): Uint8Array {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

const zip = (name: string) => join([0x50, 0x4b, 3, 4, 20, 0, 0, 0], utf8(`....${name}....`));

const refusals: [string, Uint8Array, string, Record<string, string>][] = [
  ['nothing', new Uint8Array(0), 'empty', {}],
  ['white space', utf8(' \n\t\r\n　\u00a0'), 'blank', {}],
  ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'blank', {}],
  ['random bytes', random(5000), 'not-text', {}],
  ['an odd number of them', random(777), 'not-text', {}],
  ['zero bytes', new Uint8Array(100), 'not-text', {}],
  ['text with a zero byte', utf8('收入决算表\u0000支出决算表'), 'not-text', {}],
  ['a program', join([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0], random(200)), 'not-text', {}],
  ['JPEG', join([0xff, 0xd8, 0xff, 0xe0], random(100)), 'picture', { kind: 'JPEG' }],
  ['PNG', join([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], random(100)), 'picture', { kind: 'PNG' }],
  ['GIF', utf8('GIF89a....'), 'picture', { kind: 'GIF' }],
  ['WebP', utf8('RIFF....WEBPVP8 '), 'picture', { kind: 'WebP' }],
  ['HEIC', join([0, 0, 0, 24], utf8('ftypheic....')), 'picture', { kind: 'HEIC' }],
  ['TIFF', join([0x49, 0x49, 0x2a, 0], random(50)), 'picture', { kind: 'TIFF' }],
  ['BMP', join([0x42, 0x4d, 46, 0, 0, 0], new Uint8Array(40)), 'picture', { kind: 'BMP' }],
  ['SVG', utf8('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'picture', { kind: 'SVG' }],
  ['RAR', join([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0], random(50)), 'archive', { kind: 'RAR' }],
  ['7z', join([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], random(50)), 'archive', { kind: '7z' }],
  ['gzip', join([0x1f, 0x8b, 8], random(50)), 'archive', { kind: 'gzip' }],
  ['ZIP', zip('报告.txt'), 'archive', { kind: 'ZIP' }],
  ['PowerPoint', zip('ppt/presentation.xml'), 'pptx', {}],
  ['OFD', zip('OFD.xml'), 'ofd', {}],
  ['Word 97', join([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], random(600)), 'office-old', {}],
  ['RTF', utf8('{\\rtf1\\ansi }'), 'rtf', {}],
  ['MHT', utf8('MIME-Version: 1.0\nContent-Type: multipart/related'), 'mht', {}],
  ['XML', utf8('<?xml version="1.0"?><报表/>'), 'xml', {}],
  ['too much text', new Uint8Array(32 * 1024 * 1024 + 1).fill(0x41), 'too-large', { size: '32.0 MiB', limit: '32.0 MiB' }],
];

test.each(refusals)('%s is refused with what it is', async (_, bytes, code, values) => {
  const failure = await read(bytes, '部门决算.txt').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ReadError);
  expect(failure).toMatchObject({ code, values });
  const { zh, en } = messages[code] ?? { zh: '', en: '' };
  for (const words of [zh, en]) {
    expect(words).not.toBe('');
    expect(words.match(/\{(\w+)\}/g) ?? []).toEqual(Object.keys(values).map((key) => `{${key}}`));
  }
});

test('the limit is checked before anything is decoded', async () => {
  const bytes = new Uint8Array(200 * 1024 * 1024);
  bytes.fill(0x20, 0, 2000);
  const decode = vi.spyOn(TextDecoder.prototype, 'decode');
  await expect(read(bytes, 'x')).rejects.toMatchObject({ code: 'too-large' });
  const decoded = decode.mock.calls.reduce((sum, [part]) => sum + (part?.byteLength ?? 0), 0);
  decode.mockRestore();
  // To know a text from a picture, its beginning is looked at.
  expect(decoded).toBeLessThan(1_000_000);
});

test.each([
  ['BM is the start of a word', 'BMW 车辆1辆'],
  ['a sentence that names the mark of PDF', '格式标记为%PDF-1.7，见附件。'],
  ['a bracket and an angle', '<5%的差异'],
  ['ten bytes', '1234567890'],
  ['the end mark of DOS', '合计 1.00\u001a'],
])('%s: it is text all the same', async (_, text) => {
  const document = await read(utf8(text), '报告.pdf');
  expect(document).toMatchObject({ format: 'text', blocks: [{ text: text.replace('\u001a', '') }] });
});

test('UTF-16 is not taken for a binary file', async () => {
  expect((await read(utf16('合计 1.00\n', 'le'), 'x')).encoding).toBe('utf-16le');
});
