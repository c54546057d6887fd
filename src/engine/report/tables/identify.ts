import type { Layout, Side, Vocabulary } from '../../pack/layout.js';
import { isFormLine, plain, unnumbered } from '../words.js';
import type { Context, FrameLine } from './context.js';
import { filledCells, type Grid } from './grid.js';
import { columnNames, headerLikeness, undated } from './header.js';
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
  const header = headerWords(grid, split.header, vocabulary);
  const anywhere = wordsOf(grid, [...split.frame, ...split.header, ...split.body]);
  // The items of a table set upright stand in its first column, not in its header; a form to fill in has no header at all.
  const likeness = new Map(
    layouts.map((layout) => [
      layout,
      blocksInHeader(grid, split, layout) * layoutLikeness(layout.shape === 'items' || layout.shape === 'labels' ? anywhere : header, layout),
    ]),
  );
  const alike = (least: number) => layouts.filter((layout) => likeness.get(layout)! >= least);

  const form = formIn(
    context.lines,
    [...layouts].sort((one, other) => likeness.get(other)! - likeness.get(one)!),
    vocabulary,
  );
  for (const line of context.lines) {
    const named = longestTitle(line.word, alike(ENOUGH_WITH_TITLE), likeness);
    if (named) return { layout: named, title: line, form: form ? form.line : foreignForm(context.lines, vocabulary) };
  }
  if (form && likeness.get(form.layout)! >= ENOUGH_WITH_FORM && !context.lines.some((line) => isForeignTitle(line, form.layout))) {
    return { layout: form.layout, title: null, form: form.line };
  }
  const alone = alike(ENOUGH_ALONE).filter(
    (layout) => layout.shape === 'tree' && Object.values(layout.columns ?? {}).filter((column) => !column.optional).length >= TELLING_COLUMNS,
  );
  return alone.length === 1 ? { layout: alone[0]!, title: null, form: null } : null;
}

/** A grid as one of the forms of a table that the user called it; null where there is no such table. */
export function identifyAs(grid: Grid, split: Split, context: Context, forms: Layout[], vocabulary: Vocabulary): Identity | null {
  const words = wordsOf(grid, [...split.frame, ...split.header, ...split.body]);
  const layout = forms.map((one) => ({ one, likeness: layoutLikeness(words, one) })).sort((a, b) => b.likeness - a.likeness)[0]?.one;
  if (!layout) return null;
  const title = context.lines.find(({ word }) => layout.titles.some((name) => word.includes(plain(name)))) ?? titleLine(context, vocabulary);
  return { layout, title, form: formIn(context.lines, [layout], vocabulary)?.line ?? foreignForm(context.lines, vocabulary) };
}

/** The nearest line above a table that is more than its unit or its department; null where there is none. */
export function titleLine(context: Context, vocabulary: Vocabulary): FrameLine | null {
  const marks = [...vocabulary.unit, ...vocabulary.department].map((mark) => `${plain(mark)}:`);
  return context.lines.find(({ word }) => word.length > 2 && !isFormLine(word, vocabulary) && !marks.some((mark) => word.startsWith(mark))) ?? null;
}

/** The layout that a grid's header is most like, with the column names that it lacks: what to add to a layout, or why it is another table. */
export function nearestLayout(
  grid: Grid,
  split: Split,
  layouts: Layout[],
  vocabulary: Vocabulary,
): { layout: Layout; likeness: number; missing: string[] } | null {
  const words = headerWords(grid, split.header, vocabulary);
  const best = layouts
    .filter((layout) => layout.shape !== 'labels')
    .map((layout) => ({ layout, likeness: layoutLikeness(words, layout) }))
    .sort((one, other) => other.likeness - one.likeness)[0];
  if (!best || best.likeness === 0) return null;
  const columns = Object.entries({
    ...best.layout.columns,
    ...Object.assign({}, ...(best.layout.sides ?? []).filter((side) => !side.optional).map((side) => side.columns)),
  } as NonNullable<Layout['columns']>);
  const missing = columns.filter(([id, column]) => !column.optional && ![...columnNames(id, column)].some((name) => words.has(name))).map(([id]) => id);
  return { ...best, missing };
}

