import type { App } from '../state/app.js';
import { selectedFinding } from './decide.js';

/** Puts the figures that are suggested for the selected finding into the report, in thought only; a second time takes them out again. */
export function trySuspect(app: App): void {
  if (app.whatIf.trial.value !== null) {
    app.whatIf.reset();
    return;
  }
  const id = selectedFinding(app);
  const finding = id === null ? undefined : app.desk.open.value?.session.content.value.byId.get(id);
  const edits = finding?.suspect?.edits ?? [];
  if (edits.length > 0) void app.whatIf.try(edits.map(({ address, suggestion }) => ({ address, printed: suggestion })));
}
