import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Disposition, Finding } from '../engine.js';
import { decide } from '../commands/decide.js';
import { onReach } from '../commands/focus.js';
import { boxStyles } from '../look/box-styles.js';
import { moment } from '../look/format.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';
import './reason.js';

/** Milliseconds of rest after which a note is written. */
const REST = 400;

const KEYS: readonly [Disposition['state'], string][] = [
  ['confirmed', '1'],
  ['dismissed', '2'],
  ['open', '3'],
];

/** What the auditor decides about one finding, with reason, note, author and time. */
@customElement('gouji-decision')
export class GoujiDecision extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      label {
        display: block;
        color: var(--soft);
        font-size: 12px;
        margin-top: 8px;
      }
      textarea {
        width: 100%;
        display: block;
        color: var(--ink);
        font-size: 13px;
      }
      textarea {
        resize: vertical;
        min-height: 52px;
      }
      button[aria-pressed='true'] {
        background: var(--accent);
        color: var(--on-accent);
        border-color: var(--accent);
      }
      button[aria-pressed='true'] kbd {
        color: inherit;
        background: none;
        border-color: currentColor;
      }
      .who {
        color: var(--soft);
        font-size: 12px;
        margin-top: 6px;
      }
    `,
  ];

  @property({ attribute: false }) finding!: Finding;
  @state() private asking = false;
  @query('textarea') private readonly noteField!: HTMLTextAreaElement | null;
  #ends: (() => void)[] = [];
  #clock: ReturnType<typeof setTimeout> | undefined;

  protected override watched() {
    return [this.app.desk.open, this.session?.marks, this.session?.readOnly];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [onReach('reason', () => this.#ask()), onReach('note', () => this.noteField?.focus())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#writeNote();
    for (const end of this.#ends) end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before = changed.get('finding') as Finding | undefined;
    if (before === undefined) return;
    this.#writeNote(before.id);
    this.asking = false;
  }

  override render() {
    const { session, words, finding, app } = this;
    if (session === null) return nothing;
    const disposition = session.dispositionOf(finding.id);
    const locked = session.readOnly.value;
    return html`
      <h3>${words.detail.decision}</h3>
      <div class="row" role="group" aria-label=${words.detail.decision}>
        ${KEYS.map(
          ([one, key]) =>
            html`<button
              ?disabled=${locked}
              aria-pressed=${disposition.state === one && (one !== 'open' || disposition.at !== '')}
              @click=${() => (one === 'dismissed' ? this.#ask() : decide(app, one, '', [finding.id]))}
            >
              ${words.disposition[one]}${one === 'dismissed' ? '…' : nothing} <kbd>${key}</kbd>
            </button>`,
        )}
      </div>
      ${this.asking ? this.#form(disposition) : disposition.reason ? html`<p class="who">${words.detail.reason}${words.colon}<span lang="">${disposition.reason}</span></p>` : nothing}
      ${disposition.at === '' ? nothing : html`<p class="who">${disposition.by === '' ? words.detail.byNobody(moment(disposition.at, this.language)) : html`<span lang="">${disposition.by}</span> ${moment(disposition.at, this.language)}`}</p>`}
      <label
        >${words.detail.note} <kbd>N</kbd
        ><textarea
          rows="2"
          lang=""
          placeholder=${words.detail.noteAsk}
          ?readonly=${locked}
          .value=${disposition.note}
          @input=${this.#typed}
          @blur=${() => this.#writeNote()}
          @keydown=${this.#noteKey}
        ></textarea>
      </label>
    `;
  }

  #form(disposition: Disposition) {
    return html`<gouji-reason .app=${this.app} .reason=${disposition.reason} @reason=${this.#dismiss} @cancel=${() => (this.asking = false)}></gouji-reason>`;
  }

  #ask(): void {
    if (this.session?.readOnly.value) this.app.announcer.say(this.words.decide.readOnly);
    else this.asking = true;
  }

  readonly #dismiss = (event: CustomEvent<string>): void => {
    this.asking = false;
    decide(this.app, 'dismissed', event.detail, [this.finding.id]);
  };

  readonly #noteKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.noteField?.blur();
  };

  readonly #typed = (): void => {
    clearTimeout(this.#clock);
    const { id } = this.finding;
    this.#clock = setTimeout(() => this.#writeNote(id), REST);
  };

  /** Writes what stands in the field, if it is not written yet. */
  #writeNote(finding = this.finding.id): void {
    clearTimeout(this.#clock);
    const note = this.noteField?.value;
    const open = this.app.desk.open.value;
    if (note === undefined || open === null || open.session.dispositionOf(finding).note === note) return;
    void open.decisions.note(finding, note);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-decision': GoujiDecision;
  }
}
