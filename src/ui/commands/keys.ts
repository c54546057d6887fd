import type { App } from '../state/app.js';
import { exportList } from './export.js';
import { chooseFiles } from './files.js';
import { goToArea, openReason, focusNote, focusSearch, toggleBeside, toggleOutline } from './focus.js';
import { decide, redo, step, undo } from './decide.js';
import { dropPicks, togglePick } from './pick.js';
import { trySuspect } from './try.js';

/** Keys with Ctrl (or Cmd) work everywhere, function keys too; single letters only where nothing is being written. */
export function handleKey(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = withControl(event, app) ?? functionKey(event, app) ?? singleKey(event, app);
  if (command === null) return;
  event.preventDefault();
  command();
}

type Command = () => void;

function withControl(event: KeyboardEvent, app: App): Command | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'o') return () => chooseFiles(app);
  // Inside a field these belong to the text that is being written.
  if (isWriting(event)) return null;
  if (key === 'z') return event.shiftKey ? () => redo(app) : () => undo(app);
  if (key === 'y') return () => redo(app);
  if (key === 's' && app.desk.open.value) return () => exportList(app);
  return null;
}

function functionKey(event: KeyboardEvent, app: App): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || hasDialog(app)) return null;
  if (event.key === 'F8') return () => step(app, event.shiftKey ? -1 : 1);
  if (event.key === 'F6') return () => goToArea(event.shiftKey ? -1 : 1);
  return null;
}

function singleKey(event: KeyboardEvent, app: App): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event) || hasDialog(app)) return null;
  if (event.key === 'Escape') {
    if ((app.desk.open.value?.session.picked.value.size ?? 0) > 0) return () => dropPicks(app);
    return app.navigation.route.value.selection === null ? null : () => app.select(null);
  }
  if (!app.preferences.current.value.singleKeys) return null;
  if (event.key === '?') return () => (app.dialog.value = 'help');
  if (app.desk.open.value === null) return event.key === '/' ? () => focusSearch() : null;
  const commands: Record<string, Command> = {
    j: () => step(app, 1),
    k: () => step(app, -1),
    '1': () => decide(app, 'confirmed'),
    '2': () => openReason(),
    '3': () => decide(app, 'open'),
    x: () => togglePick(app),
    n: () => focusNote(),
    w: () => trySuspect(app),
    o: () => toggleOutline(),
    r: () => app.showTab('report'),
    p: () => showOriginal(app),
    b: () => toggleBeside(),
    d: () => app.showTab('detected'),
    c: () => app.showTab('coverage'),
    '/': () => focusSearch(),
  };
  return commands[event.key.toLowerCase()] ?? null;
}

/** The printed page, where the report has one. */
function showOriginal(app: App): void {
  if (app.desk.open.value?.session.content.value.view?.document.format === 'pdf') app.showTab('original');
}

function hasDialog(app: App): boolean {
  return app.dialog.value !== null || app.importing.proposal.value !== null;
}

/** True where the letter would go into a field. Events that cross a shadow root name its host, so the path is asked. */
function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
