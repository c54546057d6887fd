import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { choose } from '../commands/choose.js';
import type { Choice, GridView } from '../engine.js';
import { place } from '../look/format.js';
import { shared } from '../look/shared.js';
import { drawnRows } from '../report/spans.js';
import { choiceAbout, withChoice, type About } from '../state/choices.js';
import { GoujiElement } from './base.js';

/** Rows of figures that are shown below the header, before all are asked for. */
const SHOWN = 3;

/** The rows of one grid as they were read: each says whether it is header or figures, and can be made the other. */
@customElement('gouji-reading-rows')
export class GoujiReadingRows extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .scroll {
        overflow-x: auto;
        border: 1px solid var(--line);
      }
      table {
        border-collapse: collapse;
        font-size: 12px;
        line-height: 17px;
      }
      td {
        border: 1px solid var(--line);
        padding: 1px 6px;
        min-width: 4.6em;
        max-width: 16em;
        vertical-align: top;
      }
      td.role {
        padding: 1px 3px;
        position: sticky;
        left: 0;
        background: var(--paper);
      }
      td.role button {
        min-height: 24px;
        padding: 0 6px;
        width: 6em;
        font-size: 12px;
      }
      tr.header td:not(.role),
      tr.numbers td:not(.role),
      tr.repeated td:not(.role) {
        background: var(--panel);
        font-weight: 600;
      }
      .chosen {
        border-color: var(--accent);
        color: var(--accent);
        background: var(--accent-bg);
      }
    `,
  ];

  @property({ attribute: false }) grid!: GridView;
  @state() private whole = false;

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.readOnly];
  }

  override render() {
    const { words, session, grid } = this;
    const block = session?.content.value.view?.document.blocks[grid.block];
    if (block?.kind !== 'table') return nothing;
    const first = grid.rows.findIndex(({ role }) => role === 'body');
    const head = first === -1 ? grid.rows.length : first;
    const most = this.whole ? grid.rows.length : Math.min(grid.rows.length, head + SHOWN);
    const drawn = drawnRows(block, head, () => false);
    const rest = grid.rows.length - most;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${`${words.reading.rendering} ${place(grid.anchor ? [grid.anchor] : [], words)}`}>
        <table lang="zh-CN">
          <tbody>
            ${drawn.slice(0, most).map(
              (cells, row) =>
                html`<tr class=${grid.rows[row]?.role ?? ''}>
                  <td class="role" lang=${words.htmlLang}>${this.#role(row)}</td>
                  ${cells.map(({ cell, colSpan, rowSpan }) => html`<td colspan=${colSpan} rowspan=${Math.min(rowSpan, most - row)}>${cell.text}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rest > 0 ? html`<p><button class="link" @click=${() => (this.whole = true)}>${words.reading.more(rest)}</button></p>` : nothing}`;
  }

  /** What the row was read as; pressed, it is the other. */
  #role(row: number): TemplateResult | typeof nothing {
    const { session, grid } = this;
    const { reading } = this.words;
    const { role, anchor } = grid.rows[row] ?? { role: 'blank' as const, anchor: null };
    if (anchor === null) return nothing;
    const about: About = { kind: 'header', block: grid.block, row };
    const decided = session?.content.value.view?.reading;
    const chosen = session && decided ? choiceAbout(session.choices, decided, about) : null;
    const header = role === 'body' || role === 'note';
    const choice: Choice | null = chosen ? null : { kind: 'header', anchor, header };
    const toggle = (): void => choose(this.app, (choices, now) => withChoice(choices, now, about, choice));
    const does = chosen ? reading.takeBackRow : header ? reading.makeHeader : reading.makeBody;
    return html`<button
      class=${chosen ? 'chosen' : ''}
      ?disabled=${session?.readOnly.value === true}
      title=${does}
      aria-label=${reading.rowIs(row + 1, reading.role[role], does)}
      @click=${toggle}
    >
      ${reading.role[role]}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-reading-rows': GoujiReadingRows;
  }
}
