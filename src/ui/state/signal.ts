import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A value that tells its listeners when it is replaced. The whole state of the page is made of these. */
export class Signal<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set value(next: T) {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

type Listenable = Pick<Signal<unknown>, 'subscribe'>;

/** Draws its element anew when one of the signals changes. The list is asked for again on every update, since what an element watches may depend on what is open. */
export class Watch implements ReactiveController {
  #ends = new Map<Listenable, () => void>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly signals: () => (Listenable | null | undefined)[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    for (const end of this.#ends.values()) end();
    this.#ends.clear();
  }

  #follow(): void {
    const wanted = new Set(this.signals().filter((signal): signal is Listenable => signal != null));
    for (const [signal, end] of this.#ends) {
      if (wanted.has(signal)) continue;
      end();
      this.#ends.delete(signal);
    }
    for (const signal of wanted) {
      if (!this.#ends.has(signal))
        this.#ends.set(
          signal,
          signal.subscribe(() => this.host.requestUpdate()),
        );
    }
  }
}
