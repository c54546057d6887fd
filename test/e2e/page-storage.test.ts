import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, pageAddress, testBrowsers, until } from './harness.ts';
import { atWork, exported, open, rows, saved, says, SMALL, small, startedOnce, stateOf } from './steps.ts';

/** What the page says and does when the browser's storage fails it. */
describe.each(await testBrowsers())('storage in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const kept = startedOnce(() => browser);
  const faulty = startedOnce(() => browser, faultyStore);
  const displaced = startedOnce(() => browser);

  it('refused: the work goes on in memory, the banner says so and offers the export', async () => {
    const { page, close } = await openPage(browser, {
      prepare: () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('refused by the test', 'SecurityError');
        };
      },
    });
    await openInMemory(page);
    await says(page, 'gouji-banner .banner', /不允许/);
    await works(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('gouji-banner').getByRole('button', { name: '导出问题清单' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.gouji\.json$/);
    await close();
  });

  it.each([
    ['put', small(25, 'put.txt')],
    ['commit', small(26, 'commit.txt')],
  ])('full (the %s fails): said at once, nothing is claimed to be saved, and saving again works when there is space', async (when, file) => {
    const { page } = await faulty();
    await open(page, file);
    const [first = '', second = ''] = await rows(page);
    await page.evaluate((how) => void ((globalThis as unknown as Faulty).goujiFull = how), when);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await says(page, 'gouji-banner .banner', /已满/);
    expect(await page.locator('gouji-header [data-saved]').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    expect(await stateOf(page, first)).toBe('confirmed');
    expect((await exported(page)).text).toContain('confirmed');

    await page.evaluate(() => void ((globalThis as unknown as Faulty).goujiFull = null));
    await page.locator('gouji-banner').getByRole('button', { name: '重新保存' }).click();
    await saved(page);
    expect(await page.locator('gouji-banner .banner').count()).toBe(0);
    await page.reload();
    await atWork(page);
    expect([await stateOf(page, first), await stateOf(page, second)]).toEqual(['confirmed', 'confirmed']);
    await page.keyboard.press('d');
    expect(await page.locator('gouji-detected .page').innerText()).toContain('原件随记录保存');
  });

  it('too small for the file: everything else is kept, and that is said', async () => {
    const { page } = await faulty();
    await page.evaluate(() => void ((globalThis as unknown as Faulty).goujiFull = 'files'));
    await open(page, small(27, 'files.txt'));
    await says(page, 'gouji-banner .banner', /不足以保存原件/);
    await page.reload();
    await atWork(page);
    await page.keyboard.press('d');
    expect(await page.locator('gouji-detected .page').innerText()).toContain('原件没有随记录保存');
  });

  // The last on its page, which then works in memory.
  it('gives back something else than was written: said, not trusted', async () => {
    const { page } = await faulty();
    await open(page, small(28, 'lie.txt'));
    await page.evaluate(() => void ((globalThis as unknown as Faulty).goujiFull = 'lie'));
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await says(page, 'gouji-banner .banner', /读回/);
    expect(await page.locator('gouji-header [data-saved]').count()).toBe(0);
  });

  it('cleared by the browser while a report is open: said, kept in memory, and saved again when asked', async () => {
    const { page, context } = await kept();
    await open(page, SMALL);
    const [first = ''] = await rows(page);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: 'file://', storageTypes: 'indexeddb' });
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await says(page, 'gouji-banner .banner', /被清除/);
    expect(await stateOf(page, first)).toBe('confirmed');
    await page.locator('gouji-banner').getByRole('button', { name: '重新保存' }).click();
    await saved(page);
    await page.reload();
    await atWork(page);
    expect(await stateOf(page, first)).toBe('confirmed');
  });

  // The last on its page, as above.
  it('deleted from another tab while a report is open: said, and the work goes on', async () => {
    const { page, context } = await kept();
    await open(page, small(25, 'deleted.txt'));
    const other = await blank(context);
    await other.evaluate(deleteDatabase);
    expect(await says(page, 'gouji-banner .banner', /被清除/)).toContain('导出问题清单');
    await works(page);
  });

  it('upgraded by a newer page in another tab: this one lets go, says so, and the work goes on in memory', async () => {
    const { page, context } = await displaced();
    await open(page, SMALL);
    const other = await blank(context);
    await other.evaluate(upgradeDatabase);
    await says(page, 'gouji-banner .banner', /更新版本的勾稽，正在升级/);
    await works(page);
    expect(await page.locator('gouji-banner').getByRole('button', { name: '重新保存' }).count()).toBe(0);
  });

  it('of a newer version: not touched, said, and the page works in memory', async () => {
    const { page, context } = await displaced();
    await page.goto('about:blank');
    const other = await blank(context);
    await other.evaluate(upgradeDatabase);
    await page.goto(pageAddress);
    await says(page, 'gouji-banner .banner', /更新版本的勾稽写入/);
    await openInMemory(page);
    await works(page);
    expect(await other.evaluate(() => indexedDB.databases())).toEqual([{ name: 'gouji', version: 99 }]);
  });

  it('that does not open: said after a moment, and written when it does', async () => {
    const { page, context, close } = await openPage(browser);
    await page.goto('about:blank');
    const other = await blank(context);
    await other.evaluate(holdDatabase);
    await page.goto(pageAddress);
    await openInMemory(page);
    const [first = ''] = await rows(page);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await says(page, 'gouji-banner .banner', /请关闭其他勾稽标签页/);
    await other.close();
    await until('the session in the database', async () => (await page.locator('gouji-banner .banner').count()) === 0);
    await saved(page);
    await page.reload();
    await atWork(page);
    expect(await stateOf(page, first)).toBe('confirmed');
    await close();
  });
});

