import type { CodeList, FunctionName, Layout, Vocabulary } from './layout.js';
import { fingerprint } from './fingerprint.js';
import { frameOf, frameOfClaims, type Frame } from './fit.js';
import { fault, PackError, worded, type Fault, type Messages, type Problem } from './problem.js';
import type { ClaimKind, Evaluation, Prose, SectionForm, SentenceForm } from './prose.js';
import type { ReportKind, Rule, RuleReport } from './rule.js';
import { meaningFaults } from './semantics.js';
import { layoutFaults, ruleFaults } from './structure.js';

/** Everything that rules/ says, checked. */
export interface Pack {
  version: string;
  /** Of all files, see fingerprint.ts. */
  sha256: string;
  layouts: Layout[];
  /** In the order of file names, then of the file. */
  rules: Rule[];
  vocabulary: Vocabulary;
  /** How prose is read. */
  prose: Prose;
  /** Subject codes and their names, by kind of subject. */
  codes: CodeList[];
  messages: Messages;
}

const KINDS: ReportKind[] = ['final-accounts', 'budget'];
const VOCABULARY = 'common/vocabulary.json';
const FUNCTIONS = 'common/functions.json';
const CODES = 'common/codes.json';
const MESSAGES = 'common/messages.json';
const VERSION = 'common/version.json';
const SENTENCES = {
  words: 'common/sentences/words.json',
  forms: 'common/sentences/forms.json',
  kinds: 'common/sentences/claims.json',
  evaluation: 'common/sentences/evaluation.json',
  wording: 'common/sentences/wording.json',
};
const SECTIONS = 'sentences/sections.json';
/** Rules about claims, for both kinds of report. */
const ANY_REPORT = 'prose';

interface Found {
  file: string;
  rule: string | null;
  faults: Fault[];
}

/** `files`: path below rules/ → parsed JSON. A user's own rules may be added under any other folder. Throws PackError with all that is wrong. */
export function loadPack(files: Record<string, unknown>): Pack {
  const missing = [VOCABULARY, FUNCTIONS, CODES, MESSAGES, VERSION, ...Object.values(SENTENCES)].filter((file) => !Object.hasOwn(files, file));
  if (missing.length > 0) throw new Error(`rule pack without ${missing.join(', ')}`);
  const messages = files[MESSAGES] as Messages;
  const vocabulary: Vocabulary = { ...(files[VOCABULARY] as Vocabulary), functions: files[FUNCTIONS] as FunctionName[] };
  const found: Found[] = [];
  const layouts: Layout[] = [];
  const candidates: { file: string; rule: Rule }[] = [];
  for (const file of Object.keys(files).sort()) {
    const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    if (!holdsRules(folder)) continue;
    if (KINDS.some((kind) => folder === `${kind}/layout`)) {
      const faults = layoutFaults(files[file]);
      if (faults.length > 0) found.push({ file, rule: null, faults });
      else layouts.push(files[file] as Layout);
    } else for (const rule of Array.isArray(files[file]) ? files[file] : [files[file]]) readRule(file, folder, rule, candidates, found);
  }
  found.push(...repeated(candidates));
  const prose = proseOf(files);
  const claims = prose.kinds.map((kind) => [kind.id, frameOfClaims(kind)] as const);
  const frames = new Map<RuleReport, Map<string, Frame>>(KINDS.map((kind) => [kind, new Map([...framesOf(layouts, kind, vocabulary), ...claims])]));
  frames.set('any', new Map(claims));
  for (const { file, rule } of candidates) found.push({ file, rule: rule.id, faults: meaningFaults(rule, frames.get(rule.report)!) });
  const problems = found.flatMap(({ file, rule, faults }) =>
    faults.map((each): Problem => ({ file, rule, path: each.path, message: worded(messages, each.code, each.values) })),
  );
  if (problems.length > 0) throw new PackError(problems);
  return {
    version: (files[VERSION] as { version: string }).version,
    sha256: fingerprint(files),
    layouts,
    rules: candidates.map(({ rule }) => rule),
    vocabulary,
    prose,
    codes: files[CODES] as CodeList[],
    messages,
  };
}

/** What is neither layout nor rule has its own reader. */
export function holdsRules(folder: string): boolean {
  return !/(^|\/)(common|schema|sentences)(\/|$)/.test(folder);
}

/** The kind of report is the rule's own `report`, else the folder it lies in. */
function readRule(file: string, folder: string, json: unknown, candidates: { file: string; rule: Rule }[], found: Found[]): void {
  const faults = ruleFaults(json);
  const id = typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : null;
  if (faults.length > 0) {
    found.push({ file, rule: id, faults });
    return;
  }
  const rule = json as Omit<Rule, 'report'> & { report?: ReportKind };
  const report: RuleReport | undefined =
    folder === ANY_REPORT ? 'any' : (rule.report ?? KINDS.find((kind) => folder === kind || folder.startsWith(`${kind}/`)));
  if (report) candidates.push({ file, rule: { ...rule, report } });
  else found.push({ file, rule: id, faults: [fault('', 'pack-report-kind')] });
}

function repeated(candidates: { file: string; rule: Rule }[]): Found[] {
  const first = new Map<string, string>();
  const found: Found[] = [];
  for (const { file, rule } of candidates) {
    const before = first.get(rule.id);
    if (before === undefined) first.set(rule.id, file);
    else found.push({ file, rule: rule.id, faults: [fault('/id', 'pack-id-twice', { file: before })] });
  }
  return found;
}

function framesOf(layouts: Layout[], kind: ReportKind, vocabulary: Vocabulary): Map<string, Frame> {
  return new Map(layouts.filter((layout) => layout.kind === kind).map((layout) => [layout.id, frameOf(layout, vocabulary)]));
}

function proseOf(files: Record<string, unknown>): Prose {
  const sections = (kind: ReportKind): SectionForm[] => (files[`${kind}/${SECTIONS}`] as SectionForm[] | undefined) ?? [];
  return {
    words: files[SENTENCES.words] as Record<string, string[]>,
    wording: files[SENTENCES.wording] as Record<string, string[]>,
    forms: files[SENTENCES.forms] as SentenceForm[],
    kinds: files[SENTENCES.kinds] as ClaimKind[],
    evaluation: files[SENTENCES.evaluation] as Evaluation,
    sections: { 'final-accounts': sections('final-accounts'), budget: sections('budget') },
  };
}
