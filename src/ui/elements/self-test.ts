import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { SelfTest } from '../engine.js';
import { panelStyles } from '../look/panel-styles.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { cellAt } from '../state/report-index.js';
import { tell } from '../state/problem.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';

const SHOWN = 120;

/** How well the relations of this very report protect its figures: typing errors put in, caught, placed. */
@customElement('gouji-self-test')
export class GoujiSelfTest extends GoujiElement {
  static override styles = [shared, panelStyles];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.app.whatIf.testing];
  }

  override render() {
    const { app, words, language, session } = this;
    if (!session?.content.value.view) return nothing;
    const testing = app.whatIf.testing.value;
    return html`<h3>${words.selfTest.title}</h3>
      <p>${words.selfTest.lead}</p>
      <p><button ?disabled=${testing?.step === 'asking'} @click=${() => void app.whatIf.test()}>${words.selfTest.start}</button></p>
      <div aria-live="polite">
        ${testing?.step === 'asking' ? html`<p class="soft">${words.selfTest.asking}</p>` : nothing}
        ${testing?.step === 'failed' ? html`<p class="bad">${tell(testing.problem, words, language).what}</p>` : nothing}
        ${testing?.step === 'answered' ? this.#result(testing.result) : nothing}
      </div>`;
  }

  #result(result: SelfTest): TemplateResult {
    const { selfTest } = this.words;
    const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);
    return html`<p><b>${selfTest.result(result.tried, share(result.caught, result.tried), share(result.placed, result.caught))}</b></p>
      ${this.#figures(selfTest.single(result.single.length), result.single)}
      ${this.#figures(
        selfTest.pairs(result.pairs.length),
        result.pairs.map(([one]) => one),
      )}
      ${this.#figures(selfTest.unprotected(result.unprotected.length), result.unprotected)}`;
  }

  #figures(title: string, addresses: readonly string[]): TemplateResult | typeof nothing {
    if (addresses.length === 0) return nothing;
    return html`<details>
      <summary>${title}</summary>
      <ul>
        ${addresses.slice(0, SHOWN).map((address) => html`<li>${this.#figure(address)}</li>`)}
      </ul>
      ${addresses.length > SHOWN ? html`<p class="soft">${this.words.coverage.more(addresses.length - SHOWN)}</p>` : nothing}
    </details>`;
  }

  #figure(address: string): TemplateResult {
    const cell = cellAt(this.session?.content.value.index ?? null, address);
    if (!cell) return html`<span class="mono">${reportWords(address)}</span>`;
    const href = formatRoute({ report: this.session?.id ?? null, selection: { kind: 'cell', key: cell.key }, tab: 'report' });
    return html`<a href=${href}>${reportWords(cell.figure.label)} ${reportWords(cell.figure.printed)}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-self-test': GoujiSelfTest;
  }
}
