import { parseNumber } from '../../figures/parse.js';
import { Decimal } from '../../figures/exact.js';
import type { Figure, Report } from '../../report/report.js';
import type { Neighbours } from './slip.js';
import type { System } from '../system.js';

/** Where each cell of the system stands among the others of its table. `seldom` are names of what is seldom other than zero. */
export function neighboursOf(system: System, report: Report, seldom: readonly string[] = []): Neighbours {
  const rows = new Map<number, number[]>();
  const printed = new Set<number>();
  const passages = new Map<number, number>();
  const columns = new Map<number, number[]>();
  const tables = new Map<number, number[]>();
  for (const table of [...report.tables].sort((one, other) => Number(one.blocks.length === 0) - Number(other.blocks.length === 0))) {
    const index = table.figures.map((row) => row.map((figure) => (figure ? system.index.get(figure.address) : undefined)));
    if (table.blocks.length === 0) {
      for (const figure of table.figures.flat()) {
        const cell = figure && system.index.get(figure.address);
        if (cell !== undefined && !printed.has(cell)) passages.set(cell, figure!.place.block);
      }
      // A claim has cells of tables in its row: those stand beside each other where they are printed, and only there.
      continue;
    }
    const isCell = (cell: number | undefined): cell is number => cell !== undefined;
    for (const row of index) {
      const line = row.filter(isCell);
      for (const cell of line) {
        rows.set(cell, line);
        printed.add(cell);
      }
    }
    const all = index.flat().filter(isCell);
    for (const cell of all) tables.set(cell, all);
    table.columns.forEach((_, column) => {
      const line = index.map((row) => row[column]).filter(isCell);
      for (const cell of line) columns.set(cell, line);
    });
  }
  const inPassage = new Map<number, number[]>();
  for (const [cell, passage] of passages) inPassage.set(passage, [...(inPassage.get(passage) ?? []), cell]);
  const prior = priorFigures(report);
  return {
    isPrior: (address) => prior.has(address),
    isPrinted: (cell) => printed.has(cell),
    standsElsewhere: copiesNearby(system, report),
    passageOf: (passage) => inPassage.get(passage) ?? [],
    passage: (cell) => passages.get(cell) ?? null,
    isSeldom: (cell) => {
      const names = system.cells[cell]!.address.split(/[/>]/);
      return seldom.some((name) => names.includes(name));
    },
    row: (cell) => rows.get(cell) ?? [],
    column: (cell) => columns.get(cell) ?? [],
    table: (cell) => tables.get(cell) ?? [],
    slipped: slippedInto(system, report),
  };
}

/** Column of claims that holds the figure of the year before. */
const PRIOR = 'prior';

function priorFigures({ tables }: Report): Set<string> {
  return new Set(
    tables.flatMap(({ columns, figures }) => {
      const at = columns.findIndex(({ id }) => id === PRIOR);
      return at < 0 ? [] : figures.flatMap((row) => row[at]?.address ?? []);
    }),
  );
}

/** A figure of fewer digits is found everywhere; and beyond so many blocks nobody copies from. */
const TELLING_DIGITS = 4;
const REACH = 12;

function copiesNearby(system: System, report: Report): (cell: number) => string[] {
  const figures = new Map(report.tables.flatMap((table) => table.figures.flat()).flatMap((figure) => (figure ? [[figure.address, figure]] : [])));
  const byDigits = new Map<string, Figure[]>();
  // A figure of several claims is printed once: the system knows it by one of its names.
  const places = new Map<string, Figure>();
  for (const figure of figures.values()) {
    const place = `${figure.place.block} ${figure.place.start} ${'row' in figure.place ? `${figure.place.row} ${figure.place.column}` : ''}`;
    if (!places.has(place) || system.index.has(figure.address)) places.set(place, figure);
  }
  for (const figure of places.values()) {
    const digits = digitsOf(figure.amount.printed);
    if (digits.length >= TELLING_DIGITS) byDigits.set(digits, [...(byDigits.get(digits) ?? []), figure]);
  }
  return (cell) => {
    const own = figures.get(system.cells[cell]!.address);
    if (!own) return [];
    // A claim and the cell it stands for, or a figure of two claims, is printed once.
    return (byDigits.get(digitsOf(own.amount.printed)) ?? [])
      .filter(({ place }) => Math.abs(place.block - own.place.block) <= REACH && (place.block !== own.place.block || place.start !== own.place.start))
      .map(({ address }) => address);
  };
}

function digitsOf(printed: string): string {
  return printed.replace(/\D/g, '').replace(/^0+/, '');
}

function slippedInto(system: System, report: Report): Map<number, bigint> {
  const slipped = new Map<number, bigint>();
  for (const { fits, printed } of report.misplaced) {
    const cell = fits === null ? undefined : system.index.get(fits);
    const number = parseNumber(printed);
    if (cell === undefined || !number) continue;
    slipped.set(cell, BigInt(number.value.times(new Decimal(10).pow(system.cells[cell]!.scale)).toFixed(0)));
  }
  return slipped;
}
