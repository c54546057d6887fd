import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList } from '../../src/engine/audit.ts';
import { violations, withAxe } from './axe.ts';
import { drop, launch, openPage, testBrowsers, until } from './harness.ts';
import { atWork, CLEAN, exported, openedOnce, says, short, SMALL } from './steps.ts';

/** Each choice audits it anew. */
const text = new TextDecoder().decode(short(CLEAN).bytes);
/** 03 with a title, a form number and a header that nobody knows, 02 in two pieces with a sentence between them, and a total of 01 that is wrong. */
const pieces = text
  .slice(text.indexOf('公开02表'))
  .split('\n')
  .filter((line) => /^\d{7}\t/.test(line));
const odd = {
  name: '识别.txt',
  bytes: new TextEncoder().encode(
    text
      .replace('支出决算表\n\n公开03表', '各项开支情况\n')
      .replace('上缴上级支出\t经营支出', '上缴上级支出\t经营')
      .replace('本年收入合计\t27\t3431.46', '本年收入合计\t27\t3434.46')
      .replace(pieces[3]!, `此处为页间文字，不属于表格。\n\n${pieces[3]!}`),
  ),
};

/** One table with a title and a form number that nobody knows, and nothing that says what kind of report it is. */
const foreign = {
  name: '不明.txt',
  bytes: new TextEncoder().encode(
    [
      '各项开支一览',
      '科目编码\t科目\t小计\t基本支出\t专项',
      '\t总计\t130.00\t100.00\t30.00',
      '201\t一般公共服务支出\t80.00\t60.00\t20.00',
      '205\t教育支出\t51.00\t40.00\t11.00',
      '',
      '数据由财务科提供。',
    ].join('\n'),
  ),
};

const line = (page: Page) => page.locator('gouji-reading-line p').innerText();
const checks = (page: Page) => page.locator('gouji-footer button.link').innerText();
const card = (page: Page, words: string) => page.locator('gouji-reading-table details', { hasText: words });
/** The table of the preview at a place, unfolded. */
async function unfold(page: Page, at: number) {
  const table = page.locator('gouji-reading-table').nth(at);
  await table.locator('summary').click();
  return table;
}
/** The third grid is the second piece of 02. */
async function joinPieces(page: Page): Promise<void> {
  await page.keyboard.press('d');
  await (await unfold(page, 2)).getByRole('button', { name: /接在上一张表后面/ }).click();
  await says(page, 'gouji-reading-table summary', /收入决算表[^]*分 2 段/);
}
const active = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.localName ?? '';
  });

