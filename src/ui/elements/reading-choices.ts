import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { choose } from '../commands/choose.js';
import type { Choice } from '../engine.js';
import { place } from '../look/format.js';
import { engineWords, reportWords, within } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { GoujiElement } from './base.js';

/** What the user decided about the reading: each with its place, whether it was followed, and a way back. */
@customElement('gouji-reading-choices')
export class GoujiReadingChoices extends GoujiElement {
  static override styles = [
    shared,
    css`
      h3 {
        font-size: 13px;
        margin: 22px 0 6px;
      }
      ul {
        margin: 0 0 6px;
        padding-left: 1.3em;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.readOnly];
  }

  override render() {
    const { session, words } = this;
    const reading = session?.content.value.view?.reading;
    if (!session || !reading) return nothing;
    const { choices } = session;
    const locked = session.readOnly.value;
    const kept = choices.filter(({ kind }) => kind === 'encoding');
    return html`<h3>${words.reading.choices}${words.brackets(String(choices.length))}</h3>
      <ul>
        ${choices.map((choice, index) => {
          const untaken = reading.choices[index]?.untaken;
          return html`<li>
            ${'anchor' in choice ? html`<span class="soft">${place([choice.anchor], words)}</span> ` : nothing}${this.#said(choice)}
            ${
              choice.kind === 'encoding'
                ? nothing
                : html`<button class="link" ?disabled=${locked} @click=${() => choose(this.app, (now) => now.filter((one) => one !== choice))}>
                    ${words.reading.takeBack}
                  </button>`
            }
            ${untaken ? html`<div class="near">! ${engineWords(untaken, this.language, JSON.stringify(choice))}</div>` : nothing}
          </li>`;
        })}
      </ul>
      ${choices.length - kept.length > 1 ? html`<button ?disabled=${locked} @click=${() => choose(this.app, (now) => now.filter(({ kind }) => kind === 'encoding'))}>${words.reading.takeBackAll}</button>` : nothing}`;
  }

  #said(choice: Choice): TemplateResult {
    const { choice: said } = this.words.reading;
    switch (choice.kind) {
      case 'table':
        return choice.table === null ? html`${said.noTable}` : within(said.table, tableName(choice.table, this.words));
      case 'header':
        return html`${choice.header ? said.header : said.body}`;
      case 'joined':
        return html`${choice.to === null ? said.split : said.joined}`;
      case 'encoding':
        return html`${said.encoding((this.words.encoding as Record<string, string | undefined>)[choice.encoding] ?? choice.encoding)}`;
      case 'report':
        return html`${said.report(this.words.kind[choice.report])}`;
      case 'part':
        return html`${said.part(choice.part)}`;
      case 'rule-off':
        return within((reason) => said.ruleOff(choice.rule, reason), reportWords(choice.reason));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-reading-choices': GoujiReadingChoices;
  }
}
