import type { Disposition } from '../engine.js';
import type { Keeper } from '../store/keeper.js';
import type { OpenSession } from './session.js';

interface Change {
  finding: string;
  before: Disposition;
  after: Disposition;
}

/** One step of undo. Steps with the same `typing` key in a row are one: the letters of one note. */
interface Step {
  changes: Change[];
  typing: string | null;
}

export type Told = 'read-only' | 'nothing' | { changed: number };

/** Decides findings of one session; every decision is written when made, and can be taken back. */
export class Decisions {
  readonly #done: Step[] = [];
  #undone: Step[] = [];

  constructor(
    private readonly session: OpenSession,
    private readonly keeper: Keeper,
    private readonly author: () => string,
    /** Called when something is on the disk that other tabs may want to show. */
    private readonly written: () => void = () => undefined,
    private readonly now: () => Date = () => new Date(),
  ) {}

  state(findings: readonly string[], state: Disposition['state'], reason = ''): Promise<Told> {
    const at = this.now().toISOString();
    const by = this.author();
    return this.#make(findings, (before) => ({ ...before, state, reason: state === 'dismissed' ? reason : '', by, at }), null);
  }

  note(finding: string, note: string): Promise<Told> {
    const at = this.now().toISOString();
    const by = this.author();
    return this.#make([finding], (before) => (before.note === note ? before : { ...before, note, by, at }), finding);
  }

  /** Takes decisions over from an imported list, as they are. */
  adopt(dispositions: ReadonlyMap<string, Disposition>): Promise<Told> {
    return this.#make([...dispositions.keys()], (before, finding) => dispositions.get(finding) ?? before, null);
  }

  undo(): Promise<Told> {
    return this.#replay(this.#done, this.#undone, (change) => change.before);
  }

  redo(): Promise<Told> {
    return this.#replay(this.#undone, this.#done, (change) => change.after);
  }

  async #make(findings: readonly string[], change: (before: Disposition, finding: string) => Disposition, typing: string | null): Promise<Told> {
    if (this.session.readOnly.value) return 'read-only';
    const changes = findings
      .map((finding): Change => {
        const before = this.session.dispositionOf(finding);
        return { finding, before, after: change(before, finding) };
      })
      .filter(({ before, after }) => after !== before);
    if (changes.length === 0) return 'nothing';
    const last = this.#done.at(-1);
    if (typing !== null && last?.typing === typing && last.changes[0] && changes[0]) last.changes[0].after = changes[0].after;
    else this.#done.push({ changes, typing });
    this.#undone = [];
    await this.#write(changes.map(({ finding, after }) => ({ finding, disposition: after })));
    return { changed: changes.length };
  }

  async #replay(from: Step[], to: Step[], side: (change: Change) => Disposition): Promise<Told> {
    if (this.session.readOnly.value) return 'read-only';
    const step = from.pop();
    if (step === undefined) return 'nothing';
    // A note that is typed on after an undo is a new step.
    step.typing = null;
    to.push(step);
    await this.#write(step.changes.map((change) => ({ finding: change.finding, disposition: side(change) })));
    return { changed: step.changes.length };
  }

  /** In memory first, so that the page answers at once; the header says when it is on the disk. */
  async #write(marks: { finding: string; disposition: Disposition }[]): Promise<void> {
    const { session } = this;
    const next = new Map(session.marks.value);
    for (const { finding, disposition } of marks) next.set(finding, disposition);
    session.marks.value = next;
    const changes = marks.map(({ finding, disposition }) => ({ session: session.id, finding, disposition }));
    await this.keeper.mark(session.id, changes, session.counts(), () => session.saved());
    this.written();
  }
}

/** Decisions of a list that are worth taking over: not those that say nothing. */
export function decided(disposition: Disposition): boolean {
  return disposition.state !== 'open' || disposition.note !== '';
}

export function sameDecision(a: Disposition, b: Disposition): boolean {
  return a.state === b.state && a.reason === b.reason && a.note === b.note;
}
