import type { Figure } from '../../report.js';
import type { Reading } from '../sentences/scene.js';

/**
 * 货物采购授予中小企业合同金额占货物支出的 9.16 %: a whole that is told by its shares of each kind. What is stated, and below it
 * the amount of each kind with the share that goes to it, where one is printed.
 */
export function addSplits(reading: Reading): void {
  const kind = reading.report.kind === 'budget' ? 'budget' : 'final-accounts';
  for (const { id: role, subjects = [] } of reading.prose.sections[kind]) {
    for (const whole of new Set(subjects.flatMap(({ splits }) => (splits ? [splits.whole] : [])))) {
      const stated = firstOf(reading, role, whole);
      const parts = subjects.flatMap(({ id, splits }) => {
        if (!id || splits?.whole !== whole) return [];
        const share = reading.shares.find(({ subject }) => subject.role === role && subject.id === id)?.rate;
        return [{ name: splits.of, of: firstOf(reading, role, splits.of), share }];
      });
      if (!stated || parts.every(({ share }) => share === undefined) || parts.some(({ of }) => of === undefined)) continue;
      const id = reading.tables.reserve('split', `${role}>${whole}`);
      reading.tables.add({
        kind: 'split',
        id,
        label: stated.label,
        roles: { stated },
        anchors: stated.anchors,
        class: 'whole',
        parts: parts.map(({ name, of, share }) => ({
          kind: 'split',
          id: `${id}>${name}`,
          label: name,
          roles: { of, share },
          anchors: of!.anchors,
          class: 'kind',
        })),
      });
    }
  }
}

function firstOf(reading: Reading, role: string, id: string): Figure | undefined {
  const mention = reading.bySubject.get(id)?.find(({ subject, figures }) => subject?.role === role && figures.has(reading.usual));
  return mention?.figures.get(reading.usual);
}
