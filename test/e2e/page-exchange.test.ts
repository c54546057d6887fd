import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { atWork, exported, open, openedOnce, rows, saved, says, short, SMALL, stateOf, told, WRONG } from './steps.ts';

interface List {
  report: { sha256: string; name: string };
  findings: { id: string; severity: unknown; disposition: { state: string; reason: string; note: string; by: string; at: string } }[];
}

interface Made {
  file: string;
  list: List;
  confirmed: string;
  decided: string;
}

describe.each(await testBrowsers())('exchange in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, short(WRONG));

  /** The list of a report of which two findings are decided. */
  let made: Made | undefined;
  const listOf = async (): Promise<List> => (made ??= await decideTwo((await report()).page)).list;

  it('exports the list with its decisions, and a colleague without the report sees everything and exports the same', async () => {
    const { page } = await report();
    made = await decideTwo(page);
    const { file, list, decided } = made;
    expect(file).toBe(`${WRONG.replace('.txt', '')}.gouji.json`);
    expect(await says(page, 'gouji-toast [role="status"]', /已导出/)).toContain(file);
    expect(list.findings.find((finding) => finding.id === decided)?.disposition).toMatchObject({ state: 'dismissed', reason: '口径不同' });
    await told(page);
    const shown = await page.locator('gouji-finding-detail table.eq').innerText();

    const colleague = await openPage(browser);
    await drop(colleague.page, [{ name: file, bytes: Buffer.from(JSON.stringify(list)) }]);
    await colleague.page.locator('gouji-list-only .page').waitFor();
    expect(await stateOf(colleague.page, decided)).toBe('dismissed');
    await colleague.page.locator(`gouji-findings a.row[data-id="${decided}"]`).click();
    await told(colleague.page);
    expect(digits(await colleague.page.locator('gouji-finding-detail table.eq').innerText())).toEqual(digits(shown));
    expect(await colleague.page.locator('gouji-finding-detail .places').innerText()).toMatch(/第 \d+ 行/);
    expect(JSON.parse((await exported(colleague.page)).text)).toEqual(list);
    // A link to a cell shows what the list knows of it: every finding that it is in, one of them this one.
    await colleague.page.locator('gouji-finding-detail table.eq a').first().click();
    const links = colleague.page.locator('gouji-cell-findings a');
    await links.first().waitFor();
    const known = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(known.some((address) => address.endsWith(`/f/${decided}`))).toBe(true);
    expect(await colleague.page.locator('gouji-cell-findings dl').innerText()).toMatch(/第 \d+ 行/);

    // Opening the report later joins the two.
    await open(colleague.page, short(WRONG));
    expect(await stateOf(colleague.page, decided)).toBe('dismissed');
    expect(await colleague.page.locator('gouji-list-only').count()).toBe(0);
    await colleague.page.locator('gouji-header a.name').click();
    await until('one session', async () => (await colleague.page.locator('gouji-sessions tbody tr').count()) === 1);
    await colleague.close();
  });

  it('asks before it changes decisions, and what was taken over can be undone', async () => {
    const { page } = await report();
    const { list, decided, confirmed } = await decideTwo(page);
    const other = list.findings.find((finding) => finding.disposition.state === 'open')?.id ?? '';
    const theirs: List = structuredClone(list);
    for (const finding of theirs.findings) {
      if (finding.id === decided) finding.disposition = { ...finding.disposition, state: 'confirmed', reason: '', by: '李复核' };
      if (finding.id === other) finding.disposition = { ...finding.disposition, state: 'confirmed', by: '李复核', at: '2025-10-09T08:30:00.000Z' };
    }
    const file = [{ name: 'theirs.gouji.json', bytes: Buffer.from(JSON.stringify(theirs)) }];
    await drop(page, file);
    const dialog = page.locator('gouji-import dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('1 条结论不同，1 条本机尚未给出结论，1 条相同');
    expect(await stateOf(page, decided)).toBe('dismissed');
    await dialog.getByRole('button', { name: '不导入结论' }).click();
    expect(await stateOf(page, other)).toBe('open');

    await drop(page, file);
    await dialog.getByRole('button', { name: /只补充/ }).click();
    await until('added', async () => (await stateOf(page, other)) === 'confirmed');
    expect(await stateOf(page, decided)).toBe('dismissed');

    await drop(page, file);
    await dialog.getByRole('button', { name: /全部采用/ }).click();
    await until('taken over', async () => (await stateOf(page, decided)) === 'confirmed');
    await page.locator('gouji-toast').getByRole('button', { name: '撤销' }).click();
    await until('undone', async () => (await stateOf(page, decided)) === 'dismissed');
    expect(await stateOf(page, confirmed)).toBe('confirmed');
    await saved(page);
  });

  it('keeps in view what a colleague decided and this audit did not find', async () => {
    const { page, close } = await openPage(browser);
    await open(page, SMALL);
    const { list } = await decideTwo(page);
    const foreign = structuredClone(list.findings[0]);
    if (!foreign) throw new Error('no finding');
    foreign.id = 'f'.repeat(16);
    foreign.disposition = { state: 'confirmed', reason: '', note: '他们的规则', by: '李复核', at: '2025-10-09T08:30:00.000Z' };
    await drop(page, [{ name: 'theirs.gouji.json', bytes: Buffer.from(JSON.stringify({ ...list, findings: [...list.findings, foreign] })) }]);
    await page
      .locator('gouji-import dialog')
      .getByRole('button', { name: /只补充/ })
      .click();
    await until('listed', async () => (await page.locator(`gouji-findings a.row[data-id="${foreign.id}"]`).count()) === 1);
    expect(await page.locator(`gouji-findings a.row[data-id="${foreign.id}"]`).innerText()).toContain('本次未出现');
    await saved(page);
    await page.reload();
    await atWork(page);
    expect(await stateOf(page, foreign.id)).toBe('confirmed');
    await close();
  });

  it('refuses what is broken, foreign, newer or hostile, with the place that is wrong', async () => {
    const list = await listOf();
    const { page, close } = await openPage(browser);
    const wrong: [string, string, RegExp][] = [
      ['cut', JSON.stringify(list).slice(0, 2000), /JSON/],
      ['foreign', '{"format":"other/1"}', /不是勾稽/],
      ['newer', JSON.stringify({ ...list, format: 'gouji.findings/2' }), /新/],
      ['wrong type', JSON.stringify({ ...list, findings: [{ ...list.findings[0], severity: 7 }] }), /findings\[0\]\.severity/],
      ['unknown key', JSON.stringify({ ...list, script: '<img src=x onerror=alert(1)>' }), /script/],
      ['million', `{"format":"gouji.findings/1","findings":[${'{},'.repeat(999_999)}{}]}`, /1000000|1,000,000|100000/],
      ['deep', `{"format":"gouji.findings/1","findings":${'['.repeat(5000)}${']'.repeat(5000)}}`, /层|嵌套/],
    ];
    for (const [kind, text, says_] of wrong) {
      await drop(page, [{ name: `${kind}.json`, bytes: Buffer.from(text) }]);
      await says(page, 'gouji-jobs section', says_);
      await page.locator('gouji-jobs .top button').click();
    }
    expect(await page.locator('gouji-sessions tbody tr').count()).toBe(0);
    await close();
  });

  it('drops keys that reach into prototypes, and shows markup as text', async () => {
    const list = await listOf();
    const { page, violations, close } = await openPage(browser);
    const text = JSON.stringify({ ...list, report: { ...list.report, sha256: 'b'.repeat(64), name: '<img src=x onerror=alert(1)>.txt' } }).replace(
      '"findings":',
      '"__proto__":{"polluted":1},"findings":',
    );
    await drop(page, [{ name: 'hostile.json', bytes: Buffer.from(text) }]);
    await page.locator('gouji-list-only .page').waitFor();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    expect(await page.title()).toContain('<img');
    expect(violations).toEqual([]);
    await close();
  });
});

/** Confirms one finding and dismisses the next, and gives the exported list. */
async function decideTwo(page: Page): Promise<Made> {
  const [confirmed = '', decided = ''] = await rows(page);
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await page.keyboard.press('j');
  await page.keyboard.press('2');
  await page.locator('gouji-decision #reason').fill('口径不同');
  await page.keyboard.press('Enter');
  await until('dismissed', async () => (await stateOf(page, decided)) === 'dismissed');
  const { name, text } = await exported(page);
  return { file: name, list: JSON.parse(text) as List, confirmed, decided };
}

/** The figures of the arithmetic; labels are shortened differently where they are links. */
function digits(text: string): string[] {
  return text.match(/[−+]?\d[\d,]*\.\d+/g) ?? [];
}
