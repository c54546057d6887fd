import type { ChangedCheck, FigureEdit, SelfTest } from '../engine.js';
import type { Audited, Workers } from '../workers.js';
import { problemOf, type Problem } from './problem.js';
import { Signal } from './signal.js';

/** Another figure tried in a cell, and what would come of it. Nothing of it is stored. */
export type Trial = { edits: FigureEdit[] } & ({ step: 'asking' } | { step: 'answered'; changes: ChangedCheck[] } | { step: 'failed'; problem: Problem });

export type Testing = { step: 'asking' } | { step: 'answered'; result: SelfTest } | { step: 'failed'; problem: Problem };

/** Questions to the auditor about the open session. Each belongs to what was audited: with another audit it is gone. */
export class WhatIf {
  readonly trial = new Signal<Trial | null>(null);
  readonly testing = new Signal<Testing | null>(null);

  constructor(
    private readonly workers: Workers,
    private readonly audited: () => Audited | null,
  ) {}

  async try(edits: FigureEdit[]): Promise<void> {
    const audited = this.audited();
    if (audited === null) return;
    const trial: Trial = { edits, step: 'asking' };
    this.trial.value = trial;
    const answer: Trial = await this.workers.whatIf(audited, edits).then(
      (changes): Trial => ({ edits, step: 'answered', changes }),
      (error: unknown): Trial => ({ edits, step: 'failed', problem: problemOf(error, '', null) }),
    );
    if (this.trial.value === trial) this.trial.value = answer;
  }

  /** One key resets. */
  reset(): void {
    this.trial.value = null;
  }

  async test(): Promise<void> {
    const audited = this.audited();
    if (audited === null) return;
    const asking: Testing = { step: 'asking' };
    this.testing.value = asking;
    const answer: Testing = await this.workers.selfTest(audited).then(
      (result): Testing => ({ step: 'answered', result }),
      (error: unknown): Testing => ({ step: 'failed', problem: problemOf(error, '', null) }),
    );
    if (this.testing.value === asking) this.testing.value = answer;
  }

  forget(): void {
    this.trial.value = null;
    this.testing.value = null;
  }
}