function wordsOf(grid: Grid, rows: number[]): Set<string> {
  return new Set(rows.flatMap((row) => filledCells(grid, row).map(({ word }) => unnumbered(word))));
}

function headerWords(grid: Grid, rows: number[], vocabulary: Vocabulary): Set<string> {
  const words = [...wordsOf(grid, rows)];
  return new Set(words.map(undated(words, vocabulary)));
}

/** Blocks stand side by side; with a single one the form may be another. */
const ONE_BLOCK = 0.6;

function blocksInHeader(grid: Grid, split: Split, layout: Layout): number {
  if (layout.shape !== 'blocks') return 1;
  const names = new Set((layout.rows?.code ?? []).map(plain));
  return split.header.flatMap((row) => filledCells(grid, row)).filter(({ word }) => names.has(unnumbered(word))).length === 1 ? ONE_BLOCK : 1;
}

/** Of two forms of one table the one whose header is more alike. */
function longestTitle(word: string, layouts: Layout[], likeness: Map<Layout, number>): Layout | null {
  const named = layouts
    .filter((layout) => !layout.notTitles?.some((not) => word.includes(plain(not))))
    .map((layout) => ({
      layout,
      length: Math.max(
        0,
        ...layout.titles
          .map(plain)
          .filter((title) => word.includes(title))
          .map((title) => title.length),
      ),
    }))
    .filter(({ length }) => length > 0)
    .sort(
      (one, other) =>
        other.length - one.length ||
        likeness.get(other.layout)! - likeness.get(one.layout)! ||
        required(other.layout, one.layout) - required(one.layout, other.layout),
    );
  return named[0]?.layout ?? null;
}

/** Columns that a form must have: of two forms of one shape that a header is just as like, the one that says more of it. */
function required({ columns, shape }: Layout, other: Layout): number {
  return shape !== other.shape ? 0 : Object.values(columns ?? {}).filter(({ optional }) => !optional).length;
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

/** A form number that no layout has: a table put in between shifts those after it. */
function foreignForm(lines: FrameLine[], vocabulary: Vocabulary): Identity['form'] {
  const form = new RegExp(`^(?:${vocabulary.formMarks.join('|')})+\\d{1,2}(?:${vocabulary.formMarks.join('|')})?$`);
  const line = lines.find(({ word }) => form.test(word));
  return line ? { text: line.word, line } : null;
}

function layoutLikeness(words: Set<string>, layout: Layout): number {
  const share = (groups: string[][]) => groups.filter((group) => group.some((name) => words.has(plain(name)))).length / groups.length;
  switch (layout.shape) {
    case 'tree':
      return headerLikeness(words, layout.columns ?? {});
    case 'sides': {
      const sides = (layout.sides ?? []).filter((side) => !side.optional);
      const required = (side: Side) => Object.entries(side.columns).filter(([, column]) => !column.optional);
      return share(sides.flatMap((side) => [side.names, side.labels, ...required(side).map(([id, column]) => [...columnNames(id, column)])]));
    }
    case 'blocks':
      return share([
        layout.rows?.code ?? [],
        layout.rows?.name ?? [],
        ...Object.entries(layout.columns ?? {}).map(([id, column]) => [...columnNames(id, column)]),
      ]);
    case 'items':
      return headerLikeness(words, layout.columns ?? {});
    case 'labels':
      // A page may hold no more than the beginning of the form.
      return [...Object.entries(layout.rows?.words ?? {}).flatMap(([id, names]) => [id, ...names]), ...(layout.rows?.list?.heading ?? [])].some((name) =>
        words.has(plain(name)),
      )
        ? 1
        : 0;
  }
}
