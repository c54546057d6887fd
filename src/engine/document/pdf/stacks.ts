import { median, middleOf, type Line } from './lines.js';

/** Fewest rulings one below the other, as wide as each other, that make a table of what stands between them. */
const fewestRulings = 4;
/** How far the ends of such rulings may differ. */
const near = 4;

export interface Across {
  at: number;
  from: number;
  to: number;
}

/** A table that is ruled between its rows alone. */
export interface Stack {
  from: number;
  to: number;
  top: number;
  bottom: number;
}

/** A line of one text from the left that takes more of the width is a sentence below a table. */
const longestName = 0.4;
/** So many lines of figures between two rulings are rows that are not ruled. */
const fewestUnruled = 3;

/**
 * Rulings of one width below each other, parted where something stands between two tables, and where rows stand between them that no
 * ruling parts: such a table is ruled around its header and at its end alone. `rows` are the lines that hold figures, `notes` those
 * of one text.
 */
export function stacksOf(across: readonly Across[], rows: readonly Line[], notes: readonly Line[]): Stack[] {
  const stacks: Stack[] = [];
  const groups: Across[][] = [];
  for (const line of across) {
    const group = groups.find(([first]) => first && Math.abs(first.from - line.from) < near && Math.abs(first.to - line.to) < near);
    if (group) group.push(line);
    else groups.push([line]);
  }
  for (const group of groups) {
    const places = group.map(({ at }) => at).sort((a, b) => a - b);
    const usual = median(places.slice(1).map((at, i) => at - (places[i] as number)));
    let start = 0;
    places.forEach((at, i) => {
      const next = places[i + 1];
      const { from, to } = group[0] as Across;
      const between = { from, to, top: at, bottom: next ?? at };
      const isNote = ({ box, size }: Line) => box[0] < from + 4 * size && box[2] - box[0] > longestName * (to - from);
      const isOpen = rows.filter((row) => isWithin(row, between)).length >= fewestUnruled || notes.some((line) => isWithin(line, between) && isNote(line));
      if (next !== undefined && next - at <= 3 * usual && !isOpen) return;
      if (i - start + 1 >= fewestRulings)
        stacks.push({ from: (group[0] as Across).from, to: (group[0] as Across).to, top: places[start] as number, bottom: at });
      start = i + 1;
    });
  }
  return stacks;
}

export function isWithin({ box }: Line, { from, to, top, bottom }: Stack): boolean {
  const middle = middleOf(box);
  return middle > top && middle < bottom && box[0] > from - near && box[2] < to + near;
}
