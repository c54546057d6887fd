import { worded, type AuditView, type Finding, type FindingOperand, type Pack, type Suspect } from '../engine/audit.js';
import { placeInWords } from './places.js';
import type { CliWords, Language } from './words.js';

/** What is told of one audit. */
export interface Told {
  view: AuditView;
  /** Ids of the prescribed tables that the report lacks. */
  missing: readonly string[];
  pack: Pick<Pack, 'messages'>;
}

/**
 * A report's findings for people: worst first, those that one wrong figure explains together under it, each with its arithmetic; the last
 * line says what was and was not checked.
 */
export function textOf({ view, missing, pack }: Told, lang: Language, words: CliWords, all: boolean): string {
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
    ...byCause(shown).flatMap((group, index) => [...groupLines(group, index + 1, lang, words, pack, view.breakable), '']),
    violations.length === 0 ? words.noViolation : words.violations(violations.length, errors, violations.length - errors),
    ...(!all && rounding + notices + foldedUndecided > 0 ? [words.folded(rounding, notices, foldedUndecided)] : []),
    lastLine(view, missing, words),
    '',
  ].join('\n');
}

/** Findings of one cause stand together, where the first of them stood. */
function byCause(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = finding.cause ?? finding.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** So many figures are written out, the rest counted: all of them are in the JSON. */
const MOST_CANDIDATES = 3;
const MOST_EDITS = 6;

function groupLines(
  group: readonly Finding[],
  number: number,
  lang: Language,
  words: CliWords,
  pack: Told['pack'],
  breakable: AuditView['breakable'],
): string[] {
  const [first] = group as [Finding];
  const { cause, suspect } = first;
  if (cause === null || suspect === null) return findingLines(first, `${number}.`, lang, words);
  const correction = ({ label, printed, suggestion }: Suspect['alternatives'][number] | Suspect['edits'][number]): string =>
    `${label} ${printed || words.blank} → ${suggestion}`;
  const few = (corrections: string[], most: number): string =>
    [...corrections.slice(0, most), ...(corrections.length > most ? [words.more(corrections.length)] : [])].join(words.comma);
  const others = suspect.margin === 'tied' ? suspect.alternatives.map(correction) : [];
  const broken = suspect.breaks.flatMap((id) =>
    breakable.filter((check) => check.id === id).map(({ title, statement }) => `${title[lang]}${statement === null ? '' : ` · ${statement}`}`),
  );
  // What a figure that slipped left behind goes with it.
  const alike = suspect.reason === 'slipped' ? 0 : group.filter(({ id }) => !suspect.repairs.includes(id)).length;
  const head =
    suspect.edits.length === 0
      ? [`${number}. ${words.unclear(others.length)}`, `   ${words.candidates(few(others, MOST_CANDIDATES))}`]
      : [
          `${number}. ${words.cause(few(suspect.edits.map(correction), MOST_EDITS), worded(pack.messages, `explain-reason-${suspect.reason}`)[lang], suspect.margin)}`,
          `   ${words.effect(suspect.repairs.length, broken, alike)}`,
          ...(others.length > 0 ? [`   ${words.orElse(few(others, MOST_CANDIDATES))}`] : []),
        ];
  return [
    ...head,
    ...(suspect.source === null ? [] : [`   ${words.source(suspect.source.label, suspect.source.printed)}`]),
    ...(suspect.misread ? [`   ${words.misread}`] : []),
    ...group.flatMap((finding, index) => findingLines(finding, `${number}.${index + 1}`, lang, words).map((line) => `   ${line}`)),
  ];
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

function findingLines(finding: Finding, number: string, lang: Language, words: CliWords): string[] {
  const kind = finding.verdict === 'violated' ? words.severity[finding.severity] : words.verdict[finding.verdict];
  const { actual, expected, difference, bound } = finding;
  const message = finding.message[lang];
  return [
    `${number} [${kind}] ${finding.title[lang]}${finding.statement === null ? '' : ` · ${finding.statement}`}`,
    ...(message === finding.title[lang] ? [] : [`   ${message}`]),
    ...(actual === null || expected === null || difference === null ? [] : [`   ${words.arithmetic(actual, expected, difference, bound)}`]),
    ...operandLines(finding.operands, finding.relation, words),
    ...(finding.cause === null ? (finding.suspect?.edits ?? []) : []).map((edit) => `   ${words.suggestion(edit.label, edit.suggestion)}`),
  ];
}

/** Blank cells only swell a sum of thirty functions: they are counted, unless there is nothing else. */
function operandLines(operands: readonly FindingOperand[], relation: string, words: CliWords): string[] {
  // Of a rate or a product the message tells how its figures enter.
  const plus = /[×÷]/.test(relation) ? ' ' : '+';
  const printed = operands.filter((operand) => operand.printed !== '');
  const sides = new Set(printed.map(({ side }) => side));
  const blank = operands.filter((operand) => operand.printed === '');
  const lonely = blank.filter(({ side }) => !sides.has(side));
  const told = [...printed, ...(lonely.length <= 3 ? lonely : [])].sort((a, b) => Number(a.side === 'right') - Number(b.side === 'right'));
  const rest = operands.length - told.length;
  const width = Math.max(0, ...told.map(({ printed: text }) => text.length));
  return [
    ...told.map(({ side, sign, printed: text, label, anchors }) =>
      `     ${words[side]} ${sign < 0 ? '−' : plus} ${(text || words.blank).padStart(width)}  ${label}  ${placeInWords(anchors, words)}`.trimEnd(),
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
