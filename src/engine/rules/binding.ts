import type { Template } from '../pack/address.js';

/** What a variable of `each` stands for. A row keeps its code and name, by which another table knows it. */
export type Bound = { kind: 'word'; text: string } | { kind: 'table'; id: string } | { kind: 'row'; table: string; row: number; id: string; code: string | null; name: string };

export type Bindings = Readonly<Record<string, Bound>>;

/** A template as text: rows by their id where they stand alone, by their name inside a longer path. */
export function fillTemplate(template: Template, bindings: Bindings): string {
  return template
    .map((part) => {
      if (typeof part === 'string') return part;
      const bound = bindings[part.variable];
      if (!bound) throw new Error(`variable ${part.variable} is not bound`);
      return bound.kind === 'row' ? (template.length === 1 ? bound.id : bound.name) : textOf(bound);
    })
    .join('');
}

/** As `binding` of a check shows it. */
export function textOf(bound: Bound): string {
  return bound.kind === 'word' ? bound.text : bound.id;
}

/** As titles and messages name it: code and name of a row. */
export function wordsOf(bound: Bound): string {
  if (bound.kind !== 'row') return textOf(bound);
  return bound.code === null ? bound.name : `${bound.code} ${bound.name}`;
}
