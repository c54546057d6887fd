import type { Unit } from '../../figures/amount.js';
import { parseNumber, type PrintedNumber } from '../../figures/parse.js';

/** The decimal places that most figures print; of two equally many the finer. Zeros without a fraction say nothing. */
export function usualPlaces(texts: (string | null)[], otherwise: number): number {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const number = text === null ? null : parseNumber(text);
    if (!number || (number.value.isZero() && number.places === 0)) continue;
    counts.set(number.places, (counts.get(number.places) ?? 0) + 1);
  }
  let best: [places: number, count: number] | null = null;
  for (const [places, count] of counts) {
    if (!best || count > best[1] || (count === best[1] && places > best[0])) best = [places, count];
  }
  return best?.[0] ?? otherwise;
}

/** So many different figures of one row or column must be cut off alike; where the places cut off are worth more than 1 元, more. */
const FEWEST = 2;
const FEWEST_WHERE_MUCH = 3;

/**
 * Places of each figure: those of the table, but in a row or column of which most figures are evidently printed with fewer places
 * (20,374,181 beside 86,959,408.34) their own. Zeros left out at the end of a fraction are no such thing: there some figures
 * of the table print places in between, and what is left are round numbers. `texts[row][column]`, null where the form has no cell.
 */
export function placesOfFigures(texts: (string | null)[][], places: number, unit: Unit): number[][] {
  const numbers = texts.map((row) => row.map((text) => (text === null ? null : parseNumber(text))));
  const found = texts.map((row) => row.map(() => places));
  const coarse = coarsePlaces(numbers.flat(), places);
  if (coarse === null) return found;
  const enough = unit === '元' ? FEWEST : FEWEST_WHERE_MUCH;
  const width = Math.max(0, ...numbers.map((row) => row.length));
  // Half a 元 is worth no accusation: there one such figure alone is enough, where it is no round number.
  if (unit === '元')
    numbers.forEach((row, r) =>
      row.forEach((number, c) => {
        if (number && isTelling(number) && number.places === coarse && isUneven(number)) found[r]![c] = coarse;
      }),
    );
  const lines = [
    ...numbers.map((row, r) => row.map((_, c): [number, number] => [r, c])),
    ...Array.from({ length: width }, (_, c) => numbers.flatMap((row, r): [number, number][] => (c < row.length ? [[r, c]] : []))),
  ];
  for (const line of lines) {
    const printed = line.flatMap(([r, c]) => (isTelling(numbers[r]![c]!) ? [{ at: [r, c] as const, number: numbers[r]![c]! }] : []));
    const short = printed.filter(({ number }) => number.places === coarse);
    const different = new Set(short.map(({ number }) => number.value.abs().toString()));
    const uneven = short.filter(({ number }) => isUneven(number));
    if (different.size < enough || short.length * 2 <= printed.length || uneven.length * 2 <= short.length) continue;
    for (const { at } of short) found[at[0]]![at[1]] = coarse;
  }
  return found;
}

function isUneven({ value, places }: PrintedNumber): boolean {
  return !/[05]$/.test(value.abs().toFixed(places));
}

function isTelling(number: PrintedNumber | null): boolean {
  return number !== null && !number.percent && !number.value.isZero();
}

/** The fewer places that figures of the table print; null where none does, or not all of those that do alike. */
function coarsePlaces(numbers: (PrintedNumber | null)[], places: number): number | null {
  const fewer = new Set(numbers.filter(isTelling).flatMap((number) => (number!.places < places ? [number!.places] : [])));
  return fewer.size === 1 ? [...fewer][0]! : null;
}
