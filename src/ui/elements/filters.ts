import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Disposition, Group, Severity } from '../engine.js';
import { count } from '../look/format.js';
import { classGlyph } from '../look/glyphs.js';
import { shared } from '../look/shared.js';
import { tableText } from '../look/table-name.js';
import type { Arrangement } from '../state/arrange.js';
import { CLASSES, NO_FILTER, type Class, type Filter, type Filtered } from '../state/filter.js';
import { GoujiElement } from './base.js';

const ARRANGEMENTS: readonly Arrangement[] = ['cause', 'group', 'table', 'rule'];

/** Narrows the list; each choice says how many it would show. */
@customElement('gouji-filters')
export class GoujiFilters extends GoujiElement {
  static override styles = [
    shared,
    css`
      .chips {
        display: flex;
        gap: 5px;
        padding: 10px 12px 6px;
        flex-wrap: wrap;
      }
      .chip {
        display: flex;
        gap: 5px;
        align-items: center;
        border-radius: 13px;
        padding: 0 9px;
        background: var(--paper);
        white-space: nowrap;
      }
      .chip b {
        font-weight: 700;
      }
      .chip[aria-pressed='true'] {
        outline: 2px solid var(--accent);
        outline-offset: -1px;
        background: var(--accent-bg);
      }
      .chip.zero,
      .chip.zero b {
        color: var(--none);
        font-weight: 400;
      }
      .search {
        display: flex;
        gap: 6px;
        align-items: center;
        padding: 0 12px 6px;
      }
      .search input {
        flex: 1;
      }
      .more {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px 8px;
        padding: 0 12px 8px;
      }
      label {
        display: grid;
        font-size: 11px;
        line-height: 15px;
        color: var(--soft);
        min-width: 0;
      }
      select {
        font-size: 12px;
        padding: 2px 2px;
        width: 100%;
        color: var(--ink);
      }
      select.set {
        border-color: var(--accent);
        background: var(--accent-bg);
      }
      .box {
        border-bottom: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) counts: Filtered['counts'] | null = null;
  @property({ attribute: false }) arrangement: Arrangement = 'group';
  @state() private more = false;
  @query('input') private readonly input!: HTMLInputElement | null;

  protected override watched() {
    return [this.app.desk.open, this.session?.filter, this.session?.content];
  }

  focusSearch(): void {
    this.input?.focus();
    this.input?.select();
  }

  override render() {
    const { session, words, counts } = this;
    if (session === null || counts === null) return nothing;
    const filter = session.filter.value;
    const exact = session.content.value.list.checks.exact;
    return html`<div class="box">
      <div class="chips" role="group" aria-label=${words.findings.filterVerdict}>
        ${CLASSES.map((one) => this.#chip(one, filter))}
        <button class="chip" title=${words.findings.passedTitle(exact)} @click=${() => this.app.showTab('coverage')}>
          <b class="ok">✓ ${count(exact, this.language)}</b>${words.findings.passed}
        </button>
      </div>
      <div class="search">
        <input
          type="search"
          aria-label=${words.findings.search}
          placeholder=${words.findings.search}
          .value=${filter.text}
          @input=${(event: Event) => this.#set({ text: (event.target as HTMLInputElement).value })}
          @keydown=${this.#key}
        />
        <kbd>/</kbd>
        <button aria-expanded=${this.more} @click=${() => (this.more = !this.more)}>${words.findings.narrow}</button>
      </div>
      ${this.more || this.#hasMore(filter) ? this.#selects(filter, counts) : nothing}
    </div>`;
  }

  #chip(one: Class, filter: Filter): TemplateResult {
    const { words, counts } = this;
    const name = one === 'notice' ? words.severity.notice : words.verdict[one];
    const colour = { violated: 'bad', rounding: 'near', undecided: 'open', notice: 'notice' }[one];
    const toggle = (): void => {
      const classes = new Set(filter.classes);
      if (!classes.delete(one)) classes.add(one);
      this.#set({ classes });
    };
    const number = counts?.classes.get(one) ?? 0;
    return html`<button class="chip ${number === 0 ? 'zero' : ''}" aria-pressed=${filter.classes.has(one)} @click=${toggle}>
      <b class=${colour}>${classGlyph(one, words)} ${count(number, this.language)}</b>${name}
    </button>`;
  }

  #selects(filter: Filter, counts: Filtered['counts']): TemplateResult {
    const { words, session } = this;
    const titles = new Map(session?.content.value.list.report.tables.map((table) => [table.id, table.title]));
    const tables = [...counts.table.keys()].sort();
    return html`<div class="more">
      ${this.#select(
        words.findings.group,
        filter.group,
        [...counts.group.keys()],
        (group: Group) => words.group[group],
        counts.group,
        (group) => this.#set({ group }),
      )}
      ${this.#select(
        words.findings.table,
        filter.table,
        tables,
        (table: string) => [tableText(table, words), this.language === 'zh' && /^\d/.test(table) ? (titles.get(table) ?? '') : ''].filter(Boolean).join(' '),
        counts.table,
        (table) => this.#set({ table }),
      )}
      ${this.#select(
        words.findings.severity,
        filter.severity,
        [...counts.severity.keys()],
        (severity: Severity) => words.severity[severity],
        counts.severity,
        (severity) => this.#set({ severity }),
      )}
      ${this.#select(
        words.findings.state,
        filter.state,
        ['open', 'confirmed', 'dismissed'],
        (one: Disposition['state']) => words.disposition[one],
        counts.state,
        (one) => this.#set({ state: one }),
      )}
      <label
        >${words.findings.arrange}<select
          @change=${(event: Event) => this.dispatchEvent(new CustomEvent('arrange', { detail: (event.target as HTMLSelectElement).value }))}
        >
          ${ARRANGEMENTS.map((one) => html`<option value=${one} ?selected=${one === this.arrangement}>${words.findings.arrangeBy[one]}</option>`)}
        </select></label
      >
    </div>`;
  }

  #select<Value extends string>(
    label: string,
    value: Value | null,
    values: readonly Value[],
    name: (value: Value) => string,
    counts: ReadonlyMap<Value, number>,
    choose: (value: Value | null) => void,
  ): TemplateResult {
    const { words } = this;
    const change = (event: Event): void => {
      const chosen = (event.target as HTMLSelectElement).value;
      choose(values.find((one) => one === chosen) ?? null);
    };
    const offered = value !== null && !values.includes(value) ? [value, ...values] : values;
    return html`<label
      >${label}<select class=${value === null ? '' : 'set'} @change=${change}>
        <option value="" ?selected=${value === null}>${words.findings.all}</option>
        ${offered.map((one) => html`<option value=${one} ?selected=${one === value}>${name(one)}${words.brackets(String(counts.get(one) ?? 0))}</option>`)}
      </select></label
    >`;
  }

  #hasMore(filter: Filter): boolean {
    return filter.group !== null || filter.table !== null || filter.severity !== null || filter.state !== null;
  }

  #set(part: Partial<Filter>): void {
    const { session } = this;
    if (session) session.filter.value = { ...session.filter.value, ...part };
  }

  /** Enter goes to the first that is shown; Escape clears the search. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      const first = this.session?.order.value[0];
      if (first !== undefined) this.app.select({ kind: 'finding', id: first });
      this.input?.blur();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.input?.value === '') this.input.blur();
      this.#set({ text: NO_FILTER.text });
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-filters': GoujiFilters;
  }
}
