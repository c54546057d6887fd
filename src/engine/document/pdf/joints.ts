import type { Glyph } from './content.js';
import { connect, type Line } from './grid.js';
import { linesOf, middleOf, runsOver } from './lines.js';
import { unite } from './matrix.js';
import type { Ruling } from './paths.js';

/** Pieces of one line may differ so much in height, and their ends so much from each other. */
const near = 2.2;
/** A piece that ends so far from a place passes it. */
const reach = 1.8;
/** Shorter pieces are dashes, and their ends tell nothing. */
const longestDash = 8;
/** A row with so many upright sides is a row of cells by itself; with fewer, several rows must agree. */
const manySides = 4;
const fewestSides = 3;
const fewestRows = 3;
/** A page whose lines end in more places is a drawing. */
const mostEnds = 200;
/** Which part of the ends of one line must be ends of the next one: two tables below each other share few. */
const shared = 0.5;
/** The name of a total may run over the line before its column; what runs over more is no row of the table. */
const mostOverrun = 1;
/** How far the middle of a heading may be from that of its columns. */
const centred = 1.5;

/** The pieces of what looks like one line across the page. */
interface Level {
  at: number;
  pieces: Ruling[];
}

/** What stands between two levels that nothing parts there. */
interface Row {
  above: Level;
  below: Level;
  /** Places where both have the end of a piece. */
  sides: number[];
  /** How many ends each of the two has within the table where the other one is next. */
  ends: [number, number];
}

/**
 * The lines between the columns of a table that is ruled between its rows alone: printers draw such a line cell by cell, and where
 * the pieces of one line and of the next one end at the same place, two cells meet.
 */
export function uprightsOf(rulings: readonly Ruling[], glyphs: readonly Glyph[]): Ruling[] {
  const upright = rulings.filter(({ horizontal }) => !horizontal);
  const alone = connect(rulings.filter(({ horizontal }) => horizontal)).filter((line) => !upright.some((other) => meets(line, other)));
  const free = rulings.filter((piece) => piece.horizontal && piece.to - piece.from > longestDash && alone.some((line) => isPieceOf(piece, line)));
  const places = placesOf(free);
  if (places.length > mostEnds) return [];
  const isInner = (x: number) => x > (places[0] as number) && x < (places.at(-1) as number);
  const figured = new Set<Level>();
  const rows = rowsOf(levelsOf(free), places).flatMap((row) => {
    const own = glyphs.filter((glyph) => middleOf(glyph.box) > row.above.at && middleOf(glyph.box) < row.below.at);
    // What is ruled between them by itself is another table.
    if (
      upright.some(({ at, from, to }) => from > row.above.at - near && to < row.below.at + near && at > (places[0] as number) && at < (places.at(-1) as number))
    )
      return [];
    const inner = row.sides.filter(isInner);
    const lines = linesOf(own);
    const overrun = inner.filter((x) => lines.some((line) => runsOver(line, x)));
    // A title or a note between two tables does not keep to their columns; a heading may stand over several.
    if ((figured.has(row.above) && overrun.length > mostOverrun) || inner.length < shared * Math.max(1, Math.min(...row.ends))) return [];
    if (figured.has(row.above) || own.some(({ text }) => text === '.')) figured.add(row.below);
    const sides = row.sides.filter((x) => !overrun.includes(x));
    return [{ ...row, sides: figured.has(row.below) ? sides : withoutSpanned(sides, own) }];
  });
  const whole = rows.filter(({ sides }) => sides.length >= fewestSides);
  if (whole.length < fewestRows && !whole.some(({ sides }) => sides.length >= manySides)) return [];
  // A heading of two rows beside others leaves few ends between the two.
  const levels = new Set(whole.flatMap(({ above, below }) => [above, below]));
  return rows
    .filter(({ above, below }) => levels.has(above) || levels.has(below))
    .flatMap(({ above, below, sides }) => sides.map((x) => ({ horizontal: false, at: x, from: above.at, to: below.at })));
}

function rowsOf(levels: readonly Level[], places: readonly number[]): Row[] {
  const rows = new Map<string, Row>();
  for (const x of places) {
    const touching = levels.filter(({ pieces }) => pieces.some(({ from, to }) => from - reach <= x && x <= to + reach));
    touching.slice(1).forEach((below, i) => {
      const above = touching[i] as Level;
      const [ends, goesOn] = [endsAt(above, x), endsAt(below, x)];
      const key = `${above.at} ${below.at}`;
      const row = rows.get(key) ?? { above, below, sides: [], ends: [0, 0] };
      if (ends && goesOn) row.sides.push(x);
      if (x > (places[0] as number) && x < (places.at(-1) as number)) {
        if (ends) row.ends[0] += 1;
        if (goesOn) row.ends[1] += 1;
      }
      rows.set(key, row);
    });
  }
  return [...rows.values()].sort((a, b) => a.above.at - b.above.at);
}

function meets(line: Line, { at, from, to }: Ruling): boolean {
  return at >= line.from - reach && at <= line.to + reach && line.at >= from - reach && line.at <= to + reach;
}

function isPieceOf(piece: Line, line: Line): boolean {
  return Math.abs(piece.at - line.at) <= near && piece.from >= line.from - reach && piece.to <= line.to + reach;
}

function levelsOf(lines: readonly Ruling[]): Level[] {
  const levels: Level[] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const level = levels.at(-1);
    if (level && line.at - level.at <= near) level.pieces.push(line);
    else levels.push({ at: line.at, pieces: [line] });
  }
  return levels;
}

/** Where pieces end, what is near together once. */
function placesOf(lines: readonly Ruling[]): number[] {
  const places: number[] = [];
  for (const x of lines.flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b))
    if (places.length === 0 || x - (places.at(-1) as number) > near) places.push(x);
  return places;
}

function endsAt({ pieces }: Level, x: number): boolean {
  return pieces.some(({ from, to }) => Math.abs(from - x) <= near || Math.abs(to - x) <= near);
}

/** The sides of a row without those under a heading that stands in the middle of several columns, with nothing beside it. */
function withoutSpanned(sides: readonly number[], glyphs: readonly Glyph[]): number[] {
  const texts = sides.slice(1).map((to, i) => glyphs.filter(({ box }) => (box[0] + box[2]) / 2 > (sides[i] as number) && (box[0] + box[2]) / 2 < to));
  const spanned = new Set<number>();
  texts.forEach((own, cell) => {
    if (own.length === 0 || own.some(({ text }) => /\d/.test(text))) return;
    const [x0, , x1] = unite(own.map(({ box }) => box));
    const middle = (x0 + x1) / 2;
    const miss = (first: number, last: number) => Math.abs(((sides[first] as number) + (sides[last] as number)) / 2 - middle);
    let [first, last] = [cell, cell + 1];
    while (first > 0 && texts[first - 1]?.length === 0) first -= 1;
    while (last < texts.length && texts[last]?.length === 0) last += 1;
    const reaches = Array.from({ length: cell - first + 1 }, (_, i) => first + i)
      .flatMap((from) => Array.from({ length: last - cell }, (_, i) => [from, cell + 1 + i] as const))
      .filter(([from, to]) => miss(from, to) < centred)
      .sort(([from, to], [start, end]) => end - start - (to - from));
    const [from, to] = reaches[0] ?? [cell, cell + 1];
    for (let side = from + 1; side < to; side += 1) spanned.add(side);
  });
  return sides.filter((_, side) => !spanned.has(side));
}
