import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { step } from '../commands/decide.js';
import { count } from '../look/format.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** When nothing is violated, says so, and says in the same breath what was not checked. */
@customElement('gouji-verdict-summary')
export class GoujiVerdictSummary extends GoujiElement {
  static override styles = [
    shared,
    css`
      .clean {
        margin: 10px 0 4px;
        padding: 10px 12px;
        border: 1px solid var(--ok);
        border-left-width: 3px;
        border-radius: 4px;
        background: var(--ok-bg);
      }
      .clean.nothing {
        border-color: var(--near);
        background: var(--near-bg);
      }
      strong,
      button.link {
        display: block;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.order];
  }

  override render() {
    const { session, words, language } = this;
    if (session === null) return nothing;
    const { list } = session.content.value;
    const { violated, notices } = session.counts();
    if (violated > 0) return nothing;
    const { exact, rounding, undecided } = list.checks;
    const held = exact + rounding;
    const { coverage } = list;
    const walks = held > 0 && session.order.value.length === 0 && coverage.unchecked + coverage.unread > 0;
    const notChecked = [
      coverage.unchecked > 0 ? `${words.coverage.states.unchecked} ${count(coverage.unchecked, language)}` : '',
      coverage.unread > 0 ? `${words.coverage.states.unread} ${count(coverage.unread, language)}` : '',
      undecided > 0 ? `${words.verdict.undecided} ${count(undecided, language)}` : '',
    ].filter(Boolean);
    return html`<div class="clean ${held === 0 ? 'nothing' : ''}">
      <strong
        >${held === 0 ? words.findings.noChecks : notices > 0 ? words.findings.cleanNotices(count(held, language)) : words.findings.clean(count(held, language))}</strong
      >
      ${list.report.tables.length === 0 && session.content.value.view ? html`<button class="link" @click=${() => this.app.showTab('detected')}>${words.findings.nameTables} <kbd>D</kbd></button>` : nothing}
      ${rounding > 0 ? html`<div>${words.findings.cleanRounding(rounding)}</div>` : nothing}
      ${held > 0 && notices > 0 ? html`<div>${words.findings.noticesLeft(notices)}</div>` : nothing}
      <button class="link" @click=${() => this.app.showTab('coverage')}>
        ${words.findings.notChecked}${words.colon}${notChecked.length > 0 ? words.list(notChecked) : words.coverage.none}
      </button>
      ${walks ? html`<button class="link" @click=${() => step(this.app, 1)}>${words.findings.stepUnchecked} <kbd>J</kbd></button>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-verdict-summary': GoujiVerdictSummary;
  }
}
