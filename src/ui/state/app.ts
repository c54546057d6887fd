import type { FindingList } from '../engine.js';
import { Keeper } from '../store/keeper.js';
import { takeLease } from '../store/lease.js';
import type { Workers } from '../workers.js';
import { wordsOf, type Words } from '../words/words.js';
import { Announcer } from './announcer.js';
import { Choosing } from './choosing.js';
import { Desk } from './desk.js';
import { ImportDesk } from './importing.js';
import { Navigation } from './navigation.js';
import { Opening, savedFromList, withEncoding, type Opened } from './opening.js';
import type { PreferenceStore } from './preferences.js';
import { problemOf, type Problem } from './problem.js';
import type { Saved } from '../store/sessions.js';
import { parseRoute, type Selection, type Tab } from './route.js';
import { Signal } from './signal.js';
import { WhatIf } from './what-if.js';

export type Dialog = 'help' | 'settings' | null;

/** What the banner says beside the state of the storage. */
export type Notice =
  { kind: 'file-not-kept' } | { kind: 'absent'; count: number } | { kind: 'session-gone' } | { kind: 'taken' } | { kind: 'unexpected'; problem: Problem };

/** Everything the elements share: state they watch, and what they may ask for. It draws nothing. */
export class App {
  readonly keeper: Keeper;
  readonly desk: Desk;
  readonly opening: Opening;
  readonly importing: ImportDesk;
  readonly whatIf: WhatIf;
  readonly choosing: Choosing;
  readonly navigation = new Navigation();
  readonly announcer = new Announcer();
  readonly dialog = new Signal<Dialog>(null);
  readonly notice = new Signal<Notice | null>(null);
  /** A session is being brought to the desk. */
  readonly loading = new Signal(false);

  constructor(
    readonly preferences: PreferenceStore,
    readonly workers: Workers,
    keeper = new Keeper(),
  ) {
    this.keeper = keeper;
    this.desk = new Desk(
      keeper,
      () => preferences.current.value.author,
      () => (this.notice.value = { kind: 'taken' }),
    );
    this.opening = new Opening(
      workers,
      keeper,
      () => preferences.current.value.keepFiles,
      (opened, alone) => this.#take(opened, alone),
    );
    this.importing = new ImportDesk(this.desk, keeper);
    this.whatIf = new WhatIf(workers, () => this.#audited());
    this.choosing = new Choosing(this.desk, this.opening, keeper, () => this.whatIf.forget());
    this.desk.open.subscribe(() => this.whatIf.forget());
    this.navigation.route.subscribe(() => {
      this.#remember();
      void this.#follow();
    });
  }

  get words(): Words {
    return wordsOf(this.preferences.current.value.language);
  }

  async start(): Promise<void> {
    await this.keeper.start();
    this.navigation.start();
    await this.#follow();
  }

  select(selection: Selection | null, how: 'push' | 'replace' = 'push'): void {
    const { route } = this.navigation;
    this.navigation.go({ ...route.value, selection, tab: selection === null || route.value.tab === 'original' ? route.value.tab : 'report' }, how);
  }

  /** A link within the report that is open leads to its place without leaving the original for the reading; false for any other link. */
  follow(hash: string): boolean {
    const now = this.navigation.route.value;
    const to = parseRoute(hash);
    if (to.selection === null || to.tab !== 'report' || to.report !== now.report || now.tab !== 'original') return false;
    this.select(to.selection);
    return true;
  }

  showTab(tab: Tab): void {
    this.navigation.go({ ...this.navigation.route.value, tab }, 'push');
  }

  openSession(id: string, tab: Tab = 'report'): void {
    this.navigation.go({ report: id.slice(0, 16), selection: null, tab }, 'push');
  }

  /** The list with its decisions as a file for download. Its name; null where no report is open. */
  async exportList(): Promise<string | null> {
    const session = this.desk.open.value?.session;
    if (session === undefined) return null;
    const text = await this.workers.write(session.exported());
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${session.summary.name.replace(/\.[^.]+$/, '')}.gouji.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return link.download;
  }

  /** Reads the kept file again in another encoding; where that makes no report of it, the session stays as it is. */
  async changeEncoding(encoding: string): Promise<boolean> {
    const open = this.desk.open.value;
    if (open === null) return false;
    const { session } = open;
    const { name } = session.summary;
    return this.opening.follow(name, async (step, signal) => {
      const bytes = await this.keeper.file(session.id);
      if (bytes === null) throw new Error('the file is not kept');
      step('reading');
      const read = await this.workers.read(bytes, name, encoding, signal);
      if (!('document' in read)) throw new Error('a report became a list');
      step('auditing');
      const opened = await this.opening.audit(read.document, withEncoding(session.choices, encoding), session.saved(), null, signal);
      // Read rightly so far, it is not given up for what nothing can be told from.
      if (opened.refused !== null && session.counts().checks !== 0) throw opened.refused;
      await this.desk.put({ ...opened.saved, marks: session.saved().marks }, opened.view, { file: undefined });
    });
  }

  #audited() {
    const session = this.desk.open.value?.session;
    const document = session?.content.value.view?.document;
    return session === undefined || document === undefined ? null : { document, choices: session.choices };
  }

