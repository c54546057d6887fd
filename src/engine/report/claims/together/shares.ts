import { addRoll } from '../passages/headings.js';
import type { Reading } from '../sentences/scene.js';

/** Of so many parts the share is printed: then it is the way of the sentence to print them. */
const LEAST = 2;

/** 甲 2 万元，占 20 %；乙 3 万元，占 30 %；丙 5 万元: a part without its share beside others that have one. A part of nothing needs none. */
export function addMissingShares(reading: Reading): void {
  const complete = reading.breakdowns.filter(({ mention, certain }) => certain && mention.subject?.complete).map(({ mention, parts }) => ({ mention, parts }));
  const scoped = [...reading.scoped].map(([mention, parts]) => ({ mention, parts }));
  for (const { mention, parts } of [...complete, ...scoped]) {
    const some = parts.filter(({ figure }) => !figure.amount.value.isZero());
    if (parts.filter(({ share }) => share !== null).length < LEAST || some.every(({ share }) => share !== null)) continue;
    addRoll(
      reading,
      'shares',
      `${mention.passage.label}：${mention.subject?.label ?? mention.words}`,
      some.map(({ mention: part, figure, share }) => ({
        name: part.subject?.label ?? part.words,
        block: null,
        promise: figure,
        ...(share && { found: share }),
      })),
    );
  }
}
