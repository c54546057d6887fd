import type { AuditView, Choice, FindingList, SourceDocument } from '../engine.js';
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

export interface Audited {
  kind: 'audited';
  saved: Saved;
  view: AuditView;
  /** To be kept with the session; null where files are not kept. */
  file: ArrayBuffer | null;
  /** Decided findings of before that did not come up again. */
  absent: number;
  /** None of its tables is known: nothing was checked, and the reading is there to be put right. Null where it was audited. */
  refused: WorkerError | null;
}

export type Opened = Audited | { kind: 'list'; list: FindingList };

type Step = (step: 'reading' | 'auditing' | 'importing' | 'saving') => void;

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

  /** Resolves when all are through, failed or cancelled. `encoding` where the user chose one. */
  open(files: readonly File[], encoding: string | null = null): Promise<void> {
    const jobs = files.map((file) => ({ file, job: this.jobs.add(file.name, file) }));
    const alone = jobs.length === 1;
    this.#queue = this.#queue.then(async () => {
      for (const { file, job } of jobs) await this.#take(file, encoding, job, alone);
    });
    return this.#queue;
  }

  /** Any other work on a report, told like the opening of a file. False where it failed. */
  async follow(name: string, work: (step: Step, signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const job = this.jobs.add(name, null);
    return this.#run(job, null, async (step) => {
      await work(step, job.cancel.signal);
      return { step: 'done' };
    });
  }

  /** Audits a document and joins it with the session it has. */
  async audit(document: SourceDocument, choices: Choice[], before: Saved | null, file: ArrayBuffer | null, signal?: AbortSignal): Promise<Audited> {
    const { view, refused } = await this.#view(document, choices, signal);
    const { list, absent } = joinAudit(view, before);
    const marks = before?.marks ?? [];
    const summary = summaryOf(list, before?.summary ?? null, true, file !== null || (before?.summary.hasFile ?? false), marks);
    return { kind: 'audited', saved: { summary, list, choices, document, marks }, view, file, absent, refused };
  }

  /** A document none of whose tables is known is refused with its reading: that is what the user gets to see, so that he can name them. */
  async #view(document: SourceDocument, choices: Choice[], signal: AbortSignal | undefined): Promise<Pick<Audited, 'view' | 'refused'>> {
    try {
      return { view: await this.workers.audit(document, choices, signal), refused: null };
    } catch (error) {
      if (error instanceof WorkerError && error.fault.view) return { view: error.fault.view, refused: error };
      throw error;
    }
  }

  #take(file: File, encoding: string | null, job: Job, alone: boolean): Promise<boolean> {
    return this.#run(job, file.size, async (step) => {
      if (file.size > LIMIT) throw new WorkerError({ code: 'too-big', values: { size: megabytes(file.size), limit: megabytes(LIMIT) }, trace: '' });
      step('reading');
      const opened = await this.#process(await file.arrayBuffer(), file.name, encoding, step, job.cancel.signal);
      if (job.cancel.signal.aborted) throw new Cancelled();
      step('saving');
      const session = await this.done(opened, alone);
      return opened.kind === 'list' ? { step: 'imported', session } : { step: 'done', session, counts: opened.saved.summary.counts };
    });
  }

  async #process(bytes: ArrayBuffer, name: string, encoding: string | null, step: Step, signal: AbortSignal): Promise<Opened> {
    const sha256 = await fingerprint(bytes);
    const before = sha256 === null ? null : await this.keeper.load(sha256);
    const choices = withEncoding(before?.choices ?? [], encoding);
    const read = await this.workers.read(bytes, name, encodingOf(choices), signal);
    if ('list' in read) {
      step('importing');
      return { kind: 'list', list: read.list };
    }
    step('auditing');
    const known = before ?? (await this.keeper.load(read.document.sha256));
    return this.audit(read.document, choices, known, this.keepFiles() ? bytes : null, signal);
  }

  async #run(job: Job, bytes: number | null, work: (step: Step) => Promise<Partial<Job>>): Promise<boolean> {
    try {
      if (job.cancel.signal.aborted) throw new Cancelled();
      this.jobs.change(job.id, await work((step) => this.jobs.change(job.id, { step })));
      return true;
    } catch (error) {
      if (error instanceof Cancelled) this.jobs.change(job.id, { step: 'cancelled' });
      else this.jobs.change(job.id, { step: 'failed', problem: problemOf(error, job.name, bytes) });
      return false;
    }
  }
}

/** A session that starts from a list without its report. */
export function savedFromList(list: FindingList): Saved {
  const marks = marksOf(list);
  return { summary: summaryOf(list, null, false, false, marks), list, choices: list.choices, document: null, marks };
}

/** The choices with another encoding; null leaves them as they are. */
export function withEncoding(choices: Choice[], encoding: string | null): Choice[] {
  return encoding === null ? choices : [...choices.filter((choice) => choice.kind !== 'encoding'), { kind: 'encoding', encoding }];
}

function encodingOf(choices: readonly Choice[]): string | null {
  const choice = choices.find((one) => one.kind === 'encoding');
  return choice?.kind === 'encoding' ? choice.encoding : null;
}

/** SHA-256 of the file, so that its session and the encoding chosen there are known before it is read; null where the browser has no such function. */
async function fingerprint(bytes: ArrayBuffer): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return null;
  return [...new Uint8Array(await subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
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
