import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, launch, openPage, testBrowsers, until, type OpenedPage } from './harness.ts';
import { open, rows, sample, says, SMALL, told, WRONG } from './steps.ts';

const text = new TextDecoder().decode(sample(WRONG).bytes);
const random = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3) * 104729) % 256);

const bad: [string, string, Uint8Array, RegExp][] = [
  ['an empty file', '空.txt', new Uint8Array(), /空/],
  ['a picture', '照片.txt', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46), /图片/],
  ['random bytes', '乱码.bin', random, /不是文本|无法确定|损坏/],
  ['a text that is no report', '说明.txt', new TextEncoder().encode('今天天气很好，适合出门散步。\n'.repeat(50)), /没有找到/],
  ['a template', '模板.txt', new TextEncoder().encode(text.replace(/\d[\d,]*\.\d\d/g, 'XX')), /模板/],
];

describe.each(await testBrowsers())('errors in %s', (name) => {
  let browser: Browser;
  /** Never gets as far as a report; what was told of one file goes when the next comes. */
  let start: OpenedPage;
  beforeAll(async () => {
    browser = await launch(name);
    start = await openPage(browser);
  });
  afterAll(() => browser.close());

  it.each(bad)('%s: what it is, which file, what to do', async (_, file, bytes, what) => {
    const { page } = start;
    await drop(page, [{ name: file, bytes }]);
    await page.locator('gouji-jobs li.failed', { hasText: file }).waitFor();
    const said = await says(page, 'gouji-jobs li.failed', what);
    expect(said).toContain(file);
    expect(said).toMatch(/怎么办\s+\S/);
    expect(await page.locator('gouji-jobs li').count()).toBe(1);
  });

  it('in a file of several leave the others alone', async () => {
    const { page, close } = await openPage(browser);
    await drop(page, [{ name: '空.txt', bytes: new Uint8Array() }, SMALL]);
    await until('the session', async () => (await page.locator('gouji-sessions tbody tr').count()) === 1);
    expect(await page.locator('gouji-jobs li.failed').count()).toBe(1);
    await close();
  });

  it('come with diagnostics to copy that hold no text of the document', async () => {
    const { page, context } = start;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
    await drop(page, [{ name: '机密单位决算.txt', bytes: new TextEncoder().encode('机密内容一二三。\n'.repeat(40)) }]);
    await page.locator('gouji-jobs').getByRole('button', { name: '复制诊断信息' }).click();
    await says(page, 'gouji-toast .toast', /已复制/);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ product: 'gouji', code: 'audit-not-a-report', file: { ending: '.txt' } });
    expect(copied).not.toMatch(/机密|决算/);
  });

  it('a report cut in the middle is audited as far as it goes, and that is said', async () => {
    const { page, close } = await openPage(browser);
    const at = text.indexOf('支出决算表', text.indexOf('公开03表') - 200);
    const end = text.indexOf('\n', text.indexOf('20805', at));
    await open(page, { name: '截断.txt', bytes: new TextEncoder().encode(text.slice(0, end)) });
    await page.keyboard.press('d');
    expect(await page.locator('gouji-detected .page').innerText()).toMatch(/中间结束|没有找到/);
    await close();
  });

  it('cancel works while a file is being read', async () => {
    const { page, close } = await openPage(browser);
    const rowsOf = text.split('\n').filter((line) => /^\d{7}\t/.test(line));
    const long = `${text.slice(0, 3000)}${`${rowsOf.join('\n')}\n`.repeat(6000)}`;
    await page.evaluate((line) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([line], 'long.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }));
    }, long);
    await page.locator('gouji-jobs').getByRole('button', { name: /取消/ }).click();
    await until('cancelled', async () => (await page.locator('gouji-jobs section').count()) === 0);
    await open(page, SMALL);
    expect((await rows(page)).length).toBeGreaterThan(3);
    await close();
  });

  it('a fault that nobody foresaw is told, and the work goes on', async () => {
    const { page, close } = await openPage(browser);
    await open(page, SMALL);
    await page.evaluate(() => void setTimeout(() => (null as unknown as { x: () => void }).x()));
    await says(page, 'gouji-banner .banner', /意外/);
    await page.keyboard.press('j');
    await page.locator('gouji-finding-detail h2').waitFor();
    await page.locator('gouji-banner').getByRole('button', { name: '收起' }).click();
    expect(await page.locator('gouji-banner .banner').count()).toBe(0);
    await close();
  });

  it('a link to a report that is not here says so, and works once the file is opened', async () => {
    const first = await openPage(browser);
    await open(first.page, SMALL);
    await first.page.keyboard.press('j');
    const address = first.page.url();
    await told(first.page);
    const title = await first.page.locator('gouji-finding-detail h2').innerText();
    await first.close();
    const { page, close } = await openPage(browser, { address });
    await says(page, 'gouji-banner .banner', /不在本机/);
    await open(page, SMALL);
    await told(page);
    expect(await page.locator('gouji-finding-detail h2').innerText()).toBe(title);
    expect(await page.locator('gouji-banner .banner').count()).toBe(0);
    await close();
  });
});
