import type { AuditView } from '../src/engine/audit.js';

/** What one reading of a report gives and another does not: figures by address and value, findings by what they say. Nothing where both say the same. */
export function differences(one: AuditView, other: AuditView): string[] {
  return [...missing('figure', figuresOf(one), figuresOf(other)), ...missing('finding', findingsOf(one), findingsOf(other))];
}

function figuresOf({ figures }: AuditView): string[] {
  return figures.map(({ address, printed, value, unit, state }) => [address ?? '', printed.replace(/\s/g, ''), value ?? '', unit, state].join(' '));
}

function findingsOf({ list }: AuditView): string[] {
  return list.findings.map(({ id, verdict, severity, actual, expected, difference, bound, suspect }) =>
    [id, verdict, severity, actual, expected, difference, bound, suspect?.suggestion ?? '', suspect?.margin ?? ''].join(' '),
  );
}

function missing(kind: string, one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of one) left.set(each, (left.get(each) ?? 0) + 1);
  for (const each of other) left.set(each, (left.get(each) ?? 0) - 1);
  return [...left].filter(([, count]) => count !== 0).map(([each, count]) => `${count > 0 ? '-' : '+'} ${kind} ${each}`);
}
