import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Anchor } from '../engine.js';
import { originalStyles } from '../look/original-styles.js';
import { shared } from '../look/shared.js';
import { figuresOf } from '../report/ledger.js';
import { boxesOf, boxesOn, pageCount, pageOf, type PageBox } from '../report/pages.js';
import { isSettled } from '../report/settled.js';
import { cellAt, type Cell } from '../state/report-index.js';
import { Cancelled } from '../workers.js';
import { GoujiElement } from './base.js';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
/** Width of A4 in points, until the page is known. */
const A4 = 595;
/** The page as wide as its pane is no larger than this. */
const WIDEST = 2;
const MARGIN = 40;

/** A page of the PDF as it was printed, with the marks of the reading; only the page that is looked at is drawn. */
@customElement('gouji-original')
export class GoujiOriginal extends GoujiElement {
  static override styles = [shared, originalStyles];

  @state() private page = 1;
  /** Pixels a point; null: as wide as the pane. */
  @state() private zoom: number | null = null;
  @state() private state: 'drawing' | 'drawn' | 'no-file' | 'failed' = 'drawing';
  /** Pictures of the page that stayed blank. */
  @state() private undrawn = 0;
  @state() private width = 0;
  @state() private pageWidth = A4;
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  #drawn = '';
  #selected = '';
  /** What was selected is not in view yet. */
  #unseen = false;
  #abort: AbortController | null = null;
  #sizes: ResizeObserver | null = null;

  protected override watched() {
    return [this.app.desk.open, this.session?.content, this.session?.marks, this.app.navigation.route];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // In the next frame: what it changes would count as a loop of observations in this one.
    this.#sizes = new ResizeObserver(([change]) => requestAnimationFrame(() => (this.width = Math.round(change?.contentRect.width ?? 0))));
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#abort?.abort();
    this.#drawn = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const key = `${this.session?.id} ${JSON.stringify(this.app.navigation.route.value.selection)}`;
    if (key === this.#selected) return;
    this.#selected = key;
    this.#unseen = true;
    const page =
      this.#cells()
        .map((cell) => pageOf(cell.figure.anchors))
        .find((found) => found !== null) ?? pageOf(this.#words());
    if (page !== null && page !== undefined) this.page = page;
  }

  override render() {
    const { words, session, page } = this;
    const view = session?.content.value.view;
    if (!session || !view) return nothing;
    const pages = pageCount(view.document);
    const scale = this.#scale();
    const smaller = ZOOMS.findLast((zoom) => zoom < scale - 0.01);
    const larger = ZOOMS.find((zoom) => zoom > scale + 0.01);
    return html`<div class="bar">
        <button @click=${() => this.#turn(-1, pages)} ?disabled=${page <= 1} aria-label=${words.original.previous}>‹</button>
        <span aria-live="polite">${words.original.page(page, pages)}</span>
        <button @click=${() => this.#turn(1, pages)} ?disabled=${page >= pages} aria-label=${words.original.next}>›</button>
        <span class="spread"></span>
        <button @click=${() => (this.zoom = smaller ?? null)} ?disabled=${smaller === undefined} aria-label=${words.original.zoomOut}>−</button>
        <span>${Math.round(100 * scale)}%</span>
        <button @click=${() => (this.zoom = larger ?? null)} ?disabled=${larger === undefined} aria-label=${words.original.zoomIn}>+</button>
        <button aria-pressed=${this.zoom === null} @click=${() => (this.zoom = null)}>${words.original.fit}</button>
      </div>
      ${this.state === 'no-file' ? html`<p>${words.original.noFile}</p>` : nothing}
      ${this.state === 'failed' ? html`<p class="bad">${words.original.failed}</p>` : nothing}
      ${this.state === 'drawing' ? html`<p class="soft" aria-live="polite">${words.original.drawing}</p>` : nothing}
      ${this.state === 'drawn' && this.undrawn > 0 ? html`<p class="told near" role="status">! ${words.original.undrawn(this.undrawn)}</p>` : nothing}
      <div class="sheet" ?hidden=${this.state !== 'drawn'}>
        <canvas role="img" aria-label=${words.original.picture(page)}></canvas>
        ${boxesOn(session.content.value.index?.cells ?? [], page).map((box) => this.#mark(box))}
        ${boxesOf(this.#words(), page).map((box) => html`<span class="mark here" data-box=${box.join()}></span>`)}
      </div>`;
  }

  #mark({ cell, box }: PageBox): TemplateResult {
    const { selection } = this.app.navigation.route.value;
    const { session } = this;
    const view = session?.content.value.view;
    const part = this.#cells().includes(cell);
    const selected = selection?.kind === 'cell' && selection.key === cell.key;
    const classes = [
      'mark',
      cell.mark,
      ...(cell.prime ? ['prime'] : []),
      ...(cell.blank ? ['blank'] : []),
      ...(session && view && isSettled(cell, view, session.marks.value) ? ['settled'] : []),
      ...(part ? ['part'] : []),
      ...(selected ? ['selected'] : []),
    ];
    return html`<button
      class=${classes.join(' ')}
      data-box=${box.join()}
      data-key=${cell.key}
      tabindex=${cell.mark === 'bad' || part ? 0 : -1}
      aria-label="${cell.figure.label} ${cell.figure.printed} ${this.words.mark[cell.mark]}"
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
    // Before its first layout nothing is known of how wide it may be.
    if (this.width === 0 || !this.session) return;
    const wanted = `${this.session.id} ${this.page} ${scale}`;
    if (wanted === this.#drawn) {
      if (this.state === 'drawn') this.#reveal();
      return;
    }
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
      const { picture, undrawn } = await this.app.workers.draw(bytes, page, scale * sharp, abort.signal);
      const { canvas } = this;
      if (abort.signal.aborted || !canvas) return;
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.style.width = `${picture.width / sharp}px`;
      canvas.style.height = `${picture.height / sharp}px`;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      this.pageWidth = Math.floor(picture.width / sharp / scale);
      picture.close();
      this.undrawn = undrawn;
      this.state = 'drawn';
    } catch (error) {
      if (!(error instanceof Cancelled)) this.state = 'failed';
    }
  }

  /** Brings what was selected into view, once. */
  #reveal(): void {
    if (!this.#unseen) return;
    this.#unseen = false;
    this.renderRoot.querySelector('.mark.selected, .mark.part, .mark.here')?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  #turn(by: number, pages: number): void {
    this.page = Math.min(Math.max(1, this.page + by), pages);
  }

  #scale(): number {
    if (this.zoom !== null) return this.zoom;
    // In steps, so that a pixel more of the pane draws no page anew.
    return Math.min(WIDEST, Math.max(0.4, Math.floor(((this.width - MARGIN) / this.pageWidth) * 20) / 20));
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

  /** Where the words stand that the finding speaks of, and that are no figures. */
  #words(): Anchor[] {
    const { selection } = this.app.navigation.route.value;
    const content = this.session?.content.value;
    if (selection?.kind !== 'finding' || !content) return [];
    return content.byId.get(selection.id)?.operands.flatMap(({ address, anchors }) => (cellAt(content.index, address) === null ? anchors : [])) ?? [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-original': GoujiOriginal;
  }
}
