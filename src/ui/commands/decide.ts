import { html } from 'lit';
import type { Disposition } from '../engine.js';
import { engineWords, namesOf } from '../look/report-words.js';
import type { App } from '../state/app.js';
import { redoChoice, undoChoice } from './choose.js';
import type { Told } from '../state/decisions.js';
import { notChecked, uncheckedAt } from '../report/ledger.js';
import { classOf, isFiltered } from '../state/filter.js';
import type { OpenSession } from '../state/session.js';

/** The finding that is looked at, if one is. */
export function selectedFinding(app: App): string | null {
  const { selection } = app.navigation.route.value;
  return selection?.kind === 'finding' ? selection.id : null;
}

/** What a decision is about: the findings that were picked, or else the one that is looked at. */
function targets(app: App): string[] {
  const picked = [...(app.desk.open.value?.session.picked.value ?? [])];
  const one = selectedFinding(app);
  return picked.length > 0 ? picked : one === null ? [] : [one];
}

export function decide(app: App, state: Disposition['state'], reason = '', findings?: readonly string[]): void {
  const open = app.desk.open.value;
  const chosen = findings ?? targets(app);
  if (open === null || chosen.length === 0) return;
  void open.decisions.state(chosen, state, reason).then((told) => {
    if (told === 'read-only') app.announcer.say(app.words.decide.readOnly);
    if (typeof told !== 'object') return;
    open.session.picked.value = new Set();
    app.announcer.say(app.words.decide.done(app.words.disposition[state], told.changed), told.changed > 1 ? () => undo(app) : null);
  });
}

/** In front of the reading, what was decided about it is taken back; else what was decided about findings. */
export function undo(app: App): void {
  if (app.navigation.route.value.tab === 'detected') return undoChoice(app);
  replay(app, (words, told) => (told === 'nothing' ? words.nothingToUndo : words.undone(told)), 'undo');
}

export function redo(app: App): void {
  if (app.navigation.route.value.tab === 'detected') return redoChoice(app);
  replay(app, (words, told) => (told === 'nothing' ? words.nothingToRedo : words.redone(told)), 'redo');
}

function replay(app: App, say: (words: App['words']['decide'], told: 'nothing' | number) => string, which: 'undo' | 'redo'): void {
  const open = app.desk.open.value;
  if (open === null) return;
  void open.decisions[which]().then((told: Told) => {
    const { decide: words } = app.words;
    app.announcer.say(told === 'read-only' ? words.readOnly : say(words, told === 'nothing' ? told : told.changed));
  });
}

/** Where the list shows no finding, what was not checked is what is left to look at: place by place. */
function stepUnchecked(app: App, session: OpenSession, by: 1 | -1): void {
  const { words, announcer } = app;
  if (isFiltered(session.filter.value)) return announcer.say(words.findings.none);
  const all = notChecked(session.content.value);
  if (all.length === 0) return announcer.say(words.step.nothing);
  const at = uncheckedAt(all, app.navigation.route.value.selection);
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  const selection = all[next];
  if (selection === undefined) return;
  app.select(selection, 'replace');
  if (at === -1) announcer.say(words.step.unchecked(all.length));
}

/** Next or previous of the findings that the list shows now; what it says is read out. */
export function step(app: App, by: 1 | -1): void {
  const session = app.desk.open.value?.session;
  if (session === undefined) return;
  const order = session.order.value;
  if (order.length === 0) return stepUnchecked(app, session, by);
  const current = selectedFinding(app) ?? session.looked;
  const at = current === null ? -1 : order.indexOf(current);
  const next = at === -1 ? (by === 1 ? 0 : order.length - 1) : Math.min(Math.max(at + by, 0), order.length - 1);
  const id = order[next];
  if (id === undefined) return;
  app.select({ kind: 'finding', id }, 'replace');
  speakFinding(app, id, next + 1, order.length);
}

function speakFinding(app: App, id: string, position: number, all: number): void {
  const { words } = app;
  const finding = app.desk.open.value?.session.content.value.byId.get(id);
  if (finding === undefined) return;
  const kind = classOf(finding);
  const verdict = kind === 'notice' ? words.severity.notice : words.verdict[kind];
  const say = (text: typeof finding.title): unknown => engineWords(text, app.preferences.current.value.language, namesOf(finding));
  app.announcer.speak(
    html`${words.detail.position(position, all)}${words.colon}${verdict}${words.stop} ${say(finding.title)}${words.stop} ${say(finding.message)}`,
  );
}
