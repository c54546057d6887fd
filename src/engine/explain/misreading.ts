import { absolute } from '../figures/exact.js';
import type { Format } from '../document/document.js';
import { PER_EDIT, type Neighbours, type Proposal } from './slips/slip.js';
import type { System } from './system.js';

/**
 * How unlikely it is that the reader and not the author put a wrong figure there, −ln of the prior: a spreadsheet cell holds its number, a
 * page of a PDF only characters at places. `digit` is one character taken for another or joined to a number, `place` a number put into
 * another cell.
 */
const BY_FORMAT: Partial<Record<Format, { digit: number; place: number }>> = {
  pdf: { digit: 5, place: 4 },
  docx: { digit: 12, place: 20 },
  html: { digit: 12, place: 20 },
  text: { digit: 8, place: 20 },
};
const GLUED = 2;
const DISPLACED = 2.5;
/** Reasons by which a figure stands in another cell than it should, or has no reason that a hand would. */
const PLACE_REASONS: ReadonlySet<Proposal['reason']> = new Set(['blank', 'slipped', 'other', 'interchanged', 'moved', 'line-shifted']);
const LOOK_ALIKE = ['38', '068', '17'];

/** Whether a misreading explains the figure about as well as a slip of the author does. */
export function maybeMisread(format: Format, system: System, proposal: Proposal, printed: readonly bigint[], neighbours: Neighbours): boolean {
  const prior = BY_FORMAT[format];
  if (!prior) return false;
  const ways: number[] = [];
  const [edit] = proposal.edits;
  if (PLACE_REASONS.has(proposal.reason) && neighbours.isPrinted(edit!.cell)) ways.push(prior.place + DISPLACED);
  if (proposal.reason === 'digit-added') ways.push(prior.digit + GLUED);
  if (proposal.reason === 'digit-replaced') {
    const { step } = system.cells[edit!.cell]!;
    const [was, is] = [digitsOf(edit!.value / step), digitsOf(printed[edit!.cell]! / step)];
    if (isLookAlike(was, is)) ways.push(prior.digit + Math.log(was.length));
  }
  return ways.some((way) => way <= Math.max(proposal.cost, PER_EDIT));
}

function digitsOf(value: bigint): string {
  return absolute(value).toString();
}

/** Two numbers that differ in one digit, by digits of a like shape. */
function isLookAlike(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const pairs = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [[digit, other[index]!] as const]));
  return pairs.length === 1 && LOOK_ALIKE.some((shape) => shape.includes(pairs[0]![0]) && shape.includes(pairs[0]![1]));
}
