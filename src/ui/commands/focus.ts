/** Elements that a key can reach say so by listening here; the page needs no path through shadow roots. */
export type Reachable = 'search' | 'note' | 'reason' | 'outline' | 'beside' | 'area-next' | 'area-previous';

interface Listener {
  reach: () => void;
  /** Null: hears of the key wherever none of the others claims it. */
  claims: (() => boolean) | null;
}

/** What is drawn a moment later than it could be; each draws at once when called, and resolves when all of it is drawn. */
const putOffs = new Set<() => Promise<unknown>>();

/** A key that reaches into what is not drawn yet has it drawn first. Returns what ends it. */
export function putOff(draw: () => Promise<unknown>): () => void {
  putOffs.add(draw);
  return () => putOffs.delete(draw);
}

const listeners = new Map<Reachable, Set<Listener>>();

/** Returns what ends it. */
export function onReach(what: Reachable, reach: () => void, claims: (() => boolean) | null = null): () => void {
  const set = listeners.get(what) ?? new Set();
  const listener = { reach, claims };
  listeners.set(what, set);
  set.add(listener);
  return () => set.delete(listener);
}

function reach(what: Reachable): void {
  if (putOffs.size > 0) {
    void Promise.all([...putOffs].map((draw) => draw())).then(() => reach(what));
    return;
  }
  const all = [...(listeners.get(what) ?? [])];
  const claiming = all.filter(({ claims }) => claims?.() === true);
  for (const listener of claiming.length > 0 ? claiming : all.filter(({ claims }) => claims === null)) listener.reach();
}

export const focusSearch = (): void => reach('search');
export const focusNote = (): void => reach('note');
export const openReason = (): void => reach('reason');
export const toggleOutline = (): void => reach('outline');
export const toggleBeside = (): void => reach('beside');
export const goToArea = (by: 1 | -1): void => reach(by === 1 ? 'area-next' : 'area-previous');
