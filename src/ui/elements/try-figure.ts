import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { boxStyles } from '../look/box-styles.js';
import { shared } from '../look/shared.js';
import type { Cell } from '../state/report-index.js';
import { GoujiElement } from './base.js';

/** A field for another value of one figure: which checks would it change? */
@customElement('gouji-try-figure')
export class GoujiTryFigure extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      form {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      input {
        width: 9em;
        text-align: right;
      }
    `,
  ];

  @property({ attribute: false }) cell!: Cell;
  @query('input') private readonly field!: HTMLInputElement;

  protected override watched() {
    return [this.session?.content];
  }

  override render() {
    const { words, cell, session } = this;
    const { address } = cell.figure;
    if (address === null || address === '' || !session?.content.value.view) return nothing;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.app.whatIf.try([{ address, printed: this.field.value }]);
    };
    return html`<form @submit=${submit}>
      <label>${words.trial.label} <input inputmode="decimal" autocomplete="off" .value=${cell.figure.printed} /></label>
      <button>${words.trial.try}</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-try-figure': GoujiTryFigure;
  }
}
