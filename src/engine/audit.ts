import type { SourceDocument } from './document/document.js';
import { outOfCharacter } from './explain/character.js';
import { systemOfChecks } from './explain/decided.js';
import { explainChecks } from './explain/explain.js';
import { selfTest, type SelfTest } from './explain/self-test.js';
import type { System } from './explain/system.js';
import { jointChecks, withCauses } from './findings/causes.js';
import { findingsOf, type RuleWords } from './findings/findings.js';
import { identify } from './findings/identity.js';
import { ledgerOf } from './findings/ledger.js';
import { listOf } from './findings/list-of.js';
import { remarkWords } from './findings/remark-words.js';
import type { Choice } from './report/choice.js';
import { misplacedChecks } from './findings/misplaced.js';
import { checkView, ruleView, tableView, unwrittenRules } from './findings/view-of.js';
import { MISSING, missingTables, readingView } from './findings/reading-view.js';
import type { AuditView, CheckView } from './findings/view.js';
import { whatIf, type ChangedCheck, type FigureEdit } from './findings/what-if.js';
import type { Pack } from './pack/pack.js';
import { appliesTo } from './pack/rule.js';
import { withClaims } from './report/claims/reading.js';
import { worded } from './pack/problem.js';
import { recognise } from './report/recognise.js';
import type { Report } from './report/report.js';
import type { Words } from './rules/check.js';
import type { Checked } from './rules/checked.js';
import { withUnknown } from './report/unknown.js';
import { inferredRules } from './rules/inferred.js';
import { run } from './rules/run.js';

/** The one door of the engine: bytes → document → audit. Workers and the command line come in here and nowhere else. */
export { read } from './document/read.js';
export { draw } from './document/draw.js';
export type { Drawn } from './document/draw.js';
export { ReadError } from './document/document.js';
export { builtinFiles, builtinPack } from './pack/builtin.js';
export { loadPack } from './pack/pack.js';
export { PackError, worded } from './pack/problem.js';
export { withOwn } from './pack/own.js';
export { csvOf } from './findings/csv.js';
export { exportList, importList, IMPORT_LIMITS } from './findings/exchange.js';
export { sarifOf } from './findings/sarif.js';
export { uncovered } from './findings/coverage.js';
export { recognitionOf } from './findings/recognition.js';
export type { Anchor, Block, Format, LineAnchor, SourceDocument } from './document/document.js';
export type { Choice } from './report/choice.js';
export type { Coverage, FigureState, Finding, FindingList, FindingOperand, Disposition, Suspect, VerdictCounts } from './findings/list.js';
export type { AuditView, CheckView, FigureView, RuleView, TableView } from './findings/view.js';
export type { Basis, ChoiceView, GridView, ReadingView, RowRole } from './findings/reading-view.js';
export type { ImportLimits, ImportResult } from './findings/exchange.js';
export { EditError } from './findings/what-if.js';
export type { ChangedCheck, FigureEdit } from './findings/what-if.js';
export type { SelfTest } from './explain/self-test.js';
export type { Pack } from './pack/pack.js';
export type { Problem } from './pack/problem.js';
export type { Place } from './report/report.js';
export type { Group, Severity, Verdict, Words } from './rules/check.js';

/** A document that can be read and is no report to audit: 'audit-not-a-report', 'audit-no-table-known', 'audit-template', worded in rules/common/messages.json. */
export class AuditError extends Error {
  constructor(
    readonly code: string,
    readonly values: Record<string, string>,
    /**
     * How the document was read, without a single check, so that the user can say what its tables are; null where it holds no table, or one is
     * known and not filled in.
     */
    readonly view: AuditView | null,
  ) {
    super(code);
    this.name = 'AuditError';
  }
}

export interface AuditOptions {
  /** When the audit is made; now unless given. */
  at?: Date;
  /** Ids of the user's own rules in the pack. */
  own?: string[];
}

/** An audit that is kept open, so that later questions about it need not begin with the document. */
export interface Auditing {
  report: Report;
  /** Every check with its numbers, in the order of `view.checks`. */
  checked: readonly Checked[];
  pack: Pack;
  view: AuditView;
  /** Ids of the prescribed tables that the report lacks. */
  missing: string[];
  /** Which checks would come out otherwise with other figures; nothing is kept. Throws EditError. */
  whatIf(edits: readonly FigureEdit[]): Promise<ChangedCheck[]>;
  /** How many typing errors in this very report its relations would catch and place. The same seed tries the same errors. */
  selfTest(seed?: number): SelfTest;
}

/** What is made of a document before any relation is checked; also of one that is no report to audit. */
export function reportOf(document: SourceDocument, pack: Pack, choices: readonly Choice[] = []): Report {
  return withUnknown(withClaims(recognise(document, pack, choices), pack), pack.vocabulary);
}

