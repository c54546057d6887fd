import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/house.mjs';
import { walk } from '../../scripts/screens.mjs';
import { launch, openPage, testBrowsers } from './harness.ts';
import { open, sample, sampleNames, told, WRONG } from './steps.ts';

const newest = (await testBrowsers()).at(-1) ?? '';

describe('the language of the page', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(newest)));
  afterAll(() => browser.close());

  it('is English by a switch on every screen, findings and rules included, with no Chinese outside the report’s own words', async () => {
    const { page, close } = await openPage(browser, { prepare: english });
    const own = ownWords();
    // Most of it stands on several screens.
    const known = new Map<string, boolean>();
    const isOwn = (text: string): boolean => {
      const answer = known.get(text) ?? stretches(text).every((stretch) => own.includes(stretch) || madeOf(stretch, own));
      known.set(text, answer);
      return answer;
    };
    await walk(page, async (screen) => {
      const found = await page.evaluate(chineseOf, null);
      expect(found.bare, screen).toEqual([]);
      // What is quoted between “ ” may also be a wording that a rule looks for.
      const strange = found.marked.filter((text) => !text.startsWith('“') && !isOwn(text));
      expect([...new Set(strange)], screen).toEqual([]);
    });
    await close();
  });

  it('says every finding and every rule in English', async () => {
    const { page, close } = await openPage(browser, { prepare: english });
    await open(page, sample(WRONG));
    await page.locator('gouji-filters .chip').nth(3).click();
    await page.locator('gouji-filters .chip').nth(0).click();
    await page.locator('gouji-filters .chip').nth(1).click();
    const ids = await page.locator('gouji-findings a.row:visible').evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['id'] ?? ''));
    expect(ids.length).toBeGreaterThan(40);
    expect((await page.evaluate(chineseOf, null)).bare).toEqual([]);
    for (const id of ids) {
      await page.locator(`gouji-findings a.row[data-id="${id}"]`).evaluate((row) => (row as HTMLElement).click());
      await told(page);
      // A selection changes no words of the report, which is long, nor those of the other rows.
      expect((await page.evaluate(chineseOf, 'gouji-document, gouji-findings')).bare, id).toEqual([]);
    }
    // With one selected too, now that all have been.
    expect((await page.evaluate(chineseOf, null)).bare).toEqual([]);
    await page.locator('#tab-coverage').click();
    expect((await page.evaluate(chineseOf, null)).bare).toEqual([]);
    await close();
  });

  it('is switched in the settings, at once and for the next time', async () => {
    const { page, close } = await openPage(browser);
    expect(await page.locator('gouji-start h1').innerText()).toMatch(/核对/);
    await page.locator('gouji-header #settings').click();
    await page.locator('gouji-settings').getByText('English', { exact: true }).click();
    await page.keyboard.press('Escape');
    expect(await page.locator('gouji-start h1').innerText()).toMatch(/^Check every figure/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    expect(await page.locator('gouji-start h1').innerText()).toMatch(/^Check every figure/);
    await close();
  });

  it('and the theme follow the system or the choice', async () => {
    const { page, close } = await openPage(browser);
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.locator('gouji-header #settings').click();
    await page.locator('gouji-settings').getByText('浅色').click();
    expect(await ground()).toBe(light);
    await close();
  });
});

function english(): void {
  localStorage.setItem('gouji.preferences', JSON.stringify({ language: 'en' }));
}

/** What may be Chinese in the English page: the samples' own words, and those of the prescribed forms that addresses are made of. */
function ownWords(): string {
  const reports = sampleNames().map((name) => new TextDecoder().decode(sample(name).bytes).replace(/\s/g, ''));
  const rules = join(root, 'rules');
  const forms = readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.startsWith('schema'))
    .map((file) => readFileSync(join(rules, file), 'utf8'));
  return [...reports, ...forms, '语言中文', '口径不同李复核'].join('\n');
}

function stretches(text: string): string[] {
  return text.match(/[\u2e80-\u9fff\uf900-\ufaff]+/g) ?? [];
}

/** True where a stretch is put together from own words of two letters or more, and ordinals: the label of a figure in the prose is. */
function madeOf(stretch: string, own: string): boolean {
  const reached = [true];
  for (let end = 1; end <= stretch.length; end += 1) {
    reached[end] = Array.from({ length: end }, (_, start) => start).some((start) => {
      const part = stretch.slice(start, end);
      return reached[start] === true && (part.length === 1 ? /[一二三四五六七八九十表]/.test(part) : own.includes(part));
    });
  }
  return reached[stretch.length] === true;
}

interface Chinese {
  /** In texts, and in attributes that are read out, where nothing says that they are Chinese. */
  bare: string[];
  /** Said to be Chinese. */
  marked: string[];
}

/** In the whole page, but for the elements that `except` selects. Runs there. */
function chineseOf(except: string | null): Chinese {
  const found: Chinese = { bare: [], marked: [] };
  const chinese = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e、。]/;
  const visit = (node: Node, marked: boolean): void => {
    if (node instanceof Text) {
      if (chinese.test(node.data)) found[marked ? 'marked' : 'bare'].push(node.data.trim());
      return;
    }
    if (node instanceof Element) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.tagName) || (except !== null && node.matches(except))) return;
      const language = node.getAttribute('lang');
      const inside = language === null ? marked : language.startsWith('zh') || language === '';
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const value = node.getAttribute(name);
        // An attribute has the language of its element; where it quotes the report in English, the quote is checked as such.
        if (value !== null && chinese.test(value)) found.marked.push(value);
      }
      if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) visit(child, inside);
      for (const child of node.childNodes) visit(child, inside);
    }
  };
  visit(document.body, false);
  return found;
}
