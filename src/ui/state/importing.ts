import type { Disposition, FindingList } from '../engine.js';
import type { Keeper } from '../store/keeper.js';
import { decided } from './decisions.js';
import type { Desk } from './desk.js';
import { compare, type Comparison } from './joining.js';
import { Signal } from './signal.js';

export interface Proposal {
  list: FindingList;
  comparison: Comparison;
}

export type Adoption = 'all' | 'added' | 'none';

/** A list for a session that is already here: what it would change is shown, and nothing is changed before the user says so. */
export class ImportDesk {
  readonly proposal = new Signal<Proposal | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly keeper: Keeper,
  ) {}

  propose(list: FindingList): void {
    const session = this.desk.open.value?.session;
    if (session === undefined) return;
    this.proposal.value = { list, comparison: compare(list, session.content.value.byId, session.marks.value) };
  }

  /** Resolves to how many decisions were taken over, or to null where the session may only be read. */
  async adopt(which: Adoption): Promise<number | null> {
    const { proposal } = this;
    const given = proposal.value;
    const open = this.desk.open.value;
    proposal.value = null;
    if (given === null || open === null || which === 'none') return 0;
    if (open.session.readOnly.value) return null;
    const taken = new Map<string, Disposition>(given.comparison.added.map(({ finding, there }) => [finding.id, there]));
    if (which === 'all') for (const { finding, there } of given.comparison.changed) taken.set(finding.id, there);
    await this.keeper.together(async () => {
      await this.#addUnknown(given.comparison);
      await open.decisions.adopt(taken);
    });
    return taken.size;
  }

  /** Findings that only the list has, and that somebody decided, are kept in view. */
  async #addUnknown({ unknown }: Comparison): Promise<void> {
    const session = this.desk.open.value?.session;
    if (session === undefined || unknown.length === 0) return;
    const { list, view } = session.content.value;
    const more = unknown.filter((finding) => decided(finding.disposition)).map((finding) => ({ ...finding, baseline: 'absent' as const }));
    session.replace({ ...list, findings: [...list.findings, ...more] }, view);
    await this.keeper.save(session.saved(), undefined);
  }
}
