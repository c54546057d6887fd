import type { Anchor } from '../../document/document.js';
import { parseNumber } from '../../figures/parse.js';
import { Decimal } from '../../figures/exact.js';
import type { Layout, Vocabulary } from '../../pack/layout.js';
import { plain, spaceless, unnumbered } from '../words.js';
import { filledCells, type Grid } from './grid.js';
import { undated } from './header.js';
import { anchorsOf, type GridPlace } from './reading.js';
import type { Split } from './split.js';
import { sumsOf, type TreeRow } from './tree.js';

/** A row of a table of items: of the whole, or of one of its units. */
export interface ItemLine {
  id: string;
  /** The row of the layout that it is, for the unit or for all. */
  row: string;
  items: Map<string, GridPlace>;
  unit: { label: string; anchors: Anchor[]; above: string | null } | null;
}

/** A line of figures that is one unit's. */
export interface UnitLine {
  row: number;
  id: string;
  label: string;
  anchors: Anchor[];
  /** Id of the unit that it is part of; null for a part of the total. */
  above: string | null;
}

export function hasFigures(grid: Grid, row: number): boolean {
  return filledCells(grid, row).some(({ word }) => parseNumber(word) !== null);
}

/**
 * Which row of the layout each line of figures is, where the lines say so themselves: one line a year (2024年, 2025年预算数), or one a
 * kind (预算数, 增减额). Null where they do not, or not all of them.
 */
export function linesByRow(grid: Grid, split: Split, first: number, layout: Layout, vocabulary: Vocabulary): Map<number, string> | null {
  const lines = split.body.filter((row) => filledCells(grid, row).some(({ column, word }) => column >= first && parseNumber(word) !== null));
  if (lines.length < 2) return null;
  const words = lines.map((row) => {
    const word = filledCells(grid, row).find(({ column }) => column < first)?.word ?? '';
    return /^20\d{2}$/.test(word) ? `${word}${vocabulary.period.at(-1)!}` : unnumbered(word);
  });
  if (words.includes('')) return null;
  const evened = undated(words, vocabulary);
  const names = Object.entries(layout.rows?.words ?? {}).map(([id, others]) => ({ id, known: [id, ...others].map(plain) }));
  const rows = words.map((word) => names.find(({ known }) => known.includes(evened(word) || vocabulary.ownYear))?.id);
  if (rows.includes(undefined) || new Set(rows).size < rows.length) return null;
  return new Map(lines.map((line, index) => [line, rows[index]!]));
}

/** The lines of units beside that of the total (null where there is none), each with the unit that it is part of. */
export function unitLines(grid: Grid, split: Split, total: number | null, first: number): UnitLine[] {
  const lines = split.body.filter((row) => row !== total && hasFigures(grid, row));
  const units = lines.flatMap((row): (UnitLine & { code: string | null })[] => {
    const words = filledCells(grid, row).filter(({ column }) => column < first);
    const code = words.find(({ word }) => /^\d{3,12}$/.test(word));
    const name = words.find(({ word }) => /\p{L}/u.test(word));
    const named = name ?? code;
    if (!named) return [];
    const cell = grid.cell(row, named.column)!;
    return [{ row, id: code?.word ?? spaceless(cell.text), code: code?.word ?? null, label: spaceless(cell.text), anchors: anchorsOf(cell), above: null }];
  });
  if (units.length < lines.length || new Set(units.map(({ id }) => id)).size < units.length) return [];
  const amounts = new Map([...(total === null ? [] : [total]), ...lines].map((row) => [row, amountsOf(grid, row, first)]));
  const addsUp = (whole: number, parts: number[]): boolean => {
    const rows = [whole, ...parts].map((row) => amounts.get(row)!);
    const { held, of } = sumsOf(
      rows,
      0,
      parts.map((_, index) => index + 1),
    );
    return of > 0 && held === of;
  };
  const all = units.map(({ row }) => row);
  if (total !== null && addsUp(total, all)) return units;
  const [head, ...others] = units;
  for (const [index, unit] of units.entries()) {
    const wholes = units.slice(0, index).filter(({ code }) => code !== null && unit.code !== null && unit.code !== code && unit.code.startsWith(code));
    if (wholes.length > 0) unit.above = wholes.sort((one, other) => other.code!.length - one.code!.length)[0]!.id;
    // Names of units tell nothing: the first stands above those after it if it is their sum.
    else if (
      unit !== head &&
      unit.code === null &&
      addsUp(
        head!.row,
        others.map(({ row }) => row),
      )
    )
      unit.above = head!.id;
  }
  return units;
}

function amountsOf(grid: Grid, row: number, first: number): TreeRow {
  const numbers = Array.from({ length: grid.width - first }, (_, at) => parseNumber(grid.word(row, first + at)));
  const places = Math.max(0, ...numbers.map((number) => number?.places ?? 0));
  return {
    code: null,
    isRoot: false,
    isOutside: false,
    amounts: numbers.map((number) => number?.value ?? null),
    half: new Decimal(5).times(new Decimal(10).pow(-places - 1)),
  };
}
