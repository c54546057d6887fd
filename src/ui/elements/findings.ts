import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { pickAll, pickUpTo, togglePick } from '../commands/pick.js';
import { onReach } from '../commands/focus.js';
import { allNames } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { findingRow, rowStyles } from '../look/finding-row.js';
import { Rows } from '../look/row-states.js';
import { arrange, usualArrangement, type Arrangement, type Section } from '../state/arrange.js';
import { applyFilter, entryOf, isFiltered, NO_FILTER, type Entry, type Filter, type Filtered } from '../state/filter.js';
import type { Content, OpenSession } from '../state/session.js';
import { GoujiElement } from './base.js';
import './bulk.js';
import './filters.js';
import './verdict-summary.js';

const CHUNK = 64;

/** The list of findings: what is shown, in what order, under which headings. */
@customElement('gouji-findings')
export class GoujiFindings extends GoujiElement {
  static override styles = [
    shared,
    rowStyles,
    css`
      :host {
        display: block;
        height: 100%;
      }
      section.pane {
        height: 100%;
        display: flex;
        flex-direction: column;
        background: var(--panel);
      }
      .list {
        flex: 1;
        overflow: auto;
        min-height: 0;
        padding: 0 8px 24px;
        scroll-padding: 40px 0;
      }
      h3 {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        gap: 8px;
        align-items: baseline;
        padding: 8px 4px 4px;
        background: var(--panel);
        font-size: 12px;
        line-height: 18px;
        color: var(--soft);
        font-weight: 600;
      }
      h3 button {
        flex: 1;
        text-align: left;
        padding: 0;
        border: 0;
        min-height: 0;
        color: inherit;
        font-weight: inherit;
      }
      h3 button.pick {
        flex: none;
        width: 20px;
        text-align: center;
        font-size: 14px;
      }
      .cause {
        color: var(--ink);
      }
      del {
        color: var(--bad);
      }
      ins {
        color: var(--ok);
        text-decoration: none;
      }
      .meta {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 6px 12px;
        font-size: 12px;
        color: var(--soft);
        flex-wrap: wrap;
      }
      .meta > button {
        min-height: 22px;
        padding: 0 8px;
      }
      gouji-bulk {
        padding: 0 12px;
      }
      .empty {
        padding: 16px 6px;
        color: var(--soft);
      }
    `,
  ];

  /** As the user chose; the usual one for this report until then. */
  @state() private arrangement: Arrangement | null = null;
  /** Sections opened or closed by hand; rounding and notices are closed otherwise. */
  @state() private toggled: ReadonlyMap<string, boolean> = new Map();

  #entries: { content: Content; language: string; list: Entry[] } | null = null;
  #filtered: { asked: readonly unknown[]; result: Filtered } | null = null;
  #arranged: { entries: Entry[]; by: Arrangement; sections: Section[] } | null = null;
  #ends: (() => void)[] = [];

