import { Decimal } from '../../figures/exact.js';
import type { Figure } from '../report.js';
import type { Reading } from './scene.js';
import type { Subject } from './subjects.js';

/** What a part may be at least and at most. */
interface Span {
  least: Decimal;
  greatest: Decimal;
}

const HUNDRED = new Decimal(100);

/**
 * 货物采购授予中小企业合同金额占货物支出的 9.16 %: a whole that is told by its shares of each kind. What the kinds give is held against
 * the amount stated; a kind without a share gives between nothing and all of it.
 */
export function addSplits(reading: Reading): void {
  const kind = reading.report.kind === 'budget' ? 'budget' : 'final-accounts';
  for (const { id: role, subjects = [] } of reading.prose.sections[kind]) {
    for (const whole of new Set(subjects.flatMap(({ splits }) => (splits ? [splits.whole] : [])))) {
      const stated = firstOf(reading, role, whole);
      const parts = subjects.flatMap(({ id, splits }) => (id && splits?.whole === whole ? [{ id, of: splits.of }] : []));
      const shares = parts.map(({ id }) => reading.shares.find(({ subject }) => subject.role === role && subject.id === id)?.rate);
      const spans = parts.map(({ of }, at) => spanOf(firstOf(reading, role, of), shares[at]));
      if (!stated || shares.every((share) => share === undefined) || spans.some((span) => span === null)) continue;
      const sum = (end: keyof Span): Decimal => spans.reduce((total, span) => total.plus(span![end]), new Decimal(0));
      const id = reading.tables.reserve('split', `${role}>${whole}`);
      const bound = (end: keyof Span): Figure => ({
        ...stated,
        state: 'blank',
        address: `split/${id}/${end}`,
        label: stated.label,
        amount: { printed: '', value: outward(sum(end), end), half: new Decimal(0), unit: stated.amount.unit },
      });
      reading.tables.add({
        kind: 'split',
        id,
        label: stated.label,
        roles: { stated, least: bound('least'), greatest: bound('greatest') },
        anchors: stated.anchors,
      });
    }
  }
}

/** In two places, never narrower than it is. */
function outward(value: Decimal, end: keyof Span): Decimal {
  return value.toDecimalPlaces(2, end === 'least' ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL);
}

function firstOf(reading: Reading, role: string, id: string): Figure | undefined {
  const mention = reading.bySubject.get(id)?.find(({ subject, figures }) => subject?.role === role && figures.has(reading.usual));
  return mention?.figures.get(reading.usual);
}

function spanOf(of: Figure | undefined, share: Figure | undefined): Span | null {
  if (!of) return null;
  const { value, half } = of.amount;
  if (!share) return { least: new Decimal(0), greatest: value.plus(half) };
  const rate = share.amount;
  return {
    least: rate.value.minus(rate.half).times(value.minus(half)).div(HUNDRED),
    greatest: rate.value.plus(rate.half).times(value.plus(half)).div(HUNDRED),
  };
}

/** A share of which the part is a subject. */
export interface ShareOf {
  subject: Subject;
  rate: Figure;
}
