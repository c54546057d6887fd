import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultOf, TAG } from '../../src/workers/messages.js';
import { Cancelled, WorkerError, Workers, type WorkerLike } from '../../src/ui/workers.js';
import type { SourceDocument } from '../../src/engine/audit.js';

/** A worker that says only what the test makes it say. */
class Puppet implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  readonly got: unknown[] = [];

  constructor(readonly kind: string) {}

  postMessage(message: unknown): void {
    this.got.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }
}

let spawned: Puppet[];
let workers: Workers;
const last = (): Puppet => {
  const puppet = spawned.at(-1);
  if (!puppet) throw new Error('no worker was started');
  return puppet;
};
const document = { sha256: 'a' } as SourceDocument;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  spawned = [];
  workers = new Workers(
    (kind) => {
      const puppet = new Puppet(kind);
      spawned.push(puppet);
      return puppet;
    },
    { read: 1000, audit: 2000 },
  );
});
afterEach(() => vi.useRealTimers());

describe('the reader', () => {
  test('lives for one file, gets a copy of the bytes, and is ended after its answer', async () => {
    const bytes = Uint8Array.of(1, 2, 3).buffer;
    const reading = workers.read(bytes, 'a.txt', null);
    expect(last().got).toMatchObject([{ tag: TAG, task: 'read', name: 'a.txt', encoding: null }]);
    expect((last().got[0] as { bytes: ArrayBuffer }).bytes).not.toBe(bytes);
    last().says({ tag: TAG, kind: 'document', document });
    expect(await reading).toEqual({ document });
    expect(last().terminated).toBe(true);
    const next = workers.read(bytes, 'b.txt', 'gb18030');
    expect(spawned).toHaveLength(2);
    last().says({ tag: TAG, kind: 'document', document });
    await next;
  });

  test('messages without our tag are not answers', async () => {
    const reading = workers.read(new ArrayBuffer(1), 'a.txt', null);
    last().says({ kind: 'document', document: null });
    last().says('hello');
    last().says({ tag: TAG, kind: 'document', document });
    expect(await reading).toEqual({ document });
  });

  test('a fault comes back with its code', async () => {
    const reading = workers.read(new ArrayBuffer(1), 'a.txt', null);
    last().says(faultOf(Object.assign(new Error('empty'), { code: 'empty', values: { name: 'a' } })));
    await expect(reading).rejects.toMatchObject({ fault: { code: 'empty', values: { name: 'a' } } });
    expect(last().terminated).toBe(true);
  });

  test('cancel ends it at once', async () => {
    const stop = new AbortController();
    const reading = workers.read(new ArrayBuffer(1), 'a.txt', null, stop.signal);
    stop.abort();
    await expect(reading).rejects.toBeInstanceOf(Cancelled);
    expect(last().terminated).toBe(true);
    await expect(workers.read(new ArrayBuffer(1), 'a.txt', null, stop.signal)).rejects.toBeInstanceOf(Cancelled);
  });

  test('too long a time ends it and says so', async () => {
    vi.useFakeTimers();
    const reading = workers.read(new ArrayBuffer(1), 'a.txt', null);
    const failed = reading.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1001);
    expect(await failed).toMatchObject({ fault: { code: 'read-too-long', values: { seconds: '1' } } });
    expect(last().terminated).toBe(true);
  });

  test('an error of the worker itself is told', async () => {
    const reading = workers.read(new ArrayBuffer(1), 'a.txt', null);
    last().onerror?.({} as ErrorEvent);
    await expect(reading).rejects.toBeInstanceOf(WorkerError);
  });
});

describe('the auditor', () => {
  test('audits one document after the other, each in a fresh worker that stays until the next', async () => {
    const first = workers.audit(document, []);
    const second = workers.audit({ ...document, sha256: 'b' }, []);
    await settle();
    expect(spawned).toHaveLength(1);
    last().says({ tag: TAG, kind: 'view', view: 'one' });
    expect(await first).toBe('one');
    expect(spawned[0]?.terminated).toBe(false);
    await settle();
    expect(spawned[0]?.terminated).toBe(true);
    last().says({ tag: TAG, kind: 'view', view: 'two' });
    expect(await second).toBe('two');
    workers.end();
    expect(last().terminated).toBe(true);
  });

  test('audits the same document with other choices in the same worker, and asks it', async () => {
    const first = workers.audit(document, []);
    await settle();
    last().says({ tag: TAG, kind: 'view', view: 'one' });
    await first;
    const choices = [{ kind: 'encoding' as const, encoding: 'gb18030' }];
    const again = workers.audit(document, choices);
    await settle();
    expect(spawned).toHaveLength(1);
    last().says({ tag: TAG, kind: 'view', view: 'two' });
    expect(await again).toBe('two');
    expect(spawned[0]?.terminated).toBe(false);
    expect(spawned[0]?.got).toMatchObject([
      { task: 'audit', choices: [] },
      { task: 'audit', choices },
    ]);
  });

  test('is ended where an audit is cancelled, and the same document gets a fresh one', async () => {
    const first = workers.audit(document, []);
    await settle();
    last().says({ tag: TAG, kind: 'view', view: 'one' });
    await first;
    const stop = new AbortController();
    const again = workers.audit(document, [], stop.signal);
    await settle();
    stop.abort();
    await expect(again).rejects.toBeInstanceOf(Cancelled);
    expect(spawned[0]?.terminated).toBe(true);
    const fresh = workers.audit(document, []);
    await settle();
    expect(spawned).toHaveLength(2);
    last().says({ tag: TAG, kind: 'view', view: 'two' });
    expect(await fresh).toBe('two');
  });

  test('a fault of one audit does not keep the next from its turn', async () => {
    const first = workers.audit(document, []);
    const second = workers.audit(document, []);
    await settle();
    last().says(faultOf(new Error('of the program')));
    await expect(first).rejects.toMatchObject({ fault: { code: null } });
    await settle();
    last().says({ tag: TAG, kind: 'view', view: 'two' });
    expect(await second).toBe('two');
  });
});

test('a fault of the program tells its place in the code and not its words, which may quote the document', () => {
  const { fault } = faultOf(new Error('机密内容'));
  expect(fault.code).toBeNull();
  expect(fault.trace).toMatch(/^Error\n\s+at /);
  expect(JSON.stringify(fault)).not.toContain('机密');
});
