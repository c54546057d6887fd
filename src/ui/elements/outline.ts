import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import type { OutlineEntry } from '../report/outline.js';
import { GoujiElement } from './base.js';

/** The sections and tables of the report over its right part. `jump` has the entry that was chosen; `close` comes where none was. */
@customElement('gouji-outline')
export class GoujiOutline extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        position: absolute;
        z-index: 6;
        top: 0;
        right: 0;
        width: min(420px, 90%);
        max-height: 100%;
        display: flex;
      }
      nav {
        flex: 1;
        overflow: auto;
        padding: 8px 0;
        border: 1px solid var(--line-strong);
        border-top: 0;
        background: var(--raised);
      }
      button {
        display: flex;
        gap: 8px;
        width: 100%;
        border: 0;
        border-radius: 0;
        padding: 3px 14px;
        text-align: left;
        align-items: baseline;
      }
      .title {
        flex: 1;
        overflow-wrap: anywhere;
      }
      .level-1 {
        font-weight: 600;
      }
      .level-2 {
        padding-left: 26px;
      }
      .level-3 {
        padding-left: 40px;
      }
      .level-4 {
        padding-left: 54px;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly OutlineEntry[] = [];

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    return html`<nav aria-label=${this.words.report.outline} @keydown=${this.#key}>${this.entries.map((entry) => this.#entry(entry))}</nav>`;
  }

  #entry(entry: OutlineEntry): TemplateResult {
    const { words } = this;
    return html`<button class="level-${Math.min(Math.max(entry.level, 1), 4)}" @click=${() => this.dispatchEvent(new CustomEvent('jump', { detail: entry }))}>
      <span class="title"
        >${entry.table ? html`${tableName(entry.table, words)} ` : nothing}${entry.title === '' ? words.report.unnamed : reportWords(entry.title)}</span
      >
      ${entry.recognised ? nothing : html`<span class="none">? ${words.report.unrecognised}</span>`}
      ${entry.violated > 0 ? html`<span class="bad">✗ ${entry.violated}</span>` : nothing}
    </button>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent('close'));
    } else if (by !== 0) {
      event.preventDefault();
      const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('nav button')];
      buttons[buttons.indexOf(event.target as HTMLElement) + by]?.focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-outline': GoujiOutline;
  }
}
