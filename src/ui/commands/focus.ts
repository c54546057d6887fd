/** Elements that a key can reach say so by listening here; the page needs no path through shadow roots. */
export type Reachable = 'search' | 'note' | 'reason' | 'outline' | 'area-next' | 'area-previous';

const listeners = new Map<Reachable, Set<() => void>>();

/** Returns what ends it. */
export function onReach(what: Reachable, reach: () => void): () => void {
  const set = listeners.get(what) ?? new Set();
  listeners.set(what, set);
  set.add(reach);
  return () => set.delete(reach);
}

function reach(what: Reachable): void {
  for (const listener of listeners.get(what) ?? []) listener();
}

export const focusSearch = (): void => reach('search');
export const focusNote = (): void => reach('note');
export const openReason = (): void => reach('reason');
export const toggleOutline = (): void => reach('outline');
export const goToArea = (by: 1 | -1): void => reach(by === 1 ? 'area-next' : 'area-previous');
