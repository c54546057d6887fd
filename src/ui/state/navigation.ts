import { formatRoute, parseRoute, START, type Route } from './route.js';
import { Signal } from './signal.js';

/** The hash of the page's address as state; back and forward work as everywhere. */
export class Navigation {
  readonly route = new Signal<Route>(START);

  start(): void {
    this.#read();
    window.addEventListener('popstate', () => this.#read());
    window.addEventListener('hashchange', () => this.#read());
  }

  /** `replace` leaves no step in the history: stepping through findings should not bury where one came from. */
  go(route: Route, how: 'push' | 'replace'): void {
    const hash = formatRoute(route);
    if (hash === formatRoute(this.route.value)) return;
    if (how === 'push') history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
    this.route.value = route;
  }

  #read(): void {
    const next = parseRoute(window.location.hash);
    if (formatRoute(next) !== formatRoute(this.route.value)) this.route.value = next;
  }
}
