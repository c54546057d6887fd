import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damaged } from '../../bench/damage.ts';
import { root } from '../../scripts/house.mjs';
import { filled, makePdf, ruled, steps, streamOf, text, type Options } from '../engine/document/pdf/make.ts';
import { violations, withAxe } from './axe.ts';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { hash, open, openedOnce, says, startedOnce } from './steps.ts';

const newest = (await testBrowsers()).at(-1) ?? '';

/** A page with table 03, in which 合计 of 基本支出 is printed one too high; every word at a place known here. */
const LEFT = 40;
const WIDTH = 64;
const TOP = 700;
const HEIGHT = 20;
const COLUMNS = ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位'];
const ROWS = [
  COLUMNS,
  ['', '合计', '9.00', '6.00', '4.00', '', '', ''],
  ['201', '公共服务', '9.00', '5.00', '4.00', '', '', ''],
  ['20103', '政府办公', '9.00', '5.00', '4.00', '', '', ''],
  ['2010301', '行政运行', '9.00', '5.00', '4.00', '', '', ''],
];
const xs = steps(LEFT, WIDTH, COLUMNS.length + 1);
const table =
  text(200, 800, '临江县档案馆2024年度部门决算', 12) +
  text(240, 770, '支出决算表', 12) +
  text(LEFT, 745, '公开03表') +
  text(LEFT, 725, '单位：万元') +
  ruled(xs, steps(TOP - ROWS.length * HEIGHT, HEIGHT, ROWS.length + 1)) +
  filled(xs, TOP, HEIGHT, ROWS, 9) +
  text(LEFT, 560, '注：本表反映部门本年度各项支出情况。');
/** Where 6.00 is printed, in points from the top left. */
const SIX = { left: LEFT + 3 * WIDTH + 2, baseline: 842 - (TOP - 2 * HEIGHT + 5) };

const picture = (filter: string): string =>
  streamOf(`/Type /XObject /Subtype /Image /Width 90 /Height 90 /ColorSpace /DeviceGray /BitsPerComponent 8 ${filter}`, 'a'.repeat(8100));
const scan = 'q 595 0 0 842 0 0 cm /Picture Do Q\n';
const made = (name: string, contents: readonly string[], options: Options = {}) => ({
  name,
  bytes: makePdf(
    contents.map((content) => ({ content, width: 600 })),
    options,
  ),
});

/** The report as read and the original beside it. */
async function beside(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1680, height: 900 });
  await page.keyboard.press('b');
  await page.locator('gouji-original .sheet').waitFor();
  await until('the page is drawn', async () => page.locator('gouji-original .sheet').isVisible());
}

