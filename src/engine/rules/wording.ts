import { Decimal } from '../figures/exact.js';
import type { Product, Reason, Ratio, Sum, Term } from '../figures/quantity.js';
import type { Pack } from '../pack/pack.js';
import { fill, worded } from '../pack/problem.js';
import { addressesOf, type FactCall, type Literal, type OperatorName, type ReportKind, type Rule, type Verdict } from '../pack/rule.js';
import type { Words } from '../pack/words.js';
import { wordsOf, type Bindings } from './binding.js';
import type { FactValue } from './fact-value.js';
import type { Numbers } from './numbers.js';
import type { Judgement } from './operators.js';
import type { ReportIndex } from './report-index.js';
import { shown } from './resolve.js';

export interface Side {
  /** Null for a value that the rule itself gives. */
  call: FactCall | null;
  value: FactValue | Literal;
}

/** What a sentence tells of. */
export interface Told {
  operator: OperatorName;
  sides: [Side, Side];
  numbers: Numbers;
  judgement: Judgement;
  bindings: Bindings;
  index: ReportIndex;
}

type Values = Record<string, string | Words>;

/** More terms than this are told by the first and their number. */
const LISTED = 3;

const ABSENT: ReadonlySet<string> = new Set(['rule-table-absent', 'rule-rows-absent']);

/** Sentences about checks; every word of them comes from the pack. */
export class Wording {
  private readonly labels: Map<string, Words>;
  private readonly claims: ReadonlySet<string>;
  private readonly guards = new Map<string, Words>();

  constructor(
    private readonly pack: Pack,
    kind: ReportKind | 'unknown',
  ) {
    this.claims = new Set(pack.prose.kinds.map(({ id }) => id));
    this.labels = new Map([...pack.prose.kinds, ...pack.layouts.filter((layout) => kind === 'unknown' || layout.kind === kind)].map(({ id, label }) => [id, label]));
  }

  title(rule: Rule, bindings: Bindings): Words {
    const values = this.bound(bindings);
    return { zh: fill(rule.title.zh, values, 'zh'), en: fill(rule.title.en, values, 'en') };
  }

  /** Why a check was not applicable, undecided, or a matter of rounding. A table is called as its layout calls it. */
  reason({ code, values }: Reason): Words {
    const table = values['table'];
    // The tables of claims are no tables to the reader.
    if (table !== undefined && ABSENT.has(code) && this.claims.has(table)) return this.words('rule-claims-absent', { table: this.table(table) });
    return this.words(code, table === undefined ? values : { ...values, table: this.table(table) });
  }

  without(verdict: Verdict, why: Words): Words {
    return this.words(verdict === 'undecided' ? 'rule-undecided' : 'rule-not-applicable', { why });
  }

  /** A guard that is false: what it finds. `key` is its rule and its relation with the addresses: what has the same one says the same. */
  guard(told: Told, key: string): Words {
    let words = this.guards.get(key);
    if (words === undefined) this.guards.set(key, (words = this.words('rule-guard', { what: this.sentence(told) })));
    return words;
  }

  /** The rule's own sentence where it is violated and has one, else the sentence of the operator. */
  message(rule: Rule, told: Told, why: Words | null): Words {
    const { verdict } = told.judgement;
    if (verdict === 'undecided' || verdict === 'notApplicable') return this.without(verdict, why!);
    if (verdict === 'violated' && rule.message) {
      const plain = { ...this.values(told), ...readable(told) };
      const values = { ...plain, expectedRise: this.rate(plain['expected'], 'fall'), expectedFall: this.rate(plain['expected'], 'rise') };
      return { zh: fill(rule.message.zh, values, 'zh'), en: fill(rule.message.en, values, 'en') };
    }
    const sentence = this.sentence(told);
    return why ? { zh: sentence.zh + why.zh, en: `${sentence.en} ${why.en}` } : sentence;
  }

