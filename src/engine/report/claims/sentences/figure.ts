import type { Anchor } from '../../../document/document.js';
import type { ParagraphBlock } from '../../../document/document.js';
import { locate } from '../../../document/locate.js';
import type { Amount } from '../../../figures/amount.js';
import { halfUnit } from '../../../figures/parse.js';
import { Decimal } from '../../../figures/exact.js';
import type { Figure, Place } from '../../report.js';
import { sourceSpan, type Compact } from '../words/compact.js';
import { hasSense, type Token } from '../words/tokens.js';

/** A paragraph as it is read. */
export interface Paragraph {
  index: number;
  block: ParagraphBlock;
  compact: Compact;
  tokens: Token[];
}

/** Prose trims zeros; a bare 0 is a zero of the usual places, or 0 万元 would hide 4,999 元. */
const PLACES_OF_ZERO = 2;

/** What words beside a number say of it: the truth is within one unit of its last place (约), up to one unit above it (超过), or below it (近). */
export type Hedge = 'about' | 'up' | 'down';

export function hedgeOf(before: readonly Token[], after: Token | undefined): Hedge | null {
  const word = before.find((token) => hasSense(token, 'hedge')) ?? (hasSense(after, 'hedge-after') ? after : undefined);
  if (!word) return null;
  return hasSense(word, 'hedge-up') ? 'up' : hasSense(word, 'hedge-down') ? 'down' : 'about';
}

/** A number of the prose. */
export function figureOf(paragraph: Paragraph, token: Token & { kind: 'number' }, hedge: Hedge | null): Figure {
  const { number, unit } = token;
  const places = number.value.isZero() && unit !== '%' && unit !== '' ? Math.max(number.places, PLACES_OF_ZERO) : number.places;
  const half = token.counter !== null && number.places === 0 ? new Decimal(0) : halfUnit(unit, places);
  const span = sourceSpan(paragraph.compact, token.start, token.digits);
  return {
    address: '',
    label: '',
    state: 'read',
    amount: { printed: number.printed, value: number.value, ...hedged(number.value, half, hedge), unit },
    anchors: locate(paragraph.block, span.start, span.end),
    place: { block: paragraph.index, ...span },
  };
}

const TWO = new Decimal(2);
const TEN = new Decimal(10);

/** Of 超过 90 % the nine is the last digit that says anything, so one unit is ten. */
function hedged(value: Decimal, half: Decimal, hedge: Hedge | null): Pick<Amount, 'half' | 'lean' | 'step'> {
  if (hedge === null) return { half };
  let unit = half.isZero() ? new Decimal(1) : half.times(TWO);
  while (!value.isZero() && unit.greaterThanOrEqualTo(1) && value.mod(unit.times(TEN)).isZero()) unit = unit.times(TEN);
  return hedge === 'about' ? { half: unit, step: unit } : { half: unit.div(TWO), lean: hedge === 'up' ? unit.div(TWO) : unit.div(TWO).negated() };
}

/** Words of the prose that take part in a check: a figure without a number, which counts one and prints the words. */
export function wordsFigure(paragraph: Paragraph, start: number, end: number, address: string, label: string): Figure {
  const span = sourceSpan(paragraph.compact, start, end);
  return figureOfWords(
    locate(paragraph.block, span.start, span.end),
    { block: paragraph.index, ...span },
    address,
    label,
    paragraph.block.text.slice(span.start, span.end),
  );
}

/** The same, of words anywhere in the document; what should be printed and is not prints ''. */
export function figureOfWords(anchors: Anchor[], place: Place, address: string, label: string, printed: string): Figure {
  return { address, label, state: 'blank', amount: { printed, value: new Decimal(1), half: new Decimal(0), unit: '' }, anchors, place };
}

export function anchorsOf(paragraph: Paragraph, start: number, end: number): Anchor[] {
  const span = sourceSpan(paragraph.compact, start, end);
  return locate(paragraph.block, span.start, span.end);
}
