import type { Anchor } from '../../document/document.js';
import type { ParagraphBlock } from '../../document/document.js';
import { locate } from '../../document/locate.js';
import { halfUnit } from '../../figures/parse.js';
import { Decimal } from '../../figures/exact.js';
import type { Figure, Place } from '../report.js';
import { sourceSpan, type Compact } from './compact.js';
import type { Token } from './tokens.js';

/** A paragraph as it is read. */
export interface Paragraph {
  index: number;
  block: ParagraphBlock;
  compact: Compact;
  tokens: Token[];
}

/** Prose trims zeros; a bare 0 is a zero of the usual places, or 0 万元 would hide 4,999 元. */
const PLACES_OF_ZERO = 2;

/** A number of the prose. `hedge`: words beside it (约, 超过) say that it is near the truth only, by one unit of its last place. */
export function figureOf(paragraph: Paragraph, token: Token & { kind: 'number' }, hedged: boolean): Figure {
  const { number, unit } = token;
  const places = number.value.isZero() && unit !== '%' && unit !== '' ? Math.max(number.places, PLACES_OF_ZERO) : number.places;
  const half = token.counter !== null && number.places === 0 ? new Decimal(0) : halfUnit(unit, places);
  const span = sourceSpan(paragraph.compact, token.start, token.digits);
  return {
    address: '',
    label: '',
    state: 'read',
    amount: { printed: number.printed, value: number.value, half: hedged ? (half.isZero() ? new Decimal(1) : half.times(2)) : half, unit },
    anchors: locate(paragraph.block, span.start, span.end),
    place: { block: paragraph.index, ...span },
  };
}

/** Words of the prose that take part in a check: a figure without a number, which counts one. */
export function wordsFigure(paragraph: Paragraph, start: number, end: number, address: string, label: string): Figure {
  const span = sourceSpan(paragraph.compact, start, end);
  return figureOfWords(locate(paragraph.block, span.start, span.end), { block: paragraph.index, ...span }, address, label);
}

/** The same, of words anywhere in the document. */
export function figureOfWords(anchors: Anchor[], place: Place, address: string, label: string): Figure {
  return { address, label, state: 'blank', amount: { printed: '', value: new Decimal(1), half: new Decimal(0), unit: '' }, anchors, place };
}

export function anchorsOf(paragraph: Paragraph, start: number, end: number): Anchor[] {
  const span = sourceSpan(paragraph.compact, start, end);
  return locate(paragraph.block, span.start, span.end);
}
