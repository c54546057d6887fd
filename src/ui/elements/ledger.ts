import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { count } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { TALLY_MARKS } from '../look/tallies.js';
import { ALL, ledgerFor, REST, TALLIES, type Place, type Tally } from '../report/ledger.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';

/** Every number of the report by table or section and by state. Each count is a link that marks those numbers in the report. */
@customElement('gouji-ledger')
export class GoujiLedger extends GoujiElement {
  static override styles = [
    shared,
    panelStyles,
    css`
      :host {
        margin: 12px 0 6px;
      }
      th.num,
      td.num {
        padding-left: 6px;
        padding-right: 6px;
      }
      th[scope='row'] {
        font-weight: 400;
        text-align: left;
        min-width: 108px;
        overflow-wrap: anywhere;
      }
      tr.all th,
      tr.all td {
        font-weight: 600;
        border-bottom: 2px solid var(--line-strong);
      }
      tr.part th {
        color: var(--soft);
        font-size: 12px;
        padding-top: 10px;
      }
      a {
        display: inline-block;
        min-width: 22px;
      }
      a.bad,
      a.open,
      a.near,
      a.ok,
      a.none,
      a.soft {
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 3px;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words } = this;
    const ledger = session === null ? null : ledgerFor(session.content.value);
    if (ledger === null) return nothing;
    const tables = ledger.places.filter(({ kind }) => kind !== 'section');
    const sections = ledger.places.filter(({ kind }) => kind === 'section');
    const sum = (tally: Tally): number => ledger.places.reduce((total, place) => total + place.counts[tally], 0);
    return html`<div class="frame">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">${words.ledger.place}</th>
            ${TALLIES.map((tally) => html`<th scope="col" class="num" title=${words.ledger.means[tally]}>${words.ledger.short[tally]}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr class="all">
            <th scope="row">${words.ledger.all}</th>
            ${TALLIES.map((tally) => this.#count(ALL, tally, sum(tally)))}
          </tr>
          ${this.#part(words.ledger.tables, tables)} ${this.#part(words.ledger.sections, sections)}
        </tbody>
      </table>
    </div>`;
  }

  #part(title: string, places: readonly Place[]): TemplateResult | typeof nothing {
    if (places.length === 0) return nothing;
    return html`<tr class="part">
        <th scope="colgroup" colspan=${TALLIES.length + 1}>${title}</th>
      </tr>
      ${places.map(
        (place) =>
          html`<tr>
            <th scope="row">${this.#name(place)}</th>
            ${TALLIES.map((tally) => this.#count(place.key, tally, place.counts[tally]))}
          </tr>`,
      )}`;
  }

  #name(place: Place): TemplateResult {
    const { words } = this;
    if (place.kind === 'table')
      return html`${tableName(place.table, words)} ${place.title === '' || place.table.endsWith(`:${place.title}`) ? nothing : reportWords(place.title)}`;
    if (place.kind === 'grid') return html`<span class="none">?</span> ${words.report.unrecognised}`;
    if (place.key === REST) return html`${words.ledger.rest}`;
    return place.title === '' ? html`${words.ledger.opening}` : html`${reportWords(place.title)}`;
  }

  #count(place: string, tally: Tally, number: number): TemplateResult {
    if (number === 0) return html`<td class="num none">·</td>`;
    const href = formatRoute({ report: this.session?.id ?? null, selection: { kind: 'figures', tally, place }, tab: 'report' });
    return html`<td class="num"><a class=${TALLY_MARKS[tally][0]} href=${href}>${count(number, this.language)}</a></td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-ledger': GoujiLedger;
  }
}
