import type { Block, TableBlock } from '../document.js';
import { isFurniture } from './shape.js';

/** A header has no more lines. */
const mostLines = 3;
/** A form to fill in has fewer columns. */
const fewestColumns = 4;
const figure = /^[\d.,%％-]+$/;

/**
 * Brings together tables whose header the end of a page parts from the rest: lines of words without a figure, then nothing but a page's
 * number, then lines of the same columns with amounts.
 */
export function withHeaders(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const above = block.kind === 'table' ? lastButNumbers(joined) : -1;
    const header = joined[above];
    if (block.kind === 'table' && header?.kind === 'table' && isHeaderOf(header, block)) joined[above] = { ...block, grid: [...header.grid, ...block.grid] };
    else joined.push(block);
  }
  return joined;
}

/** Index of the last block that is more than a page's number; -1 where none is. */
function lastButNumbers(blocks: readonly Block[]): number {
  let at = blocks.length - 1;
  while (at >= 0 && isPageNumber(blocks[at] as Block)) at -= 1;
  return at;
}

function isPageNumber(block: Block): boolean {
  return block.kind === 'paragraph' && (block.running === true || isFurniture(block.text));
}

function isHeaderOf(header: TableBlock, body: TableBlock): boolean {
  const width = widthOf(header);
  const printed = header.grid.flat().map((cell) => cell?.text.trim() ?? '');
  if (header.grid.length > mostLines || width < fewestColumns || width !== widthOf(body) || printed.some((text) => figure.test(text))) return false;
  return body.grid.some((row) => row.some((cell) => /^\s*-?[\d,]+\.\d+\s*$/.test(cell?.text ?? '')));
}

function widthOf({ grid }: TableBlock): number {
  return Math.max(0, ...grid.map((row) => row.length));
}
