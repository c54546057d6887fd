import type { SourceDocument } from '../document/document.js';
import type { ReportKind } from '../pack/rule.js';
import type { Report } from './report.js';
import { plain, spaceless } from './words.js';

/** A cover and its contents are within so many blocks of the start. */
const COVER = 12;

/** Which kind of report this is, of which department and year: from its 部门名称 lines and its cover. */
export function identityOfReport(document: SourceDocument, kind: ReportKind | null, departments: (string | null)[]): Pick<Report, 'kind' | 'department' | 'year'> {
  const cover = document.blocks.slice(0, COVER).flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));
  return { kind: kind ?? 'unknown', department: mostCommon(departments.filter((name): name is string => name !== null).map(spaceless)), year: yearOf(document, cover) };
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
