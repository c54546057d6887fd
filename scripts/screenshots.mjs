// npm run screenshots [folder]: opens dist/gouji.html from file:// and takes pictures of every screen (default: .cache/screenshots).
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, fail, requireReady, root } from './house.mjs';

await requireReady();
if (!(await buildIfStale())) fail('The build failed.');
const folder = process.argv[2] ? resolve(process.argv[2]) : join(root, '.cache', 'screenshots');
mkdirSync(folder, { recursive: true });

const { chromium } = await import('playwright-core');
const { browsers } = await import('./browser.mjs');
const { walk } = await import('./screens.mjs');

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
];

const newest = (await browsers({ fonts: 'system' })).at(-1);
const browser = await chromium.launch(newest.options);
try {
  for (const viewport of sizes) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', colorScheme });
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(root, 'dist', 'gouji.html')).href);
      await walk(page, async (name) => {
        const file = join(folder, `${name}-${viewport.width}x${viewport.height}-${colorScheme}.png`);
        await page.screenshot({ path: file });
        console.log(file);
      });
      await context.close();
    }
  }
} finally {
  await browser.close();
}
