import { Decimal, ONE } from './exact.js';

/** The units in which money is printed: how many 元 one is, as a power of ten, and what it is called where 元 is left out. Every pattern and table of units is made from these. */
const MONEY = { 亿元: { power: 8, short: '亿' }, 万元: { power: 4, short: '万' }, 千元: { power: 3, short: null }, 元: { power: 0, short: null } } as const;

export type MoneyUnit = keyof typeof MONEY;

/** Units of money convert into one another; the others stand for themselves. */
export type Unit = MoneyUnit | '%' | '';

/** Longest first, so that a pattern made of them takes the whole word. */
export const MONEY_UNITS = Object.keys(MONEY) as MoneyUnit[];

/** For a regular expression: each unit by its name. */
export const MONEY_NAMES = MONEY_UNITS.join('|');

/** For a regular expression: each unit by its name, or by what it is called without 元. */
export const MONEY_WORDS = [...MONEY_UNITS, ...MONEY_UNITS.flatMap((unit) => MONEY[unit].short ?? [])].join('|');

export function isMoney(unit: string): unit is MoneyUnit {
  return Object.hasOwn(MONEY, unit);
}

/** 万元, 万 → 万元; null for words that are no unit of money. */
export function moneyNamed(word: string): MoneyUnit | null {
  return MONEY_UNITS.find((unit) => unit === word || MONEY[unit].short === word) ?? null;
}

/** Decimal places at which an amount of money is printed to the fen, and so exactly; null of what is no money. */
export function fenPlaces(unit: Unit): number | null {
  return isMoney(unit) ? MONEY[unit].power + 2 : null;
}

/** How many `to` one `from` is, exactly; null where the units do not convert into one another. */
export function unitsPer(from: Unit, to: Unit): Decimal | null {
  if (from === to) return ONE;
  return isMoney(from) && isMoney(to) ? new Decimal(10).pow(MONEY[from].power - MONEY[to].power) : null;
}
