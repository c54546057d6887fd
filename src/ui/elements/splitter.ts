import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const LEAST = 240;
const MOST = 720;

/** A bar between two panes, to be dragged or moved by arrow keys. Fires `resize` with the new width of its pane. */
@customElement('gouji-splitter')
export class GoujiSplitter extends LitElement {
  static override styles = css`
    :host {
      display: block;
      cursor: col-resize;
      touch-action: none;
    }
    div {
      height: 100%;
      margin: 0 3px;
      width: 1px;
      background: var(--line);
    }
    :host(:hover) div {
      background: var(--accent);
    }
    div:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `;

  @property() label = '';
  /** CSS pixels. */
  @property({ type: Number }) value = 300;
  /** 1: the pane is at the left of the bar; −1: at the right. */
  @property({ type: Number }) direction: 1 | -1 = 1;

  override render() {
    return html`<div
      role="separator"
      aria-orientation="vertical"
      tabindex="0"
      aria-label=${this.label}
      aria-valuenow=${this.value}
      aria-valuemin=${LEAST}
      aria-valuemax=${MOST}
      @keydown=${this.#key}
    ></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('pointerdown', this.#start);
  }

  readonly #start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = event.clientX;
    const width = this.value;
    const move = (moved: PointerEvent): void => this.#set(width + (moved.clientX - from) * this.direction);
    this.setPointerCapture(event.pointerId);
    this.addEventListener('pointermove', move);
    this.addEventListener('lostpointercapture', () => this.removeEventListener('pointermove', move), { once: true });
  };

  readonly #key = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.#set(this.value + by * this.direction);
  };

  #set(width: number): void {
    const detail = Math.round(Math.min(Math.max(width, LEAST), MOST));
    this.dispatchEvent(new CustomEvent('resize', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-splitter': GoujiSplitter;
  }
}
