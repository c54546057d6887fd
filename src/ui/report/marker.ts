import type { Finding } from '../engine.js';
import type { Cell, ReportIndex } from '../state/report-index.js';
import type { Selection } from '../state/route.js';
import type { Content, Marks } from '../state/session.js';
import { figuresOf, ledgerFor } from './ledger.js';
import { blockAt, gridCellAt } from './outline.js';
import { isSettled } from './settled.js';

/** Marks what is selected and what is settled in a report that is already drawn, and moves the focus among its figures. */
export class Marker {
  /** Widths change with the panes. */
  readonly #sizes = new ResizeObserver((changes) => {
    // In the next frame: what it changes would count as a loop of observations in this one.
    requestAnimationFrame(() => freeze(changes.map(({ target }) => target as HTMLElement)));
  });
  readonly #links = new Map<string, HTMLElement>();
  readonly #blocks = new Map<number, HTMLElement>();
  #order: HTMLElement[] = [];
  #lit: HTMLElement[] = [];
  #shown: string | null = null;
  #marks: Marks | null = null;
  #stop: HTMLElement | null = null;
  #target: HTMLElement | null = null;
  /** Selected while the report was hidden. */
  #unseen: HTMLElement | null = null;

  constructor(
    private readonly root: ShadowRoot,
    readonly content: Content,
    readonly language: string,
  ) {
    this.#order = [...root.querySelectorAll<HTMLElement>('a.m')];
    for (const link of root.querySelectorAll<HTMLElement>('.m')) {
      this.#links.set(link.dataset['key'] ?? '', link);
      // A report drawn anew keeps the attributes of elements that stayed.
      delete link.dataset['sel'];
    }
    for (const here of root.querySelectorAll<HTMLElement>('[data-here]')) delete here.dataset['here'];
    for (const block of root.querySelectorAll<HTMLElement>('[data-block]')) this.#blocks.set(Number(block.dataset['block']), block);
    this.#stopAt(this.#order[0] ?? null);
    for (const table of root.querySelectorAll<HTMLElement>('table:is(.sticky-1, .sticky-2)')) this.#sizes.observe(table);
  }

  /** The report is drawn anew or gone. */
  end(): void {
    this.#sizes.disconnect();
  }

  /** What is drawn of a block of the report. */
  block(number: number): HTMLElement | null {
    return this.#blocks.get(number) ?? null;
  }

  /** Figures whose every violation was dismissed stand back. */
  settle(marks: Marks): void {
    const { index, view } = this.content;
    if (index === null || view === null || marks === this.#marks) return;
    this.#marks = marks;
    for (const cell of index.cells) {
      if (cell.mark === 'bad') this.#links.get(cell.key)?.toggleAttribute('data-settled', isSettled(cell, view, marks));
    }
  }

  select(selection: Selection | null): void {
    const key = JSON.stringify(selection);
    if (key === this.#shown) return;
    this.#shown = key;
    for (const link of this.#lit) {
      delete link.dataset['sel'];
      delete link.dataset['here'];
    }
    this.#lit = [];
    this.#target = null;
    if (selection === null || this.content.index === null) return;
    const target = this.#mark(selection, this.content.index);
    if (target === null) return;
    if (target.matches('a.m')) this.#stopAt(target);
    this.#target = target;
    this.#unseen = target.offsetParent === null ? target : null;
    this.bringBack();
  }

  #mark(selection: Selection, index: ReportIndex): HTMLElement | null {
    if (selection.kind === 'cell') return this.#light(index.byKey.get(selection.key), 'target');
    if (selection.kind === 'finding') return this.#finding(this.content.byId.get(selection.id), index);
    const figures = figuresOf(this.content, selection).map((cell) => this.#light(cell, 'part'));
    const numbers = selection.tally === 'notFigures' ? (ledgerFor(this.content)?.notFigures(selection.place) ?? []) : [];
    return [...figures, ...numbers.map(({ place }) => this.#hereAt(place))].find((element) => element !== null) ?? null;
  }

  reveal(): void {
    if (this.#unseen !== null) this.bringBack();
    this.#unseen = null;
  }

  /** Brings what is selected into view, as near to the middle as the report goes where it was out of sight. */
  bringBack(): void {
    this.#target?.scrollIntoView({ block: this.#inSight(this.#target) ? 'nearest' : 'center', inline: 'nearest' });
  }

  #inSight(element: HTMLElement): boolean {
    const frame = this.root.host.parentElement?.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return frame !== undefined && box.top > frame.top + 12 && box.bottom < frame.bottom - 40;
  }

  enter(): void {
    this.#stop?.focus();
  }

  /** Arrow keys between figures: along the reading order, or up and down a table. True when the key was used. */
  move(key: string, from: EventTarget | undefined): boolean {
    if (!(from instanceof HTMLElement) || !from.matches('a.m')) return false;
    const at = this.#order.indexOf(from);
    const next =
      key === 'ArrowRight'
        ? this.#order[at + 1]
        : key === 'ArrowLeft'
          ? this.#order[at - 1]
          : key === 'ArrowDown'
            ? vertical(from, 1)
            : key === 'ArrowUp'
              ? vertical(from, -1)
              : undefined;
    if (next === undefined) return false;
    if (next === null) return true;
    this.#stopAt(next);
    next.focus();
    return true;
  }

  /** Its left side first: that is the figure which is said to be wrong. Words without an address are found by their place. */
  #finding(finding: Finding | undefined, index: ReportIndex): HTMLElement | null {
    let target: HTMLElement | null = null;
    for (const operand of finding?.operands ?? []) {
      const cell = operand.address === null ? undefined : index.byKey.get(operand.address);
      const lit: HTMLElement | null = cell ? this.#light(cell, target === null ? 'target' : 'part') : this.#here(operand.anchors[0]);
      target ??= lit;
    }
    return target;
  }

  #light(cell: Cell | undefined, as: 'target' | 'part'): HTMLElement | null {
    const link = cell === undefined ? undefined : this.#links.get(cell.key);
    if (link === undefined) return null;
    link.dataset['sel'] = as;
    this.#lit.push(link);
    return link;
  }

  #here(anchor: Finding['operands'][number]['anchors'][number] | undefined): HTMLElement | null {
    const document = this.content.view?.document;
    if (document === undefined || anchor === undefined) return null;
    const block = blockAt(document, anchor);
    if (block === null) return null;
    const place = gridCellAt(document, block, anchor);
    return this.#hereAt({ block, ...place });
  }

  /** Words are marked by their paragraph or their cell of a table. */
  #hereAt(place: { block: number; row?: number; column?: number }): HTMLElement | null {
    const frame = this.block(place.block);
    const here = place.row === undefined ? frame : (frame?.querySelector<HTMLElement>(`[data-place="${place.row},${place.column}"]`) ?? frame);
    if (here === null) return null;
    here.dataset['here'] = '';
    this.#lit.push(here);
    return here;
  }

  /** One figure at a time is in the tab order. */
  #stopAt(link: HTMLElement | null): void {
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = link;
    if (link) link.tabIndex = 0;
  }
}

