import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../../../src/engine/document/document.js';
import { read } from '../../../../src/engine/document/read.js';
import { readPages, textsOf } from './helpers.js';
import { makePdf, streamOf, text } from './make.js';

const picture = streamOf('/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', 'abcd');
const scan = 'q 595 0 0 842 0 0 cm /Picture Do Q\n';
const messages = JSON.parse(readFileSync(new URL('../../../../rules/common/messages.json', import.meta.url), 'utf8')) as Record<
  string,
  { zh: string; en: string }
>;

async function refusal(bytes: Uint8Array): Promise<{ code: string; values: Record<string, string> }> {
  const error = await read(bytes, 'x.pdf').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReadError);
  const { code, values } = error as ReadError;
  expect(messages[code]?.zh.match(/\{(\w+)\}/g) ?? []).toEqual(Object.keys(values).map((key) => `{${key}}`));
  return { code, values };
}

describe('refused', () => {
  test('protected by a password', async () => {
    const trailer = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -1 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;
    expect(await refusal(makePdf([{ content: text(50, 700, '决算') }], { trailer }))).toEqual({ code: 'pdf-encrypted', values: {} });
  });

  test('only the first line of a PDF', async () => {
    expect(await refusal(new TextEncoder().encode('%PDF-1.7\n'))).toEqual({ code: 'pdf-damaged', values: {} });
  });

  test('a PDF with its insides replaced', async () => {
    const bytes = makePdf([{ content: text(50, 700, '决算') }]);
    expect(await refusal(bytes.map((byte, i) => (i > 9 ? (byte * 7 + i) & 0xff : byte)))).toEqual({ code: 'pdf-damaged', values: {} });
  });

  test('a scan', async () => {
    const error = readPages([scan, scan], { xObjects: { Picture: picture } });
    await expect(error).rejects.toMatchObject({ code: 'pdf-scan', values: { pages: '2' } });
  });

  test('a scan with an invisible text over it, since nobody has checked that text', async () => {
    const error = readPages([`${scan}BT 3 Tr /F 10 Tf 50 700 Td <6536516500310032> Tj ET\n`], { xObjects: { Picture: picture } });
    await expect(error).rejects.toMatchObject({ code: 'pdf-scan', values: { pages: '1' } });
  });

  test('pages with nothing on them', async () => {
    await expect(readPages(['', ''])).rejects.toMatchObject({ code: 'blank' });
  });
});

describe('read as far as it goes', () => {
  test('a page that is a picture is told', async () => {
    const document = await readPages([text(50, 700, '第一页'), scan, text(50, 700, '第三页')], { xObjects: { Picture: picture } });
    expect(textsOf(document)).toEqual(['第一页', '第三页']);
    expect(document.remarks).toEqual([{ code: 'pdf-picture', values: { page: '2' }, anchors: [{ page: 2, box: [0, 0, 595, 842] }] }]);
  });

  test('its directory is wrong', async () => {
    const bytes = makePdf([{ content: text(50, 700, '第一页') }]);
    const wrong = new TextDecoder('latin1').decode(bytes).replace(/startxref\n\d+/, 'startxref\n7');
    expect(
      textsOf(
        await read(
          Uint8Array.from(wrong, (char) => char.charCodeAt(0)),
          'x.pdf',
        ),
      ),
    ).toEqual(['第一页']);
  });

  test.each([
    ['an object that is not there', '/Nowhere Do\n'],
    ['an array without its end', '[ 1 2\n'],
    ['a font that is not there', 'BT /Nowhere 10 Tf 50 650 Td <5408> Tj ET\n'],
  ])('%s: what is left of the page is read, and told to be a part', async (_, broken) => {
    const document = await readPages([text(50, 700, '收入合计1.00万元') + broken, text(50, 700, '第二页')]);
    expect(textsOf(document)).toEqual(expect.arrayContaining(['收入合计1.00万元', '第二页']));
    expect(document.remarks).toEqual([{ code: 'pdf-page-partial', values: { page: '1' }, anchors: [{ page: 1, box: [0, 0, 595, 842] }] }]);
  });

  test('a page that the directory promises and the file does not hold', async () => {
    const bytes = makePdf([{ content: text(50, 700, '第一页') }, { content: text(50, 700, '第二页') }]);
    const promised = new TextDecoder('latin1').decode(bytes).replace('5 0 R 7 0 R]', '5 0 R 9 0 R]');
    const document = await read(
      Uint8Array.from(promised, (char) => char.charCodeAt(0)),
      'x.pdf',
    );
    expect(textsOf(document)).toEqual(['第一页']);
    expect(document.remarks).toMatchObject([{ code: 'pdf-page-damaged', values: { page: '2' } }]);
  });

  test('damaged pictures do not matter', async () => {
    for (const filter of ['JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'DCTDecode', 'FlateDecode']) {
      const damaged = streamOf(
        `/Type /XObject /Subtype /Image /Width 90 /Height 90 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`,
        'no picture',
      );
      const document = await readPages([`${text(50, 700, '收入合计1.00万元')}q 90 0 0 90 50 300 cm /Picture Do Q\n`], { xObjects: { Picture: damaged } });
      expect(textsOf(document)).toEqual(['收入合计1.00万元']);
      expect(document.remarks).toEqual([]);
    }
  });

  test('several at once', async () => {
    const documents = await Promise.all(['甲', '乙', '丙'].map((value, i) => readPages([text(50, 700, value) + (i === 1 ? '/Nowhere Do\n' : '')])));
    expect(documents.map((document) => [textsOf(document).join(''), document.remarks.length])).toEqual([
      ['甲', 0],
      ['乙', 1],
      ['丙', 0],
    ]);
  });

  test('text before the mark of the format', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n'), ...makePdf([{ content: text(50, 700, '第一页') }])]);
    expect(textsOf(await read(bytes, 'x.pdf'))).toEqual(['第一页']);
  });

  test('the bytes stay with their owner', async () => {
    const bytes = makePdf([{ content: text(50, 700, '第一页') }]);
    const document = await read(bytes, 'x.pdf');
    expect(bytes.length).toBe(document.bytes);
    expect(document).toMatchObject({ name: 'x.pdf', format: 'pdf', encoding: null });
  });
});
