import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { AuditView, FindingList } from '../engine.js';
import { moment, place } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { allNames, engineWords, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { ENCODINGS } from '../words/encodings.js';
import { GoujiElement } from './base.js';

/** How the file was read, so that a wrong reading is seen before its findings are believed. */
@customElement('gouji-detected')
export class GoujiDetected extends GoujiElement {
  static override styles = [shared, panelStyles];

  protected override watched() {
    return [this.app.desk.open, this.session?.content];
  }

  override render() {
    const { session, words } = this;
    if (session === null) return nothing;
    const { list, view } = session.content.value;
    return html`<div class="page">
      <h2>${words.detected.title}</h2>
      ${this.#facts(list, view)} ${this.#tables(list)}
      <h3>${words.detected.missing}</h3>
      ${this.#missing(list, view)}
      <h3>${words.detected.unrecognised}</h3>
      ${
        list.report.unrecognised.length === 0
          ? html`<p class="soft">${words.detected.unrecognisedNone}</p>`
          : html`<ul>
              ${list.report.unrecognised.map((table) => html`<li>${table.title === '' ? words.report.unnamed : reportWords(table.title)} <span class="soft">${place(table.anchors, words)}</span><br />${engineWords(table.why, this.language, allNames(this.session?.content.value.view ?? null), list.report.tables.map((table) => table.title).join('\n'))}</li>`)}
            </ul>`
      }
      <h3>${words.detected.remarks}</h3>
      ${this.#remarks(list, view)}
    </div>`;
  }

  #facts(list: FindingList, view: AuditView | null): TemplateResult {
    const { words } = this;
    const { detected } = words;
    const { report } = list;
    const absent = html`<span class="none">${detected.notFound}</span>`;
    return html`<dl>
      <dt>${detected.name}</dt>
      <dd>${reportWords(report.name)} <span class="soft">${detected.bytes(report.bytes)}</span></dd>
      <dt>${detected.format}</dt>
      <dd>${words.format[report.format]}</dd>
      ${
        view?.document.encoding
          ? html`<dt>${detected.encoding}</dt>
              <dd>${this.#encoding(view.document.encoding)}</dd>`
          : nothing
      }
      <dt>${detected.kind}</dt>
      <dd>${report.kind === 'unknown' ? absent : words.kind[report.kind]}</dd>
      <dt>${detected.year}</dt>
      <dd>${report.year ?? absent}</dd>
      <dt>${detected.department}</dt>
      <dd>${report.department === null ? absent : reportWords(report.department)}</dd>
      <dt>${detected.unit}</dt>
      <dd>${report.unit === null ? absent : reportWords(report.unit)}</dd>
      <dt>${detected.audited}</dt>
      <dd>${moment(list.audited, this.language)} · ${detected.rules} <span class="mono">${list.rules.version} ${list.rules.sha256.slice(0, 8)}</span></dd>
      <dt>${detected.sha256}</dt>
      <dd class="mono">${report.sha256}</dd>
      <dt>${detected.file}</dt>
      <dd>${this.session?.summary.hasFile ? detected.keptFile : detected.keptFileNot}</dd>
    </dl>`;
  }

  #encoding(encoding: string): TemplateResult {
    const { session, words } = this;
    const names = words.encoding as Record<string, string | undefined>;
    if (!session?.summary.hasFile) return html`${names[encoding] ?? encoding} <span class="soft">${words.detected.encodingNoFile}</span>`;
    const change = (event: Event): void => {
      const select = event.target as HTMLSelectElement;
      // What did not work is not what the report is read in.
      void this.app.changeEncoding(select.value).then((done) => {
        if (!done) select.value = encoding;
      });
    };
    return html`<select
      aria-label=${words.detected.encodingSwitch}
      title=${words.detected.encodingSwitch}
      ?disabled=${session.readOnly.value}
      @change=${change}
    >
      ${[...new Set([encoding, ...ENCODINGS])].map((one) => html`<option value=${one} ?selected=${one === encoding}>${names[one] ?? one}</option>`)}
    </select>`;
  }

  #tables(list: FindingList): TemplateResult {
    const { words } = this;
    const { tableColumns: columns } = words.detected;
    const violated = new Map<string, number>();
    for (const finding of list.findings) {
      if (finding.verdict !== 'violated' || finding.severity === 'notice') continue;
      for (const table of new Set(finding.operands.map((operand) => operand.address?.split('/')[0] ?? ''))) violated.set(table, (violated.get(table) ?? 0) + 1);
    }
    return html`<h3>${words.detected.tables}${words.brackets(String(list.report.tables.length))}</h3>
      <div class="frame">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${columns.id}</th>
              <th scope="col">${columns.title}</th>
              <th scope="col">${columns.unit}</th>
              <th scope="col" class="num">${columns.figures}</th>
              <th scope="col" class="num">${columns.findings}</th>
              <th scope="col">${columns.place}</th>
            </tr>
          </thead>
          <tbody>
            ${list.report.tables.map(
              (table) =>
                html`<tr>
                  <td>${tableName(table.id, words)}</td>
                  <td>
                    ${reportWords(table.title)}${table.remarks.map((remark) => html`<div class="soft">${engineWords(remark, this.language, allNames(this.session?.content.value.view ?? null), list.report.tables.map((table) => table.title).join('\n'))}</div>`)}
                  </td>
                  <td>${table.unit === null ? html`<span class="none">${words.detected.notFound}</span>` : reportWords(table.unit)}</td>
                  <td class="num">${table.figures}</td>
                  <td class="num ${violated.has(table.id) ? 'bad' : 'none'}">${violated.get(table.id) ?? 0}</td>
                  <td class="soft place">${place(table.anchors, words)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  /** Tables that rules speak of and that were not found. */
  #missing(list: FindingList, view: AuditView | null): TemplateResult {
    const { words } = this;
    const found = new Set(list.report.tables.map((table) => table.id.split(/[:#]/)[0]));
    const wanted = new Set((view?.rules ?? []).flatMap((rule) => [...rule.formula.matchAll(/(?<![\d/])(\d{2})\//g)].map((match) => match[1] ?? '')));
    const missing = [...wanted].filter((table) => !found.has(table)).sort();
    if (missing.length === 0) return html`<p class="soft">${words.detected.missingNone}</p>`;
    return html`<p><strong>${words.list(missing.map((table) => words.report.table(table)))}</strong></p>
      <p class="soft">${words.detected.missingWhy}</p>`;
  }

  #remarks(list: FindingList, view: AuditView | null): TemplateResult {
    const remarks = view?.remarks ?? [];
    if (remarks.length === 0) return html`<p class="soft">${this.words.detected.remarksNone}</p>`;
    return html`<ul>
      ${remarks.map((remark) => html`<li>${engineWords(remark, this.language, allNames(this.session?.content.value.view ?? null), list.report.tables.map((table) => table.title).join('\n'))}</li>`)}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-detected': GoujiDetected;
  }
}
