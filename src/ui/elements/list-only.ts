import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { place } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** In the report's place when a list came without it: where to look in the printed report, and how to join the two. */
@customElement('gouji-list-only')
export class GoujiListOnly extends GoujiElement {
  static override styles = [
    shared,
    panelStyles,
    css`
      .lead {
        padding: 12px 16px;
        border: 1.5px dashed var(--line-strong);
        border-radius: 6px;
        margin-bottom: 16px;
      }
      tr[aria-current] td {
        background: var(--accent-bg);
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.app.navigation.route];
  }

  override render() {
    const { session, words, app } = this;
    if (session === null) return nothing;
    const { selection } = app.navigation.route.value;
    const { byId } = session.content.value;
    const finding = selection?.kind === 'finding' ? byId.get(selection.id) : undefined;
    return html`<div class="page">
      <div class="lead">
        <strong>${words.report.noDocument}</strong>
        <p>${words.report.noDocumentLead}</p>
      </div>
      ${
        finding
          ? html`<h3>${words.report.places}</h3>
              <table class="plain">
                <tbody>
                  ${finding.operands.map(
                    (operand) =>
                      html`<tr>
                        <td>${reportWords(operand.label)}</td>
                        <td class="num">
                          ${operand.printed === '' ? html`<span class="none">${words.detail.blankFigure}</span>` : reportWords(operand.printed)}
                        </td>
                        <td class="soft">${place(operand.anchors, words)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-list-only': GoujiListOnly;
  }
}
