import type { Box } from './matrix.js';
import type { Ruling } from './paths.js';

/** A ruling after its pieces were put together. */
export interface Line {
  at: number;
  from: number;
  to: number;
}

export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

/** A ruled table: the places of its lines and the cells that they leave, each once, at its top left. */
export interface Grid {
  xs: number[];
  ys: number[];
  cells: GridCell[];
}

/** Lines nearer than this are one (a double border, the halves of a border drawn by two cells). */
const near = 2.2;
/** Columns and rows narrower than this are the thickness of lines. */
const narrowest = 3;
/** How far a line may end before the line it meets. */
const reach = 1.8;
/** A gap in a line that still counts as drawn through; more for one made of dashes. */
const gap = 1.6;
const dashGap = 6.5;
const longestDash = 8;
/** Shorter lines are ticks and strokes of drawings. */
const shortest = 5;
/** A page with more lines than this is a drawing. */
const mostLines = 4000;
/** How much of a side of a cell must be drawn for it to count. */
const drawnShare = 0.6;

/** The ruled tables of a page, from top to bottom. Frames around text (one cell, one column) are none. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const across = connect(rulings.filter((ruling) => ruling.horizontal));
  const down = connect(rulings.filter((ruling) => !ruling.horizontal));
  if (across.length + down.length > mostLines) return [];
  return components(across, down)
    .flatMap((component) => gridOf(component.across, component.down))
    .sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number) || (a.xs[0] as number) - (b.xs[0] as number));
}

export function boxOf(grid: Grid, cell: GridCell): Box {
  return [grid.xs[cell.column], grid.ys[cell.row], grid.xs[cell.column + cell.colSpan], grid.ys[cell.row + cell.rowSpan]] as Box;
}

export function outline(grid: Grid): Box {
  return [grid.xs[0], grid.ys[0], grid.xs.at(-1), grid.ys.at(-1)] as Box;
}

/** Puts pieces on one line together, dashes too. */
export function connect(rulings: readonly Line[]): Line[] {
  const lines: Line[] = [];
  for (const group of clusters(rulings, near)) {
    const at = group.reduce((sum, line) => sum + line.at, 0) / group.length;
    let open: (Line & { last: number }) | null = null;
    for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
      const isDash: boolean = to - from <= longestDash && open !== null && open.last <= longestDash;
      if (open !== null && from - open.to <= (isDash ? dashGap : gap)) {
        open.last = to - from;
        open.to = Math.max(open.to, to);
        continue;
      }
      if (open) lines.push({ at, from: open.from, to: open.to });
      open = { at, from, to, last: to - from };
    }
    if (open) lines.push({ at, from: open.from, to: open.to });
  }
  return lines.filter((line) => line.to - line.from >= shortest);
}

function clusters<T extends { at: number }>(lines: readonly T[], width: number): T[][] {
  const groups: T[][] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group && line.at - (group[0] as T).at <= width) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Lines that meet belong to one table; so do lines of one length beside each other, where none goes across. */
function components(across: Line[], down: Line[]): { across: Line[]; down: Line[] }[] {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i);
  const root = (i: number): number => {
    let top = i;
    while (parent[top] !== top) top = parent[top] as number;
    while (parent[i] !== top) [parent[i], i] = [top, parent[i] as number];
    return top;
  };
  across.forEach((line, i) => {
    down.forEach((other, j) => {
      if (meets(line, other) && meets(other, line)) parent[root(i)] = root(across.length + j);
    });
  });
  const lonely = down.map((_, j) => j).filter((j) => !across.some((line) => meets(line, down[j] as Line) && meets(down[j] as Line, line)));
  for (const i of lonely) {
    const j = lonely.find((other) => isAsLong(down[other] as Line, down[i] as Line)) as number;
    parent[root(across.length + i)] = root(across.length + j);
  }
  const found = new Map<number, { across: Line[]; down: Line[] }>();
  [...across, ...down].forEach((line, i) => {
    const component = found.get(root(i)) ?? { across: [], down: [] };
    (i < across.length ? component.across : component.down).push(line);
    found.set(root(i), component);
  });
  return [...found.values()];
}

function isAsLong(line: Line, other: Line): boolean {
  return Math.abs(line.from - other.from) < narrowest && Math.abs(line.to - other.to) < narrowest;
}

function meets(line: Line, other: Line): boolean {
  return other.at >= line.from - reach && other.at <= line.to + reach;
}

function gridOf(across: Line[], down: Line[]): Grid[] {
  if (down.length === 0 || across.length + down.length < 4) return [];
  const columns = clusters(down, narrowest);
  const rows = clusters(across, narrowest);
  // A table may be open at its sides, or cut by the end of the page: there its other lines tell where it ends.
  const left = open(columns, Math.min(...across.map((line) => line.from)), -1);
  const right = open(columns, Math.max(...across.map((line) => line.to)), 1);
  const top = open(rows, Math.min(...down.map((line) => line.from)), -1);
  const bottom = open(rows, Math.max(...down.map((line) => line.to)), 1);
  const verticals = [...left, ...columns, ...right];
  const horizontals = [...top, ...rows, ...bottom];
  if (verticals.length < 3 || horizontals.length < 2) return [];
  const xs = verticals.map(middle);
  const ys = horizontals.map(middle);
  const isDrawn = (lines: Line[], from: number, to: number) => covered(lines, from, to) >= drawnShare * (to - from);
  const isOuter = (index: number, places: number[]) => index === 0 || index === places.length - 1;
  const vertical = verticals.map((lines, i) => ys.slice(1).map((y, j) => isOuter(i, xs) || isDrawn(lines, ys[j] as number, y)));
  const horizontal = horizontals.map((lines, j) => xs.slice(1).map((x, i) => isOuter(j, ys) || isDrawn(lines, xs[i] as number, x)));
  return [{ xs, ys, cells: cellsOf(vertical, horizontal) }];
}

/** The end of the table as a line of its own, where it lies clearly beyond the last drawn one. */
function open(groups: Line[][], end: number, side: 1 | -1): Line[][] {
  if (groups.length === 0) return [[{ at: end, from: 0, to: 0 }]];
  const outer = middle((side === 1 ? groups.at(-1) : groups[0]) as Line[]);
  return (end - outer) * side > 8 ? [[{ at: end, from: 0, to: 0 }]] : [];
}

function middle(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + line.at, 0) / lines.length;
}

function covered(lines: Line[], from: number, to: number): number {
  let sum = 0;
  for (const line of lines) sum += Math.max(0, Math.min(line.to + reach, to) - Math.max(line.from - reach, from));
  return Math.min(sum, to - from);
}

/** `vertical[i][row]`: the line left of column i is drawn along that row; `horizontal[j][column]`: the one above row j. Cells are always rectangles. */
function cellsOf(vertical: boolean[][], horizontal: boolean[][]): GridCell[] {
  const [rows, columns] = [horizontal.length - 1, vertical.length - 1];
  const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken[row]?.[column]) continue;
      let right = column + 1;
      while (right < columns && !vertical[right]?.[row] && !taken[row]?.[right]) right += 1;
      let bottom = row + 1;
      const isOpenBelow = () => {
        for (let i = column; i < right; i += 1) {
          if (horizontal[bottom]?.[i] || taken[bottom]?.[i] || (i > column && vertical[i]?.[bottom])) return false;
        }
        return true;
      };
      while (bottom < rows && isOpenBelow()) bottom += 1;
      for (let j = row; j < bottom; j += 1) taken[j]?.fill(true, column, right);
      cells.push({ row, column, rowSpan: bottom - row, colSpan: right - column });
    }
  }
  return cells;
}
