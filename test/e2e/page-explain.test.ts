import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/house.mjs';
import { launch, openPage, testBrowsers, until } from './harness.ts';
import { open, openedOnce, short, told, WRONG } from './steps.ts';

const PRINTED = 'province-unit-rows.pdf';

describe.each(await testBrowsers())('explanations in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name);
  });
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, short(WRONG));

  test('a suggestion taken as a what-if shows the checks it changes, stores nothing, and goes with the same key', async () => {
    const { page, ...watch } = await report();
    const before = await page.locator('gouji-footer footer').innerText();
    await until('a finding with a suggestion', async () => {
      await page.keyboard.press('j');
      await told(page);
      return (await page.locator('gouji-suspect button').count()) > 0;
    });
    const promised = Number(/\d+/.exec(await page.locator('gouji-suspect p').first().innerText())?.[0]);
    await page.keyboard.press('w');
    await page.locator('gouji-trial li').first().waitFor();
    const said = await page.locator('gouji-trial p').innerText();
    expect(Number(/\d+/.exec(said)?.[0])).toBe(promised);
    expect(await page.locator('gouji-footer footer').innerText()).toBe(before);
    await page.keyboard.press('w');
    await until('the what-if is gone', async () => (await page.locator('gouji-trial .box').count()) === 0);
    expect(watch.violations).toEqual([]);
  });

  test('any figure may be tried; what is no amount is told', async () => {
    const { page } = await report();
    await page
      .locator('gouji-document [data-key]')
      .filter({ hasText: /\d\.\d\d/ })
      .first()
      .click();
    const field = page.locator('gouji-try-figure input');
    await field.fill('1..2');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('1..2');
    await until('the refusal', async () =>
      /1\.\.2/.test(
        await page
          .locator('gouji-trial .bad')
          .innerText()
          .catch(() => ''),
      ),
    );
    await field.fill('123456.78');
    await field.press('Enter');
    await page.locator('gouji-trial li').first().waitFor();
  });

  test('the self-test of the report says what it tried and caught', async () => {
    const { page } = await report();
    await page.keyboard.press('c');
    await page.locator('gouji-self-test button').click();
    const said = await until('its result', async () =>
      page
        .locator('gouji-self-test b')
        .innerText()
        .catch(() => null),
    );
    expect(said).toMatch(/300.*%.*%/s);
  });

  test('the original page is drawn, and the box of a figure lies on its digits', async () => {
    const { page, close, ...watch } = await openPage(browser);
    await open(page, { name: PRINTED, bytes: readFileSync(join(root, 'sample-reports', PRINTED)) });
    await page.keyboard.press('j');
    await page.keyboard.press('p');
    const mark = page.locator('gouji-original .mark.part').first();
    await mark.waitFor();
    await until('the page is drawn', async () => page.locator('gouji-original .sheet').isVisible());
    const ink = await page.evaluate(inkInBox);
    // Digits have ink inside their box, and next to none in as large a box beside the text area's edge.
    expect(ink.inside).toBeGreaterThan(0.02);
    expect(ink.margin).toBeLessThan(0.005);
    await mark.click();
    await until('the figure is selected', async () => (await page.locator('gouji-cell-detail').count()) > 0);
    expect(watch.violations).toEqual([]);
    await close();
  });
});

/** Share of dark pixels under the first marked figure that is printed, and in the corner of the page. Runs in the page. */
function inkInBox(): { inside: number; margin: number } {
  const find = (from: ParentNode, selector: string): Element | null => {
    const found = from.querySelector(selector);
    if (found) return found;
    for (const element of from.querySelectorAll('*')) {
      const inner = element.shadowRoot ? find(element.shadowRoot, selector) : null;
      if (inner) return inner;
    }
    return null;
  };
  const original = find(document, 'gouji-original')!.shadowRoot!;
  const canvas = original.querySelector('canvas')!;
  const marks = [...original.querySelectorAll<HTMLElement>('.mark.part')];
  const mark = marks.find((one) => /\d/.test(one.getAttribute('aria-label')?.split(' ').at(-2) ?? ''))!;
  const sharp = canvas.width / canvas.getBoundingClientRect().width;
  const context = canvas.getContext('2d')!;
  const dark = (x: number, y: number, width: number, height: number): number => {
    const { data } = context.getImageData(Math.round(x), Math.round(y), Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 380) count++;
    return count / (data.length / 4);
  };
  const size = { width: mark.offsetWidth * sharp, height: mark.offsetHeight * sharp };
  return { inside: dark(mark.offsetLeft * sharp, mark.offsetTop * sharp, size.width, size.height), margin: dark(0, 0, size.width, size.height) };
}
