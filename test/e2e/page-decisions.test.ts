import { readFileSync, readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { drop, launch, openPage, profile, testBrowsers, until } from './harness.ts';
import { atWork, exported, open, openedOnce, rows, saved, says, short, SMALL, small, stateOf, WRONG } from './steps.ts';

interface List {
  findings: { disposition: { reason: string } }[];
}

describe.each(await testBrowsers())('decisions in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, short(WRONG));

  it('are made by one key each, with author and time, shown in the list, undone and redone', async () => {
    const { page } = await report();
    await page.getByRole('button', { name: '设置' }).click();
    await page.locator('gouji-settings #author').fill('王审计');
    await page.keyboard.press('Escape');
    const [first = '', second = ''] = await rows(page);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await until('confirmed', async () => (await stateOf(page, first)) === 'confirmed');
    expect(await page.locator('gouji-decision .who').last().innerText()).toContain('王审计');

    await page.keyboard.press('j');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    expect(await page.locator('gouji-decision [role="alert"]').innerText()).toContain('理由');
    expect(await page.locator('gouji-reason').count()).toBe(1);
    await page.keyboard.type('口径不同');
    await page.keyboard.press('Enter');
    await until('dismissed', async () => (await stateOf(page, second)) === 'dismissed');
    expect(await page.locator('gouji-decision').evaluate((element) => element.shadowRoot?.textContent)).toContain('口径不同');

    await page.keyboard.press('n');
    await page.keyboard.type('已电话核实');
    await page.keyboard.press('Escape');
    await page.locator(`gouji-findings a.row[data-id="${second}"] .tag[title="已电话核实"]`).waitFor();

    await page.keyboard.press('3');
    await until('open again', async () => (await stateOf(page, second)) === 'open');
    await page.keyboard.press('Control+z');
    await until('undone', async () => (await stateOf(page, second)) === 'dismissed');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await until('undone twice more', async () => (await stateOf(page, second)) === 'open');
    await page.keyboard.press('Control+Shift+z');
    await until('redone', async () => (await stateOf(page, second)) === 'dismissed');
    expect(await stateOf(page, first)).toBe('confirmed');
  });

  it('are made for all that is shown at once, and taken back as one', async () => {
    const { page } = await report();
    await page.keyboard.press('/');
    await page.keyboard.type('03表');
    await page.keyboard.press('Enter');
    const shown = await rows(page);
    expect(shown.length).toBeGreaterThan(1);
    await page.locator('gouji-bulk').getByRole('button', { name: '属实' }).click();
    for (const id of shown) expect(await stateOf(page, id)).toBe('confirmed');
    await page.locator('gouji-toast').getByRole('button', { name: '撤销' }).click();
    await until('all open', async () => (await Promise.all(shown.map((id) => stateOf(page, id)))).every((state) => state === 'open'));
  });

  it('are made for several picked findings with one reason, by keyboard or mouse, and taken back as one', async () => {
    const { page } = await report();
    const [first = '', second = '', third = '', fourth = ''] = await rows(page);
    const list = page.locator('gouji-findings');
    const states = (): Promise<string[]> => Promise.all([first, second, third, fourth].map((id) => stateOf(page, id)));
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await list.locator(`a.row[data-id="${third}"]`).click({ modifiers: ['Shift'] });
    await says(page, 'gouji-bulk .count', /选中 3 条/);
    // A range begins where a finding was last picked by itself, wherever the reader looks meanwhile.
    await page.keyboard.press('Escape');
    await list.locator(`a.row[data-id="${second}"]`).click({ modifiers: ['Control'] });
    await list.locator(`a.row[data-id="${fourth}"]`).click({ modifiers: ['Shift'] });
    expect(await page.locator('a.row[data-picked]').evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['id']))).toEqual([
      second,
      third,
      fourth,
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await list.locator(`a.row[data-id="${third}"]`).click({ modifiers: ['Shift'] });
    await list.locator(`a.row[data-id="${second}"]`).click({ modifiers: ['Control'] });
    await says(page, 'gouji-bulk .count', /选中 2 条/);
    expect(await page.locator('a.row[data-picked]').count()).toBe(2);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    expect(await page.locator('gouji-bulk [role="alert"]').innerText()).toContain('理由');
    await page.keyboard.type('口径不同');
    await page.keyboard.press('Enter');
    await until('both dismissed', async () => (await states()).join() === 'dismissed,open,dismissed,open');
    await until('nothing picked', async () => (await page.locator('a.row[data-picked]').count()) === 0);
    expect((JSON.parse((await exported(page)).text) as List).findings.filter(({ disposition }) => disposition.reason === '口径不同')).toHaveLength(2);
    await page.keyboard.press('Control+z');
    await until('all open again', async () => (await states()).join() === 'open,open,open,open');

    // A reason given before is offered again; what a filter hides is no longer picked.
    await list.locator('h3 button.pick').first().click();
    const picked = await page.locator('a.row[data-picked]').count();
    expect(picked).toBeGreaterThan(0);
    await page.keyboard.press('1');
    await until('the group is confirmed', async () => (await list.locator('.tag.confirmed').count()) === picked);
    await list.locator('h3 button.pick').first().click();
    await page.keyboard.press('/');
    await page.keyboard.type('03表');
    expect(await page.locator('a.row[data-picked]').count()).toBe(0);
  });

  it('are made for all that a filter shows with one reason', async () => {
    const { page } = await report();
    await page.locator('gouji-filters .chip').nth(0).click();
    const shown = await rows(page);
    expect(shown.length).toBeGreaterThan(1);
    await page.locator('gouji-bulk').getByRole('button', { name: '排除' }).click();
    await page.keyboard.type('原件模糊，已核实');
    await page.keyboard.press('Enter');
    await until('all dismissed', async () => (await Promise.all(shown.map((id) => stateOf(page, id)))).every((state) => state === 'dismissed'));
    await page.keyboard.press('Control+z');
    await until('all open', async () => (await Promise.all(shown.map((id) => stateOf(page, id)))).every((state) => state === 'open'));
  });

  it('survive a restart of the browser, with the session, its note and its link', async () => {
    const kept = profile(name);
    const before = await kept.open();
    await open(before.page, SMALL);
    const [first = ''] = await rows(before.page);
    await before.page.keyboard.press('j');
    await before.page.keyboard.press('1');
    await before.page.keyboard.press('n');
    await before.page.keyboard.type('备注');
    await before.page.keyboard.press('Escape');
    await saved(before.page);
    const address = before.page.url();
    await before.close();

    const after = await kept.open();
    expect(await after.page.locator('gouji-sessions tbody tr').count()).toBe(1);
    expect(await after.page.locator('gouji-sessions tbody').innerText()).toMatch(/small\.txt[^]*1 \/ \d+/);
    await after.page.goto(address);
    await after.page.reload();
    await atWork(after.page);
    expect(await stateOf(after.page, first)).toBe('confirmed');
    expect(await after.page.locator('gouji-decision textarea').inputValue()).toBe('备注');
    await after.close();
    kept.remove();
  });

  it.runIf(process.platform === 'linux')('survive a kill of the browser in the middle of a write: nothing that was shown as saved is lost', async () => {
    const kept = profile(name);
    const shownAsSaved = new Map<string, string>();
    let running = await kept.open();
    onTestFailed(() => running.close().catch(() => undefined));
    await open(running.page, SMALL);
    // Each round decides the other way, so that a write of the round before cannot stand in for a lost one.
    for (const [key, moment] of [
      ['1', 3],
      ['3', 7],
      ['1', 12],
    ] as const) {
      shownAsSaved.clear();
      const decided = (): number => [...shownAsSaved.values()].filter((state) => state === (key === '1' ? 'confirmed' : 'open')).length;
      await running.page.exposeFunction('goujiShown', (marks: [string, string][]) => {
        for (const [finding, state] of marks) shownAsSaved.set(finding, state);
      });
      await running.page.evaluate(watchSaved);
      // Decides as fast as keys come, until the browser dies under it.
      const dying = keepDeciding(running.page, key).catch(() => 'dead');
      await until('some decisions shown as saved', async () => decided() >= moment);
      process.kill(mainProcess(kept.folder), 'SIGKILL');
      await dying;
      await running.close().catch(() => undefined);

      running = await kept.open();
      await running.page.locator('gouji-sessions tbody a').first().click();
      await atWork(running.page);
      const stored = new Map(await running.page.evaluate(marksNow));
      expect(decided()).toBeGreaterThanOrEqual(moment);
      for (const [finding, state] of shownAsSaved) expect(stored.get(finding), finding).toBe(state);
    }
    await running.close();
    kept.remove();
  });

  it('are made in one tab at a time; the other one reads along, and takes over when the first is closed', async () => {
    const { page, context, close } = await openPage(browser);
    await open(page, SMALL);
    const [first = ''] = await rows(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await second.reload();
    await second.locator('gouji-document .paper').waitFor();
    await says(second, 'gouji-banner .banner', /另一个标签页/);
    expect(await second.locator('gouji-header .save').innerText()).toBe('只读');
    await second.keyboard.press('j');
    await second.keyboard.press('1');
    await says(second, 'gouji-toast .toast', /不能改动/);
    expect(await stateOf(second, first)).toBe('open');

    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await saved(page);
    await until('the decision in the other tab', async () => (await stateOf(second, first)) === 'confirmed');
    await page.close();
    await says(second, 'gouji-banner .banner', /现在可以在这里编辑/);
    await second.keyboard.press('3');
    await until('edited there', async () => (await stateOf(second, first)) === 'open');
    await close();
  });

  it('stay with the session that is deleted, restored, found by search, and erased only on a second word', async () => {
    const { page, close } = await openPage(browser);
    await open(page, SMALL);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await saved(page);
    await page.locator('gouji-header a.name').click();
    await drop(page, [small(3, 'second.txt'), small(4, 'third.txt')]);
    const sessions = page.locator('gouji-sessions table').first().locator('tbody tr');
    await until('three sessions', async () => (await sessions.count()) === 3);
    await page.keyboard.press('/');
    await page.keyboard.type('small');
    await until('one found', async () => (await sessions.count()) === 1);
    await sessions.getByRole('button', { name: /删除/ }).click();
    await page.locator('gouji-toast').getByRole('button', { name: '撤销' }).click();
    await until('back again', async () => (await sessions.count()) === 1 && (await sessions.innerText()).includes('1 /'));

    await sessions.getByRole('button', { name: /删除/ }).click();
    await page.getByText('最近删除（1）').click();
    const trash = page.locator('gouji-sessions details');
    await trash.getByRole('button', { name: /彻底删除/ }).click();
    expect(await trash.innerText()).toMatch(/无法恢复/);
    await trash.getByRole('button', { name: '彻底删除', exact: true }).click();
    await until('erased', async () => (await page.locator('gouji-sessions details').count()) === 0);
    expect(await page.evaluate(storedIds)).toHaveLength(2);
    await close();
  });

  it('are kept without the file where that is switched off', async () => {
    const { page, close } = await openPage(browser);
    await page.getByRole('button', { name: '设置' }).click();
    await page.locator('gouji-settings').getByText('把原件随记录保存').click();
    await page.keyboard.press('Escape');
    await open(page, SMALL);
    await page.keyboard.press('d');
    expect(await page.locator('gouji-detected .page').innerText()).toContain('原件没有随记录保存');
    await page.reload();
    await page.locator('gouji-detected .page').waitFor();
    expect(await page.locator('gouji-detected select[aria-label="换一种编码读取"]').count()).toBe(0);
    expect(await page.locator('gouji-detected .page').innerText()).toContain('要换编码，请重新打开该文件');
    await close();
  });
});

interface Held {
  app: {
    keeper: { keeping: { value: { kind: string; at: Date | null } }; pending: { value: number } };
    desk: { open: { value: { session: { marks: { value: Map<string, { state: string }> } } } } };
  };
}

/** Tells which decisions stood on the page at a moment when its header said "saved". */
function watchSaved(): void {
  const host = document.querySelector('gouji-app') as unknown as Held & { shadowRoot: ShadowRoot };
  const page = globalThis as unknown as { goujiShown: (marks: [string, string][]) => void };
  let told: unknown = null;
  const look = (): void => {
    const header = host.shadowRoot.querySelector('gouji-header')?.shadowRoot;
    if (!header?.querySelector('[data-saved]') || host.app.keeper.pending.value !== 0) return;
    const { value } = host.app.desk.open.value.session.marks;
    // Once is enough: each telling takes time from the page.
    if (value === told) return;
    told = value;
    page.goujiShown([...value].map(([finding, { state }]): [string, string] => [finding, state]));
  };
  setInterval(look, 1);
}

async function keepDeciding(page: Page, key: string): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    await page.keyboard.press('j');
    await page.keyboard.press(key);
    // On a slow machine keys come faster than anything is written: now and then there must be a moment at which all is saved.
    if (round % 4 === 3) await saved(page);
  }
}

function marksNow(): [string, string][] {
  const host = document.querySelector('gouji-app') as unknown as Held;
  return [...host.app.desk.open.value.session.marks.value].map(([finding, { state }]) => [finding, state]);
}

function storedIds(): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('gouji');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const all = open.result.transaction('sessions').objectStore('sessions').getAllKeys();
      all.onsuccess = () => {
        open.result.close();
        resolve(all.result);
      };
    };
  });
}

/** The browser's own process of a profile, not one of its children: by its id, nothing else is ended. */
function mainProcess(folder: string): number {
  for (const id of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    let command = '';
    try {
      command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    } catch {
      continue; // ended meanwhile
    }
    if (command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=')) return Number(id);
  }
  throw new Error(`no browser runs in ${folder}`);
}
