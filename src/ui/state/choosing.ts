import type { Choice, ReadingView } from '../engine.js';
import type { Keeper } from '../store/keeper.js';
import type { Desk } from './desk.js';
import type { Opening } from './opening.js';
import type { OpenSession } from './session.js';

export type Chosen = 'read-only' | 'nothing' | 'failed' | 'done';

/** Other choices in place of those that the report was audited with; asked when its turn comes. */
export type Change = (choices: readonly Choice[], reading: ReadingView) => Choice[];

/** Changes what was decided about the reading of the open report: it is audited again at once, and each change can be taken back. */
export class Choosing {
  #done: Choice[][] = [];
  #undone: Choice[][] = [];
  #of: string | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly desk: Desk,
    private readonly opening: Opening,
    private readonly keeper: Keeper,
    /** The findings are others now. */
    private readonly audited: () => void,
  ) {}

  change(change: Change): Promise<Chosen> {
    return this.#next(async (session, reading) => {
      const before = session.choices;
      const told = await this.#audit(session, change(before, reading));
      if (told !== 'done') return told;
      this.#done.push(before);
      this.#undone = [];
      return told;
    });
  }

  undo(): Promise<Chosen> {
    return this.#next((session) => this.#replay(session, this.#done, this.#undone));
  }

  redo(): Promise<Chosen> {
    return this.#next((session) => this.#replay(session, this.#undone, this.#done));
  }

  /** One after the other. Where another report is open now, the changes of the last one are history. */
  #next(work: (session: OpenSession, reading: ReadingView) => Promise<Chosen>): Promise<Chosen> {
    const turn = this.#queue.then(async (): Promise<Chosen> => {
      const session = this.desk.open.value?.session;
      const reading = session?.content.value.view?.reading;
      if (session === undefined || reading === undefined) return 'nothing';
      if (session.readOnly.value) return 'read-only';
      if (session.id !== this.#of) {
        this.#of = session.id;
        this.#done = [];
        this.#undone = [];
      }
      return work(session, reading);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #replay(session: OpenSession, from: Choice[][], to: Choice[][]): Promise<Chosen> {
    const choices = from.at(-1);
    if (choices === undefined) return 'nothing';
    const before = session.choices;
    const told = await this.#audit(session, choices);
    if (told !== 'done') return told;
    from.pop();
    to.push(before);
    return told;
  }

  /** The session keeps its decisions, its filter and its selection; where the audit fails, all stays as it was. */
  async #audit(session: OpenSession, choices: Choice[]): Promise<Chosen> {
    const document = session.content.value.view?.document;
    if (document === undefined) return 'nothing';
    const through = await this.opening.follow(session.summary.name, async (step, signal) => {
      step('auditing');
      const { saved, view } = await this.opening.audit(document, choices, session.saved(), null, signal);
      session.choices = choices;
      session.replace(saved.list, view);
      this.audited();
      step('saving');
      await this.keeper.save(session.saved(), undefined);
    });
    return through ? 'done' : 'failed';
  }
}
