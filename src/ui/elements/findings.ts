import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { pickAll, pickUpTo, togglePick } from '../commands/pick.js';
import { onReach } from '../commands/focus.js';
import { findingRow, rowStyles } from '../look/finding-row.js';
import { allNames } from '../look/report-words.js';
import { Rows } from '../look/row-states.js';
import { headingStyles, sectionHeading } from '../look/section-heading.js';
import { shared } from '../look/shared.js';
import { usualArrangement, type Arrangement, type Section } from '../state/arrange.js';
import { isFiltered, NO_FILTER, type Entry, type Filter, type Filtered } from '../state/filter.js';
import { Gradual } from '../state/gradual.js';
import { Listing, type Chunk } from '../state/listing.js';
import { GoujiElement } from './base.js';
import './bulk.js';
import './filters.js';
import './verdict-summary.js';

/** The list of findings: what is shown, in what order, under which headings. */
@customElement('gouji-findings')
export class GoujiFindings extends GoujiElement {
  static override styles = [
    shared,
    rowStyles,
    headingStyles,
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

  @query('.list') private readonly list!: HTMLElement | null;
  readonly #listing = new Listing();
  readonly #gradual = new Gradual();
  readonly #rows = new Rows(() => [...(this.list?.children ?? [])].flatMap((section) => section.querySelector(':scope > [role="list"]') ?? []));
  /** What is drawn now: the chunks of the sections that are open, and which of their rows are shown. */
  #drawn: { chunks: readonly Chunk[]; shown: ReadonlySet<string> } = { chunks: [], shown: new Set() };
  /** Counts the steps in which a long list is drawn. */
  #step = 0;
  #next = 0;
  #seen: string | null = null;
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
    clearTimeout(this.#next);
    this.#next = 0;
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
    const entries = this.#listing.entries(content, this.language);
    const filtered = this.#listing.filtered(entries, session);
    const arrangement = this.arrangement ?? usualArrangement(entries);
    const sections = this.#listing.sections(entries, arrangement);
    session.order.value = this.#orderOf(sections, filtered);
    const chunks = sections.filter((section) => this.#isOpen(section)).flatMap((section) => this.#listing.chunks(section));
    this.#gradual.begin(chunks, this.#selected());
    this.#drawn = { chunks, shown: filtered.shown };
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
        <span
          >${isFiltered(filter) ? words.findings.shown(filtered.shown.size, entries.length) : counts.findings === 0 ? nothing : words.findings.decided(counts.decided, counts.findings)}</span
        >
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
    if (session === null) return;
    const order = session.order.value;
    const selected = this.#selected();
    const tabStop = selected !== null && order.includes(selected) ? selected : (order[0] ?? null);
    this.#rows.apply({ ...this.#drawn, selected, tabStop, picked: session.picked.value });
    if (selected !== this.#seen && selected !== null) this.#rows.show(selected);
    this.#seen = selected;
    this.#drawMore();
  }

  /** What is in sight can be read and keys are answered while the rest of a long list is drawn. */
  #drawMore(): void {
    const { chunks, shown } = this.#drawn;
    if (this.#next !== 0 || chunks.every((chunk) => this.#gradual.isDrawn(chunk))) return;
    this.#next = window.setTimeout(() => {
      this.#next = 0;
      if (!this.#gradual.advance(chunks, shown)) return;
      this.#step += 1;
      this.requestUpdate();
    });
  }

  #section(section: Section, filtered: Filtered): TemplateResult {
    const shown = section.entries.reduce((sum, entry) => sum + (filtered.shown.has(entry.finding.id) ? 1 : 0), 0);
    const open = this.#isOpen(section);
    const content = this.session?.content.value;
    return html`<div ?hidden=${shown === 0} class="section">
      <h3>
        <button aria-expanded=${open} @click=${() => this.#toggle(section, !open)}>
          <span aria-hidden="true">${open ? '▾' : '▸'}</span> ${content === undefined ? nothing : sectionHeading(section, content.list, this.words)}
        </button>
        <span class="num">${shown}</span>
        ${this.#pickSection(section, filtered)}
      </h3>
      ${guard([section, open, this.session?.marks.value, this.language, this.#step], () => (open ? this.#list(section) : nothing))}
    </div>`;
  }

  #list(section: Section): TemplateResult {
    const { words, language, session } = this;
    const names = allNames(session?.content.value.view ?? null);
    const row = (entry: Entry): TemplateResult =>
      findingRow(entry, {
        words,
        language,
        report: session?.id ?? '',
        disposition: session?.dispositionOf(entry.finding.id) ?? null,
        suggests: section.heading.kind !== 'cause',
        names,
      });
    // A decision draws the rows of its own chunk anew, and no others.
    const decided = (chunk: Chunk): unknown[] => chunk.map(({ finding }) => session?.dispositionOf(finding.id));
    const rows = (chunk: Chunk): unknown => (this.#gradual.isDrawn(chunk) ? guard([chunk, language, ...decided(chunk)], () => chunk.map(row)) : nothing);
    return html`<div role="list">${this.#listing.chunks(section).map((chunk) => html`<div class="chunk">${rows(chunk)}</div>`)}</div>`;
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

  /** Folded unless opened by hand, asked for by a filter, or home of what is selected; figures in two units only by a search, among all that rounding explains. */
  #isOpen(section: Section): boolean {
    const byHand = this.toggled.get(section.key);
    if (byHand !== undefined) return byHand;
    if (section.class === 'violated' || section.class === 'undecided') return true;
    const filter = this.session?.filter.value ?? NO_FILTER;
    if (isFiltered(filter) && (section.heading.kind !== 'restated' || filter.text !== '')) return true;
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

  /** What the list shows now, top to bottom; the same list as before where nothing changed, so that nobody draws anew. */
  #orderOf(sections: Section[], filtered: Filtered): readonly string[] {
    const order = sections
      .filter((section) => this.#isOpen(section))
      .flatMap((section) => section.entries.map((entry) => entry.finding.id).filter((id) => filtered.shown.has(id)));
    const before = this.session?.order.value ?? [];
    return before.length === order.length && before.every((id, index) => id === order[index]) ? before : order;
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

declare global {
  interface HTMLElementTagNameMap {
    'gouji-findings': GoujiFindings;
  }
}
