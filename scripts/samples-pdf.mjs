// npm run samples:pdf [-- name…]: prints some of the text samples to PDF, each in another style. Not part of `npm run samples`: a printer of another version writes
// other bytes, and what the tests need is in the repository. The radicals need a font that has one glyph for a character and its radical, as
// Noto CJK does: such a PDF then names the radical.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { browsers } from './browser.mjs';
import { pageOf } from './samples/pdf.mjs';
import { withRadicals } from './samples/radicals.mjs';

const folder = new URL('../sample-reports/', import.meta.url);

export const STYLES = {
  'yunxi-water-bureau-2024': { numbered: true },
  'shiqiao-transport-bureau-2024': { repeat: true, size: '182mm 205mm', numbered: true },
  'province-title-in-grid': { radicals: true },
  'province-unit-rows': { lines: 'dashed' },
  'province-alternating': { lines: 'across', size: '297mm 210mm' },
  'province-six-decimals-tables': { lines: 'none', size: '297mm 210mm' },
};

const wanted = process.argv.slice(2);
// A sign that the font of the project lacks comes from another one of the machine.
const browser = await chromium.launch((await browsers({ fonts: 'system' })).at(-1).options);
try {
  for (const [name, style] of Object.entries(STYLES)) if (wanted.length === 0 || wanted.includes(name)) await print(name, style);
} finally {
  await browser.close();
}

async function print(name, style) {
  const page = await browser.newPage();
  await page.setContent(pageOf(readFileSync(new URL(`${name}.txt`, folder), 'utf8'), style));
  const numbers = {
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: '<div style="font-size:8pt;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>',
  };
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: false, outline: false, ...(style.numbered ? numbers : {}) });
  // The hour of printing would make every printing another file.
  const still = Buffer.from(
    bytes
      .toString('latin1')
      .replace(/(\/(?:CreationDate|ModDate) \(D:)[^)]*\)/g, (whole, key) => `${key}${'20250101000000'.padEnd(whole.length - key.length - 1, ' ')})`),
    'latin1',
  );
  const file = style.radicals ? withRadicals(still) : still;
  writeFileSync(new URL(`${name}.pdf`, folder), file);
  console.error(`${name}.pdf  ${(file.length / 1000).toFixed(0)} kB`);
  await page.close();
}
