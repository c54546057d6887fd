import type { AuditView, Disposition, Finding, FindingList } from '../engine.js';
import type { StoredMark } from '../store/schema.js';
import type { Saved } from '../store/sessions.js';
import { decided, sameDecision } from './decisions.js';
import type { Marks } from './session.js';

/** A new audit of a report that has a session: findings that were decided and did not come up again stay in the list, marked absent. */
export function joinAudit(view: AuditView, before: Pick<Saved, 'list' | 'marks'> | null): { list: FindingList; absent: number } {
  if (before === null) return { list: view.list, absent: 0 };
  const now = new Set(view.list.findings.map((finding) => finding.id));
  const lasting = new Set(before.marks.filter((mark) => decided(mark.disposition)).map((mark) => mark.finding));
  const gone = before.list.findings.filter((finding) => !now.has(finding.id) && lasting.has(finding.id));
  const absent = gone.map((finding): Finding => ({ ...finding, baseline: 'absent' }));
  return { list: { ...view.list, findings: [...view.list.findings, ...absent] }, absent: absent.length };
}

/** What importing a list would change in the decisions of its session. */
export interface Comparison {
  /** Decided here and decided otherwise in the list. */
  changed: { finding: Finding; here: Disposition; there: Disposition }[];
  /** Decided in the list only. */
  added: { finding: Finding; there: Disposition }[];
  same: number;
  /** Decided findings of the list that did not come up here. */
  unknown: Finding[];
}

export function compare(list: FindingList, here: ReadonlyMap<string, Finding>, marks: Marks): Comparison {
  const result: Comparison = { changed: [], added: [], same: 0, unknown: [] };
  for (const finding of list.findings) {
    const there = finding.disposition;
    if (!decided(there)) continue;
    if (!here.has(finding.id)) result.unknown.push(finding);
    const mine = marks.get(finding.id);
    if (mine === undefined || !decided(mine)) result.added.push({ finding, there });
    else if (sameDecision(mine, there)) result.same += 1;
    else result.changed.push({ finding, here: mine, there });
  }
  return result;
}

/** The decisions that a list came with, for a session that starts from it. */
export function marksOf(list: FindingList): StoredMark[] {
  return list.findings
    .filter((finding) => decided(finding.disposition) || finding.disposition.at !== '')
    .map((finding) => ({ session: list.report.sha256, finding: finding.id, disposition: finding.disposition }));
}
