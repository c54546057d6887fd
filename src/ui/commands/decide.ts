import type { Disposition } from '../engine.js';
import type { App } from '../state/app.js';
import type { Told } from '../state/decisions.js';

/** The finding that is looked at, if one is. */
export function selectedFinding(app: App): string | null {
  const { selection } = app.navigation.route.value;
  return selection?.kind === 'finding' ? selection.id : null;
}

export function decide(app: App, state: Disposition['state'], reason = '', findings?: readonly string[]): void {
  const open = app.desk.open.value;
  const one = selectedFinding(app);
  const chosen = findings ?? (one === null ? [] : [one]);
  if (open === null || chosen.length === 0) return;
  void open.decisions.state(chosen, state, reason).then((told) => {
    if (told === 'read-only') app.announcer.say(app.words.decide.readOnly);
    else if (told !== 'nothing')
      app.announcer.say(app.words.decide.done(app.words.disposition[state], told.changed), told.changed > 1 ? () => undo(app) : null);
  });
}

export function undo(app: App): void {
  replay(app, (words, told) => (told === 'nothing' ? words.nothingToUndo : words.undone(told)), 'undo');
}

export function redo(app: App): void {
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

/** Next or previous of the findings that the list shows now. */
export function step(app: App, by: 1 | -1): void {
  const order = app.desk.open.value?.session.order.value ?? [];
  if (order.length === 0) return;
  const current = selectedFinding(app);
  const at = current === null ? -1 : order.indexOf(current);
  const next = at === -1 ? (by === 1 ? 0 : order.length - 1) : Math.min(Math.max(at + by, 0), order.length - 1);
  const id = order[next];
  if (id !== undefined) app.select({ kind: 'finding', id }, 'replace');
}
