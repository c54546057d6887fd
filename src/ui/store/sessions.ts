import type { Choice, FindingList, SourceDocument } from '../engine.js';
import { StoreError } from './database.js';
import type { Database, StoredMark, Summary, SummaryCounts } from './schema.js';

/** A whole session as it is kept. */
export interface Saved {
  summary: Summary;
  list: FindingList;
  choices: Choice[];
  document: SourceDocument | null;
  marks: StoredMark[];
}

/** Bytes to keep, null to keep none, undefined to leave what is there. */
export type FileChange = ArrayBuffer | null | undefined;

/** Sessions in IndexedDB. Every write is flushed to the disk and read back before its promise resolves. */
export class Sessions {
  constructor(private readonly database: Database) {}

  all(): Promise<Summary[]> {
    return this.database.getAll('sessions');
  }

  async load(id: string): Promise<Saved | null> {
    const transaction = this.database.transaction(['sessions', 'lists', 'documents', 'marks']);
    const [summary, list, document, marks] = await Promise.all([
      transaction.objectStore('sessions').get(id),
      transaction.objectStore('lists').get(id),
      transaction.objectStore('documents').get(id),
      transaction.objectStore('marks').index('session').getAll(id),
    ]);
    if (summary === undefined || list === undefined) return null;
    return { summary, list: list.list, choices: list.choices, document: document?.document ?? null, marks };
  }

  async file(id: string): Promise<ArrayBuffer | null> {
    return (await this.database.get('files', id))?.bytes ?? null;
  }

  /** All or nothing; marks that the session no longer has are removed. */
  async save(saved: Saved, file: FileChange): Promise<void> {
    const id = saved.summary.id;
    const transaction = this.database.transaction(['sessions', 'lists', 'documents', 'files', 'marks'], 'readwrite', { durability: 'strict' });
    const marks = transaction.objectStore('marks');
    const wanted = new Set(saved.marks.map((mark) => mark.finding));
    const work = async (): Promise<void> => {
      for (const [session, finding] of await marks.index('session').getAllKeys(id)) if (!wanted.has(finding)) await marks.delete([session, finding]);
      await transaction.objectStore('sessions').put(saved.summary);
      await transaction.objectStore('lists').put({ id, list: saved.list, choices: saved.choices });
      if (saved.document === null) await transaction.objectStore('documents').delete(id);
      else await transaction.objectStore('documents').put({ id, document: saved.document });
      if (file === null) await transaction.objectStore('files').delete(id);
      else if (file !== undefined) await transaction.objectStore('files').put({ id, bytes: file });
      for (const mark of saved.marks) await marks.put(mark);
    };
    await settle(transaction, work);
    const read = await this.load(id);
    if (read === null || !same(read.summary, saved.summary) || read.list.findings.length !== saved.list.findings.length) throw new StoreError('failed');
    this.#compare(read.marks, saved.marks);
    if (file instanceof ArrayBuffer && (await this.file(id))?.byteLength !== file.byteLength) throw new StoreError('failed');
  }

  /** Writes decisions; the session must be there, or the storage was cleared behind our back. */
  async mark(id: string, changes: StoredMark[], counts: SummaryCounts): Promise<void> {
    const transaction = this.database.transaction(['sessions', 'marks'], 'readwrite', { durability: 'strict' });
    await settle(transaction, async () => {
      const summary = await transaction.objectStore('sessions').get(id);
      if (summary === undefined) throw new StoreError('cleared');
      await transaction.objectStore('sessions').put({ ...summary, counts });
      for (const mark of changes) await transaction.objectStore('marks').put(mark);
    });
    const marks = this.database.transaction('marks').store;
    const read = await Promise.all(changes.map((mark) => marks.get([id, mark.finding])));
    this.#compare(
      read.filter((mark): mark is StoredMark => mark !== undefined),
      changes,
    );
  }

  async change(id: string, part: Partial<Pick<Summary, 'opened' | 'deleted' | 'hasFile'>>): Promise<void> {
    const transaction = this.database.transaction('sessions', 'readwrite', { durability: 'strict' });
    await settle(transaction, async () => {
      const summary = await transaction.store.get(id);
      if (summary === undefined) throw new StoreError('cleared');
      await transaction.store.put({ ...summary, ...part });
    });
  }

  async erase(id: string): Promise<void> {
    const transaction = this.database.transaction(['sessions', 'lists', 'documents', 'files', 'marks'], 'readwrite', { durability: 'strict' });
    await settle(transaction, async () => {
      const marks = transaction.objectStore('marks');
      for (const key of await marks.index('session').getAllKeys(id)) await marks.delete(key);
      await transaction.objectStore('sessions').delete(id);
      await transaction.objectStore('lists').delete(id);
      await transaction.objectStore('documents').delete(id);
      await transaction.objectStore('files').delete(id);
    });
  }

  #compare(read: StoredMark[], written: StoredMark[]): void {
    const byFinding = new Map(read.map((mark) => [mark.finding, mark]));
    for (const mark of written) if (!same(byFinding.get(mark.finding), mark)) throw new StoreError('failed');
  }
}

/** Runs the work of a transaction, one request after the other, so that none is left alone when one fails; where it fails, the transaction is undone and its own error is the one that counts. */
async function settle(transaction: { done: Promise<void>; abort(): void }, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const end = transaction.done.catch((reason: unknown) => reason);
    try {
      transaction.abort();
    } catch {
      // Already ended: `done` tells why.
    }
    const reason = await end;
    // A put that failed because the whole transaction ran out of space reports an AbortError; the transaction knows more.
    throw reason instanceof DOMException && reason.name !== 'AbortError' && !(error instanceof StoreError) ? reason : error;
  }
  await transaction.done;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
