import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from '../src/engine/audit.js';

interface Known {
  cause: string;
  class: string;
  /** What kind of relation it is; those of the prose begin with `narrative`. */
  kind: string;
  expected: string;
  suspect: string | null;
  cells: { line: number | number[]; printed: string }[];
}

/** A slip that was put into a sample. */
interface Planted {
  address?: string;
  breaks: { left?: string[]; claim?: string }[];
}

export interface Labelled {
  /** Causes of errors whose findings share a figure with a violation. */
  found: number;
  causes: number;
  /** Of those found and with a right value in their label: the suspect changes one of their figures to it. */
  right: number;
  valued: number;
  wrong: string[];
  /** Violated errors that share no figure with any label, of whatever class: false alarms, or not labelled. */
  strangers: string[];
  grouping: Grouping;
}

/** How the known causes lie among the causes of the product; a finding without a cause stands for itself. */
export interface Grouping {
  /** Known causes whose findings are those of one cause of the product and of no other known one. */
  oneToOne: number;
  /** Known causes whose findings lie in several of the product's, and those that share one with another known cause. */
  split: string[];
  merged: string[];
}

/** Labels give 万元, whatever the sentence says. */
const YUAN = 10_000;
/** What is wrong is no figure then. */
const A_WORD = /\bword\b[^.]*\bis missing/;

/** Share of the figures of a finding and a label that both have, from which they are the same relation. */
const SAME_RELATION = 0.4;

/** How the suspects of a report compare with the causes that are known of it; null where nothing is known. Text reports: labels give lines. */
export function labelled(path: string, findings: readonly Finding[]): Labelled | null {
  const file = path.replace(/\.txt$/, '.expected.json');
  if (!existsSync(file)) return null;
  const { findings: labels, planted } = JSON.parse(readFileSync(file, 'utf8')) as { findings?: Known[]; planted?: Planted[] };
  // The samples' own lists of slips have another shape; what each breaks is held by the tests.
  if (planted !== undefined)
    return { found: 0, causes: 0, right: 0, valued: 0, wrong: [], strangers: strangersTo(planted, findings), grouping: groupingOf([], findings) };
  if (labels === undefined) return null;
  const known = labels.filter((each) => each.class === 'error' && each.cells !== undefined);
  const result: Labelled = {
    found: 0,
    causes: 0,
    right: 0,
    valued: 0,
    wrong: [],
    strangers: strangersOf(
      labels.filter(({ cells }) => cells !== undefined),
      findings,
    ),
    grouping: groupingOf(known, findings),
  };
  for (const cause of new Set(known.map((each) => each.cause))) {
    result.causes++;
    const own = known.filter((each) => each.cause === cause);
    const lines = new Set(
      own.flatMap(({ cells }) => cells.flatMap(({ line, printed }) => [line].flat().map((each) => `${each} ${numbers(printed).join(' ')}`))),
    );
    const isOwn = (anchors: Finding['operands'][number]['anchors'], printed: string): boolean =>
      anchors.some(
        (anchor) => 'line' in anchor && [...lines].some((key) => key.startsWith(`${anchor.line} `) && key.split(' ').slice(1).includes(plain(printed))),
      );
    const violated = findings.filter(
      ({ verdict, operands }) => verdict === 'violated' && operands.some(({ anchors, printed }) => printed !== '' && isOwn(anchors, printed)),
    );
    if (violated.length === 0) continue;
    result.found++;
    const values = new Set(own.flatMap(rightValues));
    const edits = violated.flatMap(({ suspect }) => suspect?.edits ?? []);
    if (values.size === 0) continue;
    result.valued++;
    const units = new Map(violated.flatMap(({ operands }) => operands.map(({ address, unit }) => [address, unit] as const)));
    const isRight = ({ address, suggestion, printed, anchors }: (typeof edits)[number]): boolean =>
      (printed === '' || isOwn(anchors, printed)) &&
      (values.has(plain(suggestion)) || (units.get(address) === '元' && values.has(String(Number(plain(suggestion)) / YUAN))));
    if (edits.some(isRight)) result.right++;
    else
      result.wrong.push(
        `${cause}: ${
          edits
            .map(({ label, printed, suggestion }) => `${label} ${printed} → ${suggestion}`)
            .slice(0, 2)
            .join('; ') || '–'
        }`,
      );
  }
  return result;
}