  /** A rate where a sentence speaks of a rise or of a fall: one below zero is the opposite. */
  private rate(rate: string | Words | undefined, opposite: 'rise' | 'fall'): Words {
    const said = typeof rate === 'string' ? rate : '';
    return said.startsWith('-') ? this.words(`rule-rate-${opposite}`, { rate: said.slice(1) }) : this.words('rule-rate-same', { rate: said });
  }

  /** What an operator says of its sides. */
  sentence(told: Told): Words {
    return this.words(this.code(told), this.values(told));
  }

  private values({ bindings, sides, numbers, judgement, index }: Told): Values {
    const [left, right] = sides.map((side) => this.side(side, bindings, index)) as [Words, Words];
    const written = (number: string | null): string => percent(number, sides[0].value);
    return {
      ...this.bound(bindings),
      left,
      right,
      actual: written(numbers.actual),
      expected: written(numbers.expected?.replace(/^[≤≥≠] /, '') ?? null),
      difference: written(numbers.difference),
      distance: written(numbers.difference?.replace(/^-/, '') ?? null),
      bound: written(numbers.bound),
      unit: unitOf(sides[0].value),
      missing: this.list(judgement.missing),
      extra: this.list(judgement.extra),
    };
  }

  /** `rule-<operator>-<verdict>`, with what else makes another sentence of it. */
  private code({ operator, sides: [left, right], numbers, judgement: { verdict } }: Told): string {
    const isWords = numbers.difference === null;
    const kind = typeof left.value === 'object' && 'kind' in left.value && left.value.kind === 'names' ? 'names' : 'text';
    if (operator === 'present' || operator === 'absent') return `rule-${operator}-${verdict}`;
    if (operator === 'nonZero') return `rule-${right.value === false ? 'zero' : 'nonZero'}-${verdict}`;
    if (isWords) return verdict === 'exact' ? 'rule-words-exact' : `rule-${kind}-${operator}-${verdict}`;
    if (right.call === null) return `rule-number-${verdict === 'violated' ? operator : verdict}`;
    const certain = verdict === 'violated' && operator === 'equals' && (numbers.bound === null || Number(numbers.bound) === 0);
    return `rule-${operator}-${verdict}${certain ? '-certain' : ''}`;
  }

  private side({ call, value }: Side, bindings: Bindings, index: ReportIndex): Words {
    if (call === null) return same([value as Literal].flat().join('、'));
    if (call.fact === 'amount') return this.sum(value as Sum, call, bindings, index);
    if (call.fact === 'ratio') return this.words('rule-side-ratio', { of: this.sum((value as Ratio).of, null, bindings, index), to: this.sum((value as Ratio).to, null, bindings, index) });
    if (call.fact === 'product') return this.products(value as Product, bindings, index);
    const { what, of, row, table, tables } = call.params;
    const about = [of ?? row ?? table ?? tables ?? []].flat().map((text) => this.about(text, bindings));
    const joined = { zh: about.map(({ zh }) => zh).join('、'), en: about.map(({ en }) => en).join(', ') };
    return this.words(call.fact === 'names' ? `rule-names${call.params.where === 'nonZero' ? '-nonZero' : ''}` : `rule-${call.fact}-${what}`, { of: joined });
  }

