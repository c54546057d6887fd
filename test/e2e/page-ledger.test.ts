import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, testBrowsers, until } from './harness.ts';
import { atWork, hash, openedOnce, told } from './steps.ts';

describe.each(await testBrowsers())('the ledger in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser);

  it('counts every number by table, section and state; each count marks its numbers in the report, and its link survives a reload', async () => {
    const { page, errors, violations } = await report();
    const promised = (await page.locator('gouji-footer footer').innerText()).match(/\d+/g)?.map(Number) ?? [];
    await page.keyboard.press('c');
    const row = page.locator('gouji-ledger tr.all');
    await row.waitFor();
    const [verified = 0, single = 0, violated = 0, undecided = 0, unchecked = 0, unread = 0, notFigures = 0] = (await row.locator('td').allInnerTexts()).map(
      (text) => Number(text.replace(/\D/g, '')),
    );
    expect(verified + violated + undecided + unchecked + unread).toBe(promised[0]);
    expect(single).toBeGreaterThan(0);
    expect(single).toBeLessThan(verified);

    const marked = page.locator('gouji-document [data-sel="part"]');
    await row.locator('a.none').first().click();
    await until('the unchecked are marked', async () => (await marked.count()) === unchecked);
    expect(await hash(page)).toContain('/g/unchecked/all');
    await told(page);
    expect(await page.locator('gouji-figures-detail h2').innerText()).toContain(String(unchecked));
    await page.reload();
    await atWork(page);
    await until('marked again', async () => (await marked.count()) === unchecked);

    await page.keyboard.press('c');
    const table = page.locator('gouji-ledger tbody tr', { hasText: '05表' });
    const count = Number(await table.locator('td').nth(2).innerText());
    await table.locator('td').nth(2).locator('a').click();
    await until('those of one table are marked', async () => (await marked.count()) === count);
    expect(await marked.evaluateAll((all) => all.every((link) => link.closest('[data-table="05"]') !== null))).toBe(true);
    await page.locator('gouji-figures-detail li a').first().click();
    await page.locator('gouji-cell-detail h2').waitFor();
    await page.goBack();
    await page.locator('gouji-figures-detail h2').waitFor();

    // Numbers that are no figures are marked by the cell or the paragraph they stand in.
    await page.keyboard.press('c');
    await row.locator('td').last().locator('a').click();
    await until('places are marked', async () => (await page.locator('gouji-document [data-here]').count()) > 10);
    await told(page);
    expect(await page.locator('gouji-figures-detail h2').innerText()).toContain(String(notFigures));
    expect(errors).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('names once what is missing, with the rules that it keeps from applying', async () => {
    const { page } = await report();
    await page.keyboard.press('c');
    const reasons = await page.locator('gouji-coverage #not-applied td.reason').allInnerTexts();
    expect(reasons.length).toBeGreaterThan(3);
    expect(new Set(reasons).size).toBe(reasons.length);
    const counts = (await page.locator('gouji-coverage #not-applied td.num').allInnerTexts()).map(Number);
    const heading = await page.locator('gouji-coverage h3', { hasText: '没有用上的规则' }).innerText();
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(Number(/\d+/.exec(heading)?.[0]));
  });
});
