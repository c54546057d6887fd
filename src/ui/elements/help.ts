import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { MARKS } from '../look/glyphs.js';
import type { Mark } from '../state/report-index.js';
import type { Words } from '../words/words.js';
import { GoujiDialog } from './dialog.js';

type KeyName = keyof Words['help']['keys'];

const KEYS: Record<keyof Words['help']['groups'], [string[], KeyName][]> = {
  move: [
    [['J', 'F8'], 'next'],
    [['K', 'Shift F8'], 'previous'],
    [['→', '←', '↑', '↓'], 'cellMove'],
    [['Enter'], 'cellOpen'],
    [['F6', 'Shift F6'], 'areas'],
    [['/'], 'search'],
    [['O'], 'outline'],
    [['R', 'P', 'D', 'C'], 'tabs'],
    [['B'], 'beside'],
    [['Esc'], 'escape'],
  ],
  decide: [
    [['1'], 'confirm'],
    [['2'], 'dismiss'],
    [['3'], 'reopen'],
    [['X'], 'pick'],
    [['Ctrl', 'Shift'], 'pickMouse'],
    [['N'], 'note'],
    [['W'], 'try'],
    [['Ctrl Z'], 'undo'],
    [['Ctrl Shift Z'], 'redo'],
  ],
  page: [
    [['Ctrl O'], 'open'],
    [['Ctrl V'], 'paste'],
    [['Ctrl S'], 'exportList'],
    [['?'], 'help'],
  ],
};

@customElement('gouji-help')
export class GoujiHelp extends GoujiDialog {
  static override styles = [
    GoujiDialog.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 28px;
        align-items: start;
      }
      section {
        margin-bottom: 14px;
      }
      h3 {
        font-size: 12px;
        color: var(--soft);
        margin-bottom: 4px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(92px, auto) 1fr;
        gap: 4px 10px;
        margin: 0;
      }
      dt {
        white-space: nowrap;
      }
      dd {
        margin: 0;
      }
      @media (max-width: 560px) {
        .columns {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  protected override heading(): string {
    return this.words.help.title;
  }

  protected override closed(): void {
    this.app.dialog.value = null;
  }

  protected override body(): TemplateResult {
    return html`<div class="columns">
      <div>${this.#keys('move')} ${this.#marks()}</div>
      <div>${this.#keys('decide')} ${this.#keys('page')}</div>
    </div>`;
  }

  #keys(group: keyof typeof KEYS): TemplateResult {
    const { help } = this.words;
    return html`<section>
      <h3>${help.groups[group]}</h3>
      <dl>
        ${KEYS[group].map(
          ([keys, name]) =>
            html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${help.keys[name]}</dd>`,
        )}
      </dl>
    </section>`;
  }

  #marks(): TemplateResult {
    const { help, mark } = this.words;
    return html`<section>
      <h3>${help.glyphs}</h3>
      <dl>
        ${(Object.keys(MARKS) as Mark[]).map(
          (one) =>
            html`<dt class=${MARKS[one][0]}>${MARKS[one][1]}</dt>
              <dd>${mark[one]}</dd>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-help': GoujiHelp;
  }
}
