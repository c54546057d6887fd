import type { Chunk } from '../state/listing.js';

export interface RowsState {
  /** All chunks of the list, in their order; those that are not drawn yet are empty boxes. */
  chunks: readonly Chunk[];
  shown: ReadonlySet<string>;
  selected: string | null;
  /** The one row in the tab order. */
  tabStop: string | null;
  picked: ReadonlySet<string>;
}

/** Height of a row as most are, in CSS pixels: a box that is not drawn, or not in sight, takes as much for each. */
const ROW = 66;

/** Hides, selects and focuses rows that are already drawn: with thousands of them, drawing anew for every key takes too long, and so does looking for them. */
export class Rows {
  #boxes: Box[] = [];
  #shown: ReadonlySet<string> | null = null;
  #selected: HTMLElement | null = null;
  #stop: HTMLElement | null = null;
  #picked: { ids: ReadonlySet<string>; links: readonly HTMLElement[] } = { ids: new Set(), links: [] };

  /** `lists` gives the elements whose children are the boxes of the chunks. */
  constructor(private readonly lists: () => readonly Element[]) {}

  apply({ chunks, shown, selected, tabStop, picked }: RowsState): void {
    const before = new Map(this.#boxes.map((one) => [one.box, one]));
    const all = this.lists().flatMap((list) => [...list.children] as HTMLElement[]);
    let redrawn = false;
    this.#boxes = chunks.flatMap((chunk, index) => {
      const box = all[index];
      if (!box) return [];
      const now = { box, chunk, drawn: box.firstElementChild !== null };
      const known = before.get(box);
      const same = known?.chunk === chunk && known.drawn === now.drawn;
      if (!same) redrawn = true;
      if (!same || shown !== this.#shown) show(now, shown);
      return [now];
    });
    this.#shown = shown;
    this.#selected = change(this.#selected, this.#link(selected), (link, on) =>
      on ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'),
    );
    // Rows drawn anew may stand where others stood.
    if (redrawn || picked !== this.#picked.ids) this.#pick(picked);
    this.#stop = change(this.#stop, this.#link(tabStop), (link, on) => (link.tabIndex = on ? 0 : -1));
  }

  show(id: string): void {
    this.#link(id)?.scrollIntoView({ block: 'nearest' });
  }

  enter(): void {
    this.#stop?.focus();
  }

  #pick(ids: ReadonlySet<string>): void {
    for (const link of this.#picked.links) link.removeAttribute('data-picked');
    const links = [...ids].map((id) => this.#link(id)).filter((link) => link !== null);
    for (const link of links) link.setAttribute('data-picked', '');
    this.#picked = { ids, links };
  }

  #link(id: string | null): HTMLElement | null {
    if (id === null) return null;
    for (const { box, chunk, drawn } of this.#boxes) {
      const at = drawn ? chunk.findIndex(({ finding }) => finding.id === id) : -1;
      if (at !== -1) return (box.children[at]?.firstElementChild ?? null) as HTMLElement | null;
    }
    return null;
  }
}

interface Box {
  box: HTMLElement;
  chunk: Chunk;
  /** Else an empty box that keeps the room of its rows. */
  drawn: boolean;
}

function show({ box, chunk, drawn }: Box, shown: ReadonlySet<string>): void {
  let rows = 0;
  for (const [index, { finding }] of chunk.entries()) {
    const hidden = !shown.has(finding.id);
    if (!hidden) rows += 1;
    const item = drawn ? (box.children[index] as HTMLElement | undefined) : undefined;
    if (item && item.hidden !== hidden) item.hidden = hidden;
  }
  const height = `${rows * ROW}px`;
  box.hidden = rows === 0;
  box.style.setProperty('min-height', drawn ? '0' : height);
  box.style.setProperty('contain-intrinsic-height', `auto ${height}`);
}

function change(before: HTMLElement | null, after: HTMLElement | null, set: (link: HTMLElement, on: boolean) => void): HTMLElement | null {
  if (before !== null && before !== after) set(before, false);
  if (after !== null) set(after, true);
  return after;
}
