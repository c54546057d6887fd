import { describe, expect, test } from 'vitest';
import { clean, gouji, source, temporary, wrong } from './made.js';

const folder = temporary();

/** As a report looks before anybody has filled it in. */
function template(): string {
  return source(clean).replace(/\d[\d,]*\.\d\d/g, 'XX');
}

/** Always the same bytes. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 1103515245 + 12345) % 2 ** 31) >>> 16);
}

describe('what is no report is refused with its name, the reason and what to do', () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'empty.txt', '', /空.*重新/],
    ['a JPEG that calls itself a text', 'photo.txt', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, ...noise(5000)]), /JPEG.*请打开/],
    ['random bytes', 'random.txt', noise(200_000), /既不是文本.*请打开/],
    ['a text that is no report', 'novel.txt', '从前有一座山。\n\n第 12 年，庙里来了 3 个和尚。\n'.repeat(50), /没有找到.*表格.*请确认/],
    ['a template', 'template.txt', template(), /模板.*请打开填好/],
    ['100 MB of text', 'large.txt', '全年完成水利投资 1234.56 万元，新建水库 3 座。\n\n'.repeat(1_600_000), /上限.*请只打开/],
  ])('%s', async (_, name, content, words) => {
    const path = folder.file(name, content);
    const { status, out, err } = await gouji([path]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(path);
    expect(err.split('\n')).toHaveLength(2);
    expect(err).toMatch(words);
    expect((await gouji([path, '--lang', 'en'])).err.replace(path, '')).toMatch(/^gouji: : [\x20-\x7e“”–]+\n$/);
  });

  test('a file that is wrong does not keep the others from being audited', async () => {
    const { status, out, err } = await gouji([folder.file('none.txt', ''), wrong, '--format', 'ndjson']);
    expect(status).toBe(2);
    expect(err).toContain('none.txt');
    expect(out.split('\n')).toHaveLength(2);
  });
});

describe('a report cut in the middle of table 03', () => {
  const whole = source(clean);
  const start = whole.indexOf('2130305', whole.indexOf('公开03表'));

  test.each([
    ['between two rows', start],
    ['in the middle of a name', start + 11],
    ['in the middle of an amount', whole.indexOf('\t', start + 9) + 4],
  ])('%s is audited as far as it goes, with no violation that only the cut makes', async (name, end) => {
    const { status, out, err } = await gouji([folder.file(`${name}.txt`, whole.slice(0, end))]);
    expect(err).toBe('');
    expect(out).toMatch(/! .*03.*结束/);
    expect(out).toMatch(/! .*04 .*05 .*06 .*07 .*08 .*09 /);
    expect(out).toContain('没有发现错误和疑点');
    expect(status).toBe(0);
  });
});
