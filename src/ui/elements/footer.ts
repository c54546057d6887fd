import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { count } from '../look/format.js';
import { shared } from '../look/shared.js';
import type { FigureState } from '../engine.js';
import { GoujiElement } from './base.js';

const ORDER: readonly [FigureState, string][] = [
  ['verified', 'ok'],
  ['violated', 'bad'],
  ['undecided', 'open'],
  ['unchecked', 'none'],
  ['unread', 'dark'],
];

/** What was and was not checked, always in sight; keys that act everywhere. */
@customElement('gouji-footer')
export class GoujiFooter extends GoujiElement {
  static override styles = [
    shared,
    css`
      footer {
        display: flex;
        gap: 14px;
        align-items: center;
        min-height: 28px;
        padding: 2px 14px;
        border-top: 1px solid var(--line);
        background: var(--panel);
        font-size: 12px;
        color: var(--soft);
        white-space: nowrap;
      }
      .bar {
        display: flex;
        flex: 0 0 auto;
        width: 200px;
        height: 8px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--none-bg);
      }
      .bar i {
        flex: var(--share) 0 0;
      }
      i.ok {
        background: var(--ok);
      }
      i.bad {
        background: var(--bad);
      }
      i.open {
        background: var(--open);
      }
      i.none {
        background: var(--none);
      }
      i.dark {
        background: repeating-linear-gradient(135deg, var(--none) 0 2px, var(--none-bg) 2px 4px);
      }
      button.link {
        font-size: 12px;
        overflow: hidden;
        text-overflow: ellipsis;
        min-width: 0;
        color: var(--soft);
        white-space: nowrap;
      }
      .keys {
        display: flex;
        gap: 14px;
      }
      @media (max-width: 1180px) {
        .keys {
          display: none;
        }
      }
      @media (max-width: 760px) {
        .bar {
          width: 80px;
        }
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  protected override updated(): void {
    // Widths cannot be bound as style attributes under the security policy.
    for (const part of this.renderRoot.querySelectorAll<HTMLElement>('.bar i')) part.style.setProperty('--share', part.dataset['share'] ?? '0');
  }

  override render() {
    const coverage = this.session?.content.value.list.coverage;
    if (!coverage) return html``;
    const { words, language } = this;
    const parts = ORDER.filter(([state]) => coverage[state] > 0 || state === 'unread' || state === 'unchecked');
    return html`<footer>
      <span class="bar" role="img" aria-label=${words.coverage.bar(coverage.figures)}
        >${ORDER.map(([state, colour]) => html`<i class=${colour} data-share=${coverage[state]}></i>`)}</span
      >
      <button class="link" title=${words.coverage.title} @click=${() => this.app.showTab('coverage')}>
        ${words.coverage.summary(count(coverage.figures, language))}${words.colon}${this.#joined(parts.map(([state, colour]) => html`<span class=${colour === 'dark' ? 'none' : colour}>${words.coverage.states[state]} ${count(coverage[state], language)}</span>`))}
      </button>
      <span class="spread"></span>
      <span class="keys"
        ><span><kbd>J</kbd> <kbd>K</kbd> ${words.footer.nextPrevious}</span><span><kbd>?</kbd> ${words.footer.help}</span></span
      >
      <span>${words.footer.offline}</span>
    </footer>`;
  }

  #joined(parts: TemplateResult[]): unknown[] {
    return parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-footer': GoujiFooter;
  }
}
