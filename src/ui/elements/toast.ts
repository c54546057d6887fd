import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** Short words that go by themselves, read out too. */
@customElement('gouji-toast')
export class GoujiToast extends GoujiElement {
  static override styles = [
    shared,
    css`
      .toast {
        position: fixed;
        left: 50%;
        bottom: 40px;
        transform: translateX(-50%);
        z-index: 40;
        display: flex;
        gap: 12px;
        align-items: center;
        padding: 6px 14px;
        border-radius: 4px;
        background: var(--ink);
        color: var(--paper);
        max-width: 90vw;
      }
      button {
        border-color: currentColor;
      }
      button:hover:not(:disabled) {
        background: var(--paper);
        color: var(--ink);
      }
    `,
  ];

  protected override watched() {
    return [this.app.announcer.current, this.app.announcer.spoken];
  }

  override render() {
    const said = this.app.announcer.current.value;
    return html`<div role="status" aria-live="polite">
        ${
          said
            ? html`<div class="toast">
                <span>${said.text}</span>${
                  said.undo
                    ? html`<button
                        @click=${() => {
                          said.undo?.();
                          this.app.announcer.clear();
                        }}
                      >
                        ${this.words.start.undo}
                      </button>`
                    : nothing
                }
              </div>`
            : nothing
        }
      </div>
      <div class="hidden-text" id="spoken" aria-live="polite">${this.app.announcer.spoken.value}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-toast': GoujiToast;
  }
}
