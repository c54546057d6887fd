import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank, parseNumber, readAmount } from '../../../src/engine/figures/parse.js';

const value = (text: string): string | null => parseNumber(text)?.value.toFixed() ?? null;

describe('parseNumber', () => {
  test.each([
    ['907.94', '907.94', 2],
    ['624', '624', 0],
    ['1,234.50', '1234.5', 2],
    ['1，234，567．80', '1234567.8', 2],
    ['１２３．４５', '123.45', 2],
    [' 489 .51 ', '489.51', 2],
    ['\u00a012\u300034.5\u200b0', '1234.5', 2],
    ['.50', '0.5', 2],
    ['-3.21', '-3.21', 2],
    ['−3.21', '-3.21', 2],
    ['－3.21', '-3.21', 2],
    ['–3.21', '-3.21', 2],
    ['—3.21', '-3.21', 2],
    ['+3.21', '3.21', 2],
    ['(3.21)', '-3.21', 2],
    ['（1,003.21）', '-1003.21', 2],
    ['¥12.00', '12', 2],
    ['￥12.00', '12', 2],
    ['-0.00', '0', 2],
  ])('%j is %s', (text, expected, places) => {
    expect(value(text)).toBe(expected);
    expect(parseNumber(text)?.places).toBe(places);
  });

  test.each([
    '12..3',
    '12.3.4',
    '1,23',
    '12,34.56',
    '1,234,56',
    ',123',
    '1,2345',
    '12.',
    '12.3-',
    '--3.2',
    '(1)',
    '(-1.2)',
    '（3',
    '3.2%万元',
    '万元',
    '3.2万',
    'abc',
    '',
    '-',
    '——',
    '/',
    '1e5',
    '0x10',
    '∞',
    '12.34.',
    '10.00 20.00',
    '9'.repeat(31),
  ])('%j is no number', (text) => expect(parseNumber(text)).toBeNull());

  test.each(['77.13%', '77.13％', '77.13 %', '７７．１３﹪'])('%j is a percentage', (text) => {
    expect(parseNumber(text)).toMatchObject({ percent: true, places: 2 });
    expect(value(text)).toBe('77.13');
  });

  test.each([
    ['3.2万元', '3.2', '万元'],
    ['1，234.00 元', '1234', '元'],
    ['(0.50)亿元', '-0.5', '亿元'],
  ])('%j says its unit', (text, expected, unit) => {
    expect(parseNumber(text)?.unit).toBe(unit);
    expect(value(text)).toBe(expected);
  });

  test('keeps what is printed, without spaces only', () => {
    expect(parseNumber(' 1，234 .50 ')?.printed).toBe('1，234.50');
  });

  test('however a number is set, it is the same number', () => {
    const fullWidth = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    const setting = fc.record({
      fen: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      grouped: fc.boolean(),
      wide: fc.boolean(),
      minus: fc.constantFrom('-', '−', '－', '–', '—', '‑'),
      space: fc.constantFrom('', ' ', '\u3000', '\u00a0'),
    });
    fc.assert(
      fc.property(setting, fc.nat(), ({ fen, grouped, wide, minus, space }, at) => {
        const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
        const whole = digits.slice(0, -2);
        const bare = `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${digits.slice(-2)}`;
        const set = (fen < 0n ? minus : '') + (wide ? fullWidth(bare) : bare);
        const cut = at % (set.length + 1);
        expect(
          parseNumber(set.slice(0, cut) + space + set.slice(cut))
            ?.value.times(100)
            .toFixed(),
        ).toBe(String(fen));
      }),
      { seed: 20240607, numRuns: 500 },
    );
  });

  test('reads an amount longer than a binary number can hold', () => {
    expect(value('123,456,789,012,345.678901')).toBe('123456789012345.678901');
  });
});

test.each(['', ' ', '-', '—', '——', '–', '－', '−', '/', '／', '--', '\u3000'])('%j is blank', (text) => expect(isBlank(text)).toBe(true));
test.each(['0', '0.00', '无', '- 1', '.'])('%j is not blank', (text) => expect(isBlank(text)).toBe(false));

describe('readAmount', () => {
  const half = (text: string, setting: Parameters<typeof readAmount>[1]): string => readAmount(text, setting).amount.half.toFixed();

  test('a table lends its precision to figures printed with fewer places', () => {
    expect(half('624', { unit: '万元', places: 2 })).toBe('0.005');
    expect(half('0.3', { unit: '万元', places: 2 })).toBe('0.005');
    expect(half('0.345', { unit: '万元', places: 2 })).toBe('0.0005');
  });

  test('prose counts the places printed', () => {
    expect(half('624', { unit: '万元' })).toBe('0.5');
    expect(half('77.1%', { unit: '万元', places: 2 })).toBe('0.05');
  });

  test('the unit that a cell prints itself counts, and its own places', () => {
    expect(readAmount('1,200.00元', { unit: '万元', places: 2 }).amount).toMatchObject({ printed: '1,200.00', unit: '元' });
    expect(half('1,200.00元', { unit: '万元', places: 2 })).toBe('0');
    expect(half('12万元', { unit: '万元', places: 2 })).toBe('0.005');
    expect(half('12万元', { unit: '元', places: 2 })).toBe('0.5');
  });

  test('money printed to the fen is exact, and so are counts', () => {
    expect(half('12.34', { unit: '元', places: 2 })).toBe('0');
    expect(half('12', { unit: '元' })).toBe('0.5');
    expect(half('0.123456', { unit: '万元' })).toBe('0');
    expect(half('0.12345', { unit: '万元' })).toBe('0.000005');
    expect(half('38', { unit: '' })).toBe('0');
    expect(half('9.5', { unit: '' })).toBe('0.05');
  });

  test('a zero is exact only where every cell is filled in', () => {
    expect(half('0.00', { unit: '万元', places: 2 })).toBe('0.005');
    expect(half('0.00', { unit: '万元', places: 2, filled: true })).toBe('0');
    expect(half('1.00', { unit: '万元', places: 2, filled: true })).toBe('0.005');
  });

  test('a percentage is one whatever its table holds', () => {
    expect(readAmount('77.13%', { unit: '万元', places: 2 }).amount.unit).toBe('%');
  });

  test('blank and unreadable are zero, and say what they are', () => {
    expect(readAmount(' — ', { unit: '万元', places: 2 })).toMatchObject({ state: 'blank', amount: { printed: '—', unit: '万元' } });
    expect(half('—', { unit: '万元', places: 2 })).toBe('0');
    expect(readAmount('12..3', { unit: '万元', places: 2 }).state).toBe('unreadable');
    expect(readAmount('12.3', { unit: '万元', places: 2 }).state).toBe('read');
  });
});