  protected override watched() {
    const { session, app } = this;
    return [app.desk.open, session?.content, session?.marks, session?.filter, session?.picked, app.navigation.route];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [onReach('search', () => this.renderRoot.querySelector('gouji-filters')?.focusSearch())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  /** Takes the focus: the current row, or the first. */
  enter(): void {
    this.#rows.enter();
  }

  override render() {
    const { session, app, words } = this;
    if (session === null) return nothing;
    const content = session.content.value;
    const filter = session.filter.value;
    const entries = this.#entriesOf(content);
    const filtered = this.#filter(entries);
    const arrangement = this.arrangement ?? usualArrangement(entries);
    const sections = this.#arrange(entries, arrangement);
    session.order.value = this.#orderOf(sections, filtered);
    const counts = session.counts();
    return html`<section class="pane" aria-label=${words.findings.title}>
      <h2 class="hidden-text">${words.findings.title}</h2>
      <gouji-filters
        .app=${app}
        .counts=${filtered.counts}
        .arrangement=${arrangement}
        @arrange=${(event: CustomEvent<Arrangement>) => (this.arrangement = event.detail)}
      ></gouji-filters>
      <div class="meta">
        <span>${isFiltered(filter) ? words.findings.shown(filtered.shown.size, entries.length) : words.findings.decided(counts.decided, counts.findings)}</span>
        ${isFiltered(filter) ? html`<button @click=${() => (session.filter.value = NO_FILTER)}>${words.findings.clear}</button>` : nothing}
      </div>
      <gouji-bulk .app=${app} .shown=${this.#bulk(filter, filtered)}></gouji-bulk>
      <div class="list" @click=${this.#click} @keydown=${this.#key}>
        <gouji-verdict-summary .app=${app}></gouji-verdict-summary>
        ${entries.length > 0 && filtered.shown.size === 0 ? html`<p class="empty">${words.findings.none}</p>` : nothing}
        ${repeat(
          sections,
          (section) => section.key,
          (section) => this.#section(section, filtered),
        )}
      </div>
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { session } = this;
    if (session === null || this.#filtered === null) return;
    if (this.#redrawn) this.#rows.collect();
    this.#redrawn = false;
    const order = session.order.value;
    const selected = this.#selected();
    const tabStop = selected !== null && order.includes(selected) ? selected : (order[0] ?? null);
    this.#rows.apply({ shown: this.#filtered.result.shown, selected, tabStop, picked: session.picked.value });
    if (selected !== this.#seen && selected !== null) this.#rows.show(selected);
    this.#seen = selected;
  }

  #seen: string | null = null;
  readonly #rows = new Rows(() => this.renderRoot);
  #redrawn = false;

  #section(section: Section, filtered: Filtered): TemplateResult {
    const shown = section.entries.reduce((sum, entry) => sum + (filtered.shown.has(entry.finding.id) ? 1 : 0), 0);
    const open = this.#isOpen(section);
    return html`<div ?hidden=${shown === 0} class="section">
      <h3>
        <button aria-expanded=${open} @click=${() => this.#toggle(section, !open)}>
          <span aria-hidden="true">${open ? '▾' : '▸'}</span> ${this.#heading(section)}
        </button>
        <span class="num">${shown}</span>
        ${this.#pickSection(section, filtered)}
      </h3>
      ${guard([section, open, this.session?.marks.value, this.language], () => this.#list(section, open))}
    </div>`;
  }

  #list(section: Section, open: boolean): TemplateResult | typeof nothing {
    const { words, language, session } = this;
    this.#redrawn = true;
    if (!open) return nothing;
    const row = (entry: Entry): TemplateResult =>
      findingRow(entry, {
        words,
        language,
        report: session?.id ?? '',
        disposition: session?.dispositionOf(entry.finding.id) ?? null,
        suggests: section.heading.kind !== 'cause',
        names: allNames(session?.content.value.view ?? null),
      });
    return html`<div role="list">${chunks(section.entries).map((chunk) => html`<div class="chunk">${chunk.map(row)}</div>`)}</div>`;
  }

  #heading(section: Section): string | TemplateResult {
    const { words, session } = this;
    const { heading } = section;
    if (heading.kind === 'group') return words.group[heading.group];
    if (heading.kind === 'rule') return heading.entry.finding.rule;
    if (heading.kind === 'no-cause') return words.findings.noCause;
    if (heading.kind === 'cause') return this.#cause(section);
    if (heading.kind === 'table') {
      const title = session?.content.value.list.report.tables.find((table) => table.id === heading.table)?.title;
      return heading.table === null ? words.findings.noTable : html`${tableName(heading.table, words)} <span lang="zh-CN">${title ?? ''}</span>`;
    }
    if (section.class === 'rounding') return words.findings.rounding;
    return section.class === 'notice' ? words.findings.noticesFolded : words.findings.undecided;
  }

  /** The figure that is most likely wrong, struck out, and what it should be; the relations that it explains stand below. */
  #cause(section: Section): string | TemplateResult {
    const { words } = this;
    const finding = section.entries.map((entry) => entry.finding).find((one) => one.suspect !== null);
    const edit = finding?.suspect?.edits[0];
    if (finding?.suspect?.reason === 'unclear') return words.detail.unclear(finding.suspect.alternatives.length);
    if (finding === undefined || finding.suspect === null || edit === undefined) return words.findings.oneCause;
    const label = section.entries.flatMap((entry) => entry.finding.operands).find((operand) => operand.address === edit.address)?.label ?? edit.address;
    const tied = finding.suspect.margin === 'tied';
    return html`<span class="cause"
      ><span lang="zh-CN">${label}</span> <del>${edit.printed === '' ? words.detail.blankFigure : edit.printed}</del> →
      <ins>${edit.suggestion}</ins>${tied ? html` <span class="tag">${words.detail.margin.tied}</span>` : '?'}</span
    >`;
  }

  #pickSection(section: Section, filtered: Filtered): TemplateResult {
    const { words, app, session } = this;
    const ids = section.entries.map((entry) => entry.finding.id).filter((id) => filtered.shown.has(id));
    const all = ids.every((id) => session?.picked.value.has(id) === true);
    return html`<button
      class="pick"
      role="checkbox"
      aria-checked=${all}
      aria-label=${words.findings.pickAll}
      title=${words.findings.pickAll}
      @click=${() => pickAll(app, ids)}
    >
      <span aria-hidden="true">${all ? '☑' : '☐'}</span>
    </button>`;
  }

  /** All that the filter shows; the same list as before where nothing changed. */
  #bulk(filter: Filter, filtered: Filtered): readonly string[] {
    const shown = isFiltered(filter) ? filtered.shown : null;
    if (this.#shown?.of !== shown) this.#shown = { of: shown, list: shown === null ? [] : [...shown] };
    return this.#shown.list;
  }

  #shown: { of: ReadonlySet<string> | null; list: readonly string[] } | null = null;

  /** Folded unless opened by hand, asked for by a filter, or home of what is selected. */
  #isOpen(section: Section): boolean {
    const byHand = this.toggled.get(section.key);
    if (byHand !== undefined) return byHand;
    if (section.class === 'violated' || section.class === 'undecided') return true;
    const filter = this.session?.filter.value ?? NO_FILTER;
    if (isFiltered(filter)) return true;
    const selected = this.#selected();
    return selected !== null && section.entries.some((entry) => entry.finding.id === selected);
  }

  #toggle(section: Section, open: boolean): void {
    this.toggled = new Map(this.toggled).set(section.key, open);
  }

  #selected(): string | null {
    const { selection } = this.app.navigation.route.value;
    return selection?.kind === 'finding' ? selection.id : null;
  }

  #filter(entries: Entry[]): Filtered {
    const session = this.session as OpenSession;
    const asked = [entries, session.filter.value, session.marks.value] as const;
    if (this.#filtered === null || asked.some((value, index) => value !== this.#filtered?.asked[index])) {
      this.#filtered = { asked, result: applyFilter(entries, session.filter.value, (id) => session.dispositionOf(id).state) };
    }
    return this.#filtered.result;
  }

  #arrange(entries: Entry[], by: Arrangement): Section[] {
    if (this.#arranged?.entries !== entries || this.#arranged.by !== by) this.#arranged = { entries, by, sections: arrange(entries, by) };
    return this.#arranged.sections;
  }

  /** What the list shows now, top to bottom; the same list as before where nothing changed, so that nobody draws anew. */
  #orderOf(sections: Section[], filtered: Filtered): readonly string[] {
    const order = sections
      .filter((section) => this.#isOpen(section))
      .flatMap((section) => section.entries.map((entry) => entry.finding.id).filter((id) => filtered.shown.has(id)));
    const before = this.session?.order.value ?? [];
    return before.length === order.length && before.every((id, index) => id === order[index]) ? before : order;
  }

  #entriesOf(content: Content): Entry[] {
    const { language } = this;
    if (this.#entries?.content !== content || this.#entries.language !== language)
      this.#entries = { content, language, list: content.list.findings.map((finding) => entryOf(finding, language)) };
    return this.#entries.list;
  }

  readonly #click = (event: MouseEvent): void => {
    const row = event.composedPath().find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset['id'] !== undefined);
    if (row?.dataset['id'] === undefined) return;
    event.preventDefault();
    const { id } = row.dataset;
    if (event.shiftKey) pickUpTo(this.app, id);
    else if (event.ctrlKey || event.metaKey) togglePick(this.app, id);
    else this.app.select({ kind: 'finding', id });
  };

  /** Up and down within the list, as j and k do everywhere; Ctrl+A picks all that it shows. */
  readonly #key = (event: KeyboardEvent): void => {
    const order = this.session?.order.value ?? [];
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      pickAll(this.app, order);
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || order.length === 0) return;
    const at = order.indexOf(this.#selected() ?? '');
    const id = order[Math.min(Math.max(at + by, 0), order.length - 1)];
    event.preventDefault();
    if (id === undefined) return;
    this.app.select({ kind: 'finding', id }, 'replace');
    void this.updateComplete.then(() => this.enter());
  };
}

/** Browsers take time in the square of the number of siblings to hide some of thousands of them, so rows stand in boxes of a few dozen. */
function chunks(entries: readonly Entry[]): Entry[][] {
  const made: Entry[][] = [];
  for (let at = 0; at < entries.length; at += CHUNK) made.push(entries.slice(at, at + CHUNK));
  return made;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-findings': GoujiFindings;
  }
}
