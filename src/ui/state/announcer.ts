import type { TemplateResult } from 'lit';
import { Signal } from './signal.js';

/** A short word that goes by itself; `undo` is offered beside it. */
export interface Announcement {
  text: string | TemplateResult;
  undo: (() => void) | null;
}

/** Says things once, on the screen and to screen readers. */
export class Announcer {
  readonly current = new Signal<Announcement | null>(null);
  /** For screen readers alone: what everybody else sees happen. */
  readonly spoken = new Signal<string | TemplateResult>('');
  #clock: ReturnType<typeof setTimeout> | undefined;

  say(text: string | TemplateResult, undo: (() => void) | null = null): void {
    clearTimeout(this.#clock);
    this.current.value = { text, undo };
    // Who wants to undo needs longer than who only reads.
    this.#clock = setTimeout(() => (this.current.value = null), undo === null ? 2_500 : 20_000);
  }

  speak(text: string | TemplateResult): void {
    this.spoken.value = text;
  }

  clear(): void {
    clearTimeout(this.#clock);
    this.current.value = null;
  }
}
