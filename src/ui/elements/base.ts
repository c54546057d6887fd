import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { shared } from '../look/shared.js';
import type { App } from '../state/app.js';
import type { OpenSession } from '../state/session.js';
import { Watch, type Signal } from '../state/signal.js';
import type { Language, Words } from '../words/words.js';

/** What every element of the page has: the app, its words, and a drawing anew when what it watches changes. */
export abstract class GoujiElement extends LitElement {
  static override styles: CSSResultGroup = shared;

  @property({ attribute: false }) app!: App;

  constructor() {
    super();
    new Watch(this, () => (this.app ? [this.app.preferences.current, ...this.watched()] : []));
  }

  /** Signals beside the preferences. */
  protected watched(): (Signal<never> | Pick<Signal<unknown>, 'subscribe'> | null | undefined)[] {
    return [];
  }

  protected get words(): Words {
    return this.app.words;
  }

  protected get language(): Language {
    return this.app.preferences.current.value.language;
  }

  protected get session(): OpenSession | null {
    return this.app.desk.open.value?.session ?? null;
  }
}
