import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Finding, Suspect } from '../engine.js';
import { trySuspect } from '../commands/try.js';
import { boxStyles } from '../look/box-styles.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { cellAt } from '../state/report-index.js';
import { formatRoute } from '../state/route.js';
import { engineMessage } from '../words/engine-messages.js';
import { GoujiElement } from './base.js';

/** Rivals that stand open; the rest are folded. */
const FEW = 3;

/** The figure that is most likely wrong, what it should be, why, and what else it might be. */
@customElement('gouji-suspect')
export class GoujiSuspect extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      .edit {
        font-size: 16px;
        line-height: 24px;
      }
      .edit.several {
        font-size: 13px;
        line-height: 20px;
      }
      ins {
        text-decoration: none;
        color: var(--ok);
        font-weight: 700;
      }
      del {
        color: var(--bad);
      }
      ul {
        margin: 2px 0 0;
        padding-left: 1.3em;
      }
    `,
  ];

  @property({ attribute: false }) finding!: Finding;
  @property({ attribute: false }) suspect!: Suspect;

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { words, suspect } = this;
    const { detail } = words;
    const edits = this.#edits();
    const does = words.clauses([detail.suspectRepairs(suspect.repairs.length), detail.suspectBreaks(suspect.breaks.length)]);
    // What a figure that slipped left behind goes with it.
    const isAlike = suspect.reason !== 'slipped' && suspect.reason !== 'misplaced' && suspect.repairs.length > 0 && !suspect.repairs.includes(this.finding.id);
    if (edits.length === 0)
      return html`<h3>${detail.suspect}</h3>
        <p>${detail.unclear(suspect.alternatives.length)}${words.stop}</p>
        ${this.#misread()} ${this.#alternatives()}`;
    return html`<h3>${detail.suspect}${words.brackets(detail.margin[suspect.margin])}</h3>
      ${edits.map(
        (edit) =>
          html`<div class="edit ${edits.length > 1 ? 'several' : ''}">
            ${this.#figure(edit.address)} <del>${edit.printed === '' ? detail.blankFigure : edit.printed}</del> → <ins>${edit.suggestion}</ins>
          </div>`,
      )}
      <p>${words.listSemicolon([this.#why(suspect.reason), does].filter(Boolean))}${words.stop}</p>
      ${isAlike ? html`<p class="soft">${detail.suspectAlike}${words.stop}</p>` : nothing}
      ${suspect.source ? html`<p class="soft">${detail.sourceFigure}${words.colon}${this.#figure(suspect.source.address)} ${suspect.source.printed}</p>` : nothing}
      ${this.#misread()}
      ${
        this.session?.content.value.view
          ? html`<p>
              <button @click=${() => trySuspect(this.app)}>${words.trial.trySuspect} <kbd>W</kbd></button>
            </p>`
          : nothing
      }
      ${suspect.alternatives.length > 0 && suspect.margin !== 'likely' ? this.#alternatives() : nothing}`;
  }

  #edits(): Suspect['edits'] {
    const { suspect, finding } = this;
    if (suspect.edits.length > 0 || suspect.operand === null) return suspect.edits;
    const operand = finding.operands[suspect.operand];
    return operand
      ? [{ address: operand.address ?? '', printed: operand.printed, suggestion: suspect.suggestion, label: operand.label, anchors: operand.anchors }]
      : [];
  }

  #alternatives(): TemplateResult {
    const { detail } = this.words;
    const all = this.suspect.alternatives;
    const rows = (some: Suspect['alternatives']): TemplateResult =>
      html`<ul>
        ${some.map((other) => html`<li>${this.#figure(other.address)} ${other.printed === '' ? detail.blankFigure : other.printed} → ${other.suggestion} <span class="soft">${this.#why(other.reason)}</span></li>`)}
      </ul>`;
    return html`<p class="soft">${detail.alternatives}</p>
      ${rows(all.slice(0, FEW))}
      ${
        all.length > FEW
          ? html`<details>
              <summary>${detail.moreCandidates(all.length - FEW)}</summary>
              ${rows(all.slice(FEW))}
            </details>`
          : nothing
      }`;
  }

  /** The reader may be wrong and not the report: one click to the page as printed. */
  #misread(): TemplateResult | typeof nothing {
    const { session, words, suspect, finding } = this;
    if (!suspect.misread) return nothing;
    const link = session
      ? html` <a href=${formatRoute({ report: session.id, selection: { kind: 'finding', id: finding.id }, tab: 'original' })}>${words.detail.seeOriginal}</a>`
      : nothing;
    return html`<p>${words.detail.misread}${words.stop}${link}</p>`;
  }

  #why(reason: string): string {
    return engineMessage(`explain-reason-${reason}`, {}, this.language) ?? '';
  }

  #figure(address: string): TemplateResult {
    const { session, finding } = this;
    const cell = cellAt(session?.content.value.index ?? null, address);
    const label = cell?.figure.label ?? finding.operands.find((operand) => operand.address === address)?.label ?? address.replaceAll('/', ' ');
    if (!cell || !session) return html`${reportWords(label)}`;
    return html`<a href=${formatRoute({ report: session.id, selection: { kind: 'cell', key: cell.key }, tab: 'report' })}>${reportWords(label)}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-suspect': GoujiSuspect;
  }
}
