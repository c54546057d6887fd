import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Finding, FindingOperand } from '../engine.js';
import { boxStyles } from '../look/box-styles.js';
import { place, signed } from '../look/format.js';
import { classGlyph } from '../look/glyphs.js';
import { engineWords, namesOf, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { classOf } from '../state/filter.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';

/** One figure of a list that came without its report: what the list says of it, and every finding it is in. */
@customElement('gouji-cell-findings')
export class GoujiCellFindings extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    css`
      .printed {
        font-size: 20px;
        line-height: 28px;
      }
      h3 {
        margin: 14px 0 4px;
      }
      a {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        padding: 4px 8px;
        margin-bottom: 4px;
        border: 1px solid var(--line);
        border-radius: 4px;
        background: var(--paper);
      }
      .glyph {
        font-weight: 700;
      }
    `,
  ];

  @property() key = '';

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words, key } = this;
    if (session === null) return nothing;
    const findings = session.content.value.list.findings.filter((finding) => operandAt(finding, key) !== undefined);
    const operand = findings.map((finding) => operandAt(finding, key)).find((one) => one !== undefined);
    if (operand === undefined)
      return html`<p>${words.detail.unknownCell}</p>
        <p class="soft">${words.detail.unknownInList}</p>`;
    return html`<h2>${reportWords(operand.label)}</h2>
      <p class="printed">
        ${operand.printed === '' ? html`<span class="none">${words.detail.blankFigure}</span>` : reportWords(signed(operand.printed))}
        <span class="soft">${reportWords(operand.unit)}</span>
      </p>
      <dl>
        <dt>${words.cell.place}</dt>
        <dd>${place(operand.anchors, words)}</dd>
        <dt>${words.cell.address}</dt>
        <dd class="mono">${reportWords(key)}</dd>
      </dl>
      <h3>${words.cell.findings(findings.length)}</h3>
      ${findings.map((finding) => this.#finding(finding))}
      <p class="soft">${words.cell.listOnly}</p>`;
  }

  #finding(finding: Finding): TemplateResult {
    const { words, language, session } = this;
    const href = formatRoute({ report: session?.id ?? null, selection: { kind: 'finding', id: finding.id }, tab: 'report' });
    return html`<a href=${href}>${classGlyph(classOf(finding), words)}<span>${engineWords(finding.title, language, namesOf(finding))}</span></a>`;
  }
}

function operandAt(finding: Finding, address: string): FindingOperand | undefined {
  return finding.operands.find((operand) => operand.address === address);
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-cell-findings': GoujiCellFindings;
  }
}
