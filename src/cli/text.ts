import type { AuditView, Finding, FindingOperand } from '../engine/audit.js';
import { placeInWords } from './places.js';
import type { CliWords, Language } from './words.js';

/** A report's findings for people: worst first, each with its arithmetic; the last line says what was and was not checked. */
export function textOf(view: AuditView, missing: readonly string[], lang: Language, words: CliWords, all: boolean): string {
  const { list } = view;
  const violations = list.findings.filter(isViolation);
  const rounding = list.findings.filter(({ verdict }) => verdict === 'rounding').length;
  const notices = list.findings.filter((finding) => finding.verdict === 'violated' && finding.severity === 'notice').length;
  const shown = all ? list.findings : firstOfEachReason(list.findings.filter((finding) => isViolation(finding) || finding.verdict === 'undecided'));
  const undecided = list.findings.filter(({ verdict }) => verdict === 'undecided').length;
  const foldedUndecided = undecided - shown.filter(({ verdict }) => verdict === 'undecided').length;
  const errors = violations.filter(({ severity }) => severity === 'error').length;
  return [
    headOf(view, words),
    ...view.remarks.map((remark) => `! ${remark[lang]}`),
    '',
    ...shown.flatMap((finding, index) => [...findingLines(finding, index + 1, lang, words), '']),
    violations.length === 0 ? words.noViolation : words.violations(violations.length, errors, violations.length - errors),
    ...(!all && rounding + notices + foldedUndecided > 0 ? [words.folded(rounding, notices, foldedUndecided)] : []),
    lastLine(view, missing, words),
    '',
  ].join('\n');
}

/** A table cut short leaves dozens of checks undecided for one reason: it is told once. */
function firstOfEachReason(findings: Finding[]): Finding[] {
  const told = new Set<string>();
  return findings.filter(({ verdict, message }) => {
    if (verdict !== 'undecided') return true;
    const before = told.has(message.zh);
    told.add(message.zh);
    return !before;
  });
}

export function isViolation({ verdict, severity }: Finding): boolean {
  return verdict === 'violated' && severity !== 'notice';
}

function headOf({ list: { report } }: AuditView, words: CliWords): string {
  const known = [
    report.department,
    report.year === null ? null : words.year(report.year),
    words.kind[report.kind],
    report.unit === null ? null : words.unit(report.unit),
  ];
  return `${report.name}\n${known.filter((part) => part !== null).join(' · ')}`;
}

function findingLines(finding: Finding, number: number, lang: Language, words: CliWords): string[] {
  const kind = finding.verdict === 'violated' ? words.severity[finding.severity] : words.verdict[finding.verdict];
  const { actual, expected, difference, bound } = finding;
  const message = finding.message[lang];
  return [
    `${number}. [${kind}] ${finding.title[lang]}${finding.statement === null ? '' : ` · ${finding.statement}`}`,
    ...(message === finding.title[lang] ? [] : [`   ${message}`]),
    ...(actual === null || expected === null ? [] : [`   ${words.arithmetic(actual, expected, difference, bound)}`]),
    ...operandLines(finding.operands, words),
    ...(finding.suspect?.edits ?? []).map((edit) => `   ${words.suggestion(edit.address, edit.suggestion)}`),
  ];
}

/** Blank cells only swell a sum of thirty functions: they are counted, unless there is nothing else. */
function operandLines(operands: readonly FindingOperand[], words: CliWords): string[] {
  const printed = operands.filter((operand) => operand.printed !== '');
  const sides = new Set(printed.map(({ side }) => side));
  const blank = operands.filter((operand) => operand.printed === '');
  const lonely = blank.filter(({ side }) => !sides.has(side));
  const told = [...printed, ...(lonely.length <= 3 ? lonely : [])].sort((a, b) => Number(a.side === 'right') - Number(b.side === 'right'));
  const rest = operands.length - told.length;
  const width = Math.max(0, ...told.map(({ printed: text }) => text.length));
  return [
    ...told.map(({ side, sign, printed: text, label, anchors }) =>
      `     ${words[side]} ${sign < 0 ? '−' : '+'} ${(text || words.blank).padStart(width)}  ${label}  ${placeInWords(anchors, words)}`.trimEnd(),
    ),
    ...(rest > 0 ? [`     ${words.blanks(rest)}`] : []),
  ];
}

function lastLine({ list }: AuditView, missing: readonly string[], words: CliWords): string {
  const { checks, coverage, report } = list;
  const verdicts = (['exact', 'rounding', 'violated', 'undecided', 'notApplicable'] as const).map((verdict) => `${words.verdict[verdict]} ${checks[verdict]}`);
  const states = (['verified', 'violated', 'undecided', 'unchecked', 'unread'] as const).map((state) => `${words.state[state]} ${coverage[state]}`);
  const total = Object.values(checks).reduce((sum, count) => sum + count, 0);
  const comma = words.severity.error === 'error' ? ', ' : '，';
  return words.summary({
    checks: words.checked(total, verdicts.join(comma)),
    figures: words.figures(coverage.figures, states.join(comma)),
    tables: words.tables(report.tables.map(({ id }) => id).join(' ')),
    missing: missing.length === 0 ? '' : words.missing(missing.join(' ')),
    unrecognised:
      report.unrecognised.length === 0
        ? ''
        : words.unrecognised(report.unrecognised.length, report.unrecognised.map(({ title }) => title || words.untitled).join(comma)),
  });
}
