import type { Pack } from '../pack/pack.js';
import type { Figure, Report } from '../report/report.js';
import type { Check, Words } from '../rules/check.js';
import { remarkWords } from './remark-words.js';
import { coverageOf } from './coverage.js';
import { placesOf } from './places.js';
import type { Ledger } from './ledger.js';
import type { Choice } from '../report/choice.js';
import type { Finding, FindingList, VerdictCounts } from './list.js';

export interface ListInput {
  report: Report;
  pack: Pack;
  /** Ids of the rules that ran, in order. */
  ran: readonly string[];
  checks: readonly Check[];
  findings: Finding[];
  ledger: Ledger;
  choices: Choice[];
  /** Ids of the user's own rules. */
  own: string[];
  audited: string;
  version: string;
  /** Of the report as a whole. */
  remarks: Words[];
}

export function listOf(input: ListInput): FindingList {
  const { report, pack, choices } = input;
  const { document } = report;
  return {
    format: 'gouji.findings/1',
    tool: { name: 'gouji', version: input.version },
    rules: {
      version: pack.version,
      sha256: pack.sha256,
      off: choices.flatMap((choice) => (choice.kind === 'rule-off' ? [{ rule: choice.rule, reason: choice.reason }] : [])),
      own: input.own,
    },
    audited: input.audited,
    choices,
    report: {
      name: document.name,
      sha256: document.sha256,
      bytes: document.bytes,
      format: document.format,
      kind: report.kind,
      department: report.department,
      year: report.year,
      unit: report.unit,
      tables: report.tables
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ id, title, unit, titleAnchors, figures, remarks }) => ({
          id,
          title,
          unit,
          anchors: titleAnchors,
          figures: figures.flat().filter(isPrinted).length,
          remarks: remarks.map((remark) => remarkWords(remark, pack)),
        })),
      unrecognised: report.unrecognised.map(({ title, anchors, why }) => ({ title, anchors, why: remarkWords(why, pack) })),
      remarks: input.remarks,
    },
    coverage: coverageOf(input.ledger),
    ledger: placesOf(report, input.ledger, input.checks, pack),
    checks: countOf(input.checks),
    byRule: byRule(input.checks, input.ran),
    findings: input.findings,
  };
}

function isPrinted(figure: Figure | undefined): boolean {
  return figure !== undefined && figure.state !== 'blank';
}

function countOf(checks: readonly Check[]): VerdictCounts {
  const counts: VerdictCounts = { exact: 0, rounding: 0, violated: 0, undecided: 0, notApplicable: 0 };
  for (const { verdict } of checks) counts[verdict]++;
  return counts;
}

/** Every rule that ran, with the different reasons why it was not applicable somewhere. */
function byRule(checks: readonly Check[], ran: readonly string[]): FindingList['byRule'] {
  const groups = new Map<string, Check[]>(ran.map((rule) => [rule, []]));
  for (const check of checks) {
    const group = groups.get(check.rule);
    if (group === undefined) groups.set(check.rule, [check]);
    else group.push(check);
  }
  return [...groups].map(([rule, group]) => ({ rule, why: reasonsOf(group), ...countOf(group) }));
}

function reasonsOf(checks: readonly Check[]): Words[] {
  const reasons = new Map<string, Words>();
  for (const { verdict, why } of checks) if (verdict === 'notApplicable' && why !== null && !reasons.has(why.zh)) reasons.set(why.zh, why);
  return [...reasons.values()];
}
