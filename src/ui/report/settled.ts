import type { AuditView } from '../engine.js';
import type { Cell } from '../state/report-index.js';
import type { Marks } from '../state/session.js';

/** Every violation that a figure stands in was dismissed: its mark stands back. */
export function isSettled(cell: Cell, view: AuditView, marks: Marks): boolean {
  if (cell.mark !== 'bad') return false;
  const findings = cell.figure.checks.map((check) => view.checks[check]).filter((check) => check?.verdict === 'violated' && check.finding !== null);
  return findings.length > 0 && findings.every((check) => marks.get(check?.finding ?? '')?.state === 'dismissed');
}
