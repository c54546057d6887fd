import type { SummaryCounts } from '../store/schema.js';
import type { Problem } from './problem.js';
import { Signal } from './signal.js';

export type Step = 'waiting' | 'reading' | 'auditing' | 'importing' | 'saving' | 'done' | 'imported' | 'failed' | 'cancelled';

/** One file on its way to a session. */
export interface Job {
  id: number;
  name: string;
  step: Step;
  counts: SummaryCounts | null;
  /** Id of the session it became. */
  session: string | null;
  problem: Problem | null;
  cancel: AbortController;
  /** To try it again otherwise. */
  file: File | null;
}

const ENDED: readonly Step[] = ['done', 'imported', 'failed', 'cancelled'];

export function hasEnded(job: Job): boolean {
  return ENDED.includes(job.step);
}

export class Jobs {
  readonly all = new Signal<readonly Job[]>([]);
  #next = 1;

  add(name: string, file: File | null): Job {
    const job: Job = { id: this.#next++, name, step: 'waiting', counts: null, session: null, problem: null, cancel: new AbortController(), file };
    // Files of an earlier round that are through make room.
    this.all.value = [...(this.all.value.every(hasEnded) ? [] : this.all.value), job];
    return job;
  }

  change(id: number, part: Partial<Omit<Job, 'id' | 'cancel'>>): void {
    this.all.value = this.all.value.map((job) => (job.id === id ? { ...job, ...part } : job));
  }

  dismiss(): void {
    this.all.value = this.all.value.filter((job) => !hasEnded(job));
  }
}
