import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { atWork, choose, CLEAN, gb18030, hash, open, openedOnce, rows, sampleNames, says, short, SMALL, small, told, WRONG } from './steps.ts';

describe.each(await testBrowsers())('the page in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser);

  it('says what it does and how to verify that nothing leaves the machine, and opens a sample: nothing is wrong there, and in the same breath what is left to read and was not checked', async () => {
    const { page, requests, violations, errors, close } = await openPage(browser);
    expect(await page.locator('gouji-start h1').innerText()).toContain('核对');
    await page.getByText('怎样验证').click();
    expect(await page.locator('gouji-start details').innerText()).toContain("connect-src 'none'");
    expect(await page.locator('gouji-start .sample').count()).toBe(sampleNames().filter((file) => !file.startsWith('province-')).length);
    await page.locator('gouji-start .sample', { hasText: '云溪' }).click();
    await atWork(page);
    const said = await page.locator('gouji-verdict-summary .clean').innerText();
    expect(said).toMatch(/没有错误和疑点/);
    expect(said).toMatch(/另有 \d+ 条提示/);
    expect(said).toMatch(/没有核对的/);
    expect(await page.locator('gouji-footer footer').innerText()).toMatch(/未读出|未参与/);
    // With nothing amiss in the reading, the line above the report says no more than where to see it.
    const line = await page.locator('gouji-reading-line p').innerText();
    expect(line).toMatch(/查看识别结果/);
    expect(line).not.toMatch(/没有/);
    // With no finding to go to, next goes over what was not checked, place by place.
    await page.keyboard.press('j');
    await says(page, 'gouji-toast .toast', /没有需要逐条处理的问题[^]*没有核对/);
    expect(await hash(page)).toMatch(/\/g\/(unread|unchecked)\//);
    await told(page);
    expect(await page.locator('gouji-detail .bar').innerText()).toMatch(/1 \/ \d+/);
    const first = await hash(page);
    await page.keyboard.press('j');
    expect(await hash(page)).not.toBe(first);
    await page.keyboard.press('k');
    expect(await hash(page)).toBe(first);
    // Nor does it leave a search that shows nothing.
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('没有这样的词');
    await page.keyboard.press('F8');
    await says(page, 'gouji-toast .toast', /没有与筛选条件相符/);
    expect(requests.filter((address) => !/^(blob|file|data):/.test(address))).toEqual([]);
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  it('has no dialog any more for the key that follows its end at once', async () => {
    const { page } = await report();
    const [first = '', second = ''] = await rows(page);
    await page.locator('gouji-header #settings').click();
    await page.locator('gouji-settings #author').fill('王审计');
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('j')]);
    expect(await hash(page)).toContain(first);
    await page.locator('gouji-header #settings').click();
    // In one task, so that nothing can come between.
    await page.locator('gouji-settings .top button').evaluate((button) => {
      (button as HTMLElement).click();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    });
    expect(await hash(page)).toContain(second);
  });

  it('takes pasted text, and files by the browser’s own dialog', async () => {
    const { page, close } = await openPage(browser);
    const { bytes } = SMALL;
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, Buffer.from(bytes).toString('utf8'));
    await atWork(page);
    await choose(page, 'Control+o', small(3, 'second.txt'));
    expect(await until('the second report', async () => (await page.title()).includes('second.txt'))).toBe(true);
    await close();
  });

  it('brings the cell of a finding into view, and lists the checks of a cell, passed ones too', async () => {
    const { page } = await report();
    const ids = await rows(page);
    expect(ids.length).toBeGreaterThan(3);
    // A row says first what stands in the report, then what must hold.
    const first = page.locator('gouji-findings a.row').first();
    expect(await first.locator('.what').innerText()).toMatch(/\d\.\d\d\s+≠\s.*\d\.\d\d/s);
    expect(await first.locator('.sides').innerText()).toMatch(/=/);
    for (const id of ids.slice(0, 5)) {
      await page.locator(`gouji-findings a.row[data-id="${id}"]`).click();
      expect(await hash(page)).toContain(`/f/${id}`);
      const target = page.locator('gouji-document [data-sel="target"], gouji-document [data-here]').first();
      await target.waitFor();
      expect(await target.evaluate(inView), id).toBe(true);
    }
    await page.locator('gouji-document td a.m.ok').first().click();
    expect(await hash(page)).toContain('/c/');
    const checks = page.locator('gouji-cell-detail details');
    await checks.first().waitFor();
    expect(await page.locator('gouji-cell-detail .glyph.ok').count()).toBeGreaterThan(0);
    await checks.first().locator('summary').click();
    await page.locator('gouji-cell-detail table.eq').first().waitFor();
  });

  it('moves the report without laying it out anew, and draws what is said of the finding before a key reaches into it', async () => {
    const { page } = await report();
    const width = (): Promise<number> => page.locator('gouji-document .paper').evaluate((paper) => paper.getBoundingClientRect().width);
    const before = await width();
    await page.locator('gouji-detail .empty button').click();
    await page.locator('gouji-document [data-sel="target"], gouji-document [data-here]').first().waitFor();
    expect(await width()).toBe(before);
    const asked = await page.evaluate(async () => {
      for (const key of ['j', '2']) {
        window.dispatchEvent(new KeyboardEvent('keydown', { key }));
        // Microtasks alone: no frame comes between the keys and the answer.
        for (let tick = 0; tick < 100; tick++) await Promise.resolve();
      }
      const within = (root: Element | null | undefined, name: string): Element | null | undefined => root?.shadowRoot?.querySelector(name);
      const workbench = within(document.querySelector('gouji-app'), 'gouji-workbench');
      const finding = within(within(workbench, 'gouji-detail'), 'gouji-finding-detail');
      const form = within(within(finding, 'gouji-decision'), 'gouji-reason');
      return { finding: (finding as unknown as { finding: { id: string } }).finding.id, form: form != null };
    });
    expect(asked).toEqual({ finding: (await rows(page))[1], form: true });
    await page.keyboard.press('Escape');
  });

  it('goes on from the finding that was looked at last, and calls none decided that nobody decided', async () => {
    const { page } = await report();
    const [first = '', second = '', third = ''] = await rows(page);
    await page.keyboard.press('j');
    await told(page);
    expect(await page.locator('gouji-decision button[aria-pressed="true"]').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    expect(await hash(page)).not.toMatch(/\/[fc]\//);
    await page.keyboard.press('j');
    expect(await hash(page)).toContain(third);
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    expect(await hash(page)).toContain(second);
    expect(first).not.toBe(second);
  });

  it('does not paint tables that are out of sight, which keep the height that they had, and shows each finding in its place', async () => {
    const { page } = await report();
    const height = (): Promise<number> => page.locator('gouji-document .paper').evaluate((paper) => paper.scrollHeight);
    const before = await height();
    await page.locator('gouji-document .paper.laid-out').waitFor();
    expect(await page.locator('gouji-document .frame').evaluateAll((frames) => frames.map((frame) => getComputedStyle(frame).contentVisibility))).toContain(
      'auto',
    );
    expect(await height()).toBe(before);
    for (const _ of await rows(page)) {
      await page.keyboard.press('j');
      expect(await page.locator('gouji-report-pane .view').evaluate(outOfSight)).toBe('');
    }
    expect(await height()).toBe(before);
  });

  it('keeps the address of a finding and of a cell over a reload, back and forward', async () => {
    const { page, close } = await openPage(browser);
    await open(page, SMALL);
    const [first] = await rows(page);
    await page.locator(`gouji-findings a.row[data-id="${first}"]`).click();
    await page.reload();
    await atWork(page);
    expect(await page.locator('gouji-findings a.row[aria-current="true"]').getAttribute('data-id')).toBe(first);
    await page.locator('gouji-finding-detail table.eq a').first().click();
    const cell = await hash(page);
    expect(cell).toContain('/c/');
    await page.reload();
    await atWork(page);
    expect(await hash(page)).toBe(cell);
    await page.locator('gouji-cell-detail h2').waitFor();
    await page.goBack();
    await until('the finding again', async () => (await hash(page)).includes(`/f/${first}`));
    await close();
  });

  it('keeps each tab at its own place, and shows the report for what is selected from another one', async () => {
    const { page } = await report();
    const top = (): Promise<number> => page.locator('gouji-report-pane .view').evaluate((view) => Math.round(view.scrollTop));
    await page.keyboard.press('j');
    const before = await top();
    expect(before).toBeGreaterThan(100);
    await page.keyboard.press('c');
    expect(await top()).toBe(0);
    await page.keyboard.press('r');
    expect(await top()).toBe(before);
    await page.keyboard.press('c');
    await page.keyboard.press('j');
    const target = page.locator('gouji-document [data-sel="target"]').first();
    await until('the selection in view', () => target.evaluate(inView));
  });

  it('shows what was detected, and the tables that are not there', async () => {
    const { page } = await report();
    await page.keyboard.press('d');
    const shown = [await page.locator('gouji-detected .page').innerText(), ...(await page.locator('gouji-reading-table summary').allInnerTexts())].join('\n');
    for (const word of ['文本', '部门决算', '2024', '万元', '01表', '09表', '指纹']) expect(shown).toContain(word);
  });

  it('reads the file again in another encoding: what makes no report of it is told, and changes nothing', async () => {
    const { page, close } = await openPage(browser);
    await open(page, { name: 'gbk.txt', bytes: gb18030(short(WRONG).bytes) });
    await page.keyboard.press('d');
    const select = page.locator('gouji-detected select[aria-label="换一种编码读取"]');
    expect(await select.inputValue()).toBe('gb18030');
    await select.selectOption('utf-16le');
    await says(page, 'gouji-jobs section', /没有找到|无法解码|不能|没有核对/);
    await until('the encoding as before', async () => (await select.inputValue()) === 'gb18030');
    expect(await page.locator('gouji-header h1').innerText()).toContain('石桥区交通运输局');
    await close();
  });

  it('offers encodings for a text whose own cannot be told, and remembers the one chosen', async () => {
    const { page, close } = await openPage(browser);
    const bytes = gb18030(short(CLEAN).bytes);
    bytes[bytes.length - 3] = 0xff;
    const file = { name: 'broken.txt', bytes };
    await drop(page, [file]);
    await says(page, 'gouji-jobs section', /编码/);
    await page.locator('gouji-jobs').getByRole('button', { name: 'GB18030' }).click();
    await atWork(page);
    await page.keyboard.press('d');
    expect(await page.locator('gouji-detected select[aria-label="换一种编码读取"]').inputValue()).toBe('gb18030');
    expect(await page.locator('gouji-detected .page').innerText()).toMatch(/无法解码/);
    await page.locator('gouji-header a.name').click();
    await page.locator('gouji-start').waitFor();
    await open(page, file);
    expect(await page.locator('gouji-jobs section').count()).toBe(0);
    await close();
  });

  it('filters by verdict, text, table and decision, with counts, and steps through what is shown', async () => {
    const { page } = await report();
    const all = await rows(page);
    await page.keyboard.press('/');
    await page.keyboard.type('05表');
    const some = await rows(page);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length + 200);
    expect(await page.locator('gouji-findings .meta').innerText()).toMatch(new RegExp(`显示 ${some.length} / `));
    await page.keyboard.press('Enter');
    expect(await hash(page)).toContain(some[0]);
    await page.keyboard.press('j');
    expect(await hash(page)).toContain(some[1] ?? some[0]);
    await page.keyboard.press('Shift+F8');
    expect(await hash(page)).toContain(some[0]);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('button', { name: '筛选与分组' }).click();
    const choices = await page.locator('gouji-filters select').nth(1).locator('option').allInnerTexts();
    const counted = choices.slice(1).map((choice) => Number(/（(\d+)）$/.exec(choice)?.[1]));
    expect(counted.every((count) => count > 0)).toBe(true);
    await page.locator('gouji-filters select').nth(1).selectOption({ index: 1 });
    expect((await page.locator('gouji-findings .meta').innerText()).includes(`显示 ${counted[0]} / `)).toBe(true);
  });

  it('opens several files at once and lists them', async () => {
    const { page, close } = await openPage(browser);
    await drop(page, [SMALL, small(3, 'second.txt'), small(4, 'third.txt')]);
    await until('three sessions', async () => (await page.locator('gouji-sessions tbody tr').count()) === 3);
    await page.locator('gouji-sessions tbody a').first().click();
    await atWork(page);
    expect(await hash(page)).toMatch(/^#\/r\/[0-9a-f]{16}$/);
    await close();
  });
});

function inView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  let view: DOMRect | null = null;
  for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null)
    if (at.classList.contains('view')) view = at.getBoundingClientRect();
  return view !== null && box.top >= view.top && box.bottom <= view.bottom && box.left >= view.left - 1 && box.right <= view.right + 1;
}

/** Runs in the page: where what is selected stands, unless some of it stands in what is seen of the report. */
function outOfSight(view: Element): string {
  const marked = [...(view.querySelector('gouji-document')?.shadowRoot?.querySelectorAll('[data-sel="target"], [data-here]') ?? [])];
  const { top, bottom } = view.getBoundingClientRect();
  const places = marked.map((one) => one.getBoundingClientRect());
  return places.some((place) => place.bottom > top && place.top < bottom)
    ? ''
    : `${places.map((place) => `${place.top}–${place.bottom}`).join()} in ${top}–${bottom}`;
}
