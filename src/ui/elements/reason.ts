import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** Reasons given before that are offered again. */
const OFFERED = 12;

/** Asks why findings are dismissed. Tells by `reason`, whose detail is never empty, and by `cancel`. */
@customElement('gouji-reason')
export class GoujiReason extends GoujiElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 6px;
        margin-top: 8px;
      }
      label {
        color: var(--soft);
        font-size: 12px;
      }
      input {
        width: 100%;
        display: block;
        font-size: 13px;
      }
      .error {
        color: var(--bad);
      }
    `,
  ];

  @property() reason = '';
  @state() private missing = false;
  @query('#reason') private readonly field!: HTMLInputElement | null;

  override firstUpdated(): void {
    this.field?.focus();
  }

  override render() {
    const { words } = this;
    return html`<form @submit=${this.#submit} @keydown=${this.#key}>
      <label for="reason">${words.detail.reason}</label>
      <input
        id="reason"
        lang=""
        autocomplete="off"
        maxlength="500"
        list="given"
        placeholder=${words.detail.reasonAsk}
        aria-invalid=${this.missing}
        aria-describedby="reason-error"
        .value=${this.reason}
      />
      <datalist id="given">${this.#given().map((reason) => html`<option value=${reason}></option>`)}</datalist>
      <span id="reason-error" class="error" role="alert">${this.missing ? words.detail.reasonNeeded : nothing}</span>
      <div class="row">
        <button class="primary">${words.detail.reasonSave} <kbd>Enter</kbd></button
        ><button type="button" @click=${this.#cancel}>${words.detail.cancel} <kbd>Esc</kbd></button>
      </div>
    </form>`;
  }

  /** Of this report, the latest first: the same reason often holds for several findings. */
  #given(): string[] {
    const marks = [...(this.session?.marks.value.values() ?? [])].filter(({ reason }) => reason !== '');
    marks.sort((a, b) => (a.at < b.at ? 1 : -1));
    return [...new Set(marks.map(({ reason }) => reason))].slice(0, OFFERED);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const reason = this.field?.value.trim() ?? '';
    this.missing = reason === '';
    if (!this.missing) this.dispatchEvent(new CustomEvent('reason', { detail: reason }));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  };

  readonly #cancel = (): void => void this.dispatchEvent(new CustomEvent('cancel'));
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-reason': GoujiReason;
  }
}
