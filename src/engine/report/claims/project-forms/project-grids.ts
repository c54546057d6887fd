import type { Block } from '../../../document/document.js';
import type { Evaluation } from '../../../pack/prose.js';
import { beside } from '../../remarks.js';
import { cellsOf, type FormCell } from './form-cells.js';

/** What may be the form of one project: its rows, and the grids that they stand in. */
export interface ProjectGrid {
  rows: FormCell[][];
  blocks: number[];
}

/** The grids that no table is read from, cut where the form of another project begins and joined where one goes on over a page. */
export function projectGrids(blocks: readonly Block[], known: ReadonlySet<number>, form: Evaluation): ProjectGrid[] {
  const found: ProjectGrid[] = [];
  let last: { grid: ProjectGrid; width: number } | null = null;
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || known.has(index)) return;
    const width = block.grid.reduce((most, row) => Math.max(most, row.length), 0);
    const [first, ...others] = formsIn(cellsOf(block.grid, index), form);
    if (last && last.width === width && beside(blocks, index, -1) === last.grid.blocks.at(-1) && goesOn(last.grid.rows, first!, form)) {
      for (const cells of first!) last.grid.rows.push(cells);
      last.grid.blocks.push(index);
    } else found.push({ rows: first!, blocks: [index] });
    found.push(...others.map((rows) => ({ rows, blocks: [index] })));
    last = { grid: found.at(-1)!, width };
  });
  return found;
}

/** A form begins with its project, after the indicators of the one before it, whose last row is its total where it has one. */
function formsIn(rows: FormCell[][], form: Evaluation): FormCell[][][] {
  const starts = [0];
  let indicators = false;
  let closed: number | null = null;
  rows.forEach((cells, at) => {
    if (indicators && begins(cells, form)) {
      starts.push(closed === null ? at : closed + 1);
      [indicators, closed] = [false, null];
    }
    indicators ||= cells.some(({ word }) => form.indicatorHeader.includes(word));
    if (indicators && isTotal(cells, form)) closed = at;
  });
  return starts.map((start, at) => rows.slice(start, starts[at + 1]));
}

/** A form that is not closed by its total yet, and rows that begin none. */
function goesOn(before: readonly FormCell[][], after: readonly FormCell[][], form: Evaluation): boolean {
  return before.some((cells) => begins(cells, form)) && !before.some((cells) => isTotal(cells, form)) && !after.some((cells) => begins(cells, form));
}

function begins(cells: readonly FormCell[], form: Evaluation): boolean {
  return cells.some(({ word }) => form.project.includes(word));
}

function isTotal(cells: readonly FormCell[], form: Evaluation): boolean {
  return cells.some(({ word }) => form.total.includes(word));
}
