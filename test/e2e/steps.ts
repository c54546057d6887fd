import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/house.mjs';
import { afterAll, onTestFailed } from 'vitest';
import { firstTables } from '../first-tables.ts';
import { reportWithFindings } from '../ui/many.ts';
import { drop, openPage, until, type OpenedPage } from './harness.ts';

/** Steps that the tests of the page share. Playwright's selectors look into open shadow roots. */

const folder = join(root, 'sample-reports');

export function sampleNames(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt'));
}

export function sample(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: readFileSync(join(folder, name)) };
}

/** A sample with violations, and one without. */
export const WRONG = 'shiqiao-transport-bureau-2024.txt';
export const CLEAN = 'yunxi-water-bureau-2024.txt';

/** The first tables of a sample: for what needs tables, and not all that a report has. */
export function short(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(firstTables(new TextDecoder().decode(sample(name).bytes))) };
}

/** One table with as many violations as rows: for what does not depend on the report, and so need not wait for the audit of a long one. */
export function small(rows: number, name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(reportWithFindings(rows)) };
}
export const SMALL = small(24, 'small.txt');

/**
 * A report that is opened once for all tests of a block. Each begins with nothing selected, filtered, picked, decided or chosen about its
 * reading, in Chinese; where one fails, the next opens the report anew.
 */
export function openedOnce(browser: () => Browser, file = sample(WRONG)): () => Promise<OpenedPage> {
  let address = '';
  return keptOpen(
    async () => {
      const opened = await openPage(browser());
      await open(opened.page, file);
      address = /^#\/r\/[^/?]+/.exec(new URL(opened.page.url()).hash)?.[0] ?? '';
      return opened;
    },
    async (page) => {
      await until('the report of the block', () => page.evaluate(goBack, address));
      await page.evaluate(begin);
      await atWork(page);
    },
  );
}

/** A page that is opened once for all tests of a block, each of which drops files of its own; where one fails, the next opens it anew. */
export function startedOnce(browser: () => Browser, prepare?: () => void): () => Promise<OpenedPage> {
  return keptOpen(
    () => openPage(browser(), { prepare }),
    async (page) => {
      await page.evaluate(goHome);
      await page.locator('gouji-start').waitFor();
    },
  );
}

/** One page for all tests of a block, made ready again before each but the first; closed after the last, and where a test fails. */
function keptOpen(first: () => Promise<OpenedPage>, again: (page: Page) => Promise<void>): () => Promise<OpenedPage> {
  let opened: OpenedPage | null = null;
  const end = async (): Promise<void> => {
    await opened?.close();
    opened = null;
  };
  afterAll(end);
  return async () => {
    onTestFailed(end);
    if (opened === null) opened = await first();
    else await again(opened.page);
    return opened;
  };
}

interface Held extends HTMLElement {
  app: {
    select(selection: null): void;
    showTab(tab: string): void;
    preferences: { current: { value: { language: string } }; change(some: { language: string }): void };
    choosing: { change(change: () => []): Promise<unknown> };
    whatIf: { forget(): void };
    announcer: { clear(): void };
    notice: { value: null };
    opening: { jobs: { dismiss(): void } };
    desk: {
      open: {
        value: null | {
          decisions: { undo(): Promise<unknown> };
          session: { id: string; choices: unknown[]; filter: { value: object }; picked: { value: ReadonlySet<string> }; looked: string | null };
        };
      };
    };
  };
}

/** Runs in the page, as what follows. */
function goBack(address: string): boolean {
  const { app } = document.querySelector('gouji-app') as Held;
  if (!location.hash.startsWith(address)) location.hash = address;
  return app.desk.open.value !== null && address.endsWith(app.desk.open.value.session.id.slice(0, 16));
}

function goHome(): void {
  const { app } = document.querySelector('gouji-app') as Held;
  location.hash = '#/';
  app.notice.value = null;
  app.opening.jobs.dismiss();
  app.announcer.clear();
}

async function begin(): Promise<void> {
  const { app } = document.querySelector('gouji-app') as Held;
  const { decisions, session } = app.desk.open.value!;
  if (app.preferences.current.value.language !== 'zh') app.preferences.change({ language: 'zh' });
  session.filter.value = { text: '', classes: new Set(), severity: null, group: null, table: null, state: null };
  session.picked.value = new Set();
  session.looked = null;
  while ((await decisions.undo()) !== 'nothing');
  if (session.choices.length > 0) await app.choosing.change(() => []);
  app.whatIf.forget();
  app.opening.jobs.dismiss();
  app.announcer.clear();
  app.showTab('report');
  app.select(null);
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  (active as HTMLElement | null)?.blur();
}

/** Opens a file and waits for the workbench. */
export async function open(page: Page, file: { name: string; bytes: Uint8Array }): Promise<void> {
  await drop(page, [file]);
  await atWork(page);
}

export async function atWork(page: Page): Promise<void> {
  await page.locator('gouji-footer footer').waitFor();
  await page.locator('gouji-document .paper').waitFor();
  await saved(page);
}

/** What is said of a finding or figure is drawn a frame after the report has moved to it. */
export async function told(page: Page): Promise<void> {
  await page.locator('gouji-detail').evaluate((detail) => (detail as unknown as { updateComplete: Promise<boolean> }).updateComplete);
}

/** Waits until everything that was done is said to be on the disk. */
export async function saved(page: Page): Promise<void> {
  await page.locator('gouji-header [data-saved]').waitFor();
}

export async function rows(page: Page): Promise<string[]> {
  return page.locator('gouji-findings a.row:visible').evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['id'] ?? ''));
}

export async function stateOf(page: Page, id: string): Promise<string> {
  return page
    .locator(`gouji-findings a.row[data-id="${id}"]`)
    .evaluate((row) => [...row.querySelectorAll('.tag')].map((tag) => tag.className.replace('tag', '').trim()).find((name) => name !== '') ?? 'open');
}

/** Asked of the page itself: the driver hears of a new address some time later. */
export async function hash(page: Page): Promise<string> {
  return decodeURIComponent(await page.evaluate(() => location.hash));
}

/** Waits until the text of an element says what is wanted. */
export async function says(page: Page, selector: string, wanted: RegExp): Promise<string> {
  return until(`${selector} says ${wanted.source}`, async () => {
    const texts = await page.locator(selector).allInnerTexts();
    return texts.find((text) => wanted.test(text)) ?? null;
  });
}

/** What the page would put on the disk by "export". */
export async function exported(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** A sample as a Windows office would save it. Node decodes GB18030 and does not encode it, so the table is made by decoding. */
export function gb18030(utf8: Uint8Array): Uint8Array {
  const bytesOf = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (second !== 0x7f && character.length === 1 && character !== '\ufffd') bytesOf.set(character, [first, second]);
    }
  }
  return Uint8Array.from(
    [...new TextDecoder().decode(utf8)].flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in GBK`);
      return bytes;
    }),
  );
}

/** Presses a key that opens the browser's dialog for files, and chooses one. */
export async function choose(page: Page, key: string, file: { name: string; bytes: Uint8Array }): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  // The driver must have begun to listen before the key comes.
  await page.evaluate(() => true);
  await page.keyboard.press(key);
  await (await asked).setFiles([{ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.bytes) }]);
}
