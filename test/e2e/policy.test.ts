import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, pageAddress, testBrowsers, until, type OpenedPage } from './harness.js';

/** What the policy must stop, by the directive that does; each runs in the page and goes nowhere if the policy holds. */
const attempts: Record<string, [directive: string, attempt: () => unknown]> = {
  'fetch of another machine': ['connect-src', () => fetch('http://127.0.0.1:9/').catch(() => null)],
  'fetch of the file itself': ['connect-src', () => fetch(location.href).catch(() => null)],
  'a beacon': ['connect-src', () => navigator.sendBeacon('http://127.0.0.1:9/', 'x')],
  'a socket': ['connect-src', () => new WebSocket('ws://127.0.0.1:9/').url],
  'an event source': ['connect-src', () => new EventSource('http://127.0.0.1:9/').url],
  'a picture': ['img-src', () => Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }).src],
  'a font': ['font-src', () => new FontFace('x', 'url(http://127.0.0.1:9/x.woff2)').load().catch(() => null)],
  'a frame': ['frame-src', () => document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:9/' }))],
  'a script of another machine': [
    'script-src-elem',
    () => document.body.append(Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:9/x.js' })),
  ],
  'a script added to the page': [
    'script-src-elem',
    () => document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' })),
  ],
  'a style added to the page': [
    'style-src-elem',
    () => document.body.append(Object.assign(document.createElement('style'), { textContent: '* { color: red }' })),
  ],
  'a form': [
    'form-action',
    () => {
      const form = Object.assign(document.createElement('form'), { action: 'http://127.0.0.1:9/' });
      document.body.append(form);
      form.submit();
    },
  ],
  'a worker that connects': [
    'worker: connect-src',
    () =>
      new Promise((resolve) => {
        const source = "fetch('http://127.0.0.1:9/').then(() => postMessage('through'), () => postMessage('stopped'))";
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
        worker.onmessage = (event) => resolve(event.data);
      }),
  ],
};

describe.each(await testBrowsers())('the shipped file in %s', (name) => {
  let browser: Browser;
  /** Loaded anew for each attempt. */
  let tried: OpenedPage;
  beforeAll(async () => {
    browser = await launch(name);
    tried = await openPage(browser);
  });
  afterAll(() => browser.close());

  test('opens from file:// without a request, a violation or an error', async () => {
    const opened = await openPage(browser);
    await until('the page shows something', () => opened.page.evaluate(() => document.body.querySelector(':not(script, noscript):defined') !== null));
    expect(await opened.page.title()).toContain('勾稽');
    expect(opened.requests.filter((address) => !/^(blob|data):/.test(address))).toEqual([pageAddress]);
    expect(opened.violations).toEqual([]);
    expect(opened.errors).toEqual([]);
    await opened.close();
  });

  test.each(Object.keys(attempts))('the policy stops %s', async (what) => {
    const [directive, attempt] = attempts[what]!;
    const { page, violations } = tried;
    await page.reload();
    violations.length = 0;
    await page.evaluate(() => true);
    expect(violations).toEqual([]);
    const answer = await page.evaluate(attempt as () => Promise<unknown>);
    expect(answer).not.toBe('through');
    await until(`a violation of ${directive}`, () => Promise.resolve(violations.some((text) => text.startsWith(directive))));
  });

  test('a browser that is too old is told so in words, and nothing else runs', async () => {
    const opened = await openPage(browser, { prepare: () => Reflect.deleteProperty(Array.prototype, 'at') });
    const text = await opened.page.evaluate(() => document.body.innerText);
    expect(text).toContain('这个浏览器太旧');
    expect(text).toContain('too old');
    expect(opened.errors).toEqual([]);
    await opened.close();
  });
});

describe('the shipped file', () => {
  const html = readFileSync(fileURLToPath(pageAddress), 'utf8');

  test('has the policy before anything that could load or run', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeGreaterThan(0);
    expect(html.slice(0, html.indexOf('<meta http-equiv="Content-Security-Policy"'))).not.toMatch(/<(script|style|link|img|title)/);
    expect(html).toContain("default-src 'none'");
    expect(html.replace(/<script>[^]*?<\/script>/g, '')).not.toMatch(/unsafe-|type="module"|<img|<iframe|(src|href)="(?!data:)/);
  });

  test('tells an old browser in words that an old browser can read', () => {
    const first = /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(first).toContain('goujiTooOld');
    // What Internet Explorer cannot parse: later syntax, and a comma before a closing parenthesis.
    expect(first.replace(/'[^']*'/g, "''")).not.toMatch(/=>|`|\?\.|\?\?|,\s*\)|\b(const|let|class|async)\b/);
  });

  test('makes no code at run time', () => {
    expect(html).not.toMatch(/\bnew Function\b|[^.\w]eval\(/);
  });
});
