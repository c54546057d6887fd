import type { Figure, Leftover, Place } from '../report.js';

/** A number of a claim is in the report as its figure, and no longer left over. */
export function withoutTaken(leftovers: readonly Leftover[], taken: readonly Figure[]): Leftover[] {
  const covered = new Map<string, Set<number>>();
  for (const { place } of taken) {
    let characters = covered.get(textOf(place));
    if (!characters) covered.set(textOf(place), (characters = new Set()));
    for (let at = place.start; at < place.end; at++) characters.add(at);
  }
  return leftovers.filter(({ place }) => {
    const characters = covered.get(textOf(place));
    if (!characters) return true;
    for (let at = place.start; at < place.end; at++) if (characters.has(at)) return false;
    return true;
  });
}

/** What the sentences show to be no figure. */
export function withoutNotFigures(leftovers: readonly Leftover[], places: readonly Place[]): readonly Leftover[] {
  const starts = new Set(places.map((place) => `${textOf(place)}:${place.start}`));
  return starts.size === 0
    ? leftovers
    : leftovers.map((each) => (starts.has(`${textOf(each.place)}:${each.place.start}`) ? { ...each, kind: 'notFigure' as const } : each));
}

/** Which text of the document a place is in. */
function textOf(place: Place): string {
  return 'row' in place ? `${place.block}/${place.row}/${place.column}` : `${place.block}`;
}
