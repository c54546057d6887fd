import type { App } from '../state/app.js';
import type { OpenSession } from '../state/session.js';
import { selectedFinding } from './decide.js';

/** Takes findings together, so that one decision is made for all of them. What a filter hides is never among them: another filter lets go of all. */
export function togglePick(app: App, finding = selectedFinding(app)): void {
  const session = sessionOf(app);
  if (session === null || finding === null) return;
  const picked = new Set(session.picked.value);
  if (!picked.delete(finding)) picked.add(finding);
  session.pickedLast = finding;
  set(app, session, picked);
}

/** From the finding that was picked last, or else is looked at, to another one, as the list shows them. */
export function pickUpTo(app: App, finding: string): void {
  const session = sessionOf(app);
  if (session === null) return;
  const order = session.order.value;
  const begun = session.pickedLast !== null && session.picked.value.has(session.pickedLast) ? session.pickedLast : selectedFinding(app);
  const from = order.indexOf(begun ?? finding);
  const to = order.indexOf(finding);
  if (from === -1 || to === -1) return;
  set(app, session, new Set([...session.picked.value, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]));
}

/** All of them, or none where all are taken already. */
export function pickAll(app: App, findings: readonly string[]): void {
  const session = sessionOf(app);
  if (session === null) return;
  const picked = new Set(session.picked.value);
  const all = findings.every((finding) => picked.has(finding));
  for (const finding of findings) {
    if (all) picked.delete(finding);
    else picked.add(finding);
  }
  set(app, session, picked);
}

export function dropPicks(app: App): void {
  const session = sessionOf(app);
  if (session !== null) set(app, session, new Set());
}

function sessionOf(app: App): OpenSession | null {
  return app.desk.open.value?.session ?? null;
}

function set(app: App, session: OpenSession, picked: ReadonlySet<string>): void {
  session.picked.value = picked;
  app.announcer.speak(app.words.findings.picked(picked.size));
}
