import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/house.mjs';
import { listWithFindings } from '../ui/many.ts';
import { launch, testBrowsers, until } from './harness.ts';
import type { Database, StoreTest, Upgrade } from './store-entry.ts';

declare const store: StoreTest;

let script: string;
beforeAll(async () => {
  const result = (await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      rollupOptions: { input: join(root, 'test/e2e/store-entry.ts'), output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  script = result.output[0].code;
});

/** The database in real browsers: its versions, and the four moments of its life. */
describe.each(await testBrowsers())('the store in %s', (name) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => (browser = await launch(name)));
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await browser.newContext();
    page = await tab(context);
  });
  afterEach(() => context.close());

  it('of the first version is upgraded to a later one, step by step, and keeps what it holds', async () => {
    await page.evaluate(saveOne, listWithFindings(3));
    const result = await page.evaluate(async () => {
      const second: Upgrade = (database: Database) => void database.createObjectStore('extra' as 'files');
      const third: Upgrade = async (_, transaction) => {
        const sessions = transaction.objectStore('sessions');
        for (const summary of await sessions.getAll()) await sessions.put({ ...summary, name: `${summary.name} (third)` });
      };
      const database = await store.openDatabase(
        () => undefined,
        () => undefined,
        [...store.UPGRADES, second, third],
      );
      const saved = await new store.Sessions(database).load('d'.repeat(64));
      const found = {
        version: database.version,
        stores: [...database.objectStoreNames],
        name: saved?.summary.name,
        findings: saved?.list.findings.length,
        marks: saved?.marks.length,
      };
      database.close();
      return found;
    });
    expect(result).toEqual({
      version: 3,
      stores: ['documents', 'extra', 'files', 'lists', 'marks', 'sessions'],
      name: 'many.txt (third)',
      findings: 3,
      marks: 1,
    });
  });

  it('whose upgrade fails is left as it was, and that is told', async () => {
    await page.evaluate(saveOne, listWithFindings(3));
    const result = await page.evaluate(async () => {
      const broken: Upgrade = () => {
        throw new Error('broken step');
      };
      const failed = await store
        .openDatabase(
          () => undefined,
          () => undefined,
          [...store.UPGRADES, broken],
        )
        .catch((error: unknown) => (error instanceof store.StoreError ? error.reason : 'other'));
      const database = await store.openDatabase(
        () => undefined,
        () => undefined,
      );
      const count = (await new store.Sessions(database).all()).length;
      database.close();
      return { failed, count };
    });
    expect(result).toEqual({ failed: 'upgrade', count: 1 });
  });

  it('says when an older page blocks it, and goes on when that page lets go', async () => {
    const old = await tab(context);
    await old.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('gouji', 1);
          request.addEventListener('success', () => {
            // A page of old that does not listen.
            (globalThis as unknown as { held: IDBDatabase }).held = request.result;
            resolve();
          });
          request.addEventListener('error', () => reject(request.error));
        }),
    );
    await page.evaluate(() => {
      const told = globalThis as unknown as { blocked: boolean; opened: number };
      void store
        .openDatabase(
          () => undefined,
          () => (told.blocked = true),
          [...store.UPGRADES, () => undefined],
        )
        .then((database) => (told.opened = database.version));
    });
    await until('blocked', () => page.evaluate(() => (globalThis as unknown as { blocked?: boolean }).blocked ?? false));
    expect(await page.evaluate(() => (globalThis as unknown as { opened?: number }).opened)).toBeUndefined();
    await old.close();
    expect(await until('opened', () => page.evaluate(() => (globalThis as unknown as { opened?: number }).opened ?? false))).toBe(2);
  });

  it('lets go when a newer page wants it, and when it is deleted, and tells which', async () => {
    const lost = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost);
    const open = (): Promise<void> =>
      page.evaluate(async () => {
        const told = globalThis as unknown as { lost?: string[] };
        told.lost ??= [];
        await store.openDatabase(
          (reason) => told.lost?.push(reason),
          () => undefined,
        );
      });
    const other = await tab(context);
    await open();
    await other.evaluate(() => new Promise((resolve) => indexedDB.deleteDatabase('gouji').addEventListener('success', resolve)));
    await until('cleared', async () => (await lost()).includes('cleared'));
    await open();
    await other.evaluate(() => new Promise((resolve) => indexedDB.open('gouji', 9).addEventListener('success', resolve)));
    await until('displaced', async () => (await lost()).includes('displaced'));
    expect(await lost()).toEqual(['cleared', 'displaced']);
  });

  it('tells when the browser cuts it off', async () => {
    await page.evaluate(async () => {
      const told = globalThis as unknown as { lost: string[] };
      told.lost = [];
      await store.openDatabase(
        (reason) => told.lost.push(reason),
        () => undefined,
      );
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: 'file://', storageTypes: 'indexeddb' });
    await until('terminated', () => page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost.length > 0));
    expect(await page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost)).toEqual(['cleared']);
  });

  it('holds all of a session or nothing: a write that fails half way leaves what was', async () => {
    await page.evaluate(saveOne, listWithFindings(3));
    const result = await page.evaluate(async (list) => {
      const database = await store.openDatabase(
        () => undefined,
        () => undefined,
      );
      const sessions = new store.Sessions(database);
      const saved = await sessions.load('d'.repeat(64));
      if (saved === null) throw new Error('nothing saved');
      // The last part of the write cannot be cloned.
      const poisoned = {
        ...saved,
        summary: { ...saved.summary, name: 'changed' },
        list,
        marks: [...saved.marks, { session: saved.summary.id, finding: 'x', disposition: (() => undefined) as never }],
      };
      const failed = await sessions.save(poisoned, undefined).catch((error: unknown) => (error as Error).name);
      const after = await sessions.load(saved.summary.id);
      database.close();
      return { failed, name: after?.summary.name, findings: after?.list.findings.length, marks: after?.marks.length };
    }, listWithFindings(5));
    expect(result).toEqual({ failed: 'DataCloneError', name: 'many.txt', findings: 3, marks: 1 });
  });
});

async function tab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(`file://${join(root, 'package.json')}`).href);
  await page.evaluate(script);
  return page;
}

/** A session with one decision, as the page saves it. */
async function saveOne(list: ReturnType<typeof listWithFindings>): Promise<void> {
  const database = await store.openDatabase(
    () => undefined,
    () => undefined,
  );
  const { sha256: id, name, bytes, format, kind, department, year } = list.report;
  const now = '2025-01-01T00:00:00.000Z';
  const counts = { violated: 3, rounding: 0, undecided: 0, notices: 0, decided: 1, findings: 3 };
  const summary = { id, name, bytes, format, kind, department, year, created: now, opened: now, deleted: null, counts, hasDocument: false, hasFile: false };
  const mark = { session: id, finding: list.findings[0]?.id ?? '', disposition: { state: 'confirmed' as const, reason: '', note: '', by: '', at: now } };
  await new store.Sessions(database).save({ summary, list, choices: [], document: null, marks: [mark] }, null);
  database.close();
}
