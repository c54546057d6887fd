import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { choose } from '../commands/choose.js';
import type { AuditView, FindingList, GridView, Words } from '../engine.js';
import { moment, place } from '../look/format.js';
import { panelStyles } from '../look/panel-styles.js';
import { allNames, engineWords, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { lacksForms } from '../state/report-index.js';
import { ENCODINGS } from '../words/encodings.js';
import { GoujiElement } from './base.js';
import './reading-choices.js';
import type { GoujiReadingTable } from './reading-table.js';
import './reading-table.js';

const KINDS = ['final-accounts', 'budget'] as const;

/** How the file was read, so that a wrong reading is seen, and put right, before its findings are believed. */
@customElement('gouji-detected')
export class GoujiDetected extends GoujiElement {
  static override styles = [
    shared,
    panelStyles,
    css`
      .refused {
        margin: 4px 0 14px;
        padding: 10px 12px;
        border: 1px solid var(--near);
        border-left-width: 3px;
        border-radius: 4px;
        background: var(--near-bg);
      }
      select.chosen {
        border-color: var(--accent);
        color: var(--accent);
        background: var(--accent-bg);
      }
      select.wanted {
        border-color: var(--near);
      }
    `,
  ];

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.readOnly];
  }

  override render() {
    const { session, words } = this;
    if (session === null) return nothing;
    const { list, view } = session.content.value;
    return html`<div class="page">
      <h2>${words.detected.title}</h2>
      ${view && lacksForms(view) ? this.#refused(list, view) : nothing} ${this.#facts(list, view)}
      ${view && view.reading.parts.length > 1 ? this.#part(view) : nothing}
      ${view && session.choices.length > 0 ? html`<gouji-reading-choices .app=${this.app}></gouji-reading-choices>` : nothing}
      <h3>${words.detected.unrecognised}</h3>
      ${this.#unrecognised(list, view)} ${view ? html`${lacksForms(view) ? nothing : this.#missing(view)} ${this.#readings(list, view)}` : this.#tables(list)}
      <h3>${words.detected.remarks}</h3>
      ${this.#remarks(list)} ${this.#file(list)}
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
      <dd>${view ? this.#kind(report.kind) : report.kind === 'unknown' ? absent : words.kind[report.kind]}</dd>
      <dt>${detected.year}</dt>
      <dd>${report.year ?? absent}</dd>
      <dt>${detected.department}</dt>
      <dd>${report.department === null ? absent : reportWords(report.department)}</dd>
      <dt>${detected.unit}</dt>
      <dd>${report.unit === null ? absent : reportWords(report.unit)}</dd>
    </dl>`;
  }

  /** None of its tables is one of the prescribed: what to do, before anything else. */
  #refused({ report }: FindingList, { tables }: AuditView): TemplateResult {
    const { detected } = this.words;
    return html`<div class="refused" role="note">
      <strong>${tables.length === 0 ? detected.refused : detected.onlyStructure(tables.length)}</strong>
      <p>${report.kind === 'unknown' ? detected.refusedKind : detected.refusedTables}</p>
    </div>`;
  }

  /** Of what kind the report is; which tables it can have depends on it. */
  #kind(kind: FindingList['report']['kind']): TemplateResult {
    const { session, words } = this;
    const chosen = session?.choices.findLast((choice) => choice.kind === 'report')?.report ?? null;
    const change = (event: Event): void => {
      const value = (event.target as HTMLSelectElement).value;
      const report = KINDS.find((one) => one === value);
      choose(this.app, (choices) => [...choices.filter((choice) => choice.kind !== 'report'), ...(report ? [{ kind: 'report' as const, report }] : [])]);
    };
    const found = kind === 'unknown' ? words.detected.notFound : words.kind[kind];
    return html`<select
      class=${chosen ? 'chosen' : kind === 'unknown' ? 'wanted' : ''}
      aria-label=${words.detected.kind}
      ?disabled=${session?.readOnly.value === true}
      @change=${change}
    >
      <option value="" ?selected=${chosen === null}>${chosen ? words.reading.automatic : words.reading.automaticAs(found)}</option>
      ${KINDS.map((one) => html`<option value=${one} ?selected=${one === chosen}>${words.kind[one]}</option>`)}
    </select>`;
  }

  /** Of several reports in one file, which one is audited. */
  #part({ reading: { parts, part } }: AuditView): TemplateResult {
    const change = (event: Event): void => {
      const index = (event.target as HTMLSelectElement).selectedIndex;
      choose(this.app, (choices) => [...choices.filter(({ kind }) => kind !== 'part'), ...(index === 0 ? [] : [{ kind: 'part' as const, part: index + 1 }])]);
    };
    return html`<p>
      <label
        >${this.words.reading.part(parts.length)}
        <select ?disabled=${this.session?.readOnly.value === true} @change=${change}>
          ${parts.map((title, index) => html`<option lang="zh-CN" ?selected=${index === part}>${index + 1}. ${title}</option>`)}
        </select></label
      >
    </p>`;
  }

  #file({ report, audited, rules }: FindingList): TemplateResult {
    const { detected } = this.words;
    return html`<h3>${detected.file}</h3>
      <dl>
        <dt>${detected.audited}</dt>
        <dd>${moment(audited, this.language)} · ${detected.rules} <span class="mono">${rules.version} ${rules.sha256.slice(0, 8)}</span></dd>
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

  /** What is none of the prescribed tables and why; with the report at hand, each leads to where it can be called what it is. */
  #unrecognised(list: FindingList, view: AuditView | null): TemplateResult {
    const { words } = this;
    const unknown = view
      ? view.reading.grids.flatMap(({ block, title, anchor, why }) => (why === null ? [] : [{ block, title, anchors: anchor ? [anchor] : [], why }]))
      : list.report.unrecognised.map((table) => ({ ...table, block: null }));
    if (unknown.length === 0) return html`<p class="soft">${words.detected.unrecognisedNone}</p>`;
    return html`<ul>
      ${unknown.map(
        ({ block, title, anchors, why }) =>
          html`<li>
            ${title === '' ? words.report.unnamed : reportWords(title)}
            <span class="soft">${place(anchors, words)}</span>
            ${block === null ? nothing : html`<button class="link" @click=${() => this.#show(block)}>${words.reading.correct}</button>`}<br />${this.#say(why)}
          </li>`,
      )}
    </ul>`;
  }

  /** Every grid of the document in its order, the pieces of a table together. */
  #readings(list: FindingList, view: AuditView): TemplateResult {
    const { reading } = this.words;
    const violated = violatedIn(list);
    const pieces = piecesOf(view.reading.grids);
    return html`<h3>${reading.tables}${this.words.brackets(String(pieces.length))}</h3>
      <p class="soft">${reading.tablesLead}</p>
      ${repeat(
        pieces,
        ([first]) => first!.block,
        (grids) =>
          html`<gouji-reading-table
            data-block=${grids[0]!.block}
            .app=${this.app}
            .grids=${grids}
            .violated=${violated.get(grids[0]!.table ?? '') ?? 0}
          ></gouji-reading-table>`,
      )}`;
  }

  #show(block: number): void {
    this.renderRoot.querySelector<GoujiReadingTable>(`gouji-reading-table[data-block="${block}"]`)?.reveal();
  }

  /** Of a list that came without its report. */
  #tables(list: FindingList): TemplateResult {
    const { words } = this;
    const { tableColumns: columns } = words.detected;
    const violated = violatedIn(list);
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
                  <td>${reportWords(table.title)}${table.remarks.map((remark) => html`<div class="soft">${this.#say(remark)}</div>`)}</td>
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

  #missing({ reading: { missing } }: AuditView): TemplateResult {
    const { words } = this;
    const said = missing.map(
      ({ table, title }, index) => html`${index > 0 ? words.listSemicolon(['', '']) : nothing}${words.report.table(table)} ${reportWords(title)}`,
    );
    return html`<h3>${words.detected.missing}</h3>
      ${
        missing.length === 0
          ? html`<p class="soft">${words.detected.missingNone}</p>`
          : html`<p><strong>${said}</strong></p>
              <p class="soft">${words.detected.missingWhy}</p>`
      }`;
  }

  #remarks({ report: { remarks } }: FindingList): TemplateResult {
    if (remarks.length === 0) return html`<p class="soft">${this.words.detected.remarksNone}</p>`;
    return html`<ul>
      ${remarks.map((remark) => html`<li>${this.#say(remark)}</li>`)}
    </ul>`;
  }

  #say(words: Words): TemplateResult {
    const { list, view } = this.session!.content.value;
    const titles = [...list.report.tables, ...(view?.reading.layouts ?? [])].map(({ title }) => title);
    return engineWords(words, this.language, allNames(view), titles.join('\n'));
  }
}

/** Table → violated relations that its figures stand in. */
function violatedIn(list: FindingList): Map<string, number> {
  const violated = new Map<string, number>();
  for (const finding of list.findings) {
    if (finding.verdict !== 'violated' || finding.severity === 'notice') continue;
    for (const table of new Set(finding.operands.map((operand) => operand.address?.split('/')[0] ?? ''))) violated.set(table, (violated.get(table) ?? 0) + 1);
  }
  return violated;
}

/** Grids of one table together, where its first one stands. */
function piecesOf(grids: readonly GridView[]): GridView[][] {
  const pieces: GridView[][] = [];
  for (const grid of grids) {
    const table = grid.continued ? pieces.find(([first]) => first!.table === grid.table) : undefined;
    if (table) table.push(grid);
    else pieces.push([grid]);
  }
  return pieces;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-detected': GoujiDetected;
  }
}
