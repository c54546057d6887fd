import type { AuditView } from '../engine/audit.js';

const STATES = ['figures', 'verified', 'single', 'violated', 'undecided', 'unchecked', 'unread', 'notFigures'] as const;

/** The numbers of the report by table and section, one a line; the last line is the sum. `single` are those verified by one relation only. */
export function ledgerText({ list }: AuditView): string {
  const places = list.ledger ?? [];
  const sums = STATES.map((state) => places.reduce((sum, place) => sum + place[state], 0));
  const rows = places.map((place) => [place.table ?? '', place.title, ...STATES.map((state) => place[state])]);
  return [['table', 'title', ...STATES], ...rows, ['', '', ...sums]].map((row) => `${row.join('\t').replaceAll('\n', ' ')}\n`).join('');
}
