import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Disposition, FindingList } from '../engine.js';
import { choose } from '../commands/choose.js';
import { undo } from '../commands/decide.js';
import { engineWords, namesOf, reportWords, within } from '../look/report-words.js';
import type { Adoption } from '../state/importing.js';
import { GoujiDialog } from './dialog.js';

const SHOWN = 50;

/** Asks before an imported list changes decisions, and shows which. */
@customElement('gouji-import')
export class GoujiImport extends GoujiDialog {
  static override styles = [
    GoujiDialog.styles,
    css`
      :host {
        --dialog-width: 760px;
      }
      .body {
        display: grid;
        gap: 10px;
      }
      .scroll {
        max-height: 40vh;
        overflow: auto;
      }
    `,
  ];

  protected override heading(): string {
    return this.words.import.title;
  }

  protected override closed(): void {
    this.app.importing.proposal.value = null;
  }

  protected override body(): TemplateResult {
    const given = this.app.importing.proposal.value;
    if (given === null) return html``;
    const { changed, added, same, unknown } = given.comparison;
    const words = this.words.import;
    const differing = [...changed, ...added.map(({ finding, there }) => ({ finding, there, here: null }))];
    return html`
      <p>${within(words.lead, reportWords(given.list.report.name))}</p>
      <p>${differing.length === 0 ? words.nothing : words.compare(changed.length, added.length, same)}</p>
      ${unknown.length > 0 ? html`<p>${words.unknown(unknown.length)}</p>` : nothing} ${this.#choices(given.list)}
      ${
        differing.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.title}>
              <table class="plain">
                <thead>
                  <tr>
                    <th scope="col">${words.columns.finding}</th>
                    <th scope="col">${words.columns.here}</th>
                    <th scope="col">${words.columns.there}</th>
                  </tr>
                </thead>
                <tbody>
                  ${differing.slice(0, SHOWN).map(
                    ({ finding, here, there }) =>
                      html`<tr>
                        <td>${engineWords(finding.title, this.language, namesOf(finding))}</td>
                        <td>${this.#decision(here)}</td>
                        <td>${this.#decision(there)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
              ${differing.length > SHOWN ? html`<p class="soft">${words.more(differing.length - SHOWN)}</p>` : nothing}
            </div>`
          : nothing
      }
      <div class="row">
        ${added.length > 0 ? html`<button class="primary" @click=${() => this.#adopt('added')}>${words.addOnly(added.length)}</button>` : nothing}
        ${changed.length > 0 ? html`<button @click=${() => this.#adopt('all')}>${words.takeAll(changed.length + added.length)}</button>` : nothing}
        <button @click=${() => this.#adopt('none')}>${words.keep}</button>
        <span class="soft">${differing.length > 0 ? words.undoHint : nothing}</span>
      </div>
    `;
  }

  /** Findings of another reading may be others: whose reading is right is the user's to say. */
  #choices({ choices }: FindingList): TemplateResult | typeof nothing {
    const { session, words } = this;
    if (session === null || JSON.stringify(choices) === JSON.stringify(session.choices)) return nothing;
    const take = (): void => {
      this.close();
      choose(this.app, () => [...choices]);
    };
    return html`<p>
      ${words.import.choices(choices.length)}
      ${session.content.value.view && !session.readOnly.value ? html`<button @click=${take}>${words.import.takeChoices}</button>` : nothing}
    </p>`;
  }

  #decision(disposition: Disposition | null): TemplateResult {
    const state = disposition?.state ?? 'open';
    const said = [disposition?.reason, disposition?.note].filter(Boolean).join(this.words.listSemicolon(['', '']));
    return html`<span class="tag ${state}">${this.words.disposition[state]}</span> <span class="soft" lang="">${said} ${disposition?.by ?? ''}</span>`;
  }

  #adopt(which: Adoption): void {
    const { app } = this;
    const adopted = app.importing.adopt(which);
    this.close();
    void adopted.then((count) => {
      if (count === null) app.announcer.say(this.words.decide.readOnly);
      else if (count > 0) app.announcer.say(this.words.import.imported(count), () => undo(app));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-import': GoujiImport;
  }
}
