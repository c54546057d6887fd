import type { SourceDocument } from '../document/document.js';
import type { Vocabulary } from '../pack/layout.js';
import type { ReportKind } from '../pack/rule.js';
import type { Report } from './report.js';
import { COVER, coverOf } from './kind.js';
import { plain, spaceless } from './words.js';

/** Which kind of report this is, of which department and year: from its 部门名称 lines and its cover. */
export function identityOfReport(
  document: SourceDocument,
  kind: ReportKind | null,
  departments: (string | null)[],
  vocabulary: Vocabulary,
): Pick<Report, 'kind' | 'department' | 'year'> {
  const named = mostCommon(departments.filter((name): name is string => name !== null).map(spaceless));
  return { kind: kind ?? 'unknown', department: named ?? nameOnCover(document, vocabulary), year: yearOf(document, coverOf(document)) };
}

/** A title on a cover is broken into so many lines at the most. */
const COVER_LINES = 5;
const SHORTEST_NAME = 3;
/** 公开情况说明, 编制说明 */
const WORDS_BEFORE_NOTES = 4;
/** The name on a cover is said again further down. */
const SAID_AGAIN = 2;

/** Whose report it is by the title on its cover (“…局 2024年度部门决算”, “2024年度…局部门决算”), which may be broken over lines. */
function nameOnCover(document: SourceDocument, { kinds, whole, period, covers, notes }: Vocabulary): string | null {
  const lines = document.blocks.flatMap((block) => (block.kind === 'paragraph' && !block.running && block.text !== '' ? [plain(block.text)] : []));
  const oneOf = (words: string[]): string => `(?:${words.map((word) => plain(word).replace(/[()]/g, '\\$&')).join('|')})`;
  const name = `(\\D{${SHORTEST_NAME},}?)?`;
  // 2023年度一般公共预算… begins a sentence and is no title.
  const end = `(?:${oneOf(covers)}|.{0,${WORDS_BEFORE_NOTES}}${oneOf(notes)})?$`;
  const title = new RegExp(`^${name}20\\d{2}${oneOf(period)}${name}${oneOf(whole)}?${oneOf(Object.values(kinds).flat())}${end}`);
  for (let first = 0; first < Math.min(COVER, lines.length); first++) {
    for (let last = first; last < first + COVER_LINES && last < lines.length; last++) {
      const [, before, after] = title.exec(lines.slice(first, last + 1).join('')) ?? [];
      const found = before ?? after;
      if (found && lines.slice(last + 1).filter((line) => line.includes(found)).length >= SAID_AGAIN) return found;
    }
  }
  return null;
}

/** The year that the cover names; without one, the year that most paragraphs name. */
function yearOf(document: SourceDocument, cover: string[]): number | null {
  const years = (lines: string[]) => lines.flatMap((line) => [...line.matchAll(/(20\d{2})年/g)].map((match) => match[1]!));
  const onCover = years(cover).slice(0, 1);
  const year = onCover[0] ?? mostCommon(years(document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []))));
  return year === undefined || year === null ? null : Number(year);
}

function mostCommon<T>(values: T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > counts.get(best)!) best = value;
  return best;
}