describe('the original of a PDF', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(newest)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, made('原件.pdf', [table]));
  const start = startedOnce(() => browser);

  it('beside the reading: a finding is marked in both, its box on the very word; what is selected in one is selected in the other', async () => {
    const { page, ...watch } = await report();
    await beside(page);
    await page.locator('gouji-findings a.row', { hasText: '基本支出' }).first().click();
    const mark = page.locator('gouji-original .mark.part[data-key="03/合计/基本支出"]');
    await mark.waitFor();
    const place = await page.evaluate(boxOf, '03/合计/基本支出');
    expect(Math.abs(place.left - SIX.left)).toBeLessThan(3);
    expect(place.top).toBeLessThan(SIX.baseline);
    expect(place.bottom).toBeGreaterThan(SIX.baseline - 1);
    expect(place.bottom - place.top).toBeLessThan(HEIGHT);
    expect(place.width).toBeLessThan(WIDTH);
    expect(place.ink).toBeGreaterThan(0.02);
    expect(await page.locator('gouji-document [data-sel][data-key="03/合计/基本支出"]').isVisible()).toBe(true);
    // From the original to the reading, and back.
    await page.locator('gouji-original .mark[data-key="03/2010301/项目支出"]').click();
    await page.locator('gouji-document [data-sel="target"][data-key="03/2010301/项目支出"]').waitFor();
    await page.locator('gouji-document [data-key="03/201/基本支出"]').click();
    await page.locator('gouji-original .mark.selected[data-key="03/201/基本支出"]').waitFor();
    // The same marks on both.
    const marks = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) =>
          all
            .map(
              (one) =>
                `${(one as HTMLElement).dataset['key']} ${['bad', 'near', 'open', 'ok', 'notice', 'unchecked', 'unread', 'prime', 'blank'].filter((name) => one.classList.contains(name)).join(' ')}`,
            )
            .sort(),
        );
    expect(await marks('gouji-original .mark[data-key]')).toEqual(await marks('gouji-document a.m'));
    await withAxe(page);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('b');
    await until('the original is gone', async () => (await page.locator('gouji-original').count()) === 0);
    expect(watch.violations).toEqual([]);
  });

  it('below the reading where the middle is too narrow for both side by side, and in its place where it is too low as well', async () => {
    const { page } = await report();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('gouji-findings a.row', { hasText: '基本支出' }).first().click();
    await page.keyboard.press('b');
    await page.locator('gouji-original .mark.part[data-key="03/合计/基本支出"]').waitFor();
    const read = page.locator('gouji-document [data-sel][data-key="03/合计/基本支出"]');
    const top = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())?.y ?? 0;
    expect(await top('gouji-original')).toBeGreaterThan(await top('#panel'));
    // In sight is the figure on both.
    const inSight = async (one: typeof read): Promise<boolean> => {
      const box = await one.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height < 900;
    };
    expect(await inSight(read)).toBe(true);
    await until('the mark is in sight', () => inSight(page.locator('gouji-original .mark.part[data-key="03/合计/基本支出"]')));
    await page.keyboard.press('b');
    await until('the original is gone', async () => (await page.locator('gouji-original').count()) === 0);

    await page.setViewportSize({ width: 1280, height: 400 });
    await until('there is no room', () => page.locator('gouji-report-pane .body').evaluate((body) => (body as HTMLElement).dataset['room'] === 'none'));
    await page.keyboard.press('b');
    await page.locator('gouji-original .mark').first().waitFor();
    expect(await page.locator('gouji-document').isVisible()).toBe(false);
    await page.keyboard.press('b');
    await until('the reading is back', () => page.locator('gouji-document').isVisible());
  });

  it('in place of the reading: links of the detail stay in the original, and zoom draws it anew', async () => {
    const { page } = await report();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('gouji-findings a.row', { hasText: '基本支出' }).first().click();
    await page.keyboard.press('p');
    await page.locator('gouji-original .mark.part').first().waitFor();
    await page.locator('gouji-finding-detail a[data-address="03/合计/基本支出"]').first().click();
    await page.locator('gouji-original .mark.selected[data-key="03/合计/基本支出"]').waitFor();
    expect(await hash(page)).toMatch(/c\/03\/合计\/基本支出\?tab=original$/);
    const width = (): Promise<number> => page.locator('gouji-original canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width);
    const before = await width();
    await page.getByRole('button', { name: '放大' }).click();
    await until('it is larger', async () => (await width()) > before * 1.05);
  });

  it.each(['/Filter /JPXDecode', '/Filter /JBIG2Decode', '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 90 /Rows 90 >>'])(
    'a picture that cannot be drawn is told there: %s',
    async (filter) => {
      const { page } = await start();
      await open(page, made('图片.pdf', [`${table}q 90 0 0 90 50 300 cm /Picture Do Q\n`], { xObjects: { Picture: picture(filter) } }));
      await page.keyboard.press('p');
      expect(await says(page, 'gouji-original [role="status"]', /无法显示/)).toContain('1 幅');
    },
  );
});

