/** Words by their characters: the longest word at a place is found in as many steps as it has characters. */
export class Trie<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

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
    let node = this.root;
    let found: { end: number; values: T[] } | null = null;
    for (let index = start; index < text.length; index++) {
      const next = node.next.get(text[index]!);
      if (!next) break;
      node = next;
      if (node.values.some(accepts)) found = { end: index + 1, values: node.values.filter(accepts) };
    }
    return found;
  }
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}
