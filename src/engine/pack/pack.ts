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
  lists: 'common/sentences/lists.json',
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
  const problems = check(files).flatMap(({ file, rule, faults }) =>
    faults.map((each): Problem => ({ file, rule, path: each.path, message: worded(messages, each.code, each.values) })),
  );
  if (problems.length > 0) throw new PackError(problems);
  return packOf(files, fingerprint(files));
}

/** The pack of files that `loadPack` took before, which makes sure of nothing a second time. `sha256`: their fingerprint. */
export function packOf(files: Record<string, unknown>, sha256: string): Pack {
  const { layouts, rules } = sorted(files);
  return {
    version: (files[VERSION] as { version: string }).version,
    sha256,
    layouts: layouts.map(({ json }) => json as Layout),
    rules: rules.map(({ folder, json }) => ({ ...(json as Rule), report: reportOf(folder, json as Partial<Rule>)! })),
    vocabulary: vocabularyOf(files),
    prose: proseOf(files),
    codes: files[CODES] as CodeList[],
    messages: files[MESSAGES] as Messages,
  };
}

/** All that is wrong with the layouts and rules. */
function check(files: Record<string, unknown>): Found[] {
  const found: Found[] = [];
  const { layouts, rules } = sorted(files);
  const sound: Layout[] = [];
  for (const { file, json } of layouts) {
    const faults = layoutFaults(json);
    if (faults.length > 0) found.push({ file, rule: null, faults });
    else sound.push(json as Layout);
  }
  const candidates = rules.flatMap(({ file, folder, json }): Candidate[] => {
    const faults = ruleFaults(json);
    const report = faults.length > 0 ? undefined : reportOf(folder, json as Partial<Rule>);
    if (report !== undefined) return [{ file, rule: { ...(json as Rule), report } }];
    const id = typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : null;
    found.push({ file, rule: id, faults: faults.length > 0 ? faults : [fault('', 'pack-report-kind')] });
    return [];
  });
  found.push(...repeated(candidates));
  const vocabulary = vocabularyOf(files);
  const claims = proseOf(files).kinds.map((kind) => [kind.id, frameOfClaims(kind)] as const);
  const frames = new Map<RuleReport, Map<string, Frame>>(KINDS.map((kind) => [kind, new Map([...framesOf(sound, kind, vocabulary), ...claims])]));
  frames.set('any', new Map(claims));
  for (const { file, rule } of candidates) found.push({ file, rule: rule.id, faults: meaningFaults(rule, frames.get(rule.report)!) });
  return found;
}

interface Candidate {
  file: string;
  rule: Rule;
}

interface RuleFile {
  file: string;
  folder: string;
  /** A layout, or one rule. */
  json: unknown;
}

/** In the order of file names, then of the file. A rule file is a list of rules or one rule. */
function sorted(files: Record<string, unknown>): { layouts: RuleFile[]; rules: RuleFile[] } {
  const layouts: RuleFile[] = [];
  const rules: RuleFile[] = [];
  for (const file of Object.keys(files).sort()) {
    const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    if (!holdsRules(folder)) continue;
    const json = files[file];
    if (KINDS.some((kind) => folder === `${kind}/layout`)) layouts.push({ file, folder, json });
    else for (const rule of Array.isArray(json) ? (json as unknown[]) : [json]) rules.push({ file, folder, json: rule });
  }
  return { layouts, rules };
}

/** What is neither layout nor rule has its own reader. */
export function holdsRules(folder: string): boolean {
  return !/(^|\/)(common|schema|sentences)(\/|$)/.test(folder);
}

/** The kind of report is the rule's own `report`, else the folder it lies in. */
function reportOf(folder: string, rule: Partial<Rule>): RuleReport | undefined {
  return folder === ANY_REPORT ? 'any' : (rule.report ?? KINDS.find((kind) => folder === kind || folder.startsWith(`${kind}/`)));
}

function repeated(candidates: Candidate[]): Found[] {
  const first = new Map<string, string>();
  const found: Found[] = [];
  for (const { file, rule } of candidates) {
    const before = first.get(rule.id);
    if (before === undefined) first.set(rule.id, file);
    else found.push({ file, rule: rule.id, faults: [fault('/id', 'pack-id-twice', { file: before })] });
  }
  return found;
}

function vocabularyOf(files: Record<string, unknown>): Vocabulary {
  return { ...(files[VOCABULARY] as Vocabulary), functions: files[FUNCTIONS] as FunctionName[] };
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
    lists: files[SENTENCES.lists] as SentenceForm[],
    kinds: files[SENTENCES.kinds] as ClaimKind[],
    evaluation: files[SENTENCES.evaluation] as Evaluation,
    sections: { 'final-accounts': sections('final-accounts'), budget: sections('budget') },
  };
}
