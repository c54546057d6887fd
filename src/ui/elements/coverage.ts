import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { AuditView, FigureState, FindingList } from '../engine.js';
import { count, place } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { allNames, engineWords, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import type { Cell } from '../state/report-index.js';
import { formatRoute } from '../state/route.js';
import { GoujiElement } from './base.js';
import './self-test.js';

const STATES: readonly [FigureState, string, string][] = [
  ['verified', '✓', 'ok'],
  ['violated', '✗', 'bad'],
  ['undecided', '?', 'open'],
  ['unchecked', '○', 'none'],
  ['unread', '∅', 'none'],
];
const SHOWN = 300;

/** What was checked and what was not: by figure and by rule. Silence is never a pass. */
@customElement('gouji-coverage')
export class GoujiCoverage extends GoujiElement {
  static override styles = [
    shared,
    panelStyles,
    css`
      .states {
        display: flex;
        gap: 8px 22px;
        flex-wrap: wrap;
        margin: 10px 0;
      }
      .states b {
        font-size: 18px;
        display: block;
      }
      .figures {
        columns: 300px;
        column-gap: 20px;
      }
      .figures li {
        break-inside: avoid;
      }
      td.why {
        color: var(--soft);
        min-width: 220px;
      }
      td.why summary {
        cursor: pointer;
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words, language } = this;
    if (session === null) return nothing;
    const { list, view, index } = session.content.value;
    const { coverage, checks } = list;
    const checked = checks.exact + checks.rounding + checks.violated + checks.undecided;
    return html`<div class="page">
      <h2>${words.coverage.title}</h2>
      <p>${words.coverage.lead}</p>
      <div class="states">
        ${STATES.map(([state, sign, colour]) => html`<span><b class=${colour}>${sign} ${count(coverage[state], language)}</b>${words.coverage.states[state]}</span>`)}
        <span><b>${count(checked, language)}</b>${words.coverage.checked}</span>
      </div>
      <p class="soft">${words.coverage.notFigures(count(coverage.notFigures, language))}</p>
      ${
        index
          ? html`${this.#figures(
              words.coverage.unread,
              index.cells.filter((cell) => cell.figure.state === 'unread' && !cell.blank),
            )}
            ${this.#figures(
              words.coverage.unchecked,
              index.cells.filter((cell) => cell.figure.state === 'unchecked' && !cell.blank),
            )}
            ${this.#figures(
              words.coverage.undecided,
              index.cells.filter((cell) => cell.figure.state === 'undecided' && !cell.blank),
            )}`
          : nothing
      }
      <gouji-self-test .app=${this.app}></gouji-self-test>
      ${this.#rules(list, view)}
    </div>`;
  }

  #figures(title: string, cells: readonly Cell[]): TemplateResult {
    const { words } = this;
    return html`<h3>${title}${words.brackets(String(cells.length))}</h3>
      ${
        cells.length === 0
          ? html`<p class="soft">${words.coverage.none}</p>`
          : html`<ul class="figures">
              ${this.#byPlace(cells.slice(0, SHOWN))}
            </ul>`
      }
      ${cells.length > SHOWN ? html`<p class="soft">${words.coverage.more(cells.length - SHOWN)}</p>` : nothing}`;
  }

  /** A line for each paragraph and each row; a line for each figure that has a name. */
  #byPlace(cells: readonly Cell[]): TemplateResult[] {
    const lines = new Map<string, Cell[]>();
    for (const cell of cells) {
      const { place: at, address, label } = cell.figure;
      const key = address !== null ? `${cell.key} ${label}` : `${at.block}.${'row' in at ? at.row : ''}`;
      lines.set(key, [...(lines.get(key) ?? []), cell]);
    }
    const link = (cell: Cell): TemplateResult =>
      html`<a href=${formatRoute({ report: this.session?.id ?? null, selection: { kind: 'cell', key: cell.key }, tab: 'report' })}
        >${reportWords(cell.figure.printed)}</a
      > `;
    return [...lines.values()].map((line) => {
      const { figure } = line[0] as Cell;
      const named = line.length === 1 && figure.address !== null;
      return html`<li>
        ${named ? nothing : html`<span class="soft">${place(figure.anchors, this.words)}${this.words.colon}</span>`}${line.map(link)}${named ? html`<span class="soft">${reportWords(figure.label)}</span>` : nothing}
      </li>`;
    });
  }

  #rules(list: FindingList, view: AuditView | null): TemplateResult {
    const { words, language } = this;
    const { ruleColumns: columns } = words.coverage;
    const known = new Map(view?.rules.map((rule) => [rule.id, rule]));
    const unused = list.byRule.filter((rule) => rule.exact + rule.rounding + rule.violated + rule.undecided === 0).length;
    const number = (value: number, colour: string): TemplateResult => html`<td class="num ${value === 0 ? 'none' : colour}">${value}</td>`;
    return html`<h3>${words.coverage.byRule}</h3>
      ${unused > 0 ? html`<p class="soft">${words.coverage.rulesNotApplied(unused)}</p>` : nothing}
      <div class="frame">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${columns.rule}</th>
              <th scope="col" class="num">${columns.exact}</th>
              <th scope="col" class="num">${columns.rounding}</th>
              <th scope="col" class="num">${columns.violated}</th>
              <th scope="col" class="num">${columns.undecided}</th>
              <th scope="col" class="num">${columns.notApplicable}</th>
              <th scope="col">${columns.why}</th>
            </tr>
          </thead>
          <tbody>
            ${list.byRule.map((rule) => {
              const title = known.get(rule.rule)?.title;
              return html`<tr>
                <td class="rule">${title ? engineWords(title, language, allNames(view)) : nothing} <span class="mono soft">${rule.rule}</span></td>
                ${number(rule.exact, 'ok')}${number(rule.rounding, 'near')}${number(rule.violated, 'bad')}${number(rule.undecided, 'open')}${number(rule.notApplicable, 'soft')}
                <td class="why">${this.#why(rule.why)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`;
  }

  #why(reasons: FindingList['byRule'][number]['why']): TemplateResult | typeof nothing {
    const [first, ...rest] = reasons;
    if (first === undefined) return nothing;
    const names = allNames(this.session?.content.value.view ?? null);
    const said = (reason: typeof first): TemplateResult => engineWords(reason, this.language, names);
    if (rest.length === 0) return said(first);
    return html`<details>
      <summary>${said(first)} <span class="tag">+${rest.length}</span></summary>
      ${rest.map((reason) => html`<div>${said(reason)}</div>`)}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-coverage': GoujiCoverage;
  }
}
