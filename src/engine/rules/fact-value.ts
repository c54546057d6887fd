import type { Anchor } from '../document/document.js';
import type { Quantity, Reason } from '../figures/quantity.js';

/** An operand that is no amount: a row's code or name, a table's title. */
export interface WordsOperand {
  address: string;
  label: string;
  printed: string;
  anchors: Anchor[];
}

/** What a count or words rest on; figures by their address. */
export interface Evidence {
  figures?: string[];
  words?: WordsOperand[];
}

export type NumberValue = Quantity & { evidence?: Evidence };

export interface TextValue {
  kind: 'text';
  /** Null where the report prints none. */
  text: string | null;
  evidence: Evidence;
}

export interface NamesValue {
  kind: 'names';
  names: string[];
  /** Addresses of the figures that stand for a name. */
  figuresOf: ReadonlyMap<string, readonly string[]>;
  evidence: Evidence;
}

export type FactValue = NumberValue | TextValue | NamesValue;

export function failed(kind: 'notApplicable' | 'undecided', why: Reason, evidence: Evidence = {}): NumberValue {
  return { kind, why, terms: [], evidence };
}
