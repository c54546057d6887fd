import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingList } from '../../src/engine/audit.js';
import { makePdf, streamOf, text } from '../engine/document/pdf/make.js';
import { gouji, samples, temporary } from './made.js';

const folder = temporary();
const report = join(samples, 'shiqiao-transport-bureau-2024.pdf');
const small = join(samples, 'province-alternating.pdf');
const picture = streamOf('/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', 'abcd');
const scan = 'q 595 0 0 842 0 0 cm /Picture Do Q\n';
const encrypted = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -1 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;

describe('what cannot be audited is refused, each in its own words', () => {
  test.each<[string, string, Uint8Array, RegExp, RegExp]>([
    ['protected by a password', 'locked.pdf', makePdf([{ content: text(50, 700, '决算') }], { trailer: encrypted }), /密码/, /password/],
    ['damaged', 'damaged.pdf', readFileSync(small).subarray(0, 400), /损坏/, /damaged/],
    ['no report', 'novel.pdf', makePdf([{ content: text(50, 700, '从前有一座山，庙里来了三个和尚。') }]), /没有找到.*表格/, /None of the prescribed tables/],
    ['a scan', 'scan.pdf', makePdf([{ content: scan }, { content: scan }], { xObjects: { Picture: picture } }), /图片|扫描/, /picture|scan/],
    ['nothing on its pages', 'blank.pdf', makePdf([{ content: '' }]), /空/, /empty|nothing|blank/i],
  ])('%s', async (_, name, bytes, zh, en) => {
    const path = folder.file(name, bytes);
    const { status, out, err } = await gouji([path]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(zh);
    expect(err.split('\n')).toHaveLength(2);
    const english = (await gouji([path, '--lang', 'en'])).err.replace(path, '');
    expect(english).toMatch(en);
    expect(english).toMatch(/^gouji: : [\x20-\x7e“”–]+\n$/);
  });

  test('no two of them in the same words', async () => {
    const refusals = await Promise.all(
      ['locked', 'damaged', 'novel', 'scan', 'blank'].map(async (name) => (await gouji([join(folder.path, `${name}.pdf`)])).err.replace(name, '')),
    );
    expect(new Set(refusals).size).toBe(refusals.length);
  });
});

test('findings are told with their pages', async () => {
  const { status, out, err } = await gouji([report]);
  expect([status, err]).toEqual([1, '']);
  expect(out).toMatch(/\[错误\] 02表 2140199 其他公路水路运输支出/);
  expect(out).toMatch(/左 \+ 96\.55 .*第 \d+ 页/);
});

test('a figure in the list of addresses has its page and box', async () => {
  const { out } = await gouji([small, '--format', 'addresses']);
  const [header, ...rows] = out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const column = header!.indexOf('anchor');
  expect(rows.length).toBeGreaterThan(250);
  for (const row of rows) {
    const [, page, ...box] = /^p(\d+):([\d.]+),([\d.]+),([\d.]+),([\d.]+)$/.exec(row[column]!)!.map(Number);
    expect(page).toBeGreaterThan(0);
    expect(box[2]!).toBeGreaterThan(box[0]!);
    expect(box[3]!).toBeGreaterThan(box[1]!);
  }
});

test('a folder of PDFs, and one that is called otherwise', async () => {
  const place = join(folder.path, 'district');
  mkdirSync(place);
  writeFileSync(join(place, 'one.PDF'), readFileSync(small));
  writeFileSync(join(place, 'two.txt'), readFileSync(small));
  const { out } = await gouji([place, '--format', 'ndjson']);
  const lists = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FindingList);
  expect(lists.map(({ report: { name, format } }) => [name, format])).toEqual([
    ['one.PDF', 'pdf'],
    ['two.txt', 'pdf'],
  ]);
});
