import type { Figure } from '../../report.js';
import type { Claim } from '../claims.js';
import { itemsOfSections } from '../passages/items.js';
import type { Passage } from '../passages/sections.js';
import { aspectWord, labelOf, nameOf, type Breakdown, type Mention, type Reading } from '../sentences/scene.js';

const CODE = /^\d+$/;
/** Digits of the code of a 项. */
const ITEM = 7;
/** A single part is no breakdown. */
const LEAST = 2;

/** Wholes with the parts that their sentences list, and the totals of a section whose items are named by 类, 款, 项. */
export function addBreakdowns(reading: Reading, passages: readonly Passage[]): void {
  for (const breakdown of reading.breakdowns) if (breakdown.parts.length > 0) add(reading, breakdown, isAll(breakdown) ? 'complete' : 'open');
  for (const items of itemsOf(reading, passages)) add(reading, items, 'items');
}

function isAll({ mention: { subject }, parts, certain }: Breakdown): boolean {
  return certain && subject?.complete === true && parts.length >= (subject.leastParts ?? LEAST);
}

function add(reading: Reading, { mention, aspect, parts }: Breakdown, kind: 'complete' | 'items' | 'open'): void {
  const value = mention.figures.get(aspect);
  if (!value) return;
  const id = reading.tables.reserve('parts', `${nameOf(mention)}>${aspectWord(reading, aspect)}`);
  const shared = parts.length > 1 && parts.every(({ share }) => share !== null) && !value.amount.value.isZero();
  const claims = parts.map(({ mention: part, figure, share }): Claim => {
    const own = reading.tables.reserve('parts', `${id}>${part.subject?.id ?? part.words}`.replaceAll('/', '∕'));
    return {
      kind: 'parts',
      id: own,
      label: figure.label,
      roles: { value: figure, share: share ?? undefined },
      anchors: figure.anchors,
      class: kind === 'open' ? 'part' : 'item',
    };
  });
  const label = labelOf(reading, mention, aspect);
  reading.tables.add({
    kind: 'parts',
    id,
    label,
    roles: { value },
    anchors: value.anchors,
    class: kind === 'complete' && shared ? 'shared' : kind,
    parts: claims,
  });
}

/** Of subjects named by their codes those of the lowest level: a section may name classes as well. */
function lowest(items: readonly Mention[]): readonly Mention[] {
  const levels = items.map(({ subject }) => (CODE.test(subject?.id ?? '') ? subject!.id.length : ITEM));
  const longest = Math.max(...levels);
  return items.filter((_, index) => levels[index] === longest);
}

/** Items of a section named by their levels belong to the first total of that section, where every one is a 项 and states the aspect. */
function itemsOf(reading: Reading, passages: readonly Passage[]): Breakdown[] {
  return itemsOfSections(reading, passages).flatMap(({ items, all }) => {
    const { role } = items[0]!.passage;
    const total = reading.mentions.find((mention) => !mention.path && mention.passage.role === role && mention.subject?.complete && mention.figures.size > 0);
    if (!all || !total || items.length < 2) return [];
    return [...total.figures.keys()].flatMap((aspect): Breakdown[] => {
      const parts = lowest(items).flatMap((mention) => {
        const figure = mention.figures.get(aspect);
        return figure ? [{ mention, figure, share: null as Figure | null }] : [];
      });
      return parts.length === lowest(items).length && aspect !== 'prior' ? [{ mention: total, aspect, parts, certain: true }] : [];
    });
  });
}
