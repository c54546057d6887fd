import { isMoney, moneyNamed, type Unit } from '../../../figures/unit.js';
import { parseNumber, type PrintedNumber } from '../../../figures/parse.js';
import type { Bound, Evaluation } from '../../../pack/prose.js';
import { evenWidth } from './form-cells.js';

/** How much an indicator should reach, or reached. */
export interface Measure {
  number: PrintedNumber;
  /** Of its characters in the text of the cell. */
  start: number;
  end: number;
  /** '' for counts of anything. */
  unit: Unit;
  /** What stands behind the number, without spaces and brackets: 万元, 元/人, 次. */
  counter: string;
  /** The side on which the number is a limit, 'equal' where no sign stands there; null where the cell says more than one number. */
  bound: Bound | null;
}

const NUMBER = /\d[\d,]*(?:\.\d+)?(?:\s*%)?/g;

/** The first number of a cell that is part of no date; null where there is none. */
export function measureOf(text: string, { bounds, dates }: Evaluation): Measure | null {
  const even = evenWidth(text);
  const isDate = (match: RegExpExecArray): boolean => {
    const after = even.slice(match.index + match[0].length).trimStart();
    return dates.some((word) => after.startsWith(word)) && signBefore(even.slice(0, match.index), bounds) === null;
  };
  const numbers = [...even.matchAll(NUMBER)].filter((match) => !isDate(match));
  const [first] = numbers;
  if (!first) return null;
  const isNegative = /(?:^|[^\w%])[-−]$/.test(even.slice(0, first.index));
  const start = first.index - (isNegative ? 1 : 0);
  const end = first.index + first[0].length;
  const number = parseNumber(even.slice(start, end));
  if (!number) return null;
  const before = even.slice(0, start);
  const [counter, suffix] = behind(even.slice(end), bounds);
  const sign = signBefore(before, bounds);
  const isOnly = numbers.length === 1 && (sign?.isWhole ?? before.trim() === '');
  return {
    number,
    start,
    end,
    unit: number.percent ? '%' : unitOf(counter, ''),
    counter,
    bound: isOnly ? (sign?.bound ?? suffix ?? 'equal') : null,
  };
}

/** What is counted, as a unit; `otherwise` for things. */
export function unitOf(counter: string, otherwise: Unit): Unit {
  return isMoney(counter) || counter === '%' ? counter : otherwise;
}

/** The same of an indicator under some headings: a bare 万 of a cost is 万元. */
export function measureIn(groups: readonly string[], text: string, form: Evaluation): Measure | null {
  const measure = measureOf(text, form);
  const short = measure && moneyNamed(measure.counter);
  return measure && short && form.cost.group.some((word) => groups.join().includes(word)) ? { ...measure, unit: short } : measure;
}

/** The bound that a cell of its own says: ≥. */
export function boundOf(word: string, { bounds }: Evaluation): Bound | null {
  return signBefore(word, bounds)?.bound ?? null;
}

type Bounds = Evaluation['bounds'];

/** The sign in front of a number, and whether nothing else stands there. */
function signBefore(before: string, bounds: Bounds): { bound: Bound; isWhole: boolean } | null {
  const words = before.replace(/[\s(]/g, '');
  return longest(
    bounds,
    ({ before: marks }) => marks,
    (mark) => words.endsWith(mark),
    (bound, mark) => ({ bound, isWhole: words === mark }),
  );
}

/** What stands behind a number, and the bound that its last word tells: 80%以上. */
function behind(after: string, bounds: Bounds): [string, Bound | null] {
  const words = after.replace(/[\s()]/g, '');
  return (
    longest(
      bounds,
      ({ after: marks }) => marks,
      (mark) => words.endsWith(mark),
      (bound, mark): [string, Bound] => [words.slice(0, -mark.length), bound],
    ) ?? [words, null]
  );
}

/** ≥ is part of no longer sign; 不低于 ends in 低于. */
function longest<T>(
  bounds: Bounds,
  marksOf: (marks: { before: string[]; after: string[] }) => string[],
  fits: (mark: string) => boolean,
  make: (bound: Bound, mark: string) => T,
): T | null {
  const found = (Object.entries(bounds) as [Bound, Bounds[Bound]][]).flatMap(([bound, marks]) =>
    marksOf(marks)
      .filter(fits)
      .map((mark) => ({ bound, mark })),
  );
  const [best] = found.sort((one, other) => other.mark.length - one.mark.length);
  return best ? make(best.bound, best.mark) : null;
}
