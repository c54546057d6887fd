import type { Anchor, Choice, GridView, ReadingView } from '../engine.js';

/** Choices about the reading as the page makes them: a later one about the same place stands for the earlier. Plain functions. */

type Kind = 'table' | 'header' | 'joined';

/** What a choice is about: a grid, or with `row` one row of it. */
export interface About {
  kind: Kind;
  block: number;
  row: number | null;
}

/** `choices` is what `reading` was audited with. */
export function choiceAbout(choices: readonly Choice[], reading: ReadingView, about: About): Choice | null {
  return choices.findLast((choice, index) => isAbout(choice, index, reading, about)) ?? null;
}

/** The list with another choice in the place of those that say something of the same; null takes them back. */
export function withChoice(choices: readonly Choice[], reading: ReadingView, about: About, choice: Choice | null): Choice[] {
  const others = choices.filter((one, index) => !isAbout(one, index, reading, about));
  return choice === null ? others : [...others, choice];
}

function isAbout(choice: Choice, index: number, reading: ReadingView, { kind, block, row }: About): boolean {
  const place = reading.choices[index]?.about;
  return choice.kind === kind && place?.block === block && (row === null || place.row === row);
}

/** The grid that another one would go on from: the one before it. */
export function gridBefore(grids: readonly GridView[], block: number): (GridView & { anchor: Anchor }) | null {
  const before = grids.findLast((grid) => grid.block < block);
  return before?.anchor ? { ...before, anchor: before.anchor } : null;
}