describe.each(await testBrowsers())('the reading in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  const report = openedOnce(() => browser, odd);

  it('what was not understood is visible above the report and stops nobody', async () => {
    const { page } = await report();
    expect(await line(page)).toMatch(/没有认出 2 张表[^]*没有找到 03表[^]*查看并更正/);
    expect(await page.locator('gouji-document .paper').isVisible()).toBe(true);
  });

  it('by keyboard alone a table is called what it is: it is audited again, and undone again', async () => {
    const { page, ...watch } = await report();
    const before = await checks(page);
    await page.keyboard.press('d');
    await page.locator('gouji-detected li button').first().waitFor();
    const correct = page.locator('gouji-detected li', { hasText: '各项开支情况' }).locator('button');
    await correct.focus();
    await page.keyboard.press('Enter');
    await until(
      'the card is open and has the focus',
      async () => (await active(page)) === 'summary' && (await page.locator('gouji-reading-table select').count()) === 1,
    );
    expect(await card(page, '各项开支情况').innerText()).toMatch(/不是已知的公开表格/);
    await page.keyboard.press('Tab');
    expect(await active(page)).toBe('select');
    await page.locator('gouji-reading-table select').selectOption('03');
    await says(page, 'gouji-toast .toast', /重新核对/);
    expect(await active(page)).toBe('select');
    expect(await card(page, '各项开支情况').locator('summary').innerText()).toMatch(/03表[^]*人工更正[^]*按人工选定/);
    expect(await page.locator('gouji-reading-choices ul').innerText()).toMatch(/这张表是03表/);
    expect(await checks(page)).not.toBe(before);
    await page.locator('#tab-report').click();
    expect(await line(page)).toMatch(/人工更正 1 处/);
    expect(await line(page)).not.toMatch(/03表/);
    await page.keyboard.press('d');
    await page.keyboard.press('Control+z');
    await until('the choice is taken back', async () => (await page.locator('gouji-reading-choices').count()) === 0);
    expect(await checks(page)).toBe(before);
    await page.keyboard.press('Control+y');
    await page.locator('gouji-reading-choices li').waitFor();
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
  });

  it('pieces are joined and rows made header; both are exported, outlive a restart, and are taken back one by one', async () => {
    const { page } = await report();
    await joinPieces(page);
    const first = await unfold(page, 0);
    await first.locator('td.role button').nth(1).click();
    await page.locator('gouji-reading-choices li').nth(1).waitFor();
    expect(await first.locator('td.role button.chosen').innerText()).toBe('数据');
    const list = JSON.parse((await exported(page)).text) as FindingList;
    expect(list.choices.map(({ kind }) => kind)).toEqual(['joined', 'header']);
    await page.locator('#tab-report').click();
    await page.reload();
    await atWork(page);
    expect(await line(page)).toMatch(/人工更正 2 处/);
    await page.keyboard.press('d');
    await page.locator('gouji-reading-choices').getByRole('button', { name: '收回', exact: true }).nth(1).click();
    await until('one is left', async () => (await page.locator('gouji-reading-choices li').count()) === 1);
    await page.locator('gouji-reading-choices').getByRole('button', { name: '收回', exact: true }).click();
    await until('none is left', async () => (await page.locator('gouji-reading-choices li').count()) === 0);
  });

  it('a list that comes back with another reading says so, and is audited that way on demand', async () => {
    const { page } = await report();
    await page.keyboard.press('d');
    const piece = await unfold(page, 2);
    await piece.locator('select').selectOption('none');
    await page.locator('gouji-reading-choices li').waitFor();
    const sent = await exported(page);
    await page.keyboard.press('Control+z');
    await until('the choice is taken back', async () => (await page.locator('gouji-reading-choices').count()) === 0);
    await drop(page, [{ name: 'sent.json', bytes: new TextEncoder().encode(sent.text) }]);
    await page.locator('gouji-import').getByRole('button', { name: '按清单的识别重新核对' }).click();
    await page.locator('gouji-reading-choices li').waitFor();
    expect(await page.locator('gouji-reading-choices li').innerText()).toMatch(/不是规定的公开表/);
  });

  it('a choice that cannot be followed is told on the line, in the list and at its table', async () => {
    const { page } = await report();
    await page.keyboard.press('d');
    const last = await unfold(page, 2);
    await last.locator('select').selectOption('09');
    await page.locator('gouji-reading-choices .near').waitFor();
    expect(await page.locator('gouji-reading-choices .near').innerText()).toMatch(/没有采用/);
    expect(await last.locator('details').innerText()).toMatch(/读不出09表/);
    await page.locator('#tab-report').click();
    expect(await line(page)).toMatch(/1 处更正没有采用/);
  });

  it('a file none of whose tables is known is shown as it was read; its kind and a table are named by keyboard, and it is audited', async () => {
    const { page, close, ...watch } = await openPage(browser);
    await drop(page, [foreign]);
    await page.locator('gouji-detected .refused').waitFor();
    expect(await page.locator('gouji-detected .refused').innerText()).toMatch(/没有认出规定的公开表[^]*种类/);
    expect(await page.locator('gouji-verdict-summary .clean').innerText()).toMatch(/没有核对任何关系[^]*指明各表/);
    await page.locator('gouji-detected select[aria-label="种类"]').selectOption('final-accounts');
    await says(page, 'gouji-detected .refused', /展开各表/);
    const table = page.locator('gouji-reading-table');
    await table.locator('summary').focus();
    await page.keyboard.press('Enter');
    await table.locator('select').selectOption('05');
    await until('it is audited', async () => (await page.locator('gouji-detected .refused').count()) === 0);
    expect(await page.locator('gouji-findings a.row.violated').count()).toBeGreaterThan(0);
    await page.keyboard.press('Control+z');
    await page.locator('gouji-detected .refused').waitFor();
    expect(watch.errors).toEqual([]);
    // The list of reports says so too, and leads back there.
    await page.locator('gouji-header a.name').click();
    await says(page, 'gouji-sessions tbody tr', /未核对/);
    await page.locator('gouji-sessions tbody a').click();
    await page.locator('gouji-detected .refused').waitFor();
    await close();
  });

  it('of several files, the one none of whose tables is known is told and leads to its reading', async () => {
    const { page } = await report();
    await drop(page, [foreign, SMALL]);
    const told = page.locator('gouji-jobs li', { hasText: foreign.name });
    await until('it is told', async () => /一项也没有核对/.test(await told.innerText()));
    await told.getByRole('button', { name: '指明各表' }).click();
    await page.locator('gouji-detected .refused').waitFor();
    expect(await page.locator('gouji-header h1').innerText()).toContain(foreign.name);
  });

  it('decisions about findings are kept when the reading changes', async () => {
    const { page } = await report();
    const row = page.locator('gouji-findings a.row', { hasText: '本年收入合计' }).filter({ hasText: '01表' }).first();
    await row.click();
    await page.keyboard.press('1');
    await page.locator('gouji-findings a.row .tag.confirmed').waitFor();
    const id = await row.getAttribute('data-id');
    await joinPieces(page);
    await says(page, 'gouji-toast .toast', /重新核对/);
    const list = JSON.parse((await exported(page)).text) as FindingList;
    expect(list.findings.find((finding) => finding.id === id)?.disposition.state).toBe('confirmed');
  });

  it.each(['中文', 'English'])('axe finds nothing, with tables open and choices made: %s', async (language) => {
    const { page } = await report();
    await page.locator('gouji-header #settings').click();
    await page.locator('gouji-settings').getByText(language, { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    for (const at of [2, 3]) await unfold(page, at);
    await page.locator('gouji-reading-table select').nth(1).selectOption('03');
    await page.locator('gouji-reading-choices li').waitFor();
    await withAxe(page);
    // Not drawn here: axe would only walk through all of it.
    expect(await page.locator('gouji-document').isVisible()).toBe(false);
    expect(await violations(page, { except: ['gouji-document'] })).toEqual([]);
  });
});
