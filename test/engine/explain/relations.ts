import { readAmount } from '../../../src/engine/figures/parse.js';
import { ratio, sum, type Ratio, type Sum, type Term } from '../../../src/engine/figures/quantity.js';
import type { Neighbours } from '../../../src/engine/explain/slips/slip.js';
import { systemOf, type Decided, type System } from '../../../src/engine/explain/system.js';

/** Printed figures by address; two decimals, 万元, unless a percent sign says otherwise. */
export type Figures = Record<string, string>;

function term(figures: Figures, text: string): Term {
  const sign = text.startsWith('-') ? -1 : 1;
  const address = text.replace(/^-/, '');
  const printed = figures[address];
  if (printed === undefined) throw new Error(`no figure ${address}`);
  return { sign, address, amount: readAmount(printed, { unit: '万元', places: 2 }).amount };
}

function total(figures: Figures, terms: string): Sum {
  return sum(
    terms
      .split(' + ')
      .filter(Boolean)
      .map((text) => term(figures, text)),
  ) as Sum;
}

/** `a = b + c`, `a ≤ b`, `p = b / c`. */
export function decided(figures: Figures, relations: string[]): Decided[] {
  return relations.map((relation, check) => {
    const [, left, sign, right] = /^(.+?) (=|≤|≥) (.*)$/.exec(relation)!;
    const [of, to] = right!.split(' / ');
    const side: Sum | Ratio = to === undefined ? total(figures, of!) : (ratio(total(figures, of!), total(figures, to)) as Ratio);
    return { check, left: total(figures, left!), operator: sign === '=' ? 'equals' : sign === '≤' ? 'atMost' : 'atLeast', right: side };
  });
}

export function systemFrom(figures: Figures, relations: string[]): System {
  return systemOf(decided(figures, relations));
}

/**
 * Addresses such as `201:基本`: cells of one row share what stands before the colon, those of one column what stands behind it. `¶3:甲` is a
 * figure of the third paragraph; one named 外 is seldom other than zero, one named 上 of the year before.
 */
export function neighbours(system: System, slipped: Record<string, bigint> = {}): Neighbours {
  const part = (cell: number, index: 0 | 1) => system.cells[cell]!.address.split(':')[index];
  const all = system.cells.map((_, cell) => cell);
  const passage = (cell: number): number | null => {
    const number = /^¶(\d+):/.exec(system.cells[cell]!.address)?.[1];
    return number === undefined ? null : Number(number);
  };
  const sameDigits = (one: number, other: number): boolean => system.cells[one]!.amount.printed === system.cells[other]!.amount.printed;
  const lines = ([0, 1] as const).map((index) =>
    all.map((cell) => all.filter((other) => part(other, index) !== undefined && part(other, index) === part(cell, index))),
  );
  // Cells of one line share the very list, as those of a report do.
  const alike = (cell: number, index: 0 | 1) => lines[index]![lines[index]![cell]![0] ?? cell]!;
  return {
    isPrinted: (cell) => passage(cell) === null,
    standsElsewhere: (cell) =>
      all.filter((other) => other !== cell && passage(other) !== null && sameDigits(other, cell)).map((other) => system.cells[other]!.address),
    isPrior: (address) => address.endsWith(':上'),
    passage,
    passageOf: (of) => all.filter((cell) => passage(cell) === of),
    isSeldom: (cell) => part(cell, 1) === '外',
    row: (cell) => (passage(cell) === null ? alike(cell, 0) : []),
    column: (cell) => (passage(cell) === null ? alike(cell, 1) : []),
    table: () => all.filter((cell) => passage(cell) === null),
    slipped: new Map(Object.entries(slipped).map(([address, value]) => [system.index.get(address)!, value])),
  };
}
