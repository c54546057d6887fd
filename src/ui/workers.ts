import type { AuditView, ChangedCheck, Choice, FigureEdit, FindingList, SelfTest, SourceDocument } from './engine.js';
import { TAG, type AuditAnswer, type AuditRequest, type Fault, type ReadAnswer, type ReadRequest } from '../workers/messages.js';

/** What the owner needs of a Worker; tests bring their own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
}

export type Spawn = (kind: 'reader' | 'auditor') => WorkerLike;

/** A fault that came back from a worker, or befell it. */
export class WorkerError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code ?? 'fault');
    this.name = 'WorkerError';
  }
}

export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** Milliseconds that one file may take to be read, and one document to be audited. */
export interface Limits {
  read: number;
  audit: number;
}

type Task = ReadRequest extends infer Request ? (Request extends ReadRequest ? Omit<Request, 'tag'> : never) : never;
type Question = Exclude<AuditRequest, { task: 'audit' }> extends infer Request ? (Request extends AuditRequest ? Omit<Request, 'tag'> : never) : never;

/** What the open session audited, to audit it again where the auditor holds another document. */
export interface Audited {
  document: SourceDocument;
  choices: Choice[];
}

/** The only owner of both workers: a reader lives for one file, the auditor from one document to the next. */
export class Workers {
  #auditor: WorkerLike | null = null;
  /** The document that the auditor audited last. */
  #held: string | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly spawn: Spawn,
    private readonly limits: Limits = { read: 60_000, audit: 120_000 },
  ) {}

  /** A report becomes a document, a finding list a list; which of the two it is, the bytes decide. Rejects with WorkerError or Cancelled. */
  async read(bytes: ArrayBuffer, name: string, encoding: string | null, signal?: AbortSignal): Promise<{ document: SourceDocument } | { list: FindingList }> {
    // A copy goes to the worker, so that the caller can keep the file.
    const copy = bytes.slice(0);
    const answer = await this.#reader({ task: 'read', bytes: copy, name, encoding }, [copy], signal);
    if (answer.kind === 'document') return { document: answer.document };
    if (answer.kind === 'list') return { list: answer.list };
    throw broken('reader');
  }

  /** The list as the text of an exchange file. */
  async write(list: FindingList): Promise<string> {
    const answer = await this.#reader({ task: 'write', list }, []);
    if (answer.kind !== 'text') throw broken('reader');
    return answer.text;
  }

  /** A picture of a page of a PDF, `scale` pixels a point; `undrawn` pictures within it stayed blank. */
  async draw(bytes: ArrayBuffer, page: number, scale: number, signal?: AbortSignal): Promise<{ picture: ImageBitmap; undrawn: number }> {
    const copy = bytes.slice(0);
    const answer = await this.#reader({ task: 'draw', bytes: copy, page, scale }, [copy], signal);
    if (answer.kind !== 'picture') throw broken('reader');
    return { picture: answer.picture, undrawn: answer.undrawn };
  }

  /** One audit at a time; each document gets a fresh auditor, which stays until the next one and is warm when the same is audited with other choices. */
  audit(document: SourceDocument, choices: Choice[], signal?: AbortSignal): Promise<AuditView> {
    const turn = this.#queue.then(() => this.#audit(document, choices, signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Which checks would come out otherwise with other figures. */
  async whatIf(audited: Audited, edits: FigureEdit[]): Promise<ChangedCheck[]> {
    const answer = await this.#ask(audited, { task: 'what-if', edits });
    if (answer.kind !== 'changes') throw broken('auditor');
    return answer.changes;
  }

  /** How many typing errors the relations of this report would catch. */
  async selfTest(audited: Audited): Promise<SelfTest> {
    const answer = await this.#ask(audited, { task: 'self-test' });
    if (answer.kind !== 'self-test') throw broken('auditor');
    return answer.result;
  }

  /** The session is closed: what the auditor held goes with it. */
  end(): void {
    this.#auditor?.terminate();
    this.#auditor = null;
    this.#held = null;
  }

  /** After the audits that wait; where the auditor has gone on to another document, this one is audited again first. */
  #ask(audited: Audited, question: Question): Promise<Exclude<AuditAnswer, { kind: 'fault' }>> {
    const turn = this.#queue.then(async () => {
      if (this.#auditor === null || this.#held !== audited.document.sha256) await this.#audit(audited.document, audited.choices);
      if (this.#auditor === null) throw new Cancelled();
      return exchange<AuditAnswer>(this.#auditor, { tag: TAG, ...question }, [], this.limits.audit, 'audit-too-long', undefined);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #reader(task: Task, transfer: Transferable[], signal?: AbortSignal): Promise<Exclude<ReadAnswer, { kind: 'fault' }>> {
    const worker = this.spawn('reader');
    const settled = exchange<ReadAnswer>(worker, { tag: TAG, ...task }, transfer, this.limits.read, 'read-too-long', signal);
    return settled.finally(() => worker.terminate());
  }

  async #audit(document: SourceDocument, choices: Choice[], signal?: AbortSignal): Promise<AuditView> {
    if (signal?.aborted) throw new Cancelled();
    if (this.#held !== document.sha256) this.end();
    const worker = (this.#auditor ??= this.spawn('auditor'));
    this.#held = null;
    const request: AuditRequest = { tag: TAG, task: 'audit', document, choices };
    try {
      const answer = await exchange<AuditAnswer>(worker, request, [], this.limits.audit, 'audit-too-long', signal);
      if (answer.kind !== 'view') throw broken('auditor');
      this.#held = document.sha256;
      return answer.view;
    } catch (error) {
      if (this.#auditor === worker) this.end();
      throw error;
    }
  }
}

/** Sends one request and waits for its answer, a fault, an error of the worker, the clock or a cancel. */
function exchange<Answer extends { tag: string; kind: string }>(
  worker: WorkerLike,
  request: object,
  transfer: Transferable[],
  limit: number,
  code: string,
  signal: AbortSignal | undefined,
): Promise<Exclude<Answer, { kind: 'fault' }>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Cancelled());
    const cancel = (): void => settle(() => reject(new Cancelled()));
    const clock = setTimeout(() => settle(() => reject(new WorkerError({ code, values: { seconds: String(Math.round(limit / 1000)) }, trace: '' }))), limit);
    const settle = (then: () => void): void => {
      clearTimeout(clock);
      signal?.removeEventListener('abort', cancel);
      worker.onmessage = null;
      worker.onerror = null;
      then();
    };
    signal?.addEventListener('abort', cancel);
    worker.onerror = () => settle(() => reject(broken('worker')));
    worker.onmessage = (event) => {
      const answer = event.data as Answer | null;
      if (answer?.tag !== TAG) return;
      settle(() => {
        if (answer.kind === 'fault') reject(new WorkerError((answer as unknown as { fault: Fault }).fault));
        else resolve(answer as Exclude<Answer, { kind: 'fault' }>);
      });
    };
    worker.postMessage(request, transfer);
  });
}

function broken(kind: string): WorkerError {
  return new WorkerError({ code: null, values: {}, trace: `${kind} ended by an error` });
}
