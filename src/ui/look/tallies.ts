import type { Tally } from '../report/ledger.js';

/** Colour and sign of a column of the ledger. */
export const TALLY_MARKS: Record<Tally, [string, string]> = {
  verified: ['ok', '✓'],
  single: ['soft', '①'],
  violated: ['bad', '✗'],
  undecided: ['open', '?'],
  unchecked: ['none', '○'],
  unread: ['none', '∅'],
  notFigures: ['soft', '#'],
};
