import type { Amount, Unit } from './amount.js';
import { Decimal, ZERO } from './exact.js';
import { fenPlaces, MONEY_NAMES, type MoneyUnit } from './unit.js';

/** A number as printed, before anything is known of the table or sentence it stands in. */
export interface PrintedNumber {
  /** The characters as printed, without white space and without the unit. */
  printed: string;
  value: Decimal;
  /** Digits printed after the decimal point. */
  places: number;
  percent: boolean;
  /** The unit of money printed behind it, as some tables do in every cell; null where none is. */
  unit: MoneyUnit | null;
}

const SPACE = /[\s\u200b\u2060\ufeff]/g;
const MINUS = '-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\ufe63';
const BLANK = new RegExp(`^[${MINUS}\u2015\u2500/\uff0f]*$`);
const MOST_DIGITS = 30;

/** Digits with or without groups of three, and a fraction; `.50` is how spreadsheets print a half. */
const NUMBER = new RegExp(`^([${MINUS}+]?)[¥]?((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)(%?)$`);
/** Brackets are a minus sign only around a fraction: (1) is an ordinal. */
const BRACKETED = /^\(([^()]*\.\d+)\)$/;

const MONEY = new RegExp(`(?:${MONEY_NAMES})$`);

/** Whether a cell says "no amount": nothing, or dashes or a slash alone. */
export function isBlank(text: string): boolean {
  return BLANK.test(text.replace(SPACE, ''));
}

/** Reads one printed number, full-width characters and inner spaces included. Null for a blank and for anything malformed, such as `12..3` or `1,23`. */
export function parseNumber(text: string): PrintedNumber | null {
  const whole = text.replace(SPACE, '');
  const unit = (MONEY.exec(whole)?.[0] ?? null) as MoneyUnit | null;
  const printed = unit === null ? whole : whole.slice(0, -unit.length);
  const plain = halfWidth(printed);
  const bracketed = BRACKETED.exec(plain);
  const match = NUMBER.exec(bracketed?.[1] ?? plain);
  if (!match) return null;
  const [, sign, digits, percent] = match as unknown as [string, string, string, string];
  const bare = digits.replaceAll(',', '');
  if (bare.length > MOST_DIGITS) return null;
  const negative = sign !== '' && sign !== '+';
  if ((bracketed && sign !== '') || (unit !== null && percent !== '')) return null;
  const value = new Decimal(bare);
  return {
    printed,
    value: (negative || bracketed) && !value.isZero() ? value.negated() : value,
    places: bare.includes('.') ? bare.length - bare.indexOf('.') - 1 : 0,
    percent: percent !== '',
    unit,
  };
}

function halfWidth(text: string): string {
  return text.replace(/[！-～﹪￥]/g, (character) => {
    if (character === '﹪') return '%';
    if (character === '￥') return '¥';
    return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
}

/** What the surroundings of a figure say about it. */
export interface Setting {
  unit: Unit;
  /** Decimal places of the table; without it those printed count, as in prose. */
  places?: number;
  /** The table fills every cell, so that its zeros are exact. */
  filled?: boolean;
}

export interface Reading {
  state: 'read' | 'blank' | 'unreadable';
  amount: Amount;
}

/** A printed cell as an amount. A blank is exactly zero; what cannot be read has value 0, and only its state tells. */
export function readAmount(text: string, setting: Setting): Reading {
  const printed = text.replace(SPACE, '');
  if (isBlank(printed)) return { state: 'blank', amount: { printed, value: ZERO, half: ZERO, unit: setting.unit } };
  const number = parseNumber(printed);
  if (!number) return { state: 'unreadable', amount: { printed, value: ZERO, half: ZERO, unit: setting.unit } };
  // What a cell says of its own unit counts, whatever stands above the table.
  const unit = number.percent ? '%' : (number.unit ?? setting.unit);
  const places = unit === '%' || unit !== setting.unit ? number.places : Math.max(number.places, setting.places ?? 0);
  const exact = number.value.isZero() && setting.filled === true;
  return { state: 'read', amount: { printed: number.printed, value: number.value, half: exact ? ZERO : halfUnit(unit, places), unit } };
}

/** Half of the last printed place; 0 for money printed to the fen and for counts. */
export function halfUnit(unit: Unit, places: number): Decimal {
  const fen = fenPlaces(unit);
  if (fen !== null && places >= fen) return ZERO;
  if (unit === '' && places === 0) return ZERO;
  return new Decimal(5).times(new Decimal(10).pow(-places - 1));
}
