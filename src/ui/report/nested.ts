/** A stretch of a text that is a figure; whole sentences that are one hold others. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Nested<Item> {
  item: Item;
  start: number;
  end: number;
  inner: Nested<Item>[];
}

/** Stretches within those that hold them, in the order of the text; of the same stretch the first is outermost. One that only crosses another has no place. */
export function nested<Item>(items: readonly Item[], stretch: (item: Item) => Stretch): Nested<Item>[] {
  const all = items.map((item): Nested<Item> => ({ item, ...stretch(item), inner: [] })).sort((a, b) => a.start - b.start || b.end - a.end);
  const top: Nested<Item>[] = [];
  const open: Nested<Item>[] = [];
  for (const one of all) {
    while (open.length > 0 && open.at(-1)!.end <= one.start) open.pop();
    const around = open.at(-1);
    if (around !== undefined && one.end > around.end) continue;
    (around?.inner ?? top).push(one);
    if (one.end > one.start) open.push(one);
  }
  return top;
}
