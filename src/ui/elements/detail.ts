import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { step } from '../commands/decide.js';
import { putOff } from '../commands/focus.js';
import { shared } from '../look/shared.js';
import { notChecked, uncheckedAt } from '../report/ledger.js';
import type { Selection } from '../state/route.js';
import type { OpenSession } from '../state/session.js';
import { GoujiElement } from './base.js';
import './cell-detail.js';
import './cell-findings.js';
import './figures-detail.js';
import './finding-detail.js';
import './trial.js';

/** The right pane: the one finding, or the one figure, that is looked at. */
@customElement('gouji-detail')
export class GoujiDetail extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100%;
      }
      section {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--panel);
      }
      .bar {
        display: flex;
        gap: 6px;
        align-items: center;
        padding: 4px 10px 4px 16px;
        min-height: 36px;
        border-bottom: 1px solid var(--line);
        color: var(--soft);
        font-size: 12px;
      }
      .body {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 12px 16px 32px;
      }
      .empty {
        color: var(--soft);
      }
      .empty p {
        margin-bottom: 8px;
      }
    `,
  ];

  @query('.body') private readonly body!: HTMLElement | null;
  #shown: unknown = null;

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.order, this.app.navigation.route];
  }

  enter(): void {
    this.body?.focus();
  }

  /** In the frame after the one in which the report moves: what is read second must not delay what is seen first. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.#frame();
    await super.scheduleUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.renderRoot.querySelector('gouji-finding-detail')?.updateComplete;
    return complete;
  }

  #frame(): Promise<void> {
    return new Promise((resolve) => {
      const begin = (): void => {
        end();
        resolve();
      };
      const end = putOff(() => {
        begin();
        return this.updateComplete;
      });
      requestAnimationFrame(() => setTimeout(begin));
    });
  }

  override render() {
    const { session, words, app } = this;
    if (session === null) return nothing;
    const { selection } = app.navigation.route.value;
    const [at, all] = this.#position(session, selection);
    const title = selection?.kind === 'cell' ? words.cell.title : selection?.kind === 'figures' ? words.ledger.title : words.detail.title;
    return html`<section aria-label=${title}>
      <div class="bar">
        <span>${title}${at >= 0 ? ` ${words.detail.position(at + 1, all)}` : nothing}</span>
        <span class="spread"></span>
        <button class="plain" @click=${() => step(app, -1)}>${words.detail.previous} <kbd>K</kbd></button>
        <button class="plain" @click=${() => step(app, 1)}>${words.detail.next} <kbd>J</kbd></button>
        ${selection === null ? nothing : html`<button class="plain" aria-label=${words.detail.close} title=${words.detail.close} @click=${() => app.select(null)}>✕</button>`}
      </div>
      <div class="body" tabindex="0"><gouji-trial .app=${app}></gouji-trial>${this.#content()}</div>
    </section>`;
  }

  protected override updated(): void {
    const { selection } = this.app.navigation.route.value;
    const key = JSON.stringify(selection);
    if (key === this.#shown) return;
    this.#shown = key;
    this.body?.scrollTo(0, 0);
  }

  /** Which of the findings that the list shows it is, or, where it shows none, which of the places that were not checked. */
  #position(session: OpenSession, selection: Selection | null): [at: number, all: number] {
    const order = session.order.value;
    if (selection?.kind === 'finding') return [order.indexOf(selection.id), order.length];
    if (selection?.kind !== 'figures' || order.length > 0) return [-1, 0];
    const places = notChecked(session.content.value);
    return [uncheckedAt(places, selection), places.length];
  }

  #content(): TemplateResult {
    const { session, words, app } = this;
    const { selection } = app.navigation.route.value;
    if (session === null || selection === null) {
      return html`<div class="empty">
        <p>${words.detail.nothing}</p>
        ${session === null || session.order.value.length === 0 ? nothing : html`<button @click=${() => step(app, 1)}>${words.detail.begin} <kbd>J</kbd></button>`}
      </div>`;
    }
    if (selection.kind === 'finding') {
      const finding = session.content.value.byId.get(selection.id);
      return finding ? html`<gouji-finding-detail .app=${app} .finding=${finding}></gouji-finding-detail>` : this.#unknown(words.detail.unknownFinding);
    }
    if (selection.kind === 'figures')
      return html`<gouji-figures-detail .app=${app} .tally=${selection.tally} .place=${selection.place}></gouji-figures-detail>`;
    const { index } = session.content.value;
    if (index === null) return html`<gouji-cell-findings .app=${app} .key=${selection.key}></gouji-cell-findings>`;
    const cell = index.byKey.get(selection.key);
    if (cell) return html`<gouji-cell-detail .app=${app} .cell=${cell}></gouji-cell-detail>`;
    return this.#unknown(words.detail.unknownCell);
  }

  #unknown(text: string): TemplateResult {
    return html`<p>${text}</p>
      <p class="soft">${this.words.detail.unknownLead}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-detail': GoujiDetail;
  }
}
