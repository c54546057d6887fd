import type { Explained } from '../src/engine/explain/explain.js';
import type { System } from '../src/engine/explain/system.js';

/** What became of errors that were put into reports, as the findings would tell it. */
export interface Tally {
  figures: number;
  /** Wrong figures that some violated relation, of an error or a warning, contains. */
  noticed: number;
  /** Of those that two or more relations hold which may accuse (errors, no warnings): the figure is suspected first; with its right value. */
  many: number;
  first: number;
  value: number;
  /** Of those in one such relation or none: the figure is among those shown as suspects; how many are shown. */
  few: number;
  shown: number;
  tie: number;
  /** Slips, some of which make several figures wrong: with some figure noticed; those of which every figure is noticed and in two relations or more, and of these those that are put right whole. */
  slips: number;
  slipsNoticed: number;
  provable: number;
  whole: number;
  /** Slips of which a figure that was right is called likely wrong, with no wrong one beside it. */
  accused: number;
}

export const HEAD = ['figures', 'noticed', 'first ≥2', 'value', 'shown ≤1', 'of', 'slips', 'noticed', 'whole', 'accused'];

export function nothing(): Tally {
  return { figures: 0, noticed: 0, many: 0, first: 0, value: 0, few: 0, shown: 0, tie: 0, slips: 0, slipsNoticed: 0, provable: 0, whole: 0, accused: 0 };
}

/** One slip and what is told of it. `wrong` are the printed values by cell, `right` those of all cells before; `broken` relations hold no longer. */
export interface Judged {
  system: System;
  wrong: ReadonlyMap<number, bigint>;
  right: readonly bigint[];
  broken: ReadonlySet<number>;
  accuses: (relation: number) => boolean;
  told: Told[];
}

/** A cause by cells: what it changes, to which values, and all figures that it shows. */
export interface Told {
  edits: ReadonlyMap<number, string>;
  shown: readonly number[];
  likely: boolean;
}

export function toldOf(system: System, { causes }: Explained): Told[] {
  const cellOf = (address: string): number => system.index.get(address)!;
  return causes.map(({ edits, alternatives, margin }) => ({
    edits: new Map(edits.map(({ address, suggestion }) => [cellOf(address), suggestion])),
    shown: [...new Set([...edits, ...alternatives].map(({ address }) => cellOf(address)))],
    likely: margin === 'likely',
  }));
}

export function count(tally: Tally, { system, wrong, right, broken, accuses, told }: Judged): void {
  const cells = [...wrong.keys()];
  const isNoticed = (cell: number): boolean => system.of[cell]!.some((at) => broken.has(at));
  const isMany = (cell: number): boolean => system.of[cell]!.filter(accuses).length > 1;
  const isFirst = (cell: number): boolean => told.some(({ edits }) => edits.has(cell));
  const isRight = (cell: number): boolean => told.some(({ edits }) => isValue(system, cell, edits.get(cell), right[cell]!));
  tally.slips++;
  if (cells.some(isNoticed)) tally.slipsNoticed++;
  if (cells.every((cell) => isNoticed(cell) && isMany(cell))) {
    tally.provable++;
    if (cells.every(isRight)) tally.whole++;
  }
  if (told.some(({ edits, likely }) => likely && edits.size > 0 && [...edits.keys()].every((cell) => !wrong.has(cell)))) tally.accused++;
  for (const cell of cells) {
    tally.figures++;
    if (!isNoticed(cell)) continue;
    tally.noticed++;
    if (isMany(cell)) {
      tally.many++;
      if (isFirst(cell)) tally.first++;
      if (isRight(cell)) tally.value++;
      continue;
    }
    tally.few++;
    const tie = told.find(({ shown }) => shown.includes(cell));
    if (tie) tally.shown++;
    tally.tie += tie?.shown.length ?? 0;
  }
}

/** Whether a suggestion prints the value, in quanta of the cell. */
function isValue(system: System, cell: number, suggestion: string | undefined, value: bigint): boolean {
  if (suggestion === undefined) return false;
  const [whole = '', places = ''] = suggestion.replace(/[,%]/g, '').split('.');
  return BigInt(whole + places.padEnd(system.cells[cell]!.scale, '0').slice(0, system.cells[cell]!.scale)) === value;
}

export function columns(tally: Tally): string[] {
  return [
    String(tally.figures),
    percent(tally.noticed, tally.figures),
    percent(tally.first, tally.many),
    percent(tally.value, tally.first),
    percent(tally.shown, tally.few),
    tally.shown === 0 ? '–' : (tally.tie / tally.shown).toFixed(1),
    String(tally.slips),
    percent(tally.slipsNoticed, tally.slips),
    percent(tally.whole, tally.provable),
    percent(tally.accused, tally.slips),
  ];
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
