import type { Block, ParagraphBlock, SourceCell, TableBlock } from '../document.js';
import { splitLines, type Line } from './lines.js';
import { printed } from './markup.js';

/** A number between dashes; one that stands alone may be a figure. */
const pageNumber = /^[-–—―－]{1,2}\s*\d{1,4}\s*[-–—―－]{1,2}$/;
const heading = /^\s*(#{1,6})(?:\s+|(?=[^\s\d#]))/;

/** Lines to blocks, one paragraph a line: a run of lines with tabs is a table, everything else that is not blank a paragraph. */
export function toBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = splitLines(text);
  for (let i = 0; i < lines.length;) {
    const start = i;
    while (i < lines.length && hasTab(lines[i] as Line)) i += 1;
    if (i === start) {
      blocks.push(...paragraph(lines[i] as Line));
      i += 1;
      continue;
    }
    const run = lines.slice(start, i);
    for (const block of run.every(isIndented) ? run.flatMap(paragraph) : table(run)) blocks.push(block);
  }
  return blocks;
}

function hasTab(line: Line): boolean {
  return line.raw.slice(line.from, line.to).includes('\t');
}

/** One tab, in front: the indent of a paragraph, not a cell. */
function isIndented(line: Line): boolean {
  return line.raw[line.from] === '\t' && !hasTab({ ...line, from: line.from + 1 });
}

function paragraph(line: Line): ParagraphBlock[] {
  const mark = heading.exec(line.raw.slice(line.from, Math.min(line.to, line.from + 40)));
  const from = line.from + (mark?.[0].length ?? 0);
  const source = printed(line.raw, from, line.to, line.number);
  if (source.text === '') return [];
  const block: ParagraphBlock = { kind: 'paragraph', ...source, level: mark?.[1]?.length ?? 0, joined: 1 };
  return [pageNumber.test(source.text) ? { ...block, running: true } : block];
}

function table(run: Line[]): TableBlock[] {
  const grid = run.map(row);
  if (grid.every((cells) => cells.every((cell) => cell.text === ''))) return [];
  return [{ kind: 'table', merged: false, grid }];
}

function row(line: Line): SourceCell[] {
  let from = line.from;
  return line.raw
    .slice(line.from, line.to)
    .split('\t')
    .map((cell) => {
      const source = printed(line.raw, from, from + cell.length, line.number);
      from += cell.length + 1;
      return { ...source, colSpan: 1, rowSpan: 1 };
    });
}
