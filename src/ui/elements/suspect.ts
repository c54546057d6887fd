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
    return html`<h3>${detail.suspect}${words.brackets(detail.margin[suspect.margin])}</h3>
      ${edits.map(
        (edit) =>
          html`<div class="edit ${edits.length > 1 ? 'several' : ''}">
            ${this.#figure(edit.address)} <del>${edit.printed === '' ? detail.blankFigure : edit.printed}</del> → <ins>${edit.suggestion}</ins>
          </div>`,
      )}
      <p>${words.listSemicolon([this.#why(suspect.reason), does].filter(Boolean))}${words.stop}</p>
      ${
        this.session?.content.value.view
          ? html`<p>
              <button @click=${() => trySuspect(this.app)}>${words.trial.trySuspect} <kbd>W</kbd></button>
            </p>`
          : nothing
      }
      ${suspect.alternatives.length > 0 ? this.#alternatives() : nothing}`;
  }

  #edits(): Suspect['edits'] {
    const { suspect, finding } = this;
    if (suspect.edits.length > 0 || suspect.operand === null) return suspect.edits;
    const operand = finding.operands[suspect.operand];
    return operand ? [{ address: operand.address ?? '', printed: operand.printed, suggestion: suspect.suggestion, anchors: operand.anchors }] : [];
  }

  #alternatives(): TemplateResult {
    return html`<p class="soft">${this.words.detail.alternatives}</p>
      <ul>
        ${this.suspect.alternatives.map((other) => html`<li>${this.#figure(other.address)} → ${other.suggestion} <span class="soft">${this.#why(other.reason)}</span></li>`)}
      </ul>`;
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