/** The same document, pack and choices give the same findings. Throws AuditError. */
export async function audit(document: SourceDocument, pack: Pack, choices: Choice[] = [], options: AuditOptions = {}): Promise<Auditing> {
  const clock = stopwatch();
  const recognised = recognise(document, pack, choices);
  clock.lap('recognise');
  const report = withUnknown(withClaims(recognised, pack), pack.vocabulary);
  const refusal = refusalOf(report);
  if (refusal?.grids === 0) throw new AuditError(refusal.code, refusal.values, null);
  clock.lap('claims');

  const off = new Set(choices.flatMap((choice) => (choice.kind === 'rule-off' ? [choice.rule] : [])));
  const inferred = inferredRules(report, pack.messages);
  refuseUnknownRules(report, choices, [...pack.rules, ...inferred]);
  const rules = refusal ? [] : [...pack.rules.filter((rule) => appliesTo(rule, report.kind)), ...inferred].filter((rule) => !off.has(rule.id));
  const ran = await run(report, { ...pack, rules });
  clock.add(ran.timings);

  clock.skip();
  const system = systemOfChecks(ran.checked);
  const explained = explainChecks(system, ran.checked, report, pack.vocabulary.seldom);
  tellOutOfCharacter(system, ran.checked, pack);
  clock.lap('explain');
  const misplaced = misplacedChecks(report, pack.messages);
  const joint = jointChecks(explained, ran.checks, pack);
  const checks = [...ran.checks, ...misplaced.map(({ check }) => check), ...joint.map(({ check }) => check)];
  const idOf = identify(checks);
  const unwritten = unwrittenRules(pack);
  const about = new Map<string, RuleWords>([...rules, ...unwritten].map((rule) => [rule.id, rule]));
  const suspects = new Map(misplaced.flatMap(({ check, suspect }) => (suspect === null ? [] : [[check, suspect]])));
  const proofs = new Map(joint.map(({ check, proof }) => [checks.indexOf(check), proof]));
  const found = withCauses(findingsOf({ report, checks, idOf, rules: about, suspects }), explained, proofs, idOf, report);
  const findingAt = new Map(found.map(({ check, finding }) => [check, finding.id]));
  const ledger = ledgerOf(
    report,
    checks,
    misplaced.map(({ figure }) => figure),
  );
  const list = listOf({
    report,
    pack,
    ran: rules.map(({ id }) => id),
    checks,
    findings: found.map(({ finding }) => finding),
    ledger,
    choices,
    own: options.own ?? [],
    audited: (options.at ?? new Date()).toISOString(),
    version: GOUJI_VERSION,
    remarks: [
      ...(refusal ? [worded(pack.messages, refusal.code, refusal.values)] : []),
      ...remarksOf(report, pack),
      ...(explained.unexplored ? [worded(pack.messages, 'explain-unexplored')] : []),
    ],
  });
  let shown: CheckView[] | null = null;
  const view: AuditView = {
    list,
    document,
    tables: report.tables.filter(({ blocks }) => blocks.length > 0).map((table) => tableView(table, report, pack)),
    reading: readingView(report, pack),
    outline: report.outline ?? [],
    ...ledger,
    /** Made for the page alone, when it is asked for. */
    get checks() {
      return (shown ??= checks.map((check, index) => checkView(check, findingAt.get(index) ?? null)));
    },
    breakable: [...new Set(explained.causes.flatMap(({ breaks }) => breaks))].map((index) => {
      const { title, statement } = checks[index]!;
      return { id: idOf(index), title, statement };
    }),
    rules: [...rules.map(ruleView), ...unwritten.filter(({ id }) => checks.some((check) => check.rule === id))],
    remarks: list.report.remarks,
    timings: clock.laps,
  };
  clock.lap('findings');
  if (refusal) throw new AuditError(refusal.code, refusal.values, view);
  return {
    report,
    checked: ran.checked,
    pack,
    view,
    missing: missingTables(report).map(({ table }) => table),
    whatIf: (edits) => whatIf(report, pack, ran.checked, edits),
    selfTest: (seed) => selfTest(system, report, seed),
  };
}

/** A rule switched off that is none would leave its reason without effect. */
function refuseUnknownRules({ decided }: Report, choices: readonly Choice[], rules: readonly { id: string }[]): void {
  for (const [index, choice] of choices.entries())
    if (choice.kind === 'rule-off' && !rules.some(({ id }) => id === choice.rule)) decided?.refuse(index, 'choice-unknown-rule', { rule: choice.rule });
}

/** Puts the evidence into the words of a rounding verdict that is legal and improbable. */
function tellOutOfCharacter(system: System, checked: readonly Checked[], pack: Pack): void {
  for (const [index, { code, values }] of outOfCharacter(system, checked)) {
    const evidence = worded(pack.messages, code, values);
    checked[index]!.check.add(evidence, { zh: evidence.zh + STOP, en: ` ${evidence.en}.` });
  }
}

/** Why there is nothing to audit, with the number of tables that the user could name; null where there is something. */
function refusalOf(report: Report): { code: string; values: Record<string, string>; grids: number } | null {
  const template = report.remarks.find(({ code }) => code === 'template');
  if (template !== undefined) return { code: 'audit-template', values: template.values, grids: 0 };
  if (report.tables.length > 0) return null;
  const grids = report.unrecognised.length;
  return grids > 0 ? { code: 'audit-no-table-known', values: { tables: String(grids) }, grids } : { code: 'audit-not-a-report', values: {}, grids };
}

/** What the reader and the recogniser want told; the tables that are missing in one sentence. */
function remarksOf(report: Report, pack: Pack): Words[] {
  const untaken = [...(report.decided?.untaken ?? [])].sort(([one], [other]) => one - other).map(([, remark]) => remark);
  const remarks = [...untaken, ...report.document.remarks, ...report.remarks.filter(({ code }) => code !== MISSING)].map((remark) => remarkWords(remark, pack));
  const missing = missingTables(report).map(({ table, title }) => `${table} ${title}`);
  if (missing.length === 0) return remarks;
  return [...remarks, worded(pack.messages, 'tables-missing', { tables: { zh: missing.join('、'), en: missing.join(', ') } })];
}

const STOP = '。';

/** Milliseconds by step. */
function stopwatch() {
  const laps: Record<string, number> = {};
  let last = performance.now();
  const lap = (step: string): void => {
    const now = performance.now();
    laps[step] = now - last;
    last = now;
  };
  return {
    laps,
    lap,
    add: (steps: Record<string, number>): void => void Object.assign(laps, steps),
    skip: (): void => void (last = performance.now()),
  };
}
