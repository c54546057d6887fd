import { beside, type Neighbours } from '../src/engine/explain/slips/slip.js';
import type { Random } from '../src/engine/explain/random.js';
import { MISTYPINGS, mistypedAs } from '../src/engine/explain/mistyped.js';
import { cellsOf, type System } from '../src/engine/explain/system.js';

/** Kinds of errors that are put into reports to see what becomes of them. */
export const SEEDED = [
  ...MISTYPINGS,
  'swapped',
  'two digits',
  'sign',
  'shifted',
  'arbitrary',
  'copied',
  'interchanged',
  'moved',
  'run shifted',
  'row copied',
  'column unit',
  'table unit',
  'line omitted',
  'line doubled',
  'blanked',
  'prior copied',
] as const;
export type Seeded = (typeof SEEDED)[number];

/** Figures that one slip of the kind makes wrong, by cell, with what is printed then; null where this cell does not lend itself to it. */
export function seeded(
  kind: Seeded,
  system: System,
  cell: number,
  values: readonly bigint[],
  neighbours: Neighbours,
  random: Random,
): Map<number, bigint> | null {
  const value = values[cell]!;
  const { step } = system.cells[cell]!;
  const single = (wrong: bigint | null): Map<number, bigint> | null => (wrong === null || wrong === value ? null : new Map([[cell, wrong]]));
  const telling = value / step >= 100n;
  switch (kind) {
    case 'replaced':
    case 'dropped':
    case 'transposed':
    case 'added':
      return single(mistypedAs(kind, value, step, random));
    case 'swapped':
    case 'two digits': {
      const digits = [...absolute(value / step).toString()];
      const at = random.below(Math.max(1, digits.length - 2));
      const other = kind === 'swapped' ? at + 2 : at + 1;
      if (digits[other] === undefined || digits.length < 3) return null;
      if (kind === 'swapped') [digits[at], digits[other]] = [digits[other], digits[at]!];
      else for (const place of [at, other]) digits[place] = String((Number(digits[place]) + 1 + random.below(9)) % 10);
      return single(BigInt(digits.join('')) * step * (value < 0n ? -1n : 1n));
    }
    case 'sign':
      return single(-value);
    case 'shifted': {
      const power = 10n ** BigInt(1 + random.below(4));
      return single(random.below(2) === 0 && absolute(value) / power >= step ? (value / power / step) * step : value * power);
    }
    case 'arbitrary': {
      const length = absolute(value / step).toString().length;
      return telling ? single((10n ** BigInt(length - 1) + BigInt(random.below(9 * 10 ** (Math.min(length, 9) - 1)))) * step) : null;
    }
    case 'copied': {
      const from = pick([...beside(neighbours.row(cell), cell), ...beside(neighbours.column(cell), cell)], random);
      return from === undefined || !telling || values[from]! / step < 100n ? null : single(values[from]!);
    }
    case 'interchanged':
    case 'moved': {
      const other = pick([...beside(neighbours.row(cell), cell), ...beside(neighbours.column(cell), cell)], random);
      if (other === undefined || !telling || values[other] === value || (values[other] === 0n) !== (kind === 'moved')) return null;
      return new Map([
        [cell, values[other]!],
        [other, value],
      ]);
    }
    case 'run shifted': {
      const column = neighbours.column(cell);
      const at = column.indexOf(cell);
      const hole = column.findIndex((other, index) => index > at && values[other] === 0n);
      if (hole < at + 2 || hole > at + 8) return null;
      return changedOnly(new Map(column.slice(at, hole + 1).map((own, index) => [own, index === 0 ? 0n : values[column[at + index - 1]!]!])), values);
    }
    case 'row copied': {
      const column = neighbours.column(cell);
      const from = column[column.indexOf(cell) + 1];
      if (from === undefined || !telling) return null;
      const others = neighbours.row(from);
      const copied = neighbours.row(cell).flatMap((own): [number, bigint][] => {
        const other = others.find((candidate) => neighbours.column(own).includes(candidate));
        return other === undefined || values[other] === 0n || values[own] === 0n ? [] : [[own, values[other]!]];
      });
      return several(changedOnly(new Map(copied), values));
    }
    case 'column unit':
    case 'table unit': {
      const line = kind === 'table unit' ? neighbours.table(cell) : neighbours.column(cell);
      const amounts = line.filter((own) => values[own] !== 0n && system.cells[own]!.amount.unit === system.cells[cell]!.amount.unit);
      return several(new Map(amounts.map((own) => [own, values[own]! * 10_000n])));
    }
    case 'line omitted':
    case 'line doubled': {
      const sums = system.of[cell]!.filter((at) => isTotal(system, at, cell, values));
      const at = pick(sums, random);
      const parts =
        at === undefined ? [] : cellsOf(system.relations[at]!).filter((other) => other !== cell && values[other]! / step >= 100n && values[other]! < value);
      const part = pick(parts, random);
      return part === undefined || parts.length < 3 ? null : new Map([[cell, kind === 'line omitted' ? value - values[part]! : value + values[part]!]]);
    }
    case 'blanked':
      return telling ? new Map([[cell, 0n]]) : null;
    case 'prior copied': {
      const passage = neighbours.passage(cell);
      const prior = pick(passage === null ? [] : neighbours.passageOf(passage).filter((other) => neighbours.isPrior(system.cells[other]!.address)), random);
      return prior === undefined || !telling || system.cells[cell]!.amount.unit !== system.cells[prior]!.amount.unit ? null : single(values[prior]!);
    }
  }
}

function isTotal(system: System, at: number, cell: number, values: readonly bigint[]): boolean {
  const relation = system.relations[at]!;
  if (relation.kind !== 'linear' || relation.sense !== '=') return false;
  const own = relation.form.parts.find((part) => part.cell === cell)!;
  return relation.form.parts.every((part) => part.cell === cell || values[part.cell] === 0n || part.coefficient > 0n !== own.coefficient > 0n);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function changedOnly(printed: Map<number, bigint>, values: readonly bigint[]): Map<number, bigint> | null {
  const changed = new Map([...printed].filter(([cell, value]) => values[cell] !== value));
  return changed.size === 0 ? null : changed;
}

function several(printed: Map<number, bigint> | null): Map<number, bigint> | null {
  return printed === null || printed.size < 2 ? null : printed;
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[random.below(Math.max(1, from.length))];
}
