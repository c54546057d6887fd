import type { App } from '../state/app.js';
import type { Change, Chosen } from '../state/choosing.js';

/** Decides about the reading; the report is audited again, and the change can be taken back. */
export function choose(app: App, change: Change): void {
  void app.choosing.change(change).then((told) => say(app, told, () => undoChoice(app)));
}

export function undoChoice(app: App): void {
  void app.choosing.undo().then((told) => say(app, told, null));
}

export function redoChoice(app: App): void {
  void app.choosing.redo().then((told) => say(app, told, null));
}

function say(app: App, told: Chosen, undo: (() => void) | null): void {
  const { words, announcer } = app;
  if (told === 'read-only') announcer.say(words.decide.readOnly);
  if (told === 'nothing' && undo === null) announcer.say(words.decide.nothingToUndo);
  if (told !== 'done') return;
  const report = app.desk.open.value?.session;
  if (!report) return;
  const { violated, checks } = report.counts();
  announcer.say(checks === 0 ? words.reading.stillRefused : words.reading.auditedAgain(violated), undo);
}
