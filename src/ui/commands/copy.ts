import type { App } from '../state/app.js';
import { diagnostics, type Problem } from '../state/problem.js';

/** False where the browser refuses; the caller says so. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The older way, for browsers whose policy refuses the newer one. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}

export function copyDiagnostics(app: App, problem: Problem): void {
  void copyText(diagnostics(problem, GOUJI_VERSION, navigator.userAgent)).then((done) =>
    app.announcer.say(done ? app.words.problem.copied : app.words.detail.copyFailed),
  );
}

/** The whole address of what is selected. */
export function copyLink(app: App, hash: string): void {
  void copyText(new URL(hash, window.location.href).href).then((done) => app.announcer.say(done ? app.words.detail.copied : app.words.detail.copyFailed));
}
