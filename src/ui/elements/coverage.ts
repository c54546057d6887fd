import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { AuditView, FigureState, FindingList, Words } from '../engine.js';
import { count } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { allNames, engineWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';
import './ledger.js';
import './self-test.js';

const STATES: readonly [FigureState, string, string][] = [
  ['verified', '✓', 'ok'],
  ['violated', '✗', 'bad'],
  ['undecided', '?', 'open'],
  ['unchecked', '○', 'none'],
  ['unread', '∅', 'none'],
];

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
      td.reason {
        min-width: 260px;
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
    const { list, view } = session.content.value;
    const { coverage, checks } = list;
    const checked = checks.exact + checks.rounding + checks.violated + checks.undecided;
    return html`<div class="page">
      <h2>${words.coverage.title}</h2>
      ${
        view === null
          ? html`<div class="states">
                ${STATES.map(([state, sign, colour]) => html`<span><b class=${colour}>${sign} ${count(coverage[state], language)}</b>${words.coverage.states[state]}</span>`)}
              </div>
              <p class="soft">${words.coverage.notFigures(count(coverage.notFigures, language))}</p>`
          : html`<p>${words.coverage.lead}</p>`
      }
      <p class="soft">${words.coverage.checked(count(checked, language))}</p>
      <gouji-ledger .app=${this.app}></gouji-ledger>
      <gouji-self-test .app=${this.app}></gouji-self-test>
      ${this.#rules(list, view)}
    </div>`;
  }

  #rules(list: FindingList, view: AuditView | null): TemplateResult {
    const { words, language } = this;
    const { ruleColumns: columns } = words.coverage;
    const unused = list.byRule.filter((rule) => !applied(rule));
    const number = (value: number, colour: string): TemplateResult => html`<td class="num ${value === 0 ? 'none' : colour}">${value}</td>`;
    return html`${unused.length > 0 ? this.#unused(unused, view) : nothing}
      <h3>${words.coverage.byRule}${words.brackets(count(list.byRule.length - unused.length, language))}</h3>
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
            ${list.byRule.filter(applied).map(
              (rule) =>
                html`<tr>
                  <td class="rule">${this.#rule(rule, view)}</td>
                  ${number(rule.exact, 'ok')}${number(rule.rounding, 'near')}${number(rule.violated, 'bad')}${number(rule.undecided, 'open')}${number(rule.notApplicable, 'soft')}
                  <td class="why">${this.#why(rule.why)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  /** What is missing is named once, with all the rules that it keeps from applying. */
  #unused(rules: readonly ByRule[], view: AuditView | null): TemplateResult {
    const { words, language } = this;
    const { reasonColumns: columns } = words.coverage;
    const reasons = new Map<string, ByRule[]>();
    for (const rule of rules) {
      const why = rule.why[0]?.[language] ?? words.coverage.noReason;
      reasons.set(why, [...(reasons.get(why) ?? []), rule]);
    }
    const names = allNames(view);
    return html`<h3>${words.coverage.notApplied(rules.length)}</h3>
      <p class="soft">${words.coverage.notAppliedLead}</p>
      <div class="frame">
        <table class="plain" id="not-applied">
          <thead>
            <tr>
              <th scope="col">${columns.why}</th>
              <th scope="col" class="num">${columns.count}</th>
              <th scope="col">${columns.rules}</th>
            </tr>
          </thead>
          <tbody>
            ${[...reasons.values()]
              .sort((a, b) => b.length - a.length)
              .map(
                (same) =>
                  html`<tr>
                    <td class="reason">${same[0]?.why[0] === undefined ? words.coverage.noReason : engineWords(same[0].why[0], language, names)}</td>
                    <td class="num">${same.length}</td>
                    <td class="why">${this.#folded(same.map((rule) => this.#rule(rule, view)))}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>`;
  }

  #rule(rule: ByRule, view: AuditView | null): TemplateResult {
    const title = view?.rules.find((one) => one.id === rule.rule)?.title;
    return html`${title ? engineWords(plain(title), this.language, allNames(view)) : nothing} <span class="mono soft">${rule.rule}</span>`;
  }

  #folded(lines: readonly TemplateResult[]): TemplateResult | typeof nothing {
    const [first, ...rest] = lines;
    if (first === undefined) return nothing;
    if (rest.length === 0) return first;
    return html`<details>
      <summary>${first} <span class="tag">+${rest.length}</span></summary>
      ${rest.map((line) => html`<div>${line}</div>`)}
    </details>`;
  }

  #why(reasons: ByRule['why']): TemplateResult | typeof nothing {
    const names = allNames(this.session?.content.value.view ?? null);
    return this.#folded(reasons.map((reason) => engineWords(reason, this.language, names)));
  }
}

type ByRule = FindingList['byRule'][number];

function applied(rule: ByRule): boolean {
  return rule.exact + rule.rounding + rule.violated + rule.undecided > 0;
}

/** A rule that was not applied has nothing to put into the gaps of its title. */
function plain(title: Words): Words {
  const filled = (text: string): string =>
    text
      .replace(/^\{[^}]+\}\s*[:：]?\s*/, '')
      .replace(/\{[^}]+\}/g, '…')
      .replace(/\s*…\s*([:：])/g, '$1');
  return { zh: filled(title.zh), en: filled(title.en) };
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-coverage': GoujiCoverage;
  }
}
