import { apply, type Box, type Matrix } from './matrix.js';

/** A line that goes across or down: `at` is its y or x, `from` and `to` its ends on the other axis. */
export interface Ruling {
  horizontal: boolean;
  at: number;
  from: number;
  to: number;
}

/** A filled shape no thicker than this is a line. */
const thickest = 3;
/** How far a line may lean and still be across or down. */
const lean = 0.6;

type Point = [number, number];

/**
 * The rulings that a path draws: the upright sides of what it strokes and the flat rectangles that it fills.
 * `numbers` is pdf.js's path: 0 move x y, 1 line x y, 2 curve ×6, 3 quadratic ×4, 4 close.
 */
export function rulingsOf(numbers: ArrayLike<number>, matrix: Matrix, drawn: { fill: boolean; stroke: boolean }, width: number, clip: Box): Ruling[] {
  const rulings: Ruling[] = [];
  for (const shape of shapesOf(numbers, matrix)) {
    const flat = drawn.fill || width <= thickest ? flatRectangle(shape.points) : null;
    if (flat) rulings.push(flat);
    else if (drawn.stroke && width <= thickest * 2) rulings.push(...sides(shape));
  }
  return rulings.flatMap((ruling) => clipped(ruling, clip));
}

interface Shape {
  points: Point[];
  /** Indices of points that a curve leads to: no ruling ends there. */
  curved: Set<number>;
  closed: boolean;
}

function shapesOf(numbers: ArrayLike<number>, matrix: Matrix): Shape[] {
  const shapes: Shape[] = [];
  let shape: Shape = { points: [], curved: new Set(), closed: false };
  const steps = [2, 2, 6, 4, 0];
  for (let i = 0; i < numbers.length;) {
    const kind = numbers[i] as number;
    const size = steps[kind];
    if (size === undefined) break;
    i += 1;
    if (kind === 4) shape.closed = true;
    else {
      const point = apply(matrix, numbers[i + size - 2] as number, numbers[i + size - 1] as number);
      if (kind === 0) {
        if (shape.points.length > 1) shapes.push(shape);
        shape = { points: [], curved: new Set(), closed: false };
      }
      if (kind === 2 || kind === 3) shape.curved.add(shape.points.length);
      shape.points.push(point);
    }
    i += size;
  }
  if (shape.points.length > 1) shapes.push(shape);
  return shapes;
}

function flatRectangle(points: Point[]): Ruling | null {
  if (points.length < 4) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [w, h] = [x1 - x0, y1 - y0];
  if (Math.min(w, h) > thickest) return null;
  return w >= h ? { horizontal: true, at: (y0 + y1) / 2, from: x0, to: x1 } : { horizontal: false, at: (x0 + x1) / 2, from: y0, to: y1 };
}

function sides({ points, curved, closed }: Shape): Ruling[] {
  const rulings: Ruling[] = [];
  const count = closed ? points.length : points.length - 1;
  for (let i = 0; i < count; i += 1) {
    const next = (i + 1) % points.length;
    if (curved.has(next)) continue;
    const [x0, y0] = points[i] as Point;
    const [x1, y1] = points[next] as Point;
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (dy <= lean && dx > dy) rulings.push({ horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else if (dx <= lean && dy > dx) rulings.push({ horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  return rulings;
}

/** Lines may touch the edge of their clip from outside by half their width. */
function clipped(ruling: Ruling, [x0, y0, x1, y1]: Box): Ruling[] {
  const slack = 1;
  const across: [number, number] = ruling.horizontal ? [y0, y1] : [x0, x1];
  const along: [number, number] = ruling.horizontal ? [x0, x1] : [y0, y1];
  if (ruling.at < across[0] - slack || ruling.at > across[1] + slack) return [];
  const from = Math.max(ruling.from, along[0] - slack);
  const to = Math.min(ruling.to, along[1] + slack);
  return to > from ? [{ ...ruling, from, to }] : [];
}
