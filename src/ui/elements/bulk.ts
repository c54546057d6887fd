import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { decide } from '../commands/decide.js';
import { onReach } from '../commands/focus.js';
import { dropPicks } from '../commands/pick.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';
import './reason.js';

/** One decision, with one reason, for several findings at once: those that were picked, or else all that the filter shows. One step of undo. */
@customElement('gouji-bulk')
export class GoujiBulk extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        font-size: 12px;
      }
      .row {
        gap: 6px;
        margin-bottom: 6px;
      }
      button {
        min-height: 22px;
        padding: 0 8px;
      }
      .count {
        color: var(--ink);
      }
    `,
  ];

  /** What the filter shows; empty where nothing is filtered. */
  @property({ attribute: false }) shown: readonly string[] = [];
  @state() private asking = false;
  #ends: (() => void)[] = [];

  protected override watched() {
    return [this.app.desk.open, this.session?.picked, this.session?.readOnly];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [
      onReach(
        'reason',
        () => this.#ask(),
        () => (this.session?.picked.value.size ?? 0) > 0,
      ),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  /** A reason is never given for other findings than those it was asked for. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const picked = this.session?.picked.value ?? new Set<string>();
    const chosen = picked.size > 0 ? [...picked] : this.shown;
    if (chosen.length !== this.#chosen.length || chosen.some((id, index) => id !== this.#chosen[index])) this.asking = false;
    this.#chosen = chosen;
  }

  #chosen: readonly string[] = [];

  override render() {
    const { session, words, app } = this;
    if (session === null) return nothing;
    const { size } = session.picked.value;
    const chosen = this.#chosen;
    if (chosen.length < (size > 0 ? 1 : 2)) return nothing;
    const locked = session.readOnly.value;
    return html`<div class="row" role="group" title=${words.findings.bulkTitle} aria-label=${words.findings.bulkTitle}>
        <span class="count">${size > 0 ? words.findings.picked(size) : words.findings.bulk(chosen.length)}${words.colon}</span>
        <button ?disabled=${locked} @click=${() => decide(app, 'confirmed', '', chosen)}>${words.disposition.confirmed}</button>
        <button ?disabled=${locked} aria-expanded=${this.asking} @click=${() => this.#ask()}>${words.disposition.dismissed}…</button>
        <button ?disabled=${locked} @click=${() => decide(app, 'open', '', chosen)}>${words.disposition.open}</button>
        ${size > 0 ? html`<button @click=${() => dropPicks(app)}>${words.findings.unpick}</button>` : nothing}
      </div>
      ${
        this.asking
          ? html`<gouji-reason
              .app=${app}
              @cancel=${() => (this.asking = false)}
              @reason=${(event: CustomEvent<string>) => {
                this.asking = false;
                decide(app, 'dismissed', event.detail, chosen);
              }}
            ></gouji-reason>`
          : nothing
      }`;
  }

  #ask(): void {
    if (this.session?.readOnly.value) this.app.announcer.say(this.words.decide.readOnly);
    else this.asking = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-bulk': GoujiBulk;
  }
}
