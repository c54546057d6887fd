import type { AuditView, CheckView, FigureState, Finding, Group, VerdictCounts } from '../src/engine/audit.js';

/** What stands beside a sample: what is wrong in its tables, found by hand. */
export interface Expected {
  about: string;
  /** Each slip, what should stand there (null where nothing is misprinted), and every finding that it causes. */
  planted: { kind: string; address: string; right: string | null; printed: string | null; breaks: ExpectedFinding[] }[];
  /** Findings without a slip: honest rounding. */
  findings: ExpectedFinding[];
  /** Of the rules about tables, those not applicable too. */
  checks: VerdictCounts;
  /** Of the figures of 01 to 09, as far as the rules about tables go. */
  figures: Record<FigureState, number>;
}

export interface ExpectedFinding {
  rule: string;
  binding: Record<string, string>;
  statement: string | null;
  /** Addresses of the left side: what the relation is about. */
  left: (string | null)[];
  verdict: Finding['verdict'];
  severity: Finding['severity'];
}

/** Rules about 01 to 09, which samples are held to here; those about claims (`stated/…`) and the performance have tests of their own. */
export function isTableRule({ rule, group, relation }: { rule: string; group: Group; relation: string }): boolean {
  return (rule.startsWith('fa-') && group !== 'performance' && !/[a-z][/:]/.test(relation)) || rule === 'misplaced';
}

export function tableFindings(view: AuditView): ExpectedFinding[] {
  return view.list.findings.filter(isTableRule).map(({ rule, binding, statement, operands, verdict, severity }) => ({
    rule,
    binding,
    statement,
    left: operands.filter(({ side }) => side === 'left').map(({ address }) => address),
    verdict,
    severity,
  }));
}

export function tableChecks(view: AuditView): VerdictCounts {
  const counts: VerdictCounts = { exact: 0, rounding: 0, violated: 0, undecided: 0, notApplicable: 0 };
  for (const { verdict } of view.checks.filter(isTableRule)) counts[verdict]++;
  return counts;
}

/** The states of the figures of 01 to 09, counted anew from the checks. */
export function tableFigures(view: AuditView): Expected['figures'] {
  const blocks = new Set(view.tables.filter(({ id }) => /^\d\d$/.test(id)).flatMap((table) => table.blocks));
  const states = { verified: 0, violated: 0, undecided: 0, unchecked: 0, unread: 0 };
  for (const figure of view.figures) {
    if (!('row' in figure.place) || !blocks.has(figure.place.block)) continue;
    const checks = figure.checks.map((index) => view.checks[index]!).filter(isTableRule);
    if (figure.state === 'unread') states.unread++;
    else if (checks.some(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice')) states.violated++;
    else if (figure.value === null || checks.some(({ verdict }) => verdict === 'undecided')) states.undecided++;
    else if (checks.some(relates)) states.verified++;
    else states.unchecked++;
  }
  return states;
}

/** Only a relation to another figure, which is no mere custom, verifies. */
function relates({ verdict, severity, operands }: CheckView): boolean {
  const figures = new Set(operands.flatMap(({ address, least }) => (least === null ? [] : [address])));
  return (verdict === 'exact' || verdict === 'rounding') && severity !== 'notice' && figures.size > 1;
}
