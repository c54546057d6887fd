// Every screen of the page and how to get there: for the screenshots, and for the tests that hold each screen to something.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.mjs';

const wrong = 'shiqiao-transport-bureau-2024.txt';
const others = ['yunxi-water-bureau-2024.txt', 'qingbai-culture-bureau-2024.txt', 'lindu-service-center-2024.txt'];

/** Each goes on from where the one before left the page. */
export const screens = [
  { name: 'start', go: async () => {} },
  {
    name: 'problem',
    go: async (page) => {
      await drop(page, [{ name: 'photo.txt', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]) }]);
      await page.locator('gouji-jobs .failed').waitFor();
    },
    leave: (page) => page.locator('gouji-jobs .top button').click(),
  },
  {
    name: 'sessions',
    go: async (page) => {
      await drop(page, [wrong, ...others].map(sample));
      await page.locator('gouji-sessions tbody tr').nth(3).waitFor();
      await page.locator('gouji-jobs .top button').click();
      await page.locator('gouji-sessions tr', { hasText: '临渡' }).locator('.act button').click();
      await page.locator('gouji-sessions details summary').click();
      await page.locator('gouji-toast .toast').waitFor();
    },
  },
  {
    name: 'workbench',
    go: async (page) => {
      await page.locator('gouji-sessions tbody a', { hasText: '石桥' }).click();
      await page.locator('gouji-document .paper').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('1');
      await page.keyboard.press('j');
      await page.locator('gouji-document [data-sel="target"]').waitFor();
    },
  },
  {
    name: 'dismiss',
    go: async (page) => {
      await page.keyboard.press('2');
      await page.locator('gouji-decision form').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'filters',
    go: async (page) => {
      await page.locator('gouji-filters .search button').click();
      await page.locator('gouji-filters .chip').nth(2).click();
    },
    leave: async (page) => {
      await page.locator('gouji-filters .chip').nth(2).click();
      await page.locator('gouji-filters .search button').click();
    },
  },
  {
    name: 'cell',
    go: async (page) => {
      await page.locator('gouji-document td a.m.bad').first().click();
      await page.locator('gouji-cell-detail summary').first().click();
      await page.locator('gouji-cell-detail table.eq').first().waitFor();
    },
  },
  {
    name: 'outline',
    go: async (page) => {
      await page.locator('gouji-report-pane .outline-button').click();
      await page.locator('gouji-report-pane nav').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'detected',
    go: async (page) => {
      await page.locator('#tab-detected').click();
      await page.locator('gouji-reading-table summary').first().click();
      await page.locator('gouji-reading-table td.role button').first().waitFor();
    },
  },
  { name: 'coverage', go: (page) => page.locator('#tab-coverage').click() },
  {
    name: 'help',
    go: async (page) => {
      await page.locator('#tab-report').click();
      await page.locator('gouji-header button', { has: page.locator('kbd', { hasText: '?' }) }).click();
      await page.locator('gouji-help dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'settings',
    go: async (page) => {
      await page.locator('gouji-header #settings').click();
      await page.locator('gouji-settings dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'import',
    go: async (page) => {
      const list = await exported(page);
      for (const [index, finding] of list.findings.entries()) {
        if (index < 6)
          finding.disposition = {
            state: index % 2 ? 'dismissed' : 'confirmed',
            reason: index % 2 ? '口径不同' : '',
            note: '',
            by: '李复核',
            at: '2025-10-09T08:30:00.000Z',
          };
      }
      await drop(page, [{ name: 'list.gouji.json', bytes: Buffer.from(JSON.stringify(list)) }]);
      await page.locator('gouji-import dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'clean',
    go: async (page) => {
      await page.locator('gouji-header a.name').click();
      await page.locator('gouji-sessions tbody a', { hasText: '云溪' }).first().click();
      await page.locator('gouji-verdict-summary .clean').waitFor();
      await page.locator('gouji-document .paper').waitFor();
    },
  },
  {
    name: 'refused',
    go: async (page) => {
      await drop(page, [
        { name: 'other.txt', bytes: Buffer.from('部门情况\n\n单位\t收入\t支出\n\n合计\t130.00\t100.00\n机关\t80.00\t60.00\n中心\t50.00\t40.00\n') },
      ]);
      await page.locator('gouji-detected .refused').waitFor();
    },
  },
  {
    name: 'list-only',
    go: async (page) => {
      const list = await exported(page, '石桥');
      list.report.sha256 = 'a'.repeat(64);
      await drop(page, [{ name: 'other.gouji.json', bytes: Buffer.from(JSON.stringify(list)) }]);
      await page.locator('gouji-list-only .page').waitFor();
      await page.keyboard.press('j');
      await page.locator('gouji-finding-detail h2').waitFor();
    },
  },
  {
    name: 'memory',
    go: async (page) => {
      await page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase('gouji');
            request.addEventListener('success', resolve);
            request.addEventListener('error', reject);
          }),
      );
      await page.locator('gouji-banner .banner').waitFor();
    },
  },
];

/** Walks through all screens; `each` is called on each. */
export async function walk(page, each) {
  for (const { name, go, leave } of screens) {
    await go(page);
    await page.waitForTimeout(150);
    await each(name);
    await leave?.(page);
  }
}

function sample(name) {
  return { name, bytes: readFileSync(join(root, 'sample-reports', name)) };
}

/** Files arrive as by a drop; bytes are written base64 because they cross into the browser. */
async function drop(page, files) {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }));
  }, sent);
}

/** The list of the open session, or of the one whose name has `department` in it. */
async function exported(page, department) {
  if (department !== undefined) {
    await page.locator('gouji-header a.name').click();
    await page.locator('gouji-sessions tbody a', { hasText: department }).click();
    await page.locator('gouji-document .paper').waitFor();
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('gouji-header #export').click()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}
