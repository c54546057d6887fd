import type { AuditView, Choice, Disposition, Finding, FindingList } from '../engine.js';
import type { StoredMark, Summary, SummaryCounts } from '../store/schema.js';
import type { Saved } from '../store/sessions.js';
import { NO_FILTER, type Filter } from './filter.js';
import { indexOf, type ReportIndex } from './report-index.js';
import { Signal } from './signal.js';

/** What the last audit gave: everything, or only the list where the report is not at hand. */
export interface Content {
  list: FindingList;
  view: AuditView | null;
  index: ReportIndex | null;
  byId: ReadonlyMap<string, Finding>;
}

export type Marks = ReadonlyMap<string, Disposition>;

export const OPEN: Disposition = { state: 'open', reason: '', note: '', by: '', at: '' };

/** The report on the desk: its findings, what was decided, what is filtered. One at a time. */
export class OpenSession {
  readonly content: Signal<Content>;
  readonly marks: Signal<Marks>;
  readonly filter = new Signal<Filter>(NO_FILTER);
  /** Ids of the findings in the order that the list shows now: what "next" means. */
  readonly order = new Signal<readonly string[]>([]);
  readonly readOnly = new Signal(false);
  /** Findings taken together for one decision, all of them shown. */
  readonly picked = new Signal<ReadonlySet<string>>(new Set());
  /** The finding that was picked last by itself: where a range begins. */
  pickedLast: string | null = null;
  /** The finding that was looked at last: where the next one is counted from. */
  looked: string | null = null;

  constructor(
    readonly summary: Summary,
    list: FindingList,
    view: AuditView | null,
    public choices: Choice[],
    marks: readonly StoredMark[],
  ) {
    this.content = new Signal(contentOf(list, view));
    this.marks = new Signal(new Map(marks.map((mark) => [mark.finding, mark.disposition])));
    // Nobody should decide about what he does not see.
    this.filter.subscribe(() => (this.picked.value = new Set()));
  }

  get id(): string {
    return this.summary.id;
  }

  dispositionOf(finding: string): Disposition {
    return this.marks.value.get(finding) ?? OPEN;
  }

  replace(list: FindingList, view: AuditView | null): void {
    this.content.value = contentOf(list, view);
  }

  /** The list as it leaves the page: every finding with its decision. */
  exported(): FindingList {
    const { list } = this.content.value;
    return { ...list, choices: this.choices, findings: list.findings.map((finding) => ({ ...finding, disposition: this.dispositionOf(finding.id) })) };
  }

  counts(): SummaryCounts {
    return countsOf(this.content.value.list, this.marks.value);
  }

  saved(): Saved {
    const { list, view } = this.content.value;
    const marks = [...this.marks.value].map(([finding, disposition]) => ({ session: this.id, finding, disposition }));
    const summary = { ...this.summary, counts: this.counts(), hasDocument: view !== null };
    return { summary, list, choices: this.choices, document: view?.document ?? null, marks };
  }
}

export function contentOf(list: FindingList, view: AuditView | null): Content {
  return { list, view, index: view === null ? null : indexOf(view), byId: new Map(list.findings.map((finding) => [finding.id, finding])) };
}

/** Checks that came to a verdict. */
function decidedChecks({ checks }: FindingList): number {
  return checks.exact + checks.rounding + checks.violated + checks.undecided;
}

export function countsOf(list: FindingList, marks: Marks): SummaryCounts {
  const counts: SummaryCounts = { violated: 0, rounding: 0, undecided: 0, notices: 0, decided: 0, findings: list.findings.length, checks: decidedChecks(list) };
  for (const finding of list.findings) {
    if (finding.verdict === 'violated') counts[finding.severity === 'notice' ? 'notices' : 'violated'] += 1;
    else counts[finding.verdict] += 1;
    if ((marks.get(finding.id) ?? finding.disposition).state !== 'open') counts.decided += 1;
  }
  return counts;
}
