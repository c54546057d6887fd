import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Finding } from '../engine.js';
import { copyLink } from '../commands/copy.js';
import { arithmetic, arithmeticStyles, reasonOf, sumOf } from '../look/arithmetic.js';
import { boxStyles } from '../look/box-styles.js';
import { place } from '../look/format.js';
import { classGlyph } from '../look/glyphs.js';
import { ownNames } from '../look/own-names.js';
import { relationInWords } from '../look/relation.js';
import { allNames, engineWords, namesOf, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { cellAt } from '../state/report-index.js';
import { classOf } from '../state/filter.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';
import './decision.js';
import './suspect.js';

/** One finding: what is said, the arithmetic, the suspect, the decision, the rule. */
@customElement('gouji-finding-detail')
export class GoujiFindingDetail extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    arithmeticStyles,
    css`
      .places {
        margin-bottom: 10px;
        color: var(--soft);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) finding!: Finding;
  @state() private expanded = false;

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('finding')) this.expanded = false;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.renderRoot.querySelector('gouji-decision')?.updateComplete;
    return complete;
  }

  override render() {
    const { finding, session, words, language, app } = this;
    if (session === null) return nothing;
    const { index, view } = session.content.value;
    const check = index?.checkOf.get(finding.id);
    const sum = sumOf(finding, check);
    const names = [namesOf(finding), allNames(this.session?.content.value.view ?? null)];
    const reason = reasonOf(sum, finding.severity, words);
    const hash = formatRoute({ report: session.id, selection: { kind: 'finding', id: finding.id }, tab: 'report' });
    return html`
      <h2>${classGlyph(classOf(finding), words)} ${engineWords(finding.title, language, ...names)}</h2>
      <p class="lead">${engineWords(finding.message, language, ...names)}</p>
      ${this.#ownNames()} ${reason ? html`<p class="lead">${reason}</p>` : nothing}
      ${check?.why && finding.verdict !== 'violated' ? html`<p class="lead">${engineWords(check.why, language, ...names)}</p>` : nothing}
      ${arithmetic(sum, { words, report: session.id, linked: (address) => index === null || cellAt(index, address) !== null, expanded: this.expanded, expand: () => (this.expanded = true) })}
      ${view === null || finding.operands.some((operand) => operand.address === null) ? this.#places() : nothing}
      ${finding.suspect ? html`<gouji-suspect class="box" .app=${app} .finding=${finding} .suspect=${finding.suspect}></gouji-suspect>` : nothing}
      <gouji-decision class="box" .app=${app} .finding=${finding}></gouji-decision>
      ${this.#rule()}
      <button @click=${() => copyLink(app, hash)}>${words.detail.copyLink}</button>
    `;
  }

  /** Rules call tables by the numbers of the prescribed form, whatever the report prints on them. */
  #ownNames(): TemplateResult | typeof nothing {
    const { finding, words } = this;
    const tables = this.session?.content.value.view?.tables ?? [];
    const own = ownNames(
      finding.operands.map(({ address }) => address),
      tables,
    );
    if (own.length === 0) return nothing;
    return html`<p class="places">
      ${words.detail.ownNames}${words.colon}${own.map(({ id, name }, at) => html`${at > 0 ? words.separator : nothing}${tableName(id, words)} = ${reportWords(name)}`)}
    </p>`;
  }

  /** Where to look in the report, for words and for a list without its report. */
  #places(): TemplateResult {
    const { finding, words } = this;
    return html`<p class="places">
      ${words.cell.place}${words.colon}${words.list([...new Set(finding.operands.map((operand) => place(operand.anchors, words)))].slice(0, 8))}
    </p>`;
  }

  #rule(): TemplateResult {
    const { finding, words, language } = this;
    const names = [namesOf(finding), allNames(this.session?.content.value.view ?? null)];
    const relation = relationInWords(finding);
    return html`<div class="box">
      <h3>${words.detail.rule} <span class="mono">${finding.rule}</span></h3>
      <p>${engineWords(finding.why, language, ...names)}</p>
      <dl>
        <dt>${words.detail.severityTitle}</dt>
        <dd>${words.severity[finding.severity]} · ${words.group[finding.group]}</dd>
        ${
          finding.statement
            ? html`<dt>${words.detail.statement}</dt>
                <dd>${reportWords(finding.statement)}</dd>`
            : nothing
        }
        <dt>${words.detail.basis}</dt>
        <dd>${reportWords(finding.basis)}</dd>
        <dt>${words.detail.formula}</dt>
        <dd>${relation === null ? engineWords(finding.title, language, ...names) : reportWords(relation)}</dd>
      </dl>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-finding-detail': GoujiFindingDetail;
  }
}
