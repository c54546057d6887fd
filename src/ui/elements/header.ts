import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { exportList } from '../commands/export.js';
import { chooseFiles } from '../commands/files.js';
import { reportWords } from '../look/report-words.js';
import { time } from '../look/format.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';

/** What is open and whether it is saved; open, export, settings, help. */
@customElement('gouji-header')
export class GoujiHeader extends GoujiElement {
  static override styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
        padding: 4px 12px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      .name {
        font-size: 16px;
        font-weight: 700;
        letter-spacing: 0.12em;
        color: var(--ink);
        white-space: nowrap;
      }
      :lang(en) .name {
        letter-spacing: 0.02em;
      }
      h1 {
        font-size: 13px;
        font-weight: 400;
        color: var(--soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
        min-width: 0;
      }
      .save {
        white-space: nowrap;
        color: var(--soft);
      }
      .save.memory {
        color: var(--near);
        font-weight: 600;
      }
      button {
        white-space: nowrap;
      }
      @media (max-width: 760px) {
        .save,
        kbd {
          display: none;
        }
        header {
          flex-wrap: wrap;
        }
        h1 {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  protected override watched() {
    const { app } = this;
    return [app.desk.open, app.keeper.keeping, app.keeper.pending, this.session?.readOnly, this.session?.content, app.navigation.route];
  }

  override render() {
    const { header } = this.words;
    const { session, app } = this;
    return html`<header>
      ${
        session
          ? html`<a class="name" href="#/" title=${header.homeTitle}>${this.words.product}</a>
              <h1 title=${session.summary.name}>${this.#title()}</h1>`
          : html`<span class="name">${this.words.product}</span>`
      }
      <span class="spread"></span>
      ${this.#saved()}
      ${session ? html`<button id="export" title=${header.exportTitle} @click=${() => exportList(app)}>${header.export} <kbd>Ctrl S</kbd></button>` : nothing}
      <button id="settings" @click=${() => (app.dialog.value = 'settings')}>${header.settings}</button>
      <button @click=${() => (app.dialog.value = 'help')}>${header.help} <kbd>?</kbd></button>
      <button class=${session ? '' : 'primary'} @click=${() => chooseFiles(app)}>${header.open} <kbd>Ctrl O</kbd></button>
    </header>`;
  }

  /** Department · year and kind · unit; the file's name where no department was found. */
  #title() {
    const { session, words } = this;
    if (!session) return nothing;
    const { report } = session.content.value.list;
    const kind = report.kind === 'unknown' ? words.kind.unknown : words.kind[report.kind];
    const year = report.year === null ? '' : words.header.year(report.year);
    return html`${reportWords(report.department ?? report.name)} · ${year} ${kind}${report.unit ? html` · ${reportWords(report.unit)}` : nothing}`;
  }

  #saved() {
    const { app, session } = this;
    const { save } = this.words;
    const keeping = app.keeper.keeping.value;
    if (session?.readOnly.value) return html`<span class="save memory">${save.readOnly}</span>`;
    if (keeping.kind === 'memory') return html`<span class="save memory">${save.memory}</span>`;
    if (session === null) return nothing;
    if (app.keeper.pending.value > 0) return html`<span class="save">${save.saving}</span>`;
    return keeping.kind === 'kept' && keeping.at ? html`<span class="save" data-saved>${save.saved(time(keeping.at, this.language))}</span>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-header': GoujiHeader;
  }
}