  /** What the page did not foresee; told, with diagnostics. */
  unexpected(error: unknown): void {
    this.notice.value = { kind: 'unexpected', problem: problemOf(error, '', null) };
  }

  async #take(opened: Opened, alone: boolean): Promise<string> {
    if (opened.kind === 'list') return this.#takeList(opened.list, alone);
    const { saved, view, file, absent, refused } = opened;
    const id = saved.summary.id;
    // Decisions may have been made while the audit ran.
    const now = this.desk.open.value?.session.id === id ? this.desk.open.value.session.saved() : await this.keeper.load(id);
    const whole = { ...saved, marks: now?.marks ?? saved.marks };
    const change = file ?? undefined;
    if (this.notice.value?.kind === 'session-gone') this.notice.value = null;
    let withoutFile = false;
    if (alone || this.desk.open.value?.session.id === id) {
      ({ withoutFile } = await this.desk.put(whole, view, { file: change }));
      if (this.navigation.route.value.report !== id.slice(0, 16)) this.openSession(id, refused === null ? 'report' : 'detected');
    } else {
      const lease = await takeLease(id, () => undefined);
      if (lease.held) ({ withoutFile } = await this.keeper.save(whole, change));
      lease.release();
      this.desk.tellSessions();
    }
    if (withoutFile) this.notice.value = { kind: 'file-not-kept' };
    else if (absent > 0) this.notice.value = { kind: 'absent', count: absent };
    return id;
  }

  async #takeList(list: FindingList, alone: boolean): Promise<string> {
    const id = list.report.sha256;
    const before = await this.keeper.load(id);
    if (before === null) {
      const saved = savedFromList(list);
      await this.keeper.save(saved, null);
      this.desk.tellSessions();
      if (alone) this.openSession(id);
      return id;
    }
    // Deciding about decisions is done in front of the session they belong to.
    if (this.desk.open.value?.session.id !== id) {
      this.openSession(id);
      await this.#follow();
    }
    this.importing.propose(list);
    return id;
  }

  #remember(): void {
    const { selection } = this.navigation.route.value;
    const session = this.desk.open.value?.session;
    if (session && selection?.kind === 'finding') session.looked = selection.id;
  }

  #following: Promise<void> = Promise.resolve();

  #follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#bring());
    return this.#following;
  }

  /** Brings to the desk what the address names. */
  async #bring(): Promise<void> {
    const { report } = this.navigation.route.value;
    const current = this.desk.open.value?.session.id ?? null;
    if (report === null) {
      if (current !== null) {
        this.desk.close();
        this.workers.end();
      }
      return;
    }
    if (current?.startsWith(report)) return;
    const id = this.keeper.summaries.value.find((summary) => summary.id.startsWith(report) && summary.deleted === null)?.id;
    const saved = id === undefined ? null : await this.keeper.load(id);
    if (saved === null) {
      this.notice.value = { kind: 'session-gone' };
      this.desk.close();
      return;
    }
    if (this.notice.value?.kind === 'session-gone') this.notice.value = null;
    this.loading.value = true;
    await this.#reopen(saved);
    this.loading.value = false;
  }

  /** The document is audited anew; where that fails, the findings of the last audit are still there. */
  async #reopen(saved: Saved): Promise<void> {
    const { document } = saved;
    if (document === null) {
      await this.desk.put(saved, null, null);
      return;
    }
    const audited = await this.opening.follow(saved.summary.name, async (step, signal) => {
      step('auditing');
      const opened = await this.opening.audit(document, saved.choices, saved, null, signal);
      await this.desk.put(opened.saved, opened.view, { file: undefined });
    });
    if (!audited) await this.desk.put(saved, null, null);
  }
}
