import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { shared } from '../look/shared.js';
import { drawReport } from '../report/draw.js';
import { reportStyles, spokenMarks } from '../report/report-styles.js';
import { Marker } from '../report/marker.js';
import type { Content } from '../state/session.js';
import { GoujiElement } from './base.js';

/** The report as read. Drawn once per audit; selections and decisions only change attributes of what is drawn. */
@customElement('gouji-document')
export class GoujiDocument extends GoujiElement {
  static override styles = [
    shared,
    reportStyles,
    css`
      :host {
        display: block;
      }
      .loading {
        padding: 40px 26px;
        color: var(--soft);
      }
    `,
  ];

  #marker: Marker | null = null;

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.marks, this.app.navigation.route];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#marker?.end();
    this.#marker = null;
  }

  /** Takes the focus: the figure selected, or the first in sight. */
  enter(): void {
    this.#marker?.enter();
  }

  /** Brings into view what was selected while the report was hidden. */
  reveal(): void {
    this.#marker?.reveal();
  }

  /** The report has more room or less: what is selected stays in view. */
  bringBack(): void {
    this.#marker?.bringBack();
  }

  /** Scrolls to a block of the report. */
  show(block: number): void {
    this.block(block)?.scrollIntoView({ block: 'start' });
  }

  /** What is drawn of a block of the report; null where nothing is. */
  block(number: number): HTMLElement | null {
    return this.#marker?.block(number) ?? null;
  }

  override render(): TemplateResult | typeof nothing {
    const { session, words, language } = this;
    const content = session?.content.value;
    if (!session || !content?.view || !content.index) return nothing;
    const { view, index } = content;
    if (this.#drawable !== content) {
      // The findings come first; a long report takes a moment to lay out.
      requestAnimationFrame(() => setTimeout(() => this.#allow(content)));
      return html`<p class="loading" role="status">${words.jobs.auditing}…</p>`;
    }
    return html`<div class="paper" lang="zh-CN" @click=${this.#click} @keydown=${this.#key}>
      ${guard([content, language], () => drawReport({ report: session.id, view, index, words }))}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { session, app } = this;
    const content = session?.content.value;
    if (!session || !content?.index || this.#drawable !== content) return;
    if (this.#marker?.content !== content || this.#marker.language !== this.language) {
      this.#marker?.end();
      this.#marker = new Marker(this.renderRoot as ShadowRoot, content, this.language);
      this.#layOut();
      spokenMarks(this, this.words.mark);
    }
    this.#marker.settle(session.marks.value);
    this.#marker.select(app.navigation.route.value.selection);
  }

  #drawable: Content | null = null;

  #allow(content: Content): void {
    this.#drawable = content;
    this.requestUpdate();
  }

  /** Once as a whole: what comes into sight later has its place and its height. */
  #layOut(): void {
    const paper = this.renderRoot.querySelector('.paper');
    paper?.classList.remove('laid-out');
    requestAnimationFrame(() => requestAnimationFrame(() => paper?.classList.add('laid-out')));
  }

  readonly #click = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.composedPath().find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset['key'] !== undefined);
    if (link?.dataset['key'] === undefined) return;
    event.preventDefault();
    this.app.select({ kind: 'cell', key: link.dataset['key'] });
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#marker?.move(event.key, event.composedPath()[0]) === true) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-document': GoujiDocument;
  }
}
