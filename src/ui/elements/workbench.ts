import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { onReach } from '../commands/focus.js';
import { shared } from '../look/shared.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';
import './detail.js';
import './findings.js';
import './report-pane.js';
import './splitter.js';

export type Area = 'findings' | 'report' | 'detail';
const AREAS: readonly Area[] = ['findings', 'report', 'detail'];

/** Findings, report, detail side by side; the detail is a drawer on narrow windows, and on very narrow ones there is one area at a time. */
@customElement('gouji-workbench')
export class GoujiWorkbench extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100%;
      }
      .bench {
        position: relative;
        display: grid;
        grid-template-columns: var(--left, 340px) 7px minmax(0, 1fr) 7px var(--right, 388px);
        height: 100%;
        overflow: clip;
      }
      .bench > * {
        min-height: 0;
        min-width: 0;
      }
      .areas {
        display: none;
      }
      /* The finding keeps its place, chosen or not: a report that gives way for it would be laid out anew under the reader's eyes. */
      @media (max-width: 1365px) {
        .bench {
          grid-template-columns: min(var(--left, 340px), 27vw) 7px minmax(0, 1fr) 7px min(var(--right, 388px), 28vw);
        }
      }
      @media (max-width: 1100px) {
        .bench {
          grid-template-columns: min(var(--left, 340px), 30vw) 7px minmax(0, 1fr);
        }
        .splitter-right {
          display: none;
        }
        .detail {
          position: absolute;
          right: 0;
          top: 0;
          bottom: 0;
          width: min(var(--right, 388px), 100%);
          border-left: 1px solid var(--line-strong);
          z-index: 10;
          visibility: hidden;
        }
        .drawer .detail {
          visibility: visible;
        }
      }
      @media (max-width: 900px) {
        .bench {
          grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        }
        .areas {
          display: flex;
          gap: 4px;
          padding: 4px 10px;
          border-bottom: 1px solid var(--line);
          background: var(--panel);
        }
        .areas button[aria-pressed='true'] {
          border-color: var(--accent);
          color: var(--accent);
          font-weight: 600;
        }
        .splitter-left {
          display: none;
        }
        .findings,
        .report,
        .detail {
          display: none;
          grid-area: 2 / 1;
          position: static;
          width: auto;
          border: 0;
          visibility: visible;
        }
        .show-findings .findings,
        .show-report .report,
        .show-detail .detail {
          display: block;
        }
      }
      .loading {
        display: grid;
        place-items: center;
        height: 100%;
        color: var(--soft);
      }
    `,
  ];

  @state() private area: Area = 'findings';
  #ends: (() => void)[] = [];
  #shown = '';
  /** Where the focus was last; it may be nowhere now. */
  #last: Area | null = null;

  protected override watched() {
    return [this.app.desk.open, this.app.loading, this.app.navigation.route];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [onReach('area-next', () => this.#step(1)), onReach('area-previous', () => this.#step(-1)), onReach('search', () => (this.area = 'findings'))];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Where one area shows at a time, what was chosen is what to see.
    const { route } = this.app.navigation;
    const selected = route.value.selection === null ? '' : formatRoute({ ...route.value, tab: 'report' });
    if (selected !== this.#shown && selected !== '') this.area = 'detail';
    this.#shown = selected;
  }

  protected override updated(): void {
    const { leftWidth, rightWidth } = this.app.preferences.current.value;
    const widths = { '--left': `${leftWidth}px`, '--right': `${rightWidth}px` };
    for (const [name, width] of Object.entries(widths)) if (this.style.getPropertyValue(name) !== width) this.style.setProperty(name, width);
  }

  override render() {
    const { app, session, words } = this;
    if (session === null) return html`<p class="loading" role="status">${words.jobs.auditing}…</p>`;
    const drawer = app.navigation.route.value.selection !== null;
    const { preferences } = app;
    const now = preferences.current.value;
    const names: Record<Area, string> = { findings: words.header.findings, report: words.header.report, detail: words.header.detail };
    return html`<div class="bench show-${this.area} ${drawer ? 'drawer' : ''}">
      <div class="areas">
        ${AREAS.map((area) => html`<button aria-pressed=${this.area === area} @click=${() => (this.area = area)}>${names[area]}</button>`)}
      </div>
      <gouji-findings class="findings" @focusin=${() => (this.#last = 'findings')} .app=${app}></gouji-findings>
      <gouji-splitter
        class="splitter-left"
        .label=${words.pane.resizeLeft}
        .value=${now.leftWidth}
        .direction=${1}
        @resize=${(event: CustomEvent<number>) => preferences.change({ leftWidth: event.detail })}
      ></gouji-splitter>
      <gouji-report-pane class="report" @focusin=${() => (this.#last = 'report')} .app=${app}></gouji-report-pane>
      <gouji-splitter
        class="splitter-right"
        .label=${words.pane.resizeRight}
        .value=${now.rightWidth}
        .direction=${-1}
        @resize=${(event: CustomEvent<number>) => preferences.change({ rightWidth: event.detail })}
      ></gouji-splitter>
      <gouji-detail class="detail" @focusin=${() => (this.#last = 'detail')} .app=${app} @show-report=${() => (this.area = 'report')}></gouji-detail>
      ${app.loading.value ? html`<span class="hidden-text" role="status">${words.jobs.auditing}</span>` : nothing}
    </div>`;
  }

  /** Moves the focus to the next area, to where its own work begins. */
  #step(by: 1 | -1): void {
    const at = this.#last === null ? (by === 1 ? -1 : 0) : AREAS.indexOf(this.#last);
    const next = AREAS[(at + by + AREAS.length) % AREAS.length] ?? 'findings';
    this.#last = next;
    this.area = next;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement & { enter(): void }>(`.${next}`)?.enter());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-workbench': GoujiWorkbench;
  }
}
