import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Anchor } from '../engine.js';
import { shared } from '../look/shared.js';
import { figuresOf } from '../report/ledger.js';
import { pageCount, pageOf, boxesOn, type PageBox } from '../report/pages.js';
import { cellAt, type Cell } from '../state/report-index.js';
import { Cancelled } from '../workers.js';
import { GoujiElement } from './base.js';

const ZOOMS = [0.75, 1, 1.25, 1.5, 2, 3];

/** A page of the PDF as it was printed, with the marks of the reading; only the page that is looked at is drawn. */
@customElement('gouji-original')
export class GoujiOriginal extends GoujiElement {
  static override styles = [
    shared,
    css`
      .bar {
        position: sticky;
        top: 0;
        z-index: 2;
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 6px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }
      .sheet {
        position: relative;
        margin: 14px auto 40px;
        width: fit-content;
        border: 1px solid var(--line);
      }
      canvas {
        display: block;
      }
      .mark {
        position: absolute;
        min-width: 0;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: 2px;
        background: transparent;
      }
      .mark.bad {
        background: rgb(168 35 28 / 14%);
        box-shadow: inset 0 -2px 0 #a8231c;
      }
      .mark.near {
        box-shadow: inset 0 -1px 0 #7a5b00;
      }
      .mark.open {
        box-shadow: inset 0 -2px 0 #5a4690;
      }
      .mark.part {
        background: rgb(29 79 128 / 16%);
      }
      .mark.selected {
        outline: 2px solid #1d4f80;
        outline-offset: 1px;
      }
      p {
        padding: 16px;
      }
    `,
  ];

  @state() private page = 1;
  @state() private zoom = 2;
  @state() private state: 'drawing' | 'drawn' | 'no-file' | 'failed' = 'drawing';
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  #drawn = '';
  #selected = '';
  #abort: AbortController | null = null;

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.app.navigation.route];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
    this.#drawn = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const key = JSON.stringify(this.app.navigation.route.value.selection);
    if (key === this.#selected) return;
    this.#selected = key;
    const page =
      this.#cells()
        .map((cell) => pageOf(cell.figure.anchors))
        .find((found) => found !== null) ?? pageOf(this.#anchors());
    if (page !== null && page !== undefined) this.page = page;
  }

  override render() {
    const { words, session, page } = this;
    const view = session?.content.value.view;
    if (!session || !view) return nothing;
    const pages = pageCount(view.document);
    return html`<div class="bar">
        <button @click=${() => this.#turn(-1, pages)} ?disabled=${page <= 1} aria-label=${words.original.previous}>‹</button>
        <span aria-live="polite">${words.original.page(page, pages)}</span>
        <button @click=${() => this.#turn(1, pages)} ?disabled=${page >= pages} aria-label=${words.original.next}>›</button>
        <span class="spread"></span>
        <button @click=${() => (this.zoom = Math.max(0, this.zoom - 1))} ?disabled=${this.zoom === 0} aria-label=${words.original.zoomOut}>−</button>
        <span>${Math.round(100 * this.#scale())}%</span>
        <button
          @click=${() => (this.zoom = Math.min(ZOOMS.length - 1, this.zoom + 1))}
          ?disabled=${this.zoom === ZOOMS.length - 1}
          aria-label=${words.original.zoomIn}
        >
          +
        </button>
      </div>
      ${this.state === 'no-file' ? html`<p>${words.original.noFile}</p>` : nothing}
      ${this.state === 'failed' ? html`<p class="bad">${words.original.failed}</p>` : nothing}
      ${this.state === 'drawing' ? html`<p class="soft" aria-live="polite">${words.original.drawing}</p>` : nothing}
      <div class="sheet" ?hidden=${this.state !== 'drawn'}>
        <canvas role="img" aria-label=${words.original.picture(page)}></canvas>
        ${this.#boxes().map((box) => this.#mark(box))}
      </div>`;
  }

  #mark({ cell, box }: PageBox): TemplateResult {
    const { selection } = this.app.navigation.route.value;
    const part = this.#cells().includes(cell);
    const selected = selection?.kind === 'cell' && selection.key === cell.key;
    return html`<button
      class="mark ${cell.mark} ${part ? 'part' : ''} ${selected ? 'selected' : ''}"
      data-box=${box.join()}
      data-key=${cell.key}
      tabindex=${cell.mark === 'bad' || part ? 0 : -1}
      aria-label="${cell.figure.label} ${cell.figure.printed}"
      @click=${() => this.app.select({ kind: 'cell', key: cell.key })}
    ></button>`;
  }

  protected override updated(): void {
    const scale = this.#scale();
    for (const mark of this.renderRoot.querySelectorAll<HTMLElement>('.mark')) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (mark.dataset['box'] ?? '').split(',').map(Number);
      mark.style.left = `${x0 * scale - 2}px`;
      mark.style.top = `${y0 * scale - 1}px`;
      mark.style.width = `${(x1 - x0) * scale + 4}px`;
      mark.style.height = `${(y1 - y0) * scale + 2}px`;
    }
    const wanted = `${this.session?.id} ${this.page} ${scale}`;
    if (wanted === this.#drawn || !this.session) return;
    this.#drawn = wanted;
    void this.#draw(this.session.id, this.page, scale);
  }

  async #draw(id: string, page: number, scale: number): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.state = 'drawing';
    try {
      const bytes = await this.app.keeper.file(id);
      if (abort.signal.aborted) return;
      if (bytes === null) {
        this.state = 'no-file';
        return;
      }
      const sharp = Math.min(window.devicePixelRatio || 1, 2);
      const picture = await this.app.workers.draw(bytes, page, scale * sharp, abort.signal);
      const { canvas } = this;
      if (abort.signal.aborted || !canvas) return;
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.style.width = `${picture.width / sharp}px`;
      canvas.style.height = `${picture.height / sharp}px`;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
      this.state = 'drawn';
      await this.updateComplete;
      this.renderRoot.querySelector('.mark.selected, .mark.part')?.scrollIntoView({ block: 'center' });
    } catch (error) {
      if (!(error instanceof Cancelled)) this.state = 'failed';
    }
  }

  #turn(by: number, pages: number): void {
    this.page = Math.min(Math.max(1, this.page + by), pages);
  }

  #scale(): number {
    return ZOOMS[this.zoom] ?? 1;
  }

  #boxes(): PageBox[] {
    const index = this.session?.content.value.index;
    return index ? boxesOn(index.cells, this.page) : [];
  }

  /** The figures of what is selected. */
  #cells(): Cell[] {
    const content = this.session?.content.value;
    const { selection } = this.app.navigation.route.value;
    if (!content?.index || selection === null) return [];
    if (selection.kind === 'cell') return [content.index.byKey.get(selection.key)].filter((cell): cell is Cell => cell !== undefined);
    if (selection.kind === 'figures') return figuresOf(content, selection);
    const finding = content.byId.get(selection.id);
    return (finding?.operands ?? []).map((operand) => cellAt(content.index, operand.address)).filter((cell): cell is Cell => cell !== null);
  }

  #anchors(): Anchor[] {
    const { selection } = this.app.navigation.route.value;
    return selection?.kind === 'finding' ? (this.session?.content.value.byId.get(selection.id)?.operands.flatMap((operand) => operand.anchors) ?? []) : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-original': GoujiOriginal;
  }
}