describe('what a PDF is, is told', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(newest)));
  afterAll(() => browser.close());
  const start = startedOnce(() => browser);

  const encrypted = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -1 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;
  it.each([
    ['a scan', made('扫描.pdf', [scan, scan], { xObjects: { Picture: picture('') } }), /2 页全是图片（扫描件）/],
    ['one with a password', made('加密.pdf', [table], { trailer: encrypted }), /打开密码/],
    ['one that is damaged', { name: '损坏.pdf', bytes: makePdf([{ content: table }]).map((byte, at) => (at > 9 ? (byte * 7 + at) & 0xff : byte)) }, /已损坏/],
    ['one that is no report', made('说明.pdf', [text(50, 700, '关于举办职工运动会的通知')]), /没有找到部门决算或部门预算/],
  ])('%s', async (_, file, words) => {
    const { page } = await start();
    await drop(page, [file]);
    const said = await says(page, 'gouji-jobs li.failed', words);
    expect(said).toContain(file.name);
    expect(said).toMatch(/怎么办\s+\S/);
  });

  it('some pages are pictures: each is named, and the line above the report counts what is told', async () => {
    const { page } = await start();
    await open(page, made('部分扫描.pdf', [scan, table, scan], { xObjects: { Picture: picture('') } }));
    expect(await page.locator('gouji-reading-line p').innerText()).toMatch(/条说明/);
    await page.keyboard.press('d');
    const told = await page.locator('gouji-detected .page').innerText();
    expect(told).toMatch(/第 1 页是图片/);
    expect(told).toMatch(/第 3 页是图片/);
    expect(told).not.toMatch(/第 2 页是图片/);
  });

  it('page numbers and running titles are set back from the words of the report, and no figures', async () => {
    const { page } = await start();
    const title = '临江县档案馆部门决算';
    const furniture = (number: number): string => text(240, 825, title, 9) + text(290, 30, `- ${number} -`, 9);
    const sentence = (words: string): string => text(LEFT, 700, words);
    const bodies = [table, sentence('档案馆负责收集本县各机关移交的档案。'), sentence('支出合计为9.00万元。')];
    await open(
      page,
      made(
        '页码.pdf',
        bodies.map((body, index) => body + furniture(index + 1)),
      ),
    );
    const shown = page.locator('gouji-document p.running');
    expect((await shown.allInnerTexts()).map((words) => words.trim()).sort()).toEqual(['- 1 -', '- 2 -', '- 3 -', title, title, title].sort());
    const styleOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { color, textAlign, fontSize } = getComputedStyle(element);
          return { color, textAlign, small: Number.parseFloat(fontSize) };
        });
    const running = await styleOf('gouji-document p.running');
    const said = await styleOf('gouji-document p:not(.running):has-text("档案馆负责收集")');
    expect(running.textAlign).toBe('center');
    expect(said.textAlign).not.toBe('center');
    expect(running.color).not.toBe(said.color);
    expect(running.small).toBeLessThan(said.small);
    expect(await page.locator('gouji-document p.running a.m').count()).toBe(0);
    expect(await page.locator('gouji-document p:not(.running) a.m').count()).toBeGreaterThan(0);
  });

  it('thirty damaged files: each is refused with its reason or audited to its end, and none holds up the next', async () => {
    const whole = new Uint8Array(readFileSync(join(root, 'sample-reports', 'province-unit-rows.pdf')));
    const { page, close, ...watch } = await openPage(browser);
    // Fonts and packed streams are what most of a printed file is; in one as small as ours each damage hits what holds it together, or its words.
    const own = made('', [table, text(LEFT, 700, '支出合计为9.00万元。')]).bytes;
    const files = Array.from({ length: 30 }, (_, seed) => ({ name: `损坏${seed}.pdf`, bytes: damaged(seed < 8 ? whole : own, seed).bytes }));
    await drop(page, files);
    const ended = page.locator('gouji-jobs li:is(.done, .failed)');
    await until('all thirty have ended', async () => (await ended.count()) === 30, 240_000);
    const failed = await page.locator('gouji-jobs li.failed').allInnerTexts();
    // What was not foreseen has a code of its own, and no such words.
    for (const said of failed) expect(said).toMatch(/损坏|密码|没有找到|扫描件|空格和换行|模板|不是文本|既不是文本/);
    expect(await page.locator('gouji-jobs li.done').count()).toBe(30 - failed.length);
    expect(failed.length).toBeLessThan(30);
    expect(watch.errors).toEqual([]);
    await close();
  }, 300_000);
});

/** Where a figure is marked, in points of the page, and the share of dark pixels under it. Runs in the page. */
function boxOf(key: string): { left: number; top: number; bottom: number; width: number; ink: number } {
  const find = (from: ParentNode): ShadowRoot | null => {
    for (const element of from.querySelectorAll('*')) {
      if (element.localName === 'gouji-original') return element.shadowRoot;
      const inner = element.shadowRoot ? find(element.shadowRoot) : null;
      if (inner) return inner;
    }
    return null;
  };
  const original = find(document)!;
  const canvas = original.querySelector('canvas')!;
  const mark = original.querySelector<HTMLElement>(`.mark[data-key="${key}"]`)!;
  const paper = canvas.getBoundingClientRect();
  const scale = paper.width / 600;
  const box = mark.getBoundingClientRect();
  const sharp = canvas.width / paper.width;
  const { data } = canvas
    .getContext('2d')!
    .getImageData(
      Math.round((box.left - paper.left) * sharp),
      Math.round((box.top - paper.top) * sharp),
      Math.max(1, Math.round(box.width * sharp)),
      Math.max(1, Math.round(box.height * sharp)),
    );
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 380) dark++;
  return {
    left: (box.left - paper.left) / scale,
    top: (box.top - paper.top) / scale,
    bottom: (box.bottom - paper.top) / scale,
    width: box.width / scale,
    ink: dark / (data.length / 4),
  };
}
