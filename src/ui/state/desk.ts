import type { AuditView } from '../engine.js';
import type { Keeper } from '../store/keeper.js';
import { takeLease, type Lease } from '../store/lease.js';
import type { FileChange, Saved } from '../store/sessions.js';
import { Decisions } from './decisions.js';
import { OpenSession } from './session.js';
import { Signal } from './signal.js';

interface OnDesk {
  session: OpenSession;
  decisions: Decisions;
  lease: Lease;
}

/** What tabs tell one another. */
type Call = { kind: 'marked'; session: string } | { kind: 'sessions' };

/** Holds the one open session, and with it the right to edit it. */
export class Desk {
  readonly open = new Signal<OnDesk | null>(null);
  readonly #channel = new BroadcastChannel('gouji');

  constructor(
    private readonly keeper: Keeper,
    private readonly author: () => string,
    /** The other tab let go of a session that was read-only here. */
    private readonly granted: () => void,
  ) {
    this.#channel.onmessage = (event: MessageEvent<Call>) => void this.#hear(event.data);
  }

  /** Puts a session on the desk. Where this tab may edit it, it is saved first, if there is something to save. */
  async put(saved: Saved, view: AuditView | null, save: { file: FileChange } | null): Promise<{ withoutFile: boolean }> {
    const session = new OpenSession(saved.summary, saved.list, view, saved.choices, saved.marks);
    const current = this.open.value;
    const lease = current?.session.id === session.id ? current.lease : await this.#lease(session);
    if (current !== null && current.lease !== lease) current.lease.release();
    session.readOnly.value = !lease.held;
    const written = (): void => this.#tell({ kind: 'marked', session: session.id });
    // Shown first, then saved: the header says when it is.
    this.open.value = { session, decisions: new Decisions(session, this.keeper, this.author, written), lease };
    let withoutFile = false;
    if (lease.held && save !== null) ({ withoutFile } = await this.keeper.save(session.saved(), save.file));
    else if (lease.held) await this.keeper.change(session.id, { opened: new Date().toISOString() });
    this.#tell({ kind: 'sessions' });
    return { withoutFile };
  }

  close(): void {
    this.open.value?.lease.release();
    this.open.value = null;
  }

  tellSessions(): void {
    this.#tell({ kind: 'sessions' });
  }

  #lease(session: OpenSession): Promise<Lease> {
    const { id } = session;
    return takeLease(id, () => {
      void this.#reload(id).then(() => {
        const open = this.open.value?.session;
        if (open?.id !== id) return;
        open.readOnly.value = false;
        this.granted();
      });
    });
  }

  #tell(call: Call): void {
    this.#channel.postMessage(call);
  }

  async #hear(call: Call): Promise<void> {
    if (call.kind === 'sessions') await this.keeper.refresh();
    else if (this.open.value?.session.readOnly.value === true && call.session === this.open.value.session.id) await this.#reload(call.session);
  }

  /** Takes the decisions as they are stored. */
  async #reload(id: string): Promise<void> {
    const saved = await this.keeper.load(id);
    const session = this.open.value?.session;
    if (saved === null || session?.id !== id) return;
    session.marks.value = new Map(saved.marks.map((mark) => [mark.finding, mark.disposition]));
  }
}
