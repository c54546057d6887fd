import type { Choice, FindingList, SourceDocument } from '../engine.js';
import type { Keeper } from '../store/keeper.js';
import type { Summary } from '../store/schema.js';
import type { Saved } from '../store/sessions.js';
import { Cancelled, WorkerError, type Workers } from '../workers.js';
import { Jobs, type Job } from './jobs.js';
import { joinAudit, marksOf } from './joining.js';
import { problemOf } from './problem.js';
import { countsOf } from './session.js';

/** No report comes near this; a browser that loads more into memory may fall over instead of saying so. */
const LIMIT = 400_000_000;

/** What becomes of a file that was opened. `absent`: decided findings of before that did not come up again. */
export type Opened = { kind: 'audited'; saved: Saved; view: import('../engine.js').AuditView; file: ArrayBuffer | null; absent: number } | { kind: 'list'; list: FindingList };

/** Takes files one after the other through reader and auditor; what then happens to each is up to `done`. */
export class Opening {
  readonly jobs = new Jobs();
  #queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly workers: Workers,
    private readonly keeper: Keeper,
    private readonly keepFiles: () => boolean,
    /** Resolves to the id of the session. */
    private readonly done: (opened: Opened, alone: boolean) => Promise<string>,
  ) {}

  /** Resolves when all are through, failed or cancelled. */
  open(files: readonly File[]): Promise<void> {
    const jobs = files.map((file) => ({ file, job: this.jobs.add(file.name) }));
    const alone = jobs.length === 1;
    this.#queue = this.#queue.then(async () => {
      for (const { file, job } of jobs) await this.#take(file, job, alone);
    });
    return this.#queue;
  }

  async #take(file: File, job: Job, alone: boolean): Promise<void> {
    const { signal } = job.cancel;
    try {
      if (signal.aborted) throw new Cancelled();
      if (file.size > LIMIT) throw new WorkerError({ code: 'too-big', values: { size: megabytes(file.size), limit: megabytes(LIMIT) }, trace: '' });
      this.jobs.change(job.id, { step: 'reading' });
      const opened = await this.#process(await file.arrayBuffer(), file.name, job);
      if (signal.aborted) throw new Cancelled();
      this.jobs.change(job.id, { step: 'saving' });
      const session = await this.done(opened, alone);
      this.jobs.change(job.id, opened.kind === 'list' ? { step: 'imported', session } : { step: 'done', session, counts: opened.saved.summary.counts });
    } catch (error) {
      if (error instanceof Cancelled) this.jobs.change(job.id, { step: 'cancelled' });
      else this.jobs.change(job.id, { step: 'failed', problem: problemOf(error, file.name, file.size) });
    }
  }

  async #process(bytes: ArrayBuffer, name: string, job: Job): Promise<Opened> {
    const read = await this.workers.read(bytes, name, null, job.cancel.signal);
    if ('list' in read) {
      this.jobs.change(job.id, { step: 'importing' });
      return { kind: 'list', list: read.list };
    }
    const before = await this.keeper.load(read.document.sha256);
    const encoding = encodingOf(before?.choices ?? []);
    const chosen = encoding === null || encoding === read.document.encoding ? read : await this.workers.read(bytes, name, encoding, job.cancel.signal);
    const document = 'document' in chosen ? chosen.document : read.document;
    this.jobs.change(job.id, { step: 'auditing' });
    return this.audit(document, before?.choices ?? [], before, this.keepFiles() ? bytes : null, job.cancel.signal);
  }

  /** Audits a document and joins it with the session it has. */
  async audit(document: SourceDocument, choices: Choice[], before: Saved | null, file: ArrayBuffer | null, signal?: AbortSignal): Promise<Extract<Opened, { kind: 'audited' }>> {
    const view = await this.workers.audit(document, choices, signal);
    const { list, absent } = joinAudit(view, before);
    const marks = before?.marks ?? [];
    const summary = summaryOf(list, before?.summary ?? null, true, file !== null || (before?.summary.hasFile ?? false), marks);
    return { kind: 'audited', saved: { summary, list, choices, document, marks }, view, file, absent };
  }
}

/** A session that starts from a list without its report. */
export function savedFromList(list: FindingList): Saved {
  const marks = marksOf(list);
  return { summary: summaryOf(list, null, false, false, marks), list, choices: list.choices, document: null, marks };
}

export function encodingOf(choices: readonly Choice[]): string | null {
  const choice = choices.find((one) => one.kind === 'encoding');
  return choice?.kind === 'encoding' ? choice.encoding : null;
}

function summaryOf(list: FindingList, before: Summary | null, hasDocument: boolean, hasFile: boolean, marks: Saved['marks']): Summary {
  const now = new Date().toISOString();
  const { name, bytes, format, kind, department, year, sha256 } = list.report;
  const counts = countsOf(list, new Map(marks.map((mark) => [mark.finding, mark.disposition])));
  return { id: sha256, name, bytes, format, kind, department, year, created: before?.created ?? now, opened: now, deleted: null, counts, hasDocument, hasFile };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
