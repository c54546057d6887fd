import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { onReach } from '../commands/focus.js';
import { moment } from '../look/format.js';
import { reportWords, within } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { formatRoute } from '../state/route.js';
import type { Summary } from '../store/schema.js';
import { GoujiElement } from './base.js';

/** The sessions of this browser: counts, search, delete with undo. Only the user's own second step erases. */
@customElement('gouji-sessions')
export class GoujiSessions extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .top {
        display: flex;
        align-items: baseline;
        gap: 16px;
        margin-bottom: 4px;
      }
      h2 {
        font-size: 14px;
      }
      input {
        width: 280px;
        max-width: 100%;
      }
      .frame {
        overflow-x: auto;
      }
      table {
        min-width: 760px;
      }
      td.name {
        min-width: 240px;
      }
      tr:hover td {
        background: var(--panel);
      }
      details {
        margin-top: 18px;
      }
      summary {
        cursor: pointer;
        color: var(--soft);
      }
      td.num + td,
      th.num + th:not(.num) {
        padding-left: 20px !important;
      }
      .zero {
        color: var(--none);
      }
      .unchecked {
        text-align: right !important;
      }
      .act {
        text-align: right;
        white-space: nowrap;
      }
    `,
  ];

  @state() private text = '';
  /** The session whose erasing waits for a yes. */
  @state() private erasing: string | null = null;
  #end = (): void => undefined;

  protected override watched() {
    return [this.app.keeper.summaries];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = onReach('search', () => this.renderRoot.querySelector('input')?.focus());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  override render() {
    const { start } = this.words;
    const all = this.app.keeper.summaries.value;
    const kept = all.filter((summary) => summary.deleted === null);
    const trash = all.filter((summary) => summary.deleted !== null);
    const shown = kept.filter((summary) => this.#matches(summary));
    return html`<section>
      <div class="top">
        <h2>${start.sessions}</h2>
        ${
          kept.length > 0
            ? html`<input
                  type="search"
                  aria-label=${start.search}
                  placeholder=${start.search}
                  .value=${this.text}
                  @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
                />
                <kbd>/</kbd>`
            : nothing
        }
      </div>
      ${kept.length === 0 ? html`<p class="soft">${start.sessionsNone}</p>` : shown.length === 0 ? html`<p>${within(start.sessionsNoneFound, html`<span lang="">${this.text}</span>`)}</p>` : this.#table(shown)}
      ${trash.length > 0 ? this.#trash(trash) : nothing}
    </section>`;
  }

  #table(summaries: readonly Summary[]): TemplateResult {
    const { columns } = this.words.start;
    return html`<div class="frame">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">${columns.report}</th>
            <th scope="col">${columns.year}</th>
            <th scope="col" class="num">${columns.violated}</th>
            <th scope="col" class="num">${columns.undecided}</th>
            <th scope="col" class="num">${columns.rounding}</th>
            <th scope="col" class="num">${columns.notices}</th>
            <th scope="col" class="num">${columns.decided}</th>
            <th scope="col">${columns.opened}</th>
            <th><span class="hidden-text">${this.words.start.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${summaries.map((summary) => this.#row(summary))}
        </tbody>
      </table>
    </div>`;
  }

  #row(summary: Summary): TemplateResult {
    const { start, kind } = this.words;
    const { counts } = summary;
    const number = (value: number, colour: string): TemplateResult => html`<td class="num ${value === 0 ? 'zero' : colour}">${value}</td>`;
    return html`<tr data-session=${summary.id}>
      <td class="name">
        <a href=${formatRoute({ report: summary.id, selection: null, tab: counts.checks === 0 && summary.hasDocument ? 'detected' : 'report' })}
          >${reportWords(summary.department ?? summary.name)}</a
        >
        ${summary.hasDocument ? nothing : html`<span class="tag" title=${start.listOnlyTitle}>${start.listOnly}</span>`}
        <div class="soft">${reportWords(summary.name)}</div>
      </td>
      <td>${summary.year ?? ''} ${summary.kind === 'unknown' ? nothing : html`<span class="soft">${kind[summary.kind]}</span>`}</td>
      ${
        counts.checks === 0
          ? html`<td class="near unchecked" colspan="4">${start.unchecked}</td>`
          : html`${number(counts.violated, 'bad')}${number(counts.undecided, 'open')}${number(counts.rounding, 'near')}${number(counts.notices, 'soft')}`
      }
      <td class="num">${start.decidedOf(counts.decided, counts.findings)}</td>
      <td class="soft">${moment(summary.opened, this.language)}</td>
      <td class="act"><button class="plain" aria-label=${start.deleteOf(summary.name)} @click=${() => this.#delete(summary)}>${start.delete}</button></td>
    </tr>`;
  }

  #trash(trash: readonly Summary[]): TemplateResult {
    const { start } = this.words;
    return html`<details>
      <summary>${start.trash(trash.length)}</summary>
      <p class="soft">${start.trashLead}</p>
      <table class="plain">
        <tbody>
          ${trash.map(
            (summary) =>
              html`<tr>
                <td>${reportWords(summary.department ?? summary.name)} <span class="soft">${reportWords(summary.name)}</span></td>
                <td class="act">
                  ${
                    this.erasing === summary.id
                      ? html`${within(start.eraseAsk, reportWords(summary.name))}
                          <button @click=${() => this.#erase(summary)}>${start.erase}</button>
                          <button @click=${() => (this.erasing = null)}>${this.words.detail.cancel}</button>`
                      : html`<button @click=${() => this.#restore(summary)}>${start.restore}</button>
                          <button aria-label=${start.eraseOf(summary.name)} @click=${() => (this.erasing = summary.id)}>${start.erase}</button>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #matches(summary: Summary): boolean {
    const text = [summary.name, summary.department ?? '', summary.year ?? ''].join(' ').toLowerCase();
    return this.text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  }

  #delete(summary: Summary): void {
    void this.#change(summary, new Date().toISOString()).then(() =>
      this.app.announcer.say(within(this.words.start.deleted, reportWords(summary.department ?? summary.name)), () => this.#restore(summary)),
    );
  }

  #restore(summary: Summary): void {
    void this.#change(summary, null);
  }

  async #change(summary: Summary, deleted: string | null): Promise<void> {
    await this.app.keeper.change(summary.id, { deleted });
    this.app.desk.tellSessions();
  }

  #erase(summary: Summary): void {
    this.erasing = null;
    void this.app.keeper.erase(summary.id).then(() => this.app.desk.tellSessions());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-sessions': GoujiSessions;
  }
}
