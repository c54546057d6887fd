import type { System } from '../system.js';
import type { Reason } from './typo.js';

export interface Edit {
  cell: number;
  value: bigint;
}

/** One slip of one hand: a figure, or several that the same slip made wrong. */
export interface Proposal {
  edits: Edit[];
  reason: Reason;
  /** −ln of the prior, what every edit costs included. */
  cost: number;
  /** The other figure that the reason speaks of: the one copied, the line left out of a sum. An address. */
  source?: string;
}

/** One way to see how a figure came to be printed as it is. */
export interface Kind {
  reason: Reason;
  cost: number;
  source?: string;
}

/** What the cells' places in the report say: which stand beside which, and what slipped out of its cell. */
export interface Neighbours {
  /** Whether the cell stands in a table of the report; the rows and columns of claims are nowhere beside each other. */
  isPrinted(cell: number): boolean;
  /** Addresses of figures with the same digits, not just two or three of them, that are printed close by. */
  standsElsewhere(cell: number): string[];
  /** Whether the figure of that address is one of the year before. */
  isPrior(address: string): boolean;
  /** The paragraph that the cell stands in; null in a table. */
  passage(cell: number): number | null;
  /** All cells of a paragraph. */
  passageOf(passage: number): readonly number[];
  /** What the cell says is seldom other than zero. */
  isSeldom(cell: number): boolean;
  /** Cells of the same table row, in column order, and of the same column, in row order. */
  row(cell: number): number[];
  column(cell: number): number[];
  /** All cells of its table. */
  table(cell: number): number[];
  /** A figure that was read where none belongs, by the blank cell it may have come from. */
  slipped: Map<number, bigint>;
}

/** What any slip costs beside what kind it is: −ln of its prior. */
export const PER_EDIT = 4.6;
/** Per relation that held and is broken, and per violated one that is left unexplained. */
export const PER_BREAK = 3;
export const PER_OPEN = 14;

/** The cells beside a cell in its line. */
export function beside(line: readonly number[], cell: number): number[] {
  const at = line.indexOf(cell);
  return [line[at - 1], line[at + 1]].filter((other): other is number => other !== undefined);
}

/** A slip that changes several figures: what is wrong itself was not copied from, but repeated. */
export function withoutOwnSource(system: System, proposal: Proposal): Proposal {
  const { source, ...rest } = proposal;
  const cell = source === undefined ? undefined : system.index.get(source);
  return cell !== undefined && proposal.edits.some((edit) => edit.cell === cell) ? { ...rest, reason: 'repeated' } : proposal;
}
