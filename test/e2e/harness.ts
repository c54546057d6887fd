import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { browsers } from '../../scripts/browser.mjs';
import { buildIfStale, root } from '../../scripts/house.mjs';

/** The page as it is shipped: every end-to-end test opens this very file, by double click as it were. */
export const pageAddress = pathToFileURL(join(root, 'dist', 'gouji.html')).href;

/** What the page tried; only ever looked at after the fact, so that a test cannot miss it. */
export interface Watch {
  /** Addresses of all requests, those of workers too. */
  requests: string[];
  /** 'connect-src http://…' for each violation of the security policy. */
  violations: string[];
  /** Errors and warnings in the console, and exceptions that nobody caught. */
  errors: string[];
}

export interface OpenedPage extends Watch {
  page: Page;
  context: BrowserContext;
  close: () => Promise<void>;
}

/** The names of the browsers to run every test in: `describe.each(await testBrowsers())('%s', …)`. */
export async function testBrowsers(): Promise<string[]> {
  return (await browsers()).map((browser) => browser.name);
}

/** Starts one of `testBrowsers()`. The caller closes it. */
export async function launch(name: string): Promise<Browser> {
  return chromium.launch(await optionsOf(name));
}

/** Opens the shipped file in a fresh profile, offline. `prepare` runs before the page's own script. */
export async function openPage(browser: Browser, options: { prepare?: () => void; address?: string } = {}): Promise<OpenedPage> {
  await requireBuilt();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  return watched(context, options);
}

/** A profile that outlives its browser: for what must still be there after a restart. `remove()` at the end. */
export function profile(name: string): { folder: string; open(): Promise<OpenedPage>; remove(): void } {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'profile-'));
  return {
    folder,
    async open() {
      await requireBuilt();
      return watched(await chromium.launchPersistentContext(folder, { ...(await optionsOf(name)), viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `page.waitForFunction` evaluates source text, which the policy forbids: ask again until the answer is neither null nor false. */
export async function until<Answer>(what: string, ask: () => Promise<Answer | null | false>, limit = 30_000): Promise<Answer> {
  const end = Date.now() + limit;
  // Seldom after a while: each question takes time from the page.
  for (let pause = 25; ; pause = Math.min(2 * pause, 100)) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Drops files on the page as a user would; bytes are written base64 because they cross into the browser. */
export async function drop(page: Page, files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const sent = files.map((file) => ({ name: file.name, base64: Buffer.from(file.bytes).toString('base64') }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }));
    }
  }, sent);
}

async function optionsOf(name: string): Promise<NonNullable<Parameters<typeof chromium.launch>[0]>> {
  const found = (await browsers()).find((browser) => browser.name === name);
  if (!found) throw new Error(`${name} is not among the browsers of this machine`);
  return found.options;
}

let built: Promise<boolean> | undefined;

/** `npm test` has built already; a test run by itself must not open a stale page. */
export async function requireBuilt(): Promise<void> {
  built ??= process.env.GOUJI_BUILT ? Promise.resolve(true) : buildIfStale();
  if (!(await built)) throw new Error('the build failed');
}

async function watched(context: BrowserContext, { prepare, address = pageAddress }: { prepare?: () => void; address?: string } = {}): Promise<OpenedPage> {
  const watch: Watch = { requests: [], violations: [], errors: [] };
  await context.setOffline(true);
  await context.exposeBinding('goujiViolation', (_, text: string) => void watch.violations.push(text));
  await context.addInitScript(listen);
  if (prepare) await context.addInitScript(prepare);
  context.on('request', (request) => watch.requests.push(request.url()));
  context.on('weberror', (error) => watch.errors.push(String(error.error())));
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) watch.violations.push(message.text());
    else if (['error', 'warning'].includes(message.type())) watch.errors.push(message.text());
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return { page, context, ...watch, close: () => context.close() };
}

/** Runs in the page before its own script: reports violations there and, by a line put in front of their source, in its workers. */
function listen(): void {
  const report = (text: string): void => (globalThis as unknown as { goujiViolation(text: string): void }).goujiViolation(text);
  const channel = new BroadcastChannel('gouji-violations');
  channel.onmessage = (event: MessageEvent<string>) => report(event.data);
  addEventListener('securitypolicyviolation', (event) => report(`${event.effectiveDirective} ${event.blockedURI}`));
  const first = `addEventListener('securitypolicyviolation', (event) => new BroadcastChannel('gouji-violations').postMessage('worker: ' + event.effectiveDirective + ' ' + event.blockedURI));`;
  globalThis.Blob = class extends Blob {
    constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
      super(options.type?.includes('javascript') ? [first, ...parts] : parts, options);
    }
  };
}
