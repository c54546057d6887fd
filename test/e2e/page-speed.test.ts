import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listWithFindings, reportWithFindings } from '../ui/many.ts';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { open, sample, WRONG } from './steps.ts';

const FINDINGS = 10_000;
/** Of the report: as many findings again as it has rows, and three figures a row. */
const ROWS = 1_000;

/** Figures are printed, not held to: they depend on the machine. What must be true on any machine is that nothing is lost or stuck. */
describe.each(await testBrowsers())('how fast the page is in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());

  it('paints, and shows the finding that is chosen', async () => {
    const { page, close } = await openPage(browser);
    const painted = await until('the first paint', () => page.evaluate(firstPaint));
    await open(page, sample(WRONG));
    const next = Array.from({ length: 8 }, () => 'j');
    const single = await page.evaluate(pressKeys, { names: next, rest: 300 });
    const held = await page.evaluate(pressKeys, { names: next.map(() => 'k'), rest: 0 });
    console.log(
      `${name}: first paint ${Math.round(painted)} ms after the page was asked for; next, key by key ${single.map(Math.round).join(', ')} ms; back, held down ${held.map(Math.round).join(', ')} ms`,
    );
    expect(await page.locator('gouji-document [data-sel="target"]').count()).toBe(1);
    await close();
  });

  it.each([
    ['list', { name: 'many.gouji.json', bytes: encode(JSON.stringify(listWithFindings(FINDINGS))) }],
    ['report', { name: 'many.txt', bytes: encode(reportWithFindings(ROWS)) }],
  ])(
    'as a %s is shown whole, searched at every key, and stepped through',
    async (kind, file) => {
      const { page, close } = await openPage(browser);
      const wanted = kind === 'list' ? FINDINGS : ROWS;
      await page.evaluate(watchList, wanted - 10);
      await page.evaluate(watchFreeze);
      await drop(page, [file]);
      // What handing the file over takes is the test's.
      await page.evaluate(() => void ((globalThis as unknown as Timing).goujiFrozen = 0));
      await page
        .locator('gouji-findings a.row')
        .nth(wanted - 10)
        .waitFor({ state: 'attached', timeout: 120_000 });
      const listed = await until('the list', () => page.evaluate(() => (globalThis as unknown as Timing).goujiListed));
      await page.locator(kind === 'report' ? 'gouji-document .paper' : 'gouji-list-only .page').waitFor({ timeout: 60_000 });
      const keys = await page.evaluate(typeKeys, ['1', '12', '123', '1234', '123', '12', '1', '', '事', '事项', '事项9', '事项99', '']);
      const steps = await page.evaluate(pressKeys, { names: ['j', 'j', 'j', 'j', 'j'], rest: 0 });
      const typed = keys.map(({ text, time }) => `"${text}" ${Math.round(time)}`).join(', ');
      const frozen = await page.evaluate(() => (globalThis as unknown as Timing).goujiFrozen);
      console.log(
        `${name}, ${kind} of ${keys.at(-1)?.shown} findings: list ready after ${Math.round(listed.first)} ms, drawn to its end after ${Math.round(listed.last)} ms; search ${typed} ms; next ${steps.map(Math.round).join(', ')} ms; longest without an answer ${Math.round(frozen)} ms`,
      );
      const shown = (text: string): number => keys.find((key) => key.text === text)?.shown ?? 0;
      expect(shown('事项99')).toBeGreaterThan(0);
      expect(shown('事项99')).toBeLessThan(shown('事项9'));
      expect(keys.at(-1)?.shown).toBeGreaterThanOrEqual(wanted - 1);
      await close();
    },
    300_000,
  );
});

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

interface Timing {
  goujiListed: { first: number; last: number } | null;
  goujiFrozen: number;
}

interface Host extends HTMLElement {
  app: { desk: { open: { value: { session: { order: { value: string[] } } } | null; subscribe(listener: () => void): void } } };
}

/** From the moment that the findings are there to the frames in which the first of their rows are, and all of them. */
function watchList(wanted: number): void {
  const host = document.querySelector('gouji-app') as Host;
  const page = globalThis as unknown as Timing;
  page.goujiListed = null;
  host.app.desk.open.subscribe(() => {
    const start = performance.now();
    let first = 0;
    const look = (): void => {
      const bench = host.shadowRoot?.querySelector('gouji-workbench')?.shadowRoot;
      const list = bench?.querySelector('gouji-findings')?.shadowRoot;
      const rows = (list?.querySelector('a.row') && (first > 0 ? list.querySelectorAll('a.row').length : 1)) ?? 0;
      requestAnimationFrame(() =>
        setTimeout(() => {
          const now = performance.now() - start;
          if (rows > 0 && first === 0) first = now;
          if (rows < wanted) look();
          else page.goujiListed ??= { first, last: now };
        }),
      );
    };
    look();
  });
}

/** When the first frame with content was painted, from the start of navigation; null where none was yet. */
function firstPaint(): number | null {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
}

/** The longest that the page did not answer. */
function watchFreeze(): void {
  const page = globalThis as unknown as Timing;
  page.goujiFrozen = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    page.goujiFrozen = Math.max(page.goujiFrozen, now - last - 20);
    last = now;
  }, 20);
}

interface Key {
  text: string;
  /** Milliseconds from the key to the frame after it. */
  time: number;
  shown: number;
}

async function typeKeys(texts: string[]): Promise<Key[]> {
  const host = document.querySelector('gouji-app') as Host;
  const list = host.shadowRoot?.querySelector('gouji-workbench')?.shadowRoot?.querySelector('gouji-findings')?.shadowRoot;
  const field = list?.querySelector('gouji-filters')?.shadowRoot?.querySelector('input');
  if (!field) throw new Error('no search field');
  const keys: Key[] = [];
  for (const text of texts) {
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    keys.push({ text, time: performance.now() - start, shown: host.app.desk.open.value?.session.order.value.length ?? 0 });
  }
  return keys;
}

/** Milliseconds from each key to the end of the frame after it. `rest`: milliseconds from there to the next key. */
async function pressKeys({ names, rest }: { names: string[]; rest: number }): Promise<number[]> {
  const times: number[] = [];
  for (const key of names) {
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - start);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  return times;
}
