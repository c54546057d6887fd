import { compactOf, compactWord } from '../words/compact.js';
import { addRoll } from '../passages/headings.js';
import type { Reading } from '../sentences/scene.js';
import type { Passage } from '../passages/sections.js';

const LONGEST_TITLE = 60;

/**
 * A score of the whole department is that of a form. A report that attaches the forms of its projects attaches this one, too: some title
 * outside the sentences has its words.
 */
export function addWholeForm(reading: Reading, passages: readonly Passage[]): void {
  const { report, prose } = reading;
  const words = (prose.wording['whole-form'] ?? []).map(compactWord);
  const score = reading.mentions.find(
    (mention) =>
      mention.subject?.counted?.includes(prose.evaluation.scoreUnit) && mention.figures.size > 0 && words.every((word) => mention.words.includes(word)),
  );
  if (!score || words.length === 0 || !report.tables.some(({ layout }) => layout === prose.evaluation.table)) return;
  const read = new Set(passages.flatMap(({ paragraphs }) => paragraphs));
  const isTitle = (text: string): boolean => text.length <= LONGEST_TITLE && words.every((word) => text.includes(word));
  const block = report.document.blocks.findIndex((each, index) =>
    each.kind === 'table'
      ? each.grid.some((row) => row.some((cell) => cell !== null && isTitle(compactOf(cell).text)))
      : !read.has(index) && isTitle(compactOf(each).text),
  );
  const [promise] = score.figures.values();
  addRoll(reading, 'whole-form', score.passage.label, [{ name: score.words, block: null, promise: promise!, ...(block >= 0 && { found: promise! }) }]);
}
