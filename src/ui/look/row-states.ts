export interface RowsState {
  shown: ReadonlySet<string>;
  selected: string | null;
  /** The one row in the tab order. */
  tabStop: string | null;
  picked: ReadonlySet<string>;
}

/** Hides, selects and focuses rows that are already drawn: with thousands of them, drawing anew for every key takes too long. */
export class Rows {
  #links = new Map<string, HTMLAnchorElement>();
  #shown: ReadonlySet<string> | null = null;
  #selected: HTMLAnchorElement | null = null;
  #stop: HTMLAnchorElement | null = null;
  #picked: ReadonlySet<string> = new Set();

  constructor(private readonly root: () => ParentNode) {}

  /** Called when rows were added or removed. */
  collect(): void {
    this.#links = new Map([...this.root().querySelectorAll<HTMLAnchorElement>('a.row')].map((link) => [link.dataset['id'] ?? '', link]));
    this.#shown = null;
    // Rows drawn anew may stand where others stood.
    for (const [id, link] of this.#links) link.toggleAttribute('data-picked', this.#picked.has(id));
  }

  apply({ shown, selected, tabStop, picked }: RowsState): void {
    if (shown !== this.#shown) {
      const inSight = new Map<HTMLElement, boolean>();
      for (const [id, link] of this.#links) {
        const item = link.parentElement;
        const chunk = item?.parentElement;
        if (!item || !chunk) continue;
        const hidden = !shown.has(id);
        if (item.hidden !== hidden) item.hidden = hidden;
        inSight.set(chunk, (inSight.get(chunk) ?? false) || !hidden);
      }
      for (const [chunk, some] of inSight) if (chunk.hidden === some) chunk.hidden = !some;
      this.#shown = shown;
    }
    this.#selected = change(this.#selected, this.#link(selected), (link, on) =>
      on ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'),
    );
    if (picked !== this.#picked) {
      for (const id of this.#picked) if (!picked.has(id)) this.#link(id)?.removeAttribute('data-picked');
      for (const id of picked) this.#link(id)?.toggleAttribute('data-picked', true);
      this.#picked = picked;
    }
    this.#stop = change(this.#stop, this.#link(tabStop), (link, on) => (link.tabIndex = on ? 0 : -1));
  }

  show(id: string): void {
    this.#link(id)?.scrollIntoView({ block: 'nearest' });
  }

  enter(): void {
    this.#stop?.focus();
  }

  #link(id: string | null): HTMLAnchorElement | null {
    return id === null ? null : (this.#links.get(id) ?? null);
  }
}

function change(
  before: HTMLAnchorElement | null,
  after: HTMLAnchorElement | null,
  set: (link: HTMLAnchorElement, on: boolean) => void,
): HTMLAnchorElement | null {
  if (before !== null && before !== after) set(before, false);
  if (after !== null) set(after, true);
  return after;
}
