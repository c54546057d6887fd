import type { Chunk } from './listing.js';

/** Chunks that are drawn at once: several screens of rows. */
const AT_ONCE = 16;
/** Chunks of one further step: few enough that a key is answered between two steps. */
const STEP = 8;

/** Which chunks of a long list are drawn by now: those in sight at once, the others a few at a time. */
export class Gradual {
  readonly #drawn = new WeakSet<Chunk>();

  isDrawn(chunk: Chunk): boolean {
    return this.#drawn.has(chunk);
  }

  /** Of the chunks in their order, those that cannot wait: the first ones, and the one that has the row that is looked at. */
  begin(chunks: readonly Chunk[], selected: string | null): void {
    for (const chunk of chunks.slice(0, AT_ONCE)) this.#drawn.add(chunk);
    if (selected === null) return;
    const home = chunks.find((chunk) => !this.#drawn.has(chunk) && chunk.some(({ finding }) => finding.id === selected));
    if (home) this.#drawn.add(home);
  }

  /** The next few, those first that have a row to show. False where all are drawn. */
  advance(chunks: readonly Chunk[], shown: ReadonlySet<string>): boolean {
    const waiting = chunks.filter((chunk) => !this.#drawn.has(chunk));
    const urgent = waiting.filter((chunk) => chunk.some(({ finding }) => shown.has(finding.id)));
    for (const chunk of (urgent.length > 0 ? urgent : waiting).slice(0, STEP)) this.#drawn.add(chunk);
    return waiting.length > 0;
  }
}
