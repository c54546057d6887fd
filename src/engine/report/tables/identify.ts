import type { Layout, Side, Vocabulary } from '../../pack/layout.js';
import { plain, unnumbered } from '../words.js';
import type { Context, FrameLine } from './context.js';
import { filledCells, type Grid } from './grid.js';
import { columnNames, headerLikeness } from './header.js';
import type { Split } from './split.js';

export interface Identity {
  layout: Layout;
  /** The line that named it, null where the header alone did. */
  title: FrameLine | null;
  form: { text: string; line: FrameLine } | null;
}

/** With its title found, this share of a table's columns must be there too; without, more. */
const ENOUGH_WITH_TITLE = 0.5;
const ENOUGH_WITH_FORM = 0.6;
const ENOUGH_ALONE = 0.99;
/** A header of fewer columns than this names no table by itself: 小计, 基本支出, 项目支出 stand in three. */
const TELLING_COLUMNS = 4;

/** Which layout a grid is: by the title nearest above it, else by its form number, else by its header words. */
export function identify(grid: Grid, split: Split, context: Context, layouts: Layout[], vocabulary: Vocabulary): Identity | null {
  const header = wordsOf(grid, split.header);
  const anywhere = wordsOf(grid, [...split.frame, ...split.header, ...split.body]);
  // The items of a table set upright stand in its first column, not in its header; a form to fill in has no header at all.
  const likeness = new Map(layouts.map((layout) => [layout, layoutLikeness(layout.shape === 'items' || layout.shape === 'labels' ? anywhere : header, layout)]));
  const alike = (least: number) => layouts.filter((layout) => likeness.get(layout)! >= least);

  const form = formIn(context.lines, [...layouts].sort((one, other) => likeness.get(other)! - likeness.get(one)!), vocabulary);
  for (const line of context.lines) {
    const named = longestTitle(line.word, alike(ENOUGH_WITH_TITLE));
    if (named) return { layout: named, title: line, form: form && form.line };
  }
  if (form && likeness.get(form.layout)! >= ENOUGH_WITH_FORM && !context.lines.some((line) => isForeignTitle(line, form.layout))) {
    return { layout: form.layout, title: null, form: form.line };
  }
  const alone = alike(ENOUGH_ALONE).filter((layout) => layout.shape === 'tree' && Object.values(layout.columns ?? {}).filter((column) => !column.optional).length >= TELLING_COLUMNS);
  return alone.length === 1 ? { layout: alone[0]!, title: null, form: null } : null;
}

function wordsOf(grid: Grid, rows: number[]): Set<string> {
  return new Set(rows.flatMap((row) => filledCells(grid, row).map(({ word }) => unnumbered(word))));
}

function longestTitle(word: string, layouts: Layout[]): Layout | null {
  let best: { layout: Layout; length: number } | null = null;
  for (const layout of layouts) {
    if (layout.notTitles?.some((not) => word.includes(plain(not)))) continue;
    for (const title of layout.titles) {
      const wanted = plain(title);
      if (word.includes(wanted) && wanted.length > (best?.length ?? 0)) best = { layout, length: wanted.length };
    }
  }
  return best?.layout ?? null;
}

/** A line that names a table in words of its own, so that a form number must not make it another one. */
function isForeignTitle(line: FrameLine, layout: Layout): boolean {
  return layout.notTitles?.some((not) => line.word.includes(plain(not))) ?? false;
}

function formIn(lines: FrameLine[], layouts: Layout[], vocabulary: Vocabulary): { layout: Layout; line: { text: string; line: FrameLine } } | null {
  for (const line of lines) {
    if (!vocabulary.formMarks.some((mark) => line.word.includes(mark))) continue;
    for (const layout of layouts) {
      const text = layout.forms.map(plain).find((form) => line.word.includes(form));
      if (text) return { layout, line: { text, line } };
    }
  }
  return null;
}

function layoutLikeness(words: Set<string>, layout: Layout): number {
  const share = (groups: string[][]) => groups.filter((group) => group.some((name) => words.has(plain(name)))).length / groups.length;
  switch (layout.shape) {
    case 'tree':
      return headerLikeness(words, layout.columns ?? {});
    case 'sides': {
      const sides = (layout.sides ?? []).filter((side) => !side.optional);
      const required = (side: Side) => Object.entries(side.columns).filter(([, column]) => !column.optional);
      return share(sides.flatMap((side) => [side.names, side.labels, ...required(side).map(([id, column]) => [...columnNames(id, column).leaf])]));
    }
    case 'blocks':
      return share([layout.rows?.code ?? [], layout.rows?.name ?? [], ...Object.entries(layout.columns ?? {}).map(([id, column]) => [...columnNames(id, column).leaf])]);
    case 'items':
      return headerLikeness(words, layout.columns ?? {});
    case 'labels':
      return share(Object.entries(layout.rows?.words ?? {}).map(([id, names]) => [id, ...names]));
  }
}
