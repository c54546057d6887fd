import { readAmount } from '../../../src/engine/figures/parse.js';
import { ratio, sum, type Ratio, type Sum, type Term } from '../../../src/engine/figures/quantity.js';
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
