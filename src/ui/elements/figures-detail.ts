import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { boxStyles } from '../look/box-styles.js';
import { figureList } from '../look/figure-list.js';
import { count, place } from '../look/format.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { TALLY_MARKS } from '../look/tallies.js';
import { ALL, ledgerFor, REST, TALLIES, type Place } from '../report/ledger.js';
import { GoujiElement } from './base.js';

const SHOWN = 400;

/** The figures behind one count of the ledger, while the report marks them. */
@customElement('gouji-figures-detail')
export class GoujiFiguresDetail extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 2px 0;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() tally = '';
  @property() place = '';

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words, language } = this;
    const ledger = session === null ? null : ledgerFor(session.content.value);
    const tally = TALLIES.find((one) => one === this.tally);
    const at = ledger?.places.find(({ key }) => key === this.place);
    if (session === null) return nothing;
    if (ledger === null || tally === undefined || (at === undefined && this.place !== ALL)) return html`<p>${words.detail.unknownCell}</p>`;
    const cells = ledger.figures(this.place, tally);
    const numbers = tally === 'notFigures' ? ledger.notFigures(this.place) : [];
    const all = cells.length + numbers.length;
    const [colour, sign] = TALLY_MARKS[tally];
    return html`<h2><span class=${colour}>${sign}</span> ${words.ledger.tallies[tally]}${words.brackets(count(all, language))}</h2>
      <p class="soft">${at === undefined ? words.ledger.all : this.#name(at)}</p>
      <p class="lead">${words.ledger.means[tally]}</p>
      <ul>
        ${figureList(cells.slice(0, SHOWN), session.id, words)}
        ${numbers.slice(0, SHOWN).map((number) => html`<li>${reportWords(number.printed)} <span class="soft">${place(number.anchors, words)}</span></li>`)}
      </ul>
      ${all > SHOWN ? html`<p class="soft">${words.coverage.more(all - SHOWN)}</p>` : nothing}`;
  }

  #name(at: Place): TemplateResult {
    const { words } = this;
    if (at.kind === 'table') return html`${tableName(at.table, words)} ${reportWords(at.title)}`;
    if (at.kind === 'grid') return html`${words.report.unrecognised}`;
    if (at.key === REST) return html`${words.ledger.rest}`;
    return at.title === '' ? html`${words.ledger.opening}` : html`${reportWords(at.title)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-figures-detail': GoujiFiguresDetail;
  }
}
