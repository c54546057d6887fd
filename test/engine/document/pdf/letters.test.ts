import { describe, expect, test } from 'vitest';
import { withoutRadicals } from '../../../../src/engine/document/pdf/radicals.js';
import { readPages, tablesOf, textsOf } from './helpers.js';
import { codes, line, streamOf, text } from './make.js';

describe('letters that nobody sees are not read', () => {
  test.each([
    ['drawn invisibly', `BT 3 Tr /F 10 Tf 50 650 Td ${codes('999.99')} Tj ET BT 0 Tr ET\n`],
    ['beside the page', text(700, 650, '999.99')],
    ['above it', text(50, 900, '999.99')],
    ['clipped away', `q 300 300 50 50 re W n ${text(50, 650, '999.99')} Q\n`],
  ])('%s', async (_, hidden) => {
    expect(textsOf(await readPages([text(50, 700, '收入合计1.00万元') + hidden]))).toEqual(['收入合计1.00万元']);
  });

  test('part of a clipped line that is seen is read', async () => {
    const clipped = `q 40 640 30 20 re W n ${text(50, 645, '收入合计')} Q\n`;
    expect(textsOf(await readPages([clipped]))).toEqual(['收入']);
  });
});

test('spaces, kerning, scaling and rise move letters as they move on paper', async () => {
  const content =
    `BT /F 10 Tf 50 700 Td ${codes('收入')} Tj 0 -20 Td [${codes('支')} -500 ${codes('出')}] TJ 0 -20 Td 5 Tc ${codes('1.5')} Tj 0 Tc 0 -20 Td 50 Tz ${codes('合计')} Tj 100 Tz 0 -20 Td ${codes('A B')} Tj ET\n` +
    `BT /F 10 Tf 14 TL 50 600 Td ${codes('第一行')} Tj T* ${codes('第二行')} Tj ET\n`;
  const document = await readPages([content]);
  expect(textsOf(document)).toEqual(['收入', '支出', '1.5', '合计', 'A B', '第一行', '第二行']);
  const box = (index: number) => (document.blocks[index] as { pieces: { anchor: { box: number[] } }[] }).pieces.map((piece) => piece.anchor.box);
  expect(box(1)).toEqual([[50, 153.2, 75, 163.2]]);
  expect(box(2)).toEqual([[50, 173.2, 75, 183.2]]);
  expect(box(3)).toEqual([[50, 193.2, 60, 203.2]]);
  expect(box(6)).toEqual([[50, 247.2, 80, 257.2]]);
});

test('what stands in a form of its own is read where the form is placed', async () => {
  const form = streamOf(
    '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Matrix [1 0 0 1 10 0] /Resources << /Font << /F 3 0 R >> >>',
    text(0, 20, '单位：万元') + text(0, 150, '框外'),
  );
  const document = await readPages(['q 1 0 0 1 40 600 cm /Form Do Q\n'], { xObjects: { Form: form } });
  expect(textsOf(document)).toEqual(['单位：万元']);
  expect(document.blocks[0]).toMatchObject({ pieces: [{ anchor: { box: [50, 213.2, 100, 223.2] } }] });
});

test('a watermark across the page does not get into the lines that it crosses', async () => {
  const watermark = `BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 600 Tm ${codes('征求意见稿')} Tj ET\n`;
  const document = await readPages([watermark + text(50, 700, '收入合计1.00万元，支出合计1.00万元。')]);
  expect(textsOf(document)).toContain('收入合计1.00万元，支出合计1.00万元。');
});

describe('radicals', () => {
  test('are read as the characters they look like', () => {
    expect(withoutRadicals('\u2ed3\u2ed4\u2ea0\u2ec5\u2eda\u2ecb')).toBe('长门民见页车');
    expect(withoutRadicals('\u2f00\u2f2f\u2fd5')).toBe('一工龠');
    expect(withoutRadicals('\uf90a收入①１２')).toBe('金收入①１２');
    expect(withoutRadicals('财政专\u2f3e、\u2fad年、\u2fc8河、門戶')).toBe('财政专户、青年、黄河、門戶');
    expect(withoutRadicals('\u2e80')).toBe('\u2e80');
  });

  test('in a font that names them', async () => {
    const toUnicode = streamOf(
      '',
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0001> <2ED3> <0002> <2ED4> endbfchar endcmap end end',
    );
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000' +
      ' /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>';
    expect(textsOf(await readPages(['BT /F 10 Tf 50 700 Td <00010002> Tj ET\n'], { font, xObjects: { U: toUnicode } }))).toEqual(['长门']);
  });
});

test('letters whose font does not tell what they are are counted', async () => {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000' +
    ' /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>';
  const toUnicode = streamOf('', 'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <00ff> <E001> endbfrange endcmap');
  const document = await readPages([`BT /F 10 Tf 50 700 Td <${'0001'.repeat(30)}> Tj ET\n`], { font, xObjects: { U: toUnicode } });
  expect(document.remarks).toMatchObject([{ code: 'pdf-unmapped', values: { page: '1', count: '30' } }]);
});

test('an underlined word is no table', async () => {
  const document = await readPages([text(50, 700, '收入合计1.00万元。') + line(50, 698, 90, 698)]);
  expect(tablesOf(document)).toEqual([]);
});
