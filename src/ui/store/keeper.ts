import { Signal } from '../state/signal.js';
import { openDatabase, reasonOf, type MemoryReason } from './database.js';
import type { StoredMark, Summary, SummaryCounts } from './schema.js';
import { Sessions, type FileChange, type Saved } from './sessions.js';

/** `at`: when something was last written and read back. */
export type Keeping = { kind: 'starting' } | { kind: 'kept'; at: Date | null } | { kind: 'memory'; reason: MemoryReason };

/** Milliseconds after which a database that does not open is said to be held by another tab. */
const PATIENCE = 3_000;

interface Held {
  saved: Saved;
  file: FileChange;
}

/** Keeps sessions in the database, and in memory where the database fails: the page goes on, and always says which it is. */
export class Keeper {
  readonly keeping = new Signal<Keeping>({ kind: 'starting' });
  readonly summaries = new Signal<readonly Summary[]>([]);
  /** Writes under way. */
  readonly pending = new Signal(0);
  /** The database waits for an older page in another tab. */
  readonly blocked = new Signal(false);

  #sessions: Sessions | null = null;
  #queue: Promise<void> = Promise.resolve();
  /** Sessions whose last state is not in the database. */
  readonly #memory = new Map<string, Held>();

  constructor(private readonly open: typeof openDatabase = openDatabase) {}

  /** Opens the database; called again by `retry`. What was made while it did not open is written then. */
  async start(): Promise<void> {
    const slow = setTimeout(() => (this.blocked.value = true), PATIENCE);
    try {
      const database = await this.open(
        (reason) => this.#lose(reason),
        () => (this.blocked.value = true),
      );
      this.#sessions = new Sessions(database);
      this.keeping.value = { kind: 'kept', at: null };
      await this.#flush();
    } catch (error) {
      this.#lose(reasonOf(error, 'refused'));
    }
    clearTimeout(slow);
    this.blocked.value = false;
    await this.refresh();
  }

  /** Reads the list of sessions anew, e.g. after another tab changed it. */
  async refresh(): Promise<void> {
    const stored = await this.#reading((sessions) => sessions.all(), []);
    const held = [...this.#memory.values()].map(({ saved }) => saved.summary);
    const ids = new Set(held.map((summary) => summary.id));
    this.summaries.value = [...held, ...stored.filter((summary) => !ids.has(summary.id))].sort((a, b) => (a.opened < b.opened ? 1 : -1));
  }

  async load(id: string): Promise<Saved | null> {
    return this.#memory.get(id)?.saved ?? (await this.#reading((sessions) => sessions.load(id), null));
  }

  async file(id: string): Promise<ArrayBuffer | null> {
    const held = this.#memory.get(id)?.file;
    return held === undefined ? this.#reading((sessions) => sessions.file(id), null) : held;
  }

  /** True when the file could not be kept for want of space though the rest was. */
  async save(saved: Saved, file: FileChange): Promise<{ withoutFile: boolean }> {
    let withoutFile = false;
    const hold = (): void => this.#hold(saved, file);
    await this.#writing(hold, async (sessions) => {
      try {
        await sessions.save(saved, file);
      } catch (error) {
        if (!(file instanceof ArrayBuffer) || reasonOf(error, 'failed') !== 'full') throw error;
        await sessions.save({ ...saved, summary: { ...saved.summary, hasFile: false } }, null);
        withoutFile = true;
      }
    });
    await this.refresh();
    return { withoutFile };
  }

  /** `whole` gives the session as it stands, for the case that it must move to memory. */
  async mark(id: string, changes: StoredMark[], counts: SummaryCounts, whole: () => Saved): Promise<void> {
    await this.#writing(
      () => this.#hold(whole(), undefined),
      (sessions) => sessions.mark(id, changes, counts),
      id,
    );
    await this.refresh();
  }

  async change(id: string, part: Partial<Pick<Summary, 'opened' | 'deleted' | 'hasFile'>>): Promise<void> {
    const held = this.#memory.get(id);
    if (held) held.saved = { ...held.saved, summary: { ...held.saved.summary, ...part } };
    else await this.#writing(null, (sessions) => sessions.change(id, part));
    await this.refresh();
  }

  async erase(id: string): Promise<void> {
    this.#memory.delete(id);
    await this.#writing(null, (sessions) => sessions.erase(id));
    await this.refresh();
  }

  /** Work of several writes: nothing is said to be saved before all of it is. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    this.pending.value += 1;
    try {
      return await work();
    } finally {
      this.pending.value -= 1;
    }
  }

  /** Tries the database again with all that is in memory. */
  async retry(): Promise<void> {
    const lost = this.keeping.value.kind === 'memory' && this.keeping.value.reason !== 'full';
    if (this.#sessions === null || lost) await this.start();
    else await this.#flush();
    await this.refresh();
  }

  /** Writes what is in memory. */
  async #flush(): Promise<void> {
    try {
      for (const [id, { saved, file }] of [...this.#memory]) {
        if (this.#sessions === null) return;
        const kept = file === undefined ? await this.#sessions.file(id) : file;
        await this.#sessions.save({ ...saved, summary: { ...saved.summary, hasFile: kept !== null } }, file);
        this.#memory.delete(id);
        this.keeping.value = { kind: 'kept', at: new Date() };
      }
      if (this.#sessions !== null && this.keeping.value.kind !== 'kept') this.keeping.value = { kind: 'kept', at: null };
    } catch (error) {
      this.#lose(reasonOf(error, 'failed'));
    }
  }

  #hold(saved: Saved, file: FileChange): void {
    const before = this.#memory.get(saved.summary.id)?.file;
    this.#memory.set(saved.summary.id, { saved, file: file === undefined ? before : file });
  }

  #lose(reason: MemoryReason): void {
    if (reason !== 'full' && reason !== 'failed') this.#sessions = null;
    this.keeping.value = { kind: 'memory', reason };
  }

  async #reading<T>(read: (sessions: Sessions) => Promise<T>, otherwise: T): Promise<T> {
    if (this.#sessions === null) return otherwise;
    try {
      return await read(this.#sessions);
    } catch (error) {
      this.#lose(reasonOf(error, 'cleared'));
      return otherwise;
    }
  }

  /** Writes go one after the other, so that a second try of one comes before the next. A write that fails leaves its session in memory, where `hold` puts it; `id` is a session that may be there already. */
  #writing(hold: (() => void) | null, write: (sessions: Sessions) => Promise<void>, id?: string): Promise<void> {
    this.pending.value += 1;
    const turn = this.#queue.then(() => this.#write(hold, write, id)).finally(() => (this.pending.value -= 1));
    this.#queue = turn;
    return turn;
  }

  async #write(hold: (() => void) | null, write: (sessions: Sessions) => Promise<void>, id: string | undefined): Promise<void> {
    const inMemory = id !== undefined && this.#memory.has(id);
    if (this.#sessions === null || inMemory) {
      hold?.();
      return;
    }
    try {
      await write(this.#sessions);
      if (this.keeping.value.kind === 'memory' && this.#memory.size > 0) return;
      this.keeping.value = { kind: 'kept', at: new Date() };
    } catch (error) {
      hold?.();
      this.#lose(reasonOf(error, 'failed'));
    }
  }
}
