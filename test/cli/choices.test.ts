import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Choice, FindingList } from '../../src/engine/audit.js';
import { firstTables } from '../first-tables.js';
import { clean as whole, gb18030, gouji, goujiOnce, source, temporary, wrong as otherWhole } from './made.js';

const folder = temporary();
const clean = folder.file('clean.txt', firstTables(source(whole)));
const wrong = folder.file('wrong.txt', firstTables(source(otherWhole)));
const timeless = (text: string): FindingList => ({ ...(JSON.parse(text) as FindingList), audited: '' });

/** A list as the page exports it, with these choices. */
async function listWith(report: string, choices: Choice[], name: string): Promise<string> {
  const list = JSON.parse((await goujiOnce([report, '--format', 'json'])).out) as FindingList;
  return folder.file(name, JSON.stringify({ ...list, choices }));
}

const line = source(clean).split('\n').indexOf('公开02表') + 1;
const header =
  source(clean)
    .split('\n')
    .findIndex((text, index) => index > line && text.includes('\t')) + 1;
const noTable: Choice = { kind: 'table', anchor: { line: header, column: 1, length: 2 }, table: null };

describe('the choices of an exported list', () => {
  test('are made again: a colleague gets the same findings, and exports the same choices', async () => {
    const sent = await listWith(clean, [noTable], 'sent.json');
    const once = await gouji([clean, '--choices', sent, '--format', 'json']);
    const list = timeless(once.out);
    expect(list.choices).toEqual([noTable]);
    expect(list.report.tables.map(({ id }) => id)).not.toContain('02');
    const again = await gouji([clean, '--choices', folder.file('again.json', once.out), '--format', 'json']);
    expect(timeless(again.out)).toEqual(list);
  });

  test('hold the encoding, too', async () => {
    const path = folder.file('gbk.txt', gb18030(source(clean)));
    const sent = await listWith(path, [{ kind: 'encoding', encoding: 'utf-16le' }], 'encoding.json');
    // Nobody would choose it; what comes of it shows that it was taken.
    const { status, err } = await gouji([path, '--choices', sent]);
    expect(status).toBe(2);
    expect(err).toContain('没有找到');
  });

  test('that cannot be followed are told in the text', async () => {
    const sent = await listWith(clean, [{ ...noTable, table: '77' }], 'unfit.json');
    const { out } = await gouji([clean, '--choices', sent]);
    expect(out).toContain('! 第 1 项识别选择没有采用');
  });

  test('of another report are refused', async () => {
    const sent = await listWith(wrong, [], 'other.json');
    const { status, out, err } = await gouji([clean, '--choices', sent]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(basename(wrong));
  });

  test.each([
    ['no list', () => folder.file('none.json', '{"format":"gouji.findings/1"}'), /不符合格式/],
    ['no file', () => `${folder.path}/absent.json`, /没有这个文件/],
  ])('%s: is refused with its name', async (_, path, words) => {
    const { status, err } = await gouji([clean, '--choices', path()]);
    expect(status).toBe(2);
    expect(err).toMatch(words);
    expect(err).toContain(path());
  });

  test('belong to one report', async () => {
    const sent = await listWith(clean, [], 'one.json');
    expect(await gouji([clean, wrong, '--choices', sent])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('--choices') as string });
  });
});
