import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { count } from '../look/format.js';
import { shared } from '../look/shared.js';
import { lacksForms } from '../state/report-index.js';
import { GoujiElement } from './base.js';

/** One line above the report: what was read, and whether something was not understood. It leads to the reading and stops nobody. */
@customElement('gouji-reading-line')
export class GoujiReadingLine extends GoujiElement {
  static override styles = [
    shared,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 10px;
        padding: 3px 16px;
        border-bottom: 1px solid var(--line);
        font-size: 12px;
        color: var(--soft);
      }
      button.link {
        font-size: 12px;
        min-height: 24px;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words, language } = this;
    const { view, list } = session?.content.value ?? {};
    if (!session || !view || !list) return nothing;
    const { reading } = words;
    const unknown = view.reading.grids.filter(({ why }) => why !== null).length;
    const missing = view.reading.missing.map(({ table }) => words.report.table(table));
    const untaken = view.reading.choices.filter((choice) => choice.untaken !== null).length;
    const remarks = list.report.remarks.length;
    const unformed = lacksForms(view);
    const wrong = Number(unformed) + unknown + missing.length + untaken > 0;
    return html`<p>
      <span>${reading.line(list.report.tables.length, count(list.coverage.figures, language))}</span>
      ${unformed ? html`<span class="near">! ${reading.lineNoForm}</span>` : nothing}
      ${unknown > 0 ? html`<span class="near">? ${reading.lineUnknown(unknown)}</span>` : nothing}
      ${missing.length > 0 ? html`<span class="near">! ${reading.lineMissing(words.list(missing))}</span>` : nothing}
      ${untaken > 0 ? html`<span class="near">! ${reading.lineUntaken(untaken)}</span>` : nothing}
      ${session.choices.length > 0 ? html`<span>${reading.lineChoices(session.choices.length)}</span>` : nothing}
      ${remarks > 0 ? html`<span>${reading.lineRemarks(remarks)}</span>` : nothing}
      <button class="link" @click=${() => this.app.showTab('detected')}>${wrong ? reading.lineCorrect : reading.lineLook} <kbd>D</kbd></button>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-reading-line': GoujiReadingLine;
  }
}
