import type { Reason } from './slips/typo.js';

/** One wrong figure, or several that one slip made wrong, and what putting it right would do. Checks are given by their index. */
export interface Cause {
  reason: Reason | 'unclear';
  /** Empty where nobody can tell which figure is wrong ('unclear'): the candidates are the alternatives then. */
  edits: Correction[];
  /** Violated checks that hold after the edits of all causes, and checks that held and no longer do. */
  repairs: number[];
  breaks: number[];
  /** Violated checks that stay so and miss just what the edits change: the same slip, where no figure alone is wrong. */
  alike: number[];
  margin: 'likely' | 'possible' | 'tied';
  /** Likeliest first, one for each other figure. */
  alternatives: (Correction & { reason: Reason })[];
  /** Address of the figure that the reason speaks of: the one copied, the line left out of a sum. */
  source: string | null;
  /** The reader may have got it wrong. */
  misread: boolean;
}

export interface Correction {
  address: string;
  printed: string;
  suggestion: string;
}
