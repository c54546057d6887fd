/** Something that sentences state figures of, in the sections of one role. */
export interface Subject {
  /** As in the name of a claim: '基本支出', or the code of its row. */
  id: string;
  role: string;
  /** As messages call it. */
  label: string;
  /** Aspect → cells that say the same, each `a|b…`: the first that the report has. */
  cells: Record<string, string[]>;
  counted: string[] | null;
  complete: boolean;
  /** Fewer parts than these are not taken for all of it. */
  leastParts?: number;
  /** The cells may be of another scope than the words: what follows from them is a warning or a notice only. */
  loose: 'warning' | 'notice' | null;
  list: { table: string; classes: string[] } | null;
  /** Its cells are what its words may mean alike. */
  either?: boolean;
  /** Its words mean it only behind one of these subjects. */
  follows?: string[];
  /** The fund that pays for it makes it no other figure. */
  funded?: boolean;
  /** Each mention of it is another figure. */
  separate?: boolean;
  /** Subjects that are its parts; unknown where there are none. */
  parts?: string[];
}

/** What a word of the lexicon means: a sense of words.json, or a subject. */
export type Meaning = { sense: string } | { subject: Subject };

/** Role that is known in every section. */
export const EVERYWHERE = '*';
