import type { FinishedChange, Reading } from '../sentences/scene.js';

/** The year before is a figure, too: what two sentences imply of one subject must be the same. */
export function addPriorYears(reading: Reading): void {
  const first = new Map<string, FinishedChange>();
  for (const change of reading.changes) {
    const cells = Object.values(change.subject.cells)[0];
    const key = cells?.find((cell) => reading.cell(cell)) ?? `${change.mention.passage.role}>${change.subject.id}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, change);
      continue;
    }
    const [one, other] = [before.now(), change.now()];
    if (!one || !other) continue;
    reading.tables.add({
      kind: 'prior',
      id: reading.tables.reserve('prior', `${change.mention.passage.role}>${change.subject.id}`),
      label: `${before.label} — ${change.label}`,
      roles: {
        now: one,
        up: before.rising ? before.amount : undefined,
        down: before.rising ? undefined : before.amount,
        otherNow: other,
        otherUp: change.rising ? change.amount : undefined,
        otherDown: change.rising ? undefined : change.amount,
      },
      anchors: change.amount.anchors,
    });
  }
}
