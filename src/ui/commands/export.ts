import { reportWords, within } from '../look/report-words.js';
import type { App } from '../state/app.js';

/** Puts the list into a file, and says into which: browsers that show their downloads nowhere would leave one in doubt. */
export function exportList(app: App): void {
  void app.exportList().then((name) => {
    if (name !== null) app.announcer.say(within(app.words.exported, reportWords(name)));
  });
}
