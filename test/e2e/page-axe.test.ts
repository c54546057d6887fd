import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../scripts/screens.mjs';
import { apartFromKnown, violations, withAxe } from './axe.ts';
import { drop, launch, openPage, testBrowsers } from './harness.ts';
import { short, WRONG } from './steps.ts';

const newest = (await testBrowsers()).at(-1) ?? '';

describe('axe finds nothing', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(newest)));
  afterAll(() => browser.close());

  it('on any screen, light or dark', async () => {
    const { page, close } = await openPage(browser);
    await withAxe(page);
    let blocks = 0;
    await walk(page, async (screen) => {
      blocks = await apartFromKnown(page, async () => {
        await page.emulateMedia({ colorScheme: 'light' });
        expect(await violations(page), `${screen}, light`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Nothing but colours differs in the dark.
        expect(await violations(page, { rules: ['color-contrast', 'link-in-text-block'] }), `${screen}, dark`).toEqual([]);
      });
      expect(await page.evaluate(positiveTabindex), screen).toEqual([]);
    });
    expect(blocks).toBeGreaterThan(100);
    await close();
  }, 400_000);

  it('on a window as narrow as one at 200 %', async () => {
    const { page, close } = await openPage(browser);
    await page.setViewportSize({ width: 640, height: 400 });
    await withAxe(page);
    expect(await violations(page)).toEqual([]);
    // Not drawn here is the report; of its findings, those of a few tables look like all.
    await drop(page, [short(WRONG)]);
    await page.locator('gouji-findings a.row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.locator('gouji-finding-detail h2').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

function positiveTabindex(): string[] {
  const found: string[] = [];
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.tabIndex > 0) found.push(element.tagName);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found;
}
