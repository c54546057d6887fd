import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Choice, GridView, TableView } from '../engine.js';
import { place } from '../look/format.js';
import { allNames, engineWords, reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { tableName } from '../look/table-name.js';
import { choose } from '../commands/choose.js';
import { choiceAbout, gridBefore, withChoice, type About } from '../state/choices.js';
import { GoujiElement } from './base.js';
import './reading-rows.js';

const AUTOMATIC = 'automatic';
const NONE = 'none';

/** One table as it was read, with what may be decided otherwise: which table it is, which rows are its header, which pieces belong together. */
@customElement('gouji-reading-table')
export class GoujiReadingTable extends GoujiElement {
  static override styles = [
    shared,
    css`
      details {
        border-bottom: 1px solid var(--line);
        padding: 4px 0;
      }
      summary {
        cursor: pointer;
        display: grid;
        grid-template-columns: 12px minmax(0, 1fr) auto;
        gap: 0 6px;
        align-items: baseline;
      }
      summary::before {
        content: '▸' / '';
        color: var(--soft);
      }
      .name b,
      .name .soft {
        margin-right: 6px;
      }
      .signs {
        display: flex;
        gap: 10px;
        align-items: baseline;
        white-space: nowrap;
      }
      details[open] > summary::before {
        content: '▾' / '';
      }
      .title {
        overflow-wrap: anywhere;
      }
      .part {
        white-space: nowrap;
      }
      .facts {
        grid-column: 2 / -1;
        color: var(--soft);
        font-size: 12px;
      }
      .inside {
        padding: 6px 0 12px 18px;
      }
      .row {
        margin: 6px 0;
        gap: 6px 14px;
      }
      select {
        max-width: 22em;
      }
      .chosen {
        border-color: var(--accent);
        color: var(--accent);
        background: var(--accent-bg);
      }
    `,
  ];

  /** The pieces of one table in their order, or one grid that was not recognised. */
  @property({ attribute: false }) grids: readonly GridView[] = [];
  /** Findings that say a figure of it is wrong. */
  @property({ attribute: false }) violated = 0;
  @property({ type: Boolean, reflect: true }) open = false;

  /** Opens it and brings it into view. */
  reveal(): void {
    this.open = true;
    this.scrollIntoView({ block: 'start' });
    this.renderRoot.querySelector('summary')?.focus();
  }

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.readOnly];
  }

  override render() {
    const [first] = this.grids;
    const view = this.session?.content.value.view;
    if (!first || !view) return nothing;
    const table = view.tables.find(({ id }) => id === first.table);
    return html`<details .open=${this.open} @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
      <summary>
        <span class="name"
          >${table && table.basis.by !== 'structure' ? html`<b>${tableName(table.id, this.words)}</b>` : first.why ? html`<b class="open">? ${this.words.report.unrecognised}</b>` : html`<span class="soft">${this.words.reading.notTable}</span>`}
          <span class="title">${first.title === '' ? this.words.report.unnamed : reportWords(first.title)}</span></span
        >
        ${this.#facts(table)}
      </summary>
      ${this.open ? html`<div class="inside">${this.#said(table, first)} ${this.grids.map((grid, index) => this.#piece(grid, index))}</div>` : nothing}
    </details>`;
  }

  #facts(table: TableView | undefined): TemplateResult {
    const { words, session } = this;
    const { reading } = words;
    const [first] = this.grids;
    const header = first?.rows.filter(({ role }) => role === 'header').length ?? 0;
    const figures = session?.content.value.list.report.tables.find(({ id }) => id === table?.id)?.figures ?? 0;
    const rows = this.grids.reduce((sum, grid) => sum + grid.rows.filter(({ role }) => role === 'body').length, 0);
    const parts: unknown[] = [
      ...(table
        ? [
            reading.by[table.basis.by],
            ...(table.basis.of > 0 ? [reading.columns(table.basis.columns, table.basis.of)] : []),
            reading.rows(table.rows.length),
            reading.figures(figures),
          ]
        : [reading.rows(rows)]),
      reading.headerRows(header),
      ...(this.grids.length > 1 ? [reading.pieces(this.grids.length)] : []),
      first?.anchor ? place([first.anchor], words) : words.place.none,
    ];
    const doubtful = table !== undefined && (table.basis.absent.length > 0 || table.remarks.length > 0);
    return html`<span class="signs"
        >${this.violated > 0 ? html`<span class="bad">✗ ${this.violated}</span>` : nothing}
        ${doubtful ? html`<span class="near">! ${reading.lookAt}</span>` : nothing}
        ${this.#isChosen() ? html`<span class="tag chosen">${reading.chosen}</span>` : nothing}</span
      ><span class="facts">${parts.map((part, index) => html`${index > 0 ? ' · ' : nothing}<span class="part">${part}</span>`)}</span>`;
  }

  /** By what it was recognised and what is missing in it, or why it was not. */
  #said(table: TableView | undefined, first: GridView): TemplateResult {
    const { reading } = this.words;
    const view = this.session?.content.value.view ?? null;
    const say = (words: NonNullable<GridView['why']>): TemplateResult =>
      html`<p>${engineWords(words, this.language, allNames(view), view?.reading.layouts.map(({ title }) => title).join('\n') ?? '')}</p>`;
    const blocks = new Set(this.grids.map(({ block }) => block));
    const untaken = view?.reading.choices.flatMap((choice) => (choice.untaken && choice.about && blocks.has(choice.about.block) ? [choice.untaken] : [])) ?? [];
    const all = [...untaken, ...(first.why ? [first.why] : [])].map(say);
    if (!table) return html`${all}`;
    return html`${all}
    ${table.basis.absent.length > 0 ? html`<p>${reading.absent}${this.words.colon}${table.basis.absent.map((column, index) => html`${index > 0 ? this.words.listSemicolon(['', '']) : nothing}${reportWords(column.replaceAll('>', ' '))}`)}</p>` : nothing}
    ${table.remarks.map(say)}`;
  }

  #piece(grid: GridView, index: number): TemplateResult {
    const { reading } = this.words;
    return html`<div class="row" data-block=${grid.block}>
        ${this.grids.length > 1 ? html`<b>${reading.piece(index + 1)}</b>` : nothing} ${index === 0 ? this.#which(grid) : nothing} ${this.#joining(grid)}
      </div>
      <gouji-reading-rows .app=${this.app} .grid=${grid}></gouji-reading-rows>`;
  }

  /** Which table it is. */
  #which(grid: GridView): TemplateResult {
    const { words, session } = this;
    const layouts = session?.content.value.view?.reading.layouts ?? [];
    const chosen = this.#choice({ kind: 'table', block: grid.block, row: null });
    const now = grid.table?.split('#')[0] ?? '';
    const value = chosen?.kind === 'table' ? (chosen.table ?? NONE) : AUTOMATIC;
    const change = (event: Event): void => {
      const picked = (event.target as HTMLSelectElement).value;
      this.#choose(
        { kind: 'table', block: grid.block, row: null },
        picked === AUTOMATIC || !grid.anchor ? null : { kind: 'table', anchor: grid.anchor, table: picked === NONE ? null : picked },
      );
    };
    const found = layouts.some(({ id }) => id === now) ? words.report.table(now) : words.report.unrecognised;
    return html`<label
      >${words.reading.which}
      <select class=${chosen ? 'chosen' : ''} ?disabled=${this.#locked(grid)} @change=${change}>
        <option value=${AUTOMATIC} ?selected=${value === AUTOMATIC}>${chosen ? words.reading.automatic : words.reading.automaticAs(found)}</option>
        ${layouts.map(({ id, title }) => html`<option value=${id} lang="zh-CN" ?selected=${value === id}>${/^\d/.test(id) ? `${id} ` : ''}${title}</option>`)}
        <option value=${NONE} ?selected=${value === NONE}>${words.reading.none}</option>
      </select></label
    >`;
  }

  /** Whether it goes on from the grid before it. */
  #joining(grid: GridView): TemplateResult | typeof nothing {
    const { reading } = this.words;
    const about: About = { kind: 'joined', block: grid.block, row: null };
    const before = gridBefore(this.session?.content.value.view?.reading.grids ?? [], grid.block);
    const { anchor } = grid;
    if (!anchor || !before) return nothing;
    if (this.#choice(about))
      return html`<button class="chosen" ?disabled=${this.#locked(grid)} @click=${() => this.#choose(about, null)}>
        ${grid.continued ? reading.takeBackJoin : reading.takeBackSplit}
      </button>`;
    const choice: Choice = { kind: 'joined', anchor, to: grid.continued ? null : before.anchor };
    const name = before.table === null ? nothing : html` ${tableName(before.table, this.words)}`;
    return html`<button ?disabled=${this.#locked(grid)} @click=${() => this.#choose(about, choice)}>
      ${grid.continued ? reading.split : html`${reading.join}${name}`}
    </button>`;
  }

  #locked({ anchor }: GridView): boolean {
    return anchor === null || this.session?.readOnly.value === true;
  }

  #choice(about: About): Choice | null {
    const { session } = this;
    const reading = session?.content.value.view?.reading;
    return session && reading ? choiceAbout(session.choices, reading, about) : null;
  }

  #isChosen(): boolean {
    const blocks = new Set(this.grids.map(({ block }) => block));
    return this.session?.content.value.view?.reading.choices.some(({ about }) => about !== null && blocks.has(about.block)) ?? false;
  }

  #choose(about: About, choice: Choice | null): void {
    choose(this.app, (choices, reading) => withChoice(choices, reading, about, choice));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-reading-table': GoujiReadingTable;
  }
}
