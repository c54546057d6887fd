import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { onReach } from '../commands/focus.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { outlineOf, type OutlineEntry } from '../report/outline.js';
import type { Content } from '../state/session.js';
import type { Tab } from '../state/route.js';
import type { GoujiDocument } from './report-document.js';
import { GoujiElement } from './base.js';
import './coverage.js';
import './detected.js';
import './list-only.js';
import './original.js';
import './outline.js';
import './reading-line.js';
import './report-document.js';

/** CSS pixels: two pages side by side need this width, one above the other this height. */
const WIDE = 760;
const HIGH = 420;
const TABS: readonly Tab[] = ['report', 'original', 'detected', 'coverage'];

/** The middle of the workbench: the report as read, what was detected, what was covered. */
@customElement('gouji-report-pane')
export class GoujiReportPane extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100%;
      }
      .pane {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      .tabs {
        display: flex;
        gap: 4px;
        align-items: stretch;
        flex-wrap: wrap;
        padding: 0 16px;
        border-bottom: 1px solid var(--line);
        min-height: 36px;
      }
      [role='tablist'] {
        align-items: stretch;
        flex-wrap: nowrap;
      }
      .tabs [role='tab'] {
        border: 0;
        white-space: nowrap;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        color: var(--soft);
        padding: 0 10px;
      }
      .tabs [role='tab'][aria-selected='true'] {
        color: var(--ink);
        border-color: var(--accent);
      }
      .crumb {
        align-self: center;
        color: var(--soft);
        font-size: 12px;
        text-align: right;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        /* Takes what is left: never the reason for a second line. */
        flex: 1 1 0;
        min-width: 0;
      }
      .outline-button {
        flex: none;
        align-self: center;
        white-space: nowrap;
      }
      .view {
        flex: 1;
        min-height: 0;
        overflow: auto;
        position: relative;
        scroll-padding: 12px 0;
      }
      .outline-button[aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
      }
      .beside {
        flex: 1;
        min-width: 0;
        min-height: 0;
        overflow: auto;
        border-left: 1px solid var(--line);
      }
      .body[data-room='below'] {
        flex-direction: column;
      }
      [data-room='below'] .beside {
        border-left: 0;
        border-top: 2px solid var(--line-strong);
      }
      .body {
        position: relative;
        flex: 1;
        min-height: 0;
        display: flex;
      }
    `,
  ];

  @state() private outlineOpen = false;
  /** Where there is room for the original: beside the report, below it, or only in its place. */
  @state() private room: 'beside' | 'below' | 'none' = 'none';
  @state() private crumb: OutlineEntry | null = null;
  @query('gouji-document') private readonly document!: GoujiDocument | null;
  @query('.view') private readonly view!: HTMLElement | null;
  #outline: { content: Content; entries: OutlineEntry[] } | null = null;
  #ends: (() => void)[] = [];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.app.navigation.route];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sizes = new ResizeObserver(([change]) => requestAnimationFrame(() => (this.room = change ? roomIn(change.contentRect) : 'none')));
    sizes.observe(this);
    this.#ends = [onReach('outline', () => this.#toggleOutline(!this.outlineOpen)), onReach('beside', () => this.#toggleBeside()), () => sizes.disconnect()];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Asked only then: the answer has the whole report laid out.
    if (this.view && this.app.navigation.route.value.tab !== this.#tab) this.#scrolls.set(this.#tab, this.view.scrollTop);
  }

  /** Each tab is left and found at its own place; what was selected meanwhile is brought into view. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { tab } = this.app.navigation.route.value;
    const beside = this.#isBeside(tab) ? this.room : 'none';
    if (beside !== this.#beside) this.document?.bringBack();
    this.#beside = beside;
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.view?.scrollTo(0, this.#scrolls.get(tab) ?? 0);
    if (tab === 'report') this.document?.reveal();
  }

  #tab: Tab = 'report';
  #beside = 'none';
  readonly #scrolls = new Map<Tab, number>();

  enter(): void {
    if (this.app.navigation.route.value.tab === 'report' && this.document) this.document.enter();
    else this.view?.focus();
  }

  override render() {
    const { session, words, app } = this;
    if (session === null) return nothing;
    const { tab } = app.navigation.route.value;
    const hasReport = session.content.value.view !== null;
    return html`<section class="pane" aria-label=${words.header.report}>
      ${tab === 'report' ? html`<h2 class="hidden-text">${words.report.tabs.report}</h2>` : nothing}
      <div class="tabs">
        <div role="tablist" class="row" aria-label=${words.header.report} @keydown=${this.#tabKey}>
          ${this.#tabs().map((one) => html`<button role="tab" id="tab-${one}" aria-controls="panel" aria-selected=${one === tab} tabindex=${one === tab ? 0 : -1} @click=${() => app.showTab(one)}>${words.report.tabs[one]}</button>`)}
        </div>
        <span class="crumb"
          >${tab === 'report' && this.crumb ? html`${this.crumb.table ? html`${tableName(this.crumb.table, words)} ` : nothing}${reportWords(this.crumb.title)}` : nothing}</span
        >
        ${
          this.#isPdf() && (tab === 'report' || (tab === 'original' && this.room === 'none'))
            ? html`<button
                class="outline-button"
                title=${words.original.besideTitle[this.room]}
                aria-pressed=${this.#isBeside(tab) || tab === 'original'}
                @click=${() => this.#toggleBeside()}
              >
                ${words.original.beside} <kbd>B</kbd>
              </button>`
            : nothing
        }
        ${
          tab === 'report' && hasReport
            ? html`<button
                class="outline-button"
                title=${words.report.outlineTitle}
                aria-expanded=${this.outlineOpen}
                @click=${() => this.#toggleOutline(!this.outlineOpen)}
              >
                ${words.report.outline} <kbd>O</kbd>
              </button>`
            : nothing
        }
      </div>
      ${tab === 'report' || tab === 'original' ? html`<gouji-reading-line .app=${app}></gouji-reading-line>` : nothing}
      <div class="body" data-room=${this.room}>
        <div class="view" id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab-${tab}" @scroll=${this.#scrolled}>${this.#panel(tab, hasReport)}</div>
        ${this.#isBeside(tab) ? html`<div class="beside" role="region" tabindex="0" aria-label=${words.report.tabs.original}><gouji-original .app=${app}></gouji-original></div>` : nothing}
        ${
          this.outlineOpen && tab === 'report' && hasReport
            ? html`<gouji-outline
                .app=${app}
                .entries=${this.#entries()}
                @jump=${(event: CustomEvent<OutlineEntry>) => {
                  this.#closeOutline();
                  this.document?.show(event.detail.block);
                }}
                @close=${() => this.#closeOutline()}
              ></gouji-outline>`
            : nothing
        }
      </div>
    </section>`;
  }

  #toggleBeside(): void {
    const { app } = this;
    if (!this.#isPdf()) return;
    const { tab } = app.navigation.route.value;
    if (this.room === 'none') return app.showTab(tab === 'original' ? 'report' : 'original');
    app.preferences.change({ beside: tab === 'report' ? !app.preferences.current.value.beside : true });
    if (tab !== 'report') app.showTab('report');
  }

  #isPdf(): boolean {
    return this.session?.content.value.view?.document.format === 'pdf';
  }

  #isBeside(tab: Tab): boolean {
    return tab === 'report' && this.room !== 'none' && this.#isPdf() && this.app.preferences.current.value.beside;
  }

  /** Only a PDF has pages to show. */
  #tabs(): readonly Tab[] {
    return this.#isPdf() ? TABS : TABS.filter((tab) => tab !== 'original');
  }

  #panel(tab: Tab, hasReport: boolean): TemplateResult {
    const { app } = this;
    // The report stays, hidden, behind the other tabs: drawing it takes a while.
    const report = hasReport ? html`<gouji-document .app=${app} ?hidden=${tab !== 'report'}></gouji-document>` : nothing;
    return html`${report}${this.#other(tab, hasReport)}`;
  }

  #other(tab: Tab, hasReport: boolean): TemplateResult | typeof nothing {
    const { app } = this;
    if (tab === 'detected') return html`<gouji-detected .app=${app}></gouji-detected>`;
    if (tab === 'original' && hasReport) return html`<gouji-original .app=${app}></gouji-original>`;
    if (tab === 'coverage') return html`<gouji-coverage .app=${app}></gouji-coverage>`;
    return hasReport ? nothing : html`<gouji-list-only .app=${app}></gouji-list-only>`;
  }

  #entries(): OutlineEntry[] {
    const content = this.session?.content.value;
    if (!content?.view || !content.index) return [];
    if (this.#outline?.content !== content) this.#outline = { content, entries: outlineOf(content.view, content.index) };
    return this.#outline.entries;
  }

  #closeOutline(): void {
    this.outlineOpen = false;
    this.view?.focus();
  }

  #toggleOutline(open: boolean): void {
    if (this.app.navigation.route.value.tab !== 'report') this.app.showTab('report');
    this.outlineOpen = open;
  }

  readonly #tabKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const tabs = this.#tabs();
    const tab = tabs[(tabs.indexOf(this.app.navigation.route.value.tab) + by + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    this.app.showTab(tab);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus());
  };

  /** Names the section or table at the top of what is seen. */
  readonly #scrolled = (): void => {
    const { view, document } = this;
    if (!view || !document) return;
    const top = view.getBoundingClientRect().top + 40;
    let found: OutlineEntry | null = null;
    for (const entry of this.#entries()) {
      const block = document.block(entry.block);
      if (block && block.getBoundingClientRect().top > top) break;
      found = entry;
    }
    if (found !== this.crumb) this.crumb = found;
  };
}

function roomIn({ width, height }: { width: number; height: number }): 'beside' | 'below' | 'none' {
  return width >= WIDE ? 'beside' : height >= HIGH ? 'below' : 'none';
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-report-pane': GoujiReportPane;
  }
}
