import { readAmount } from '../../../src/engine/figures/parse.js';
import { ratio, sum, type NoQuantity, type Ratio, type Sum, type Term } from '../../../src/engine/figures/quantity.js';
import type { Unit } from '../../../src/engine/figures/amount.js';

/** `a:12.30`, `-b:4.56%`, `c:123元`; two decimals and 万元 unless printed otherwise. */
export function term(text: string, places = 2): Term {
  const match = /^(-?)(\w+):(.*?)(亿元|万元|元|)$/.exec(text);
  if (!match) throw new Error(text);
  const [, sign, address, printed, unit] = match as unknown as [string, string, string, string, string];
  const setting = unit === '元' ? { unit: '元' as Unit } : { unit: (unit || '万元') as Unit, places };
  return { sign: sign === '-' ? -1 : 1, address, amount: readAmount(printed, setting).amount };
}

export function add(...terms: string[]): Sum | NoQuantity {
  return sum(terms.map((text) => term(text)));
}

export function share(of: string[], to: string[]): Ratio | NoQuantity {
  return ratio(add(...of) as Sum, add(...to) as Sum);
}