interface Faulty {
  /** put: the request fails; commit: the transaction does; files: only a file does not fit; lie: reads give nothing. */
  goujiFull: string | null;
}

/** Makes the database fail as a full disk does: a put that is refused, or a transaction that ends with the quota's error. */
function faultyStore(): void {
  const state = globalThis as unknown as Faulty;
  state.goujiFull = null;
  const put = Reflect.get(IDBObjectStore.prototype, 'put');
  const get = Reflect.get(IDBObjectStore.prototype, 'get');
  const full = (): DOMException => new DOMException('full, says the test', 'QuotaExceededError');
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (state.goujiFull === 'put' || (state.goujiFull === 'files' && this.name === 'files')) throw full();
    const request = put.apply(this, args);
    if (state.goujiFull === 'commit') {
      Object.defineProperty(this.transaction, 'error', { get: full });
      this.transaction.abort();
    }
    return request;
  };
  IDBObjectStore.prototype.get = function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
    return get.call(this, state.goujiFull === 'lie' && this.name === 'marks' ? 'nothing' : key);
  };
}

async function openInMemory(page: Page): Promise<void> {
  const { drop } = await import('./harness.ts');
  await drop(page, [SMALL]);
  await page.locator('gouji-document .paper').waitFor();
}

/** Deciding, undoing and exporting go on. */
async function works(page: Page): Promise<void> {
  const [first = ''] = await rows(page);
  await page.locator(`gouji-findings a.row[data-id="${first}"]`).click();
  await page.keyboard.press('1');
  await until('decided in memory', async () => (await stateOf(page, first)) === 'confirmed');
  expect(await page.locator('gouji-header .save').innerText()).toBe('仅在内存中');
  expect((await exported(page)).text).toContain('"confirmed"');
  await page.keyboard.press('Control+z');
  await until('undone in memory', async () => (await stateOf(page, first)) === 'open');
}

/** Another local page: on file:// all of them share one storage. */
async function blank(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL('../package.json', pageAddress).href);
  return page;
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('gouji');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

function upgradeDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('gouji', 99);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

/** A page that does not let go, and a deletion that waits for it: whoever opens now waits for both. */
function holdDatabase(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open('gouji', 1);
    request.onsuccess = () => {
      (globalThis as unknown as { held: IDBDatabase }).held = request.result;
      indexedDB.deleteDatabase('gouji').onblocked = () => resolve();
    };
  });
}
