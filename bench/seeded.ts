import { beside, type Neighbours } from '../src/engine/explain/slip.js';
import type { Random } from '../src/engine/explain/random.js';
import { mistyped } from '../src/engine/explain/self-test.js';
import { cellsOf, type System } from '../src/engine/explain/system.js';

/** Kinds of errors that are put into reports to see what becomes of them. */
export const SEEDED = [
  'typed',
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
  const telling = value / step >= 100n;
  switch (kind) {
    case 'typed': {
      const wrong = mistyped(value, step, random);
      return wrong === null ? null : new Map([[cell, wrong]]);
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
      const prior = pick(
        system.cells.map((_, index) => index).filter((index) => system.cells[index]!.address.endsWith('/prior')),
        random,
      );
      return prior === undefined || values[prior] === value || neighbours.isPrinted(cell) || system.cells[cell]!.amount.unit === '%'
        ? null
        : new Map([[cell, values[prior]!]]);
    }
  }
}

function isTotal(system: System, at: number, cell: number, values: readonly bigint[]): boolean {
  const relation = system.relations[at]!;
  if (relation.kind !== 'linear' || relation.sense !== '=') return false;
  const own = relation.form.parts.find((part) => part.cell === cell)!;
  return relation.form.parts.every((part) => part.cell === cell || values[part.cell] === 0n || part.coefficient > 0n !== own.coefficient > 0n);
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
