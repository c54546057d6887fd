import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CheckView, Verdict } from '../engine.js';
import { copyLink } from '../commands/copy.js';
import { arithmetic, arithmeticStyles, reasonOf } from '../look/arithmetic.js';
import { boxStyles } from '../look/box-styles.js';
import { place, signed } from '../look/format.js';
import { classGlyph, MARKS, verdictGlyph } from '../look/glyphs.js';
import { allNames, engineWords, namesOf, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { cellAt, type Cell } from '../state/report-index.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';
import './try-figure.js';

const RANK: readonly Verdict[] = ['violated', 'undecided', 'rounding', 'exact', 'notApplicable'];

/** One figure: what it was read as, and every check it takes part in, the passed ones too. */
@customElement('gouji-cell-detail')
export class GoujiCellDetail extends GoujiElement {
  static override styles = [
    shared,
    boxStyles,
    arithmeticStyles,
    css`
      .printed {
        font-size: 20px;
        line-height: 28px;
      }
      h3.checks {
        margin: 14px 0 4px;
        font-size: 12px;
        color: var(--soft);
      }
      details {
        border: 1px solid var(--line);
        border-radius: 4px;
        background: var(--paper);
        margin-bottom: 4px;
        padding: 3px 8px;
      }
      summary {
        cursor: pointer;
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        color: var(--accent);
      }
      .glyph {
        font-weight: 700;
      }
      .inside {
        padding: 4px 0 6px;
      }
      gouji-try-figure {
        display: block;
        margin: 12px 0 8px;
      }
    `,
  ];

  @property({ attribute: false }) cell!: Cell;
  @state() private opened: ReadonlySet<number> = new Set();
  @state() private expanded: ReadonlySet<number> = new Set();

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('cell')) return;
    this.opened = new Set();
    this.expanded = new Set();
  }

  override render() {
    const { cell, words, session, app } = this;
    const { figure } = cell;
    if (session === null) return nothing;
    const [colour, sign] = MARKS[cell.mark];
    const checks = this.#checks();
    const hash = formatRoute({ report: session.id, selection: { kind: 'cell', key: cell.key }, tab: 'report' });
    return html`
      <h2>${reportWords(figure.label)}</h2>
      <p class="printed">
        ${figure.printed === '' ? html`<span class="none">${words.detail.blankFigure}</span>` : reportWords(signed(figure.printed))}
        <span class="soft">${reportWords(figure.unit)}</span>
      </p>
      <dl>
        <dt>${words.cell.state}</dt>
        <dd class=${colour}>
          ${sign} ${cell.mark === 'near' || cell.mark === 'notice' || cell.mark === 'bad' ? words.mark[cell.mark] : words.figureState[figure.state]}
        </dd>
        <dt>${words.cell.place}</dt>
        <dd>${place(figure.anchors, words)}</dd>
        ${
          figure.address === null
            ? nothing
            : html`<dt>${words.cell.address}</dt>
                <dd class="mono">${reportWords(figure.address)}</dd>`
        }
      </dl>
      <h3 class="checks">${words.cell.checks(checks.length)}</h3>
      ${checks.length === 0 ? html`<p class="box">${figure.state === 'unread' ? words.cell.noneUnread : words.cell.none}</p>` : checks.map(([number, check]) => this.#check(number, check))}
      <gouji-try-figure .app=${app} .cell=${cell}></gouji-try-figure>
      <p><button @click=${() => copyLink(app, hash)}>${words.detail.copyLink}</button></p>
    `;
  }

  /** Worst first; those that do not apply last. */
  #checks(): [number, CheckView][] {
    const all = this.session?.content.value.view?.checks ?? [];
    return this.cell.figure.checks
      .map((number): [number, CheckView | undefined] => [number, all[number]])
      .filter((entry): entry is [number, CheckView] => entry[1] !== undefined)
      .sort(([, a], [, b]) => RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict));
  }

  #check(number: number, check: CheckView): TemplateResult {
    const { words, language, session } = this;
    const names = [namesOf(check), allNames(session?.content.value.view ?? null)];
    const open = this.opened.has(number);
    const toggle = (event: Event): void => {
      const next = new Set(this.opened);
      if ((event.target as HTMLDetailsElement).open) next.add(number);
      else next.delete(number);
      this.opened = next;
    };
    const reason = reasonOf(check, check.severity, words);
    return html`<details .open=${open} @toggle=${toggle}>
      <summary>
        ${check.verdict === 'violated' && check.severity === 'notice' ? classGlyph('notice', words) : verdictGlyph(check.verdict, words)}<span
          >${engineWords(check.title, language, ...names)}</span
        >
      </summary>
      ${
        open
          ? html`<div class="inside">
              ${reason ? html`<p>${reason}</p>` : nothing} ${check.why ? html`<p>${engineWords(check.why, language, ...names)}</p>` : nothing}
              ${arithmetic(check, {
                words,
                report: session?.id ?? '',
                linked: (address) => cellAt(session?.content.value.index ?? null, address) !== null,
                expanded: this.expanded.has(number),
                expand: () => (this.expanded = new Set(this.expanded).add(number)),
              })}
              ${check.finding ? html`<a href=${formatRoute({ report: session?.id ?? null, selection: { kind: 'finding', id: check.finding }, tab: 'report' })}>${words.cell.toFinding}</a>` : nothing}
            </div>`
          : nothing
      }
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-cell-detail': GoujiCellDetail;
  }
}