function strangersOf(labels: readonly Known[], findings: readonly Finding[]): string[] {
  const cells = new Set(labels.flatMap(cellsOf));
  const blanks = new Set(labels.flatMap(({ cells: own }) => own.flatMap(({ line, printed }) => (numbers(printed).length === 0 ? [line].flat() : []))));
  const isBlank = ({ printed, anchors }: Finding['operands'][number]): boolean =>
    printed === '' && anchors.some((anchor) => 'line' in anchor && blanks.has(anchor.line));
  return violatedErrors(findings)
    .filter(({ operands }) => !operands.some((operand) => isBlank(operand) || figuresOf(operand).some((key) => cells.has(key))))
    .map(({ message }) => message.zh);
}

function strangersTo(planted: readonly Planted[], findings: readonly Finding[]): string[] {
  const known = new Set(planted.flatMap(({ address, breaks }) => [address, ...breaks.flatMap(({ left = [], claim }) => [...left, claim])]));
  return violatedErrors(findings)
    .filter(({ operands }) => !operands.some(({ address }) => address !== null && (known.has(address) || known.has(address.split('/')[1]))))
    .map(({ message }) => message.zh);
}

function violatedErrors(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict, severity }) => verdict === 'violated' && severity === 'error');
}

/** Line and number of what is printed there. */
function cellsOf({ cells }: Known): string[] {
  return cells.flatMap(({ line, printed }) => [line].flat().flatMap((each) => numbers(printed).map((number) => `${each} ${number}`)));
}

function figuresOf({ printed, anchors }: Finding['operands'][number]): string[] {
  return anchors.flatMap((anchor) => (printed !== '' && 'line' in anchor ? [`${anchor.line} ${plain(printed)}`] : []));
}

function groupingOf(known: readonly Known[], findings: readonly Finding[]): Grouping {
  const owners = new Map<string, Map<string, string>>();
  for (const finding of findings) {
    if (finding.verdict !== 'violated' || finding.severity === 'notice') continue;
    const own = new Set(finding.operands.flatMap(figuresOf));
    const overlap = (label: Known): number => {
      const cells = new Set(cellsOf(label));
      const shared = [...own].filter((key) => cells.has(key)).length;
      return shared / (own.size + cells.size - shared || 1);
    };
    // A note under a table has figures in common with the sums of the table, and is another relation.
    const alike = known.filter(({ kind }) => kind.startsWith('narrative') === finding.group.startsWith('narrative'));
    const best = alike.reduce<{ cause: string; overlap: number } | null>((most, label) => {
      const here = overlap(label);
      return here >= SAME_RELATION && here > (most?.overlap ?? 0) ? { cause: label.cause, overlap: here } : most;
    }, null);
    if (best) owners.set(best.cause, (owners.get(best.cause) ?? new Map<string, string>()).set(finding.cause ?? finding.id, finding.message.zh.slice(0, 30)));
  }
  const result: Grouping = { oneToOne: 0, split: [], merged: [] };
  for (const [cause, groups] of owners) {
    const others = [...owners].filter(([other, theirs]) => other !== cause && [...groups.keys()].some((group) => theirs.has(group))).map(([other]) => other);
    if (groups.size > 1) result.split.push(`${cause} in ${groups.size}: ${[...groups.values()].join(' | ')}`);
    if (others.length > 0) result.merged.push(`${cause} with ${others.join(', ')}`);
    if (groups.size === 1 && others.length === 0) result.oneToOne++;
  }
  return result;
}

/** The values that the label says should stand there: what it expects and names again, or what it says "should be" there. */
function rightValues({ expected, suspect }: Known): string[] {
  if (suspect === null || A_WORD.test(suspect)) return [];
  const said = numbers(suspect);
  const named = numbers([...suspect.matchAll(/(?:should be|right values?:?|Right value:?)([^;()]*)/g)].map(([, rest]) => rest).join(' '));
  return [...numbers(expected ?? '').filter((value) => said.includes(value)), ...named].filter((value) => value !== '0');
}

function numbers(text: string): string[] {
  return (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map(plain);
}

function plain(number: string): string {
  return String(Number(number.replace(/[,%]/g, '')));
}
