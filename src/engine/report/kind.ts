import type { SourceDocument } from '../document/document.js';
import type { TableForms } from '../pack/layout.js';
import type { ReportKind } from '../pack/rule.js';
import type { Context } from './tables/context.js';
import { plain } from './words.js';

/** A cover and its contents are within so many blocks of the start. */
export const COVER = 12;

/** The lines of a cover and its contents. */
export function coverOf({ blocks }: SourceDocument): string[] {
  const start = Math.max(
    0,
    blocks.findIndex((block) => block.kind === 'table' || block.text !== ''),
  );
  return blocks.slice(start, start + COVER).flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));
}
/** Lines longer than this are sentences, which speak of both kinds. */
const LONGEST = 60;

/**
 * The kind that a line speaks of. Titles of final accounts may hold the word of budgets too (一般公共预算…决算表), not the reverse:
 * so the vocabulary's order decides.
 */
export function kindOfLine(word: string, forms: TableForms): ReportKind | null {
  if (word.length > LONGEST) return null;
  const kinds = Object.entries(forms.vocabulary.kinds) as [ReportKind, string[]][];
  return kinds.find(([, words]) => words.some((mark) => word.includes(mark)))?.[0] ?? null;
}

/** Which kind of report a document is, by its cover and the lines above its tables; null where none tells. */
export function kindOfDocument(document: SourceDocument, contexts: Context[], forms: TableForms): ReportKind | null {
  const lines = [...coverOf(document), ...contexts.flatMap((context) => context.lines.map((line) => line.word))];
  const votes = new Map<ReportKind, number>();
  for (const line of lines) {
    const kind = kindOfLine(line, forms);
    if (kind) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  }
  return [...votes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
