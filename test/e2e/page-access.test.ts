import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { atWork, choose, hash, open, openedOnce, short, SMALL, told, WRONG } from './steps.ts';

const newest = (await testBrowsers()).at(-1) ?? '';

describe('everybody can use the page', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(newest)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, SMALL);

  it('at 200 % nothing is cut off: each area is reached, and the page does not scroll sideways', async () => {
    const { page, close } = await openPage(browser);
    await page.setViewportSize({ width: 640, height: 400 });
    await drop(page, [SMALL]);
    await page.locator('gouji-findings a.row').first().click();
    await page.locator('gouji-finding-detail h2').waitFor();
    expect(await page.locator('gouji-findings a.row').first().isVisible()).toBe(false);
    await page.locator('gouji-workbench .areas').getByRole('button', { name: '报告' }).click();
    expect(await page.locator('gouji-document [data-sel="target"]').isVisible()).toBe(true);
    await page.locator('gouji-workbench .areas').getByRole('button', { name: '问题' }).click();
    expect(await page.locator('gouji-findings a.row').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    for (const button of await page.locator('gouji-header button').all()) expect(((await button.boundingBox())?.x ?? 999) < 640).toBe(true);
    await close();
  });

  it('the whole work is done by keyboard alone', async () => {
    const { page, close } = await openPage(browser);
    await choose(page, 'Control+o', short(WRONG));
    await atWork(page);
    const { keyboard } = page;
    // Find, look, decide.
    await keyboard.press('/');
    await keyboard.type('教育支出');
    await keyboard.press('Enter');
    expect(await hash(page)).toContain('/f/');
    await keyboard.press('1');
    await keyboard.press('F8');
    await keyboard.press('2');
    await keyboard.type('已核实');
    await keyboard.press('Enter');
    await keyboard.press('n');
    await keyboard.type('另见附件');
    await keyboard.press('Escape');
    expect(await page.locator('gouji-findings .tag.confirmed, gouji-findings .tag.dismissed').count()).toBe(2);
    // From list to report to detail and back.
    await keyboard.press('Shift+F6');
    await until('the focus in the report', () => inside(page, 'gouji-document'));
    const figure = await focused(page);
    await keyboard.press('ArrowRight');
    expect(await focused(page)).not.toBe(figure);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await hash(page)).toContain('/c/');
    await keyboard.press('F6');
    await until('the focus in the detail', () => inside(page, 'gouji-detail'));
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.locator('gouji-cell-detail details[open]').waitFor();
    await keyboard.press('Shift+F6');
    await keyboard.press('Shift+F6');
    await until('the focus in the list', () => inside(page, 'gouji-findings'));
    await keyboard.press('ArrowDown');
    expect(await hash(page)).toContain('/f/');
    // Contents, other tabs, help, export.
    await keyboard.press('o');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await until('the outline closed', async () => (await page.locator('gouji-report-pane nav').count()) === 0);
    await keyboard.press('d');
    await page.locator('gouji-detected .page').waitFor();
    await keyboard.press('c');
    await page.locator('gouji-coverage .page').waitFor();
    await keyboard.press('?');
    await page.locator('gouji-help dialog').waitFor();
    await keyboard.press('Escape');
    await until('the help closed', async () => (await page.locator('gouji-help').count()) === 0);
    await keyboard.press('Control+z');
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toMatch(/json$/);
    // Widths of the panes, and home.
    await page.locator('gouji-splitter').first().locator('[role="separator"]').focus();
    const width = async (): Promise<string | null> => page.locator('gouji-splitter').first().locator('[role="separator"]').getAttribute('aria-valuenow');
    const before = Number(await width());
    await keyboard.press('ArrowRight');
    expect(Number(await width())).toBe(before + 16);
    await page.locator('gouji-header a.name').focus();
    await keyboard.press('Enter');
    await page.locator('gouji-sessions tbody a').waitFor();
    await close();
  });

  it('what the next finding says is read out, and only there where it changes', async () => {
    const { page } = await report();
    const spoken = page.locator('gouji-toast #spoken[aria-live="polite"]');
    const heard: string[] = [];
    for (const key of ['j', 'j', 'Shift+F8']) {
      await page.keyboard.press(key);
      await told(page);
      const title = (await page.locator('gouji-finding-detail h2').innerText()).split('\n').at(-1)?.trim() ?? '';
      const text = await until(`${title} is said`, async () => {
        const said = (await spoken.textContent()) ?? '';
        return said.includes(title) ? said : null;
      });
      expect(text).toContain(await page.locator('gouji-finding-detail .lead').first().innerText());
      heard.push(text);
    }
    expect(heard[0]).toMatch(/^1 \/ \d+：不符/);
    expect(heard[2]).toBe(heard[0]);
  });

  it('single keys can be switched off', async () => {
    const { page, close } = await openPage(browser, { prepare: () => localStorage.setItem('gouji.preferences', JSON.stringify({ singleKeys: false })) });
    await open(page, SMALL);
    await page.keyboard.press('j');
    expect(await hash(page)).not.toContain('/f/');
    await page.keyboard.press('F8');
    expect(await hash(page)).toContain('/f/');
    await close();
  });

  it('the focus can be seen wherever Tab goes', async () => {
    const { page } = await report();
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(focusShown), `stop ${stop}: ${await focused(page)}`).toBe(true);
    }
  });
});

/** True when the focus is somewhere inside an element, through all shadow roots. */
function inside(page: Page, tag: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    let active = document.activeElement;
    while (active) {
      if (active.localName === wanted) return true;
      active = active.shadowRoot?.activeElement ?? null;
    }
    return false;
  }, tag);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return `${active?.localName} ${active?.getAttribute('data-key') ?? active?.textContent?.trim().slice(0, 40)}`;
  });
}

function focusShown(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return true;
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
}
