import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ChangedCheck } from '../engine.js';
import { boxStyles } from '../look/box-styles.js';
import { verdictGlyph } from '../look/glyphs.js';
import { engineWords, namesOf, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { cellAt } from '../state/report-index.js';
import { tell } from '../state/problem.js';
import { formatRoute } from '../state/route.js';
import type { Trial } from '../state/what-if.js';
import { GoujiElement } from './base.js';

/** Other figures that are being tried, and which checks they would change. It stays until it is reset. */
@customElement('gouji-trial')
export class GoujiTrial extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      .box {
        border-left: 3px solid var(--accent);
      }
      .head {
        display: flex;
        gap: 6px;
        align-items: baseline;
        justify-content: space-between;
      }
      del {
        color: var(--soft);
      }
      ins {
        text-decoration: none;
        font-weight: 700;
      }
      ul {
        list-style: none;
        margin: 4px 0 0;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: 52px minmax(0, 1fr);
        gap: 4px;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.app.whatIf.trial];
  }

  override render() {
    const { app, words } = this;
    const trial = app.whatIf.trial.value;
    if (trial === null || this.session === null) return nothing;
    return html`<div class="box" aria-live="polite">
      <div class="head">
        <h3>${words.trial.title}</h3>
        <button class="plain" @click=${() => app.whatIf.reset()}>${words.trial.reset} <kbd>W</kbd></button>
      </div>
      ${trial.edits.map((edit) => this.#edit(edit.address, edit.printed))} ${this.#answer(trial)}
    </div>`;
  }

  #edit(address: string, printed: string): TemplateResult {
    const cell = cellAt(this.session?.content.value.index ?? null, address);
    const before = cell?.figure.printed ?? '';
    return html`<div>
      ${reportWords(cell?.figure.label ?? address.replaceAll('/', ' '))} <del>${before === '' ? this.words.detail.blankFigure : before}</del> →
      <ins>${printed}</ins>
    </div>`;
  }

  #answer(trial: Trial): TemplateResult {
    const { words, language } = this;
    if (trial.step === 'asking') return html`<p class="soft">${words.trial.asking}</p>`;
    if (trial.step === 'failed') return html`<p class="bad">${tell(trial.problem, words, language).what}</p>`;
    const { changes } = trial;
    const repaired = changes.filter(({ before, after }) => before.verdict === 'violated' && after.verdict !== 'violated').length;
    const broken = changes.filter(({ before, after }) => before.verdict !== 'violated' && after.verdict === 'violated').length;
    return html`<p>${words.trial.effect(repaired, broken, changes.length - repaired - broken)}</p>
      <ul>
        ${changes.map((change) => this.#change(change))}
      </ul>`;
  }

  #change({ before, after, check }: ChangedCheck): TemplateResult {
    const { words, language, session } = this;
    const finding = session?.content.value.view?.checks[check]?.finding ?? null;
    const title = engineWords(after.title, language, namesOf(after));
    return html`<li>
      <span>${verdictGlyph(before.verdict, words)} → ${verdictGlyph(after.verdict, words)}</span>
      ${finding === null ? html`<span>${title}</span>` : html`<a href=${formatRoute({ report: session?.id ?? null, selection: { kind: 'finding', id: finding }, tab: 'report' })}>${title}</a>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-trial': GoujiTrial;
  }
}
