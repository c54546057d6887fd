import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** A modal dialog of the browser's own: it keeps the focus, closes by Escape and gives the focus back. */
export abstract class GoujiDialog extends GoujiElement {
  static override styles: CSSResultGroup = [
    shared,
    css`
      dialog {
        width: min(var(--dialog-width, 620px), calc(100vw - 24px));
        max-height: calc(100vh - 32px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
        position: sticky;
        top: 0;
        background: var(--paper);
        z-index: 1;
      }
      h2 {
        font-size: 15px;
        flex: 1;
      }
      .body {
        padding: 12px 16px 16px;
      }
    `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected abstract heading(): string;
  protected abstract body(): TemplateResult;
  /** Called when the dialog was closed, however that happened. */
  protected abstract closed(): void;

  #left = false;

  /** Gives the focus back to where it was. */
  protected close(): void {
    this.dialog.close();
    this.#leave();
  }

  /** The browser tells of a closing in a later task: a key that came before it would be taken for one of the dialog's, and lost. */
  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.closed();
  }

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @cancel=${() => this.close()} @close=${() => this.#leave()}>
      <div class="top">
        <h2 id="heading">${this.heading()}</h2>
        <button @click=${() => this.close()}>${this.words.help.close}</button>
      </div>
      <div class="body">${this.body()}</div>
    </dialog>`;
  }
}
