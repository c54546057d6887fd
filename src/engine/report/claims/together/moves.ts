import type { FinishedChange, Reading } from '../sentences/scene.js';

/** Part of a section: （二） at the end of its label. */
const SUBSECTION = /（[^（）]+）$/;

/**
 * The changes of the parts of a whole against the change of the whole, all since the year before: only where it is known which parts there are
 * (the form says so, or a sentence of the report lists them all) and each of them has its change in the same section.
 */
export function addMoves(reading: Reading): void {
  for (const whole of reading.changes) {
    const ids = partsOf(reading, whole);
    if (ids.length < 2) continue;
    const parts = ids.flatMap(
      (id) => reading.changes.find((change) => change !== whole && change.subject.id === id && sectionOf(change) === sectionOf(whole)) ?? [],
    );
    if (parts.length < ids.length || parts.some(({ amount }) => amount.amount.unit !== whole.amount.amount.unit)) continue;
    const id = reading.tables.reserve('moves', `${whole.mention.passage.role}>${whole.subject.id}`.replaceAll('/', '∕'));
    reading.tables.add({
      kind: 'moves',
      id,
      label: whole.label,
      roles: rolesOf(whole),
      anchors: whole.amount.anchors,
      class: 'whole',
      parts: parts.map((part) => ({
        kind: 'moves',
        id: reading.tables.reserve('moves', `${id}>${part.subject.id}`.replaceAll('/', '∕')),
        label: part.label,
        roles: rolesOf(part),
        anchors: part.amount.anchors,
        class: 'part',
      })),
    });
  }
}

function partsOf({ breakdowns }: Reading, { subject }: FinishedChange): string[] {
  if (subject.parts) return subject.parts;
  const listed = breakdowns.find(
    ({ mention, certain, parts }) => certain && mention.subject?.id === subject.id && mention.subject.complete && parts.length > 1,
  );
  return [...new Set(listed?.parts.flatMap(({ mention }) => mention.subject?.id ?? []) ?? [])];
}

function rolesOf({ rising, amount }: FinishedChange): { up?: FinishedChange['amount']; down?: FinishedChange['amount'] } {
  return rising ? { up: amount } : { down: amount };
}

function sectionOf({ mention }: FinishedChange): string {
  return mention.passage.label.replace(SUBSECTION, '');
}