/** The figure in the same column of the nearest row that has one; null at the end of the table, undefined in prose. */
function vertical(from: HTMLElement, by: 1 | -1): HTMLElement | null | undefined {
  const cell = from.closest('td');
  const column = cell?.dataset['place']?.split(',')[1];
  if (!cell || column === undefined) return undefined;
  let row = cell.parentElement;
  for (;;) {
    row = (by === 1 ? row?.nextElementSibling : row?.previousElementSibling) as HTMLElement | null;
    if (!row) return null;
    const link = row.querySelector<HTMLElement>(`[data-place$=",${column}"] a.m`);
    if (link) return link;
  }
}

/**
 * The second frozen column starts where the first one ends; a line shows where the frozen part ends. Only where the table scrolls: writing the
 * width styles every cell of it anew. All are measured before any is written to: each question after a change has the report laid out.
 */
function freeze(tables: readonly HTMLElement[]): void {
  const scrolling = tables.filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1);
  for (const table of tables) table.classList.toggle('scrolls', scrolling.includes(table));
  const widths = scrolling.map((table) => table.querySelector<HTMLElement>('tbody .s0')?.getBoundingClientRect().width ?? null);
  for (const [index, table] of scrolling.entries()) {
    const width = widths[index] == null ? '' : `${widths[index]}px`;
    if (width !== '' && table.style.getPropertyValue('--first') !== width) table.style.setProperty('--first', width);
  }
}
