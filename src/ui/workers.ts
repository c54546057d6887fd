import type { AuditView, Choice, FindingList, SourceDocument } from './engine.js';
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

/** The only owner of both workers: a reader lives for one file, the auditor from one document to the next. */
export class Workers {
  #auditor: WorkerLike | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #next = 1;

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

  /** One audit at a time; each document gets a fresh auditor, which stays until the next one. */
  audit(document: SourceDocument, choices: Choice[], signal?: AbortSignal): Promise<AuditView> {
    const turn = this.#queue.then(() => this.#audit(document, choices, signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** The session is closed: what the auditor held goes with it. */
  end(): void {
    this.#auditor?.terminate();
    this.#auditor = null;
  }

  #reader(task: Task, transfer: Transferable[], signal?: AbortSignal): Promise<Exclude<ReadAnswer, { kind: 'fault' }>> {
    const worker = this.spawn('reader');
    const settled = exchange<ReadAnswer>(worker, { tag: TAG, ...task }, transfer, this.limits.read, 'read-too-long', signal);
    return settled.finally(() => worker.terminate());
  }

  async #audit(document: SourceDocument, choices: Choice[], signal?: AbortSignal): Promise<AuditView> {
    if (signal?.aborted) throw new Cancelled();
    this.end();
    const worker = (this.#auditor = this.spawn('auditor'));
    const request: AuditRequest = { tag: TAG, id: this.#next++, document, choices };
    try {
      return (await exchange<AuditAnswer>(worker, request, [], this.limits.audit, 'audit-too-long', signal)).view;
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
