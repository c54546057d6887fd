import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from '../src/engine/audit.js';

interface Known {
  cause: string;
  class: string;
  expected: string;
  suspect: string | null;
  cells: { line: number | number[]; printed: string }[];
}

export interface Labelled {
  /** Causes of errors whose findings share a figure with a violation. */
  found: number;
  causes: number;
  /** Of those found and with a right value in their label: the suspect changes one of their figures to it. */
  right: number;
  valued: number;
  wrong: string[];
}

/** How the suspects of a report compare with the causes that are known of it; null where nothing is known. Text reports: labels give lines. */
export function labelled(path: string, findings: readonly Finding[]): Labelled | null {
  const file = path.replace(/\.txt$/, '.expected.json');
  if (!existsSync(file)) return null;
  const { findings: labels } = JSON.parse(readFileSync(file, 'utf8')) as { findings?: Known[] };
  // The samples' own lists of slips have another shape; they are held by the tests.
  if (labels === undefined) return null;
  const known = labels.filter((each) => each.class === 'error' && each.cells !== undefined);
  const result: Labelled = { found: 0, causes: 0, right: 0, valued: 0, wrong: [] };
  for (const cause of new Set(known.map((each) => each.cause))) {
    result.causes++;
    const own = known.filter((each) => each.cause === cause);
    const lines = new Set(
      own.flatMap(({ cells }) => cells.flatMap(({ line, printed }) => [line].flat().map((each) => `${each} ${numbers(printed).join(' ')}`))),
    );
    const isOwn = (anchors: Finding['operands'][number]['anchors'], printed: string): boolean =>
      anchors.some(
        (anchor) =>
          'line' in anchor && [...lines].some((key) => key.startsWith(`${anchor.line} `) && key.split(' ').slice(1).includes(printed.replace(/[,%]/g, ''))),
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
    if (edits.some(({ suggestion }) => values.has(plain(suggestion)))) result.right++;
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

/** The values that the label says should stand there: what it expects and names again, or what it says "should be" there. */
function rightValues({ expected, suspect }: Known): string[] {
  if (suspect === null) return [];
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