  /** An address of a rule in words: the table's label, the row and the column. */
  private about(text: string, bindings: Bindings): Words {
    const [table = '', row, column] = text.split('/').map((part) => part.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => (bindings[name] ? wordsOf(bindings[name]) : whole)));
    const label = this.table(shown(table, bindings));
    const rest = [row, column].filter((part) => part !== undefined && !/^[*=<>%]+$/.test(part)).join(' ');
    return { zh: `${label.zh} ${rest}`.trim(), en: `${label.en} ${rest}`.trim() };
  }

  private sum({ terms, value }: Pick<Sum, 'terms' | 'value'>, call: FactCall | null, bindings: Bindings, index: ReportIndex): Words {
    const label = (address: string): string => index.figure(address)?.label ?? address;
    const [first] = terms;
    if (!first) return this.nothing(value, call, bindings);
    if (terms.length === 1) return first.sign === 1 ? same(label(first.address)) : this.words('rule-side-negative', { of: label(first.address) });
    const count = String(terms.length);
    const { sum } = call?.params ?? {};
    if (sum?.length === 1 && /\}>\*\//.test(sum[0]!)) return this.words('rule-side-children', { count });
    if (terms.length > LISTED) return this.words('rule-side-many', { first: label(first.address), count });
    return same(terms.map(({ sign, address }, at) => `${at === 0 ? (sign === -1 ? '−' : '') : sign === -1 ? ' − ' : ' + '}${label(address)}`).join(''));
  }

  private products({ factors }: Product, bindings: Bindings, index: ReportIndex): Words {
    const side = (term: Term): Words => this.sum({ terms: [term], value: term.amount.value }, null, bindings, index);
    const told = factors.slice(0, LISTED).map(({ of, by }) => (by ? this.words('rule-side-product', { of: side(of), by: side(by) }) : this.words('rule-side-any-share', { of: side(of) })));
    const joined = { zh: told.map(({ zh }) => zh).join(' + '), en: told.map(({ en }) => en).join(' + ') };
    return factors.length > LISTED ? this.words('rule-side-many', { first: told[0]!, count: String(factors.length) }) : joined;
  }

  /** Rows and columns that the tables do not have, all of them optional. */
  private nothing(value: Decimal, call: FactCall | null, bindings: Bindings): Words {
    const [first, ...others] = call ? addressesOf(call) : [];
    if (first === undefined) return same(value.toFixed());
    const of = this.about(first.replace(/^-|\?(?=\/|$)/g, ''), bindings);
    return this.words(others.length === 0 ? 'rule-side-absent' : 'rule-side-absent-many', { of });
  }

  private bound(bindings: Bindings): Values {
    return Object.fromEntries(Object.entries(bindings).map(([name, bound]) => [name, bound.kind === 'table' ? this.table(bound.id) : wordsOf(bound)]));
  }

  private list(names: string[]): Words {
    return names.length === 0 ? this.words('rule-none', {}) : { zh: names.join('、'), en: names.join(', ') };
  }

  private table(id: string): Words {
    const [role, ...name] = id.split(':');
    const label = this.labels.get(role!) ?? same(role!);
    return name.length === 0 ? label : { zh: `${label.zh}“${name.join(':')}”`, en: `${label.en} “${name.join(':')}”` };
  }

  private words(code: string, values: Values): Words {
    return worded(this.pack.messages, code, values);
  }
}

function same(text: string): Words {
  return { zh: text, en: text };
}

/** What the left side is counted in; percentages say so themselves. */
function unitOf(left: FactValue | Literal): Words {
  return same(typeof left === 'object' && 'unit' in left && left.unit !== '%' ? left.unit : '');
}

/** Places that a percentage is told with, where it is printed with fewer. */
const PLACES_OF_PERCENTAGES = 2;

/** A percentage as a sentence tells it: with the places that reports print, unless that would make the two sides look the same. */
function readable({ sides: [{ value }], numbers: { actual, expected } }: Told): Values {
  if (actual === null || expected === null || !isPercentage(value) || value.kind !== 'sum') return {};
  const places = Math.max(PLACES_OF_PERCENTAGES, value.places);
  const number = new Decimal(expected.replace(/^[≤≥≠] /, ''));
  const short = number.toDecimalPlaces(places);
  return short.equals(actual) ? {} : { expected: `${short.toFixed(places)}%` };
}

function isPercentage(value: FactValue | Literal): value is Sum | Ratio {
  return typeof value === 'object' && 'unit' in value && value.unit === '%';
}

function percent(number: string | null, left: FactValue | Literal): string {
  const isPercent = typeof left === 'object' && 'unit' in left && left.unit === '%';
  return number === null ? '' : isPercent ? `${number}%` : number;
}
