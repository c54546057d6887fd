import { Decimal } from '../../../figures/exact.js';
import type { Figure } from '../../report.js';
import type { Rated, Reading } from '../sentences/scene.js';

/** Part of a section: （二） at the end of its label. */
const SUBSECTION = /（[^（）]+）$/;

/** The rates of a section with their bases, once for the section: a rate over zero is most often printed for a dozen items at a time. */
export function addBases({ rated, tables }: Reading): void {
  const sections = new Map<string, Rated[]>();
  for (const each of rated) {
    const section = each.passage.label.replace(SUBSECTION, '');
    const list = sections.get(section);
    if (list) list.push(each);
    else sections.set(section, [each]);
  }
  for (const [section, list] of sections) {
    const id = tables.reserve('base', section.replaceAll('/', '∕'));
    tables.add({
      kind: 'base',
      id,
      label: section,
      roles: {},
      anchors: list[0]!.rate.anchors,
      class: 'section',
      parts: list.map(({ words, rate, base }) => {
        const own = tables.reserve('base', `${id}>${words}`.replaceAll('/', '∕'));
        return {
          kind: 'base',
          id: own,
          label: words,
          roles: { rate: said(rate, `base/${own}/rate`), base: base && !base.amount.value.isZero() ? said(base, `base/${own}/base`) : undefined },
          anchors: rate.anchors,
          class: 'rate',
        };
      }),
    });
  }
}

/** That a figure is printed at all, whatever it is: 0% is one. */
export function said(rate: Figure, address: string): Figure {
  return { ...rate, address, state: 'blank', amount: { ...rate.amount, value: new Decimal(1), half: new Decimal(0), unit: '' } };
}

/** Of the figure of last year, which no sentence prints, a figure that shows that it is not zero; undefined where it is. */
export function impliedBase(now: Figure, change: Figure, rising: boolean): Figure | undefined {
  const value = rising ? now.amount.value.minus(change.amount.value) : now.amount.value.plus(change.amount.value);
  return value.isZero() ? undefined : now.amount.value.isZero() ? change : now;
}
