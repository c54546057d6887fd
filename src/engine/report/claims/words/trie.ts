/** Words by their characters: the longest word at a place is found in as many steps as it has characters. `base` holds words that others share. */
export class Trie<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

  constructor(private readonly base: Trie<T> | null = null) {}

  add(word: string, value: T): void {
    let node = this.root;
    for (const character of word) {
      let next = node.next.get(character);
      if (!next) node.next.set(character, (next = { next: new Map(), values: [] }));
      node = next;
    }
    if (node !== this.root) node.values.push(value);
  }

  /** Of the words that have a value which is accepted, the longest at this place, with those values. */
  longest(text: string, start: number, accepts: (value: T) => boolean = () => true): { end: number; values: T[] } | null {
    let found: { end: number; values: T[] } | null = null;
    let node: Node<T> | undefined = this.root;
    for (let index = start; index < text.length && (node = node.next.get(text[index]!)); index++) {
      if (node.values.some(accepts)) found = { end: index + 1, values: node.values.filter(accepts) };
    }
    const shared = this.base?.longest(text, start, accepts) ?? null;
    if (!found || !shared) return found ?? shared;
    if (found.end !== shared.end) return found.end > shared.end ? found : shared;
    return { end: found.end, values: [...shared.values, ...found.values] };
  }
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}
