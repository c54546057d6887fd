import type { Sum, Term } from '../figures/quantity.js';
import { addressesOf, isCall, type FactCall, type Leaf, type Literal, type OperatorName } from '../pack/rule.js';
import type { Bindings } from './binding.js';
import type { FactValue } from './fact-value.js';
import { shown } from './resolve.js';

const SIGNS: Partial<Record<OperatorName, string>> = { equals: '=', sameAs: '=', differs: '≠', atLeast: '≥', atMost: '≤', within: '⊆', includes: '⊇' };

/** `05/合计/基本支出 = 06/人员经费合计/决算数 + 06/公用经费合计/决算数`; with the addresses of the rule where there are no values. */
export function relationOf(leaf: Leaf, left: FactValue | null, right: FactValue | Literal | null, bindings: Bindings): string {
  const one = sideOf(leaf, left, bindings);
  if (leaf.operator === 'nonZero') return `${one} ${leaf.value === false ? '=' : '≠'} 0`;
  if (leaf.operator === 'present' || leaf.operator === 'absent') return `${leaf.operator}(${one})`;
  const other = isCall(leaf.value) ? sideOf(leaf.value, right as FactValue | null, bindings) : literal(leaf.value, bindings);
  return `${one} ${SIGNS[leaf.operator] ?? leaf.operator} ${other}`;
}

/** The relation of a rule as it is written, for the page of rules. */
export function formulaOf(leaf: Leaf): string {
  return relationOf(leaf, null, null, {});
}

function literal(value: Literal, bindings: Bindings): string {
  return Array.isArray(value) ? `[${value.map((word) => shown(word, bindings)).join(', ')}]` : shown(String(value), bindings);
}

function sideOf(call: FactCall, value: FactValue | null, bindings: Bindings): string {
  const { fact, params } = call;
  // Of a report nothing is optional any more: what it lacks counts as zero.
  const plain = (text: string): string => (value === null ? text : text.replaceAll('?', ''));
  const written = (addresses: string[]): string => sumOf(addresses.map((address) => ({ sign: address.startsWith('-') ? -1 : 1, address: plain(shown(address.replace(/^-/, ''), bindings)) })));
  if (fact === 'amount') return value?.kind === 'sum' && value.terms.length > 0 ? sumOf(value.terms) : written(addressesOf(call));
  if (fact === 'ratio') {
    const of = value?.kind === 'ratio' ? ofSum(value.of) : written([params.of ?? []].flat());
    const to = value?.kind === 'ratio' ? ofSum(value.to) : written([params.to ?? []].flat());
    return `100 × ${bracketed(of)} ÷ ${bracketed(to)}`;
  }
  if (fact === 'product') {
    const factors = value?.kind === 'product' ? value.factors.map(({ of, by }) => [of.address, by?.address ?? '0…100%'] as const) : [[shown(String(params.of), bindings), shown(params.by!, bindings)] as const];
    return factors.map((pair) => pair.join(' × ')).join(' + ');
  }
  const about = [params.of ?? params.row ?? params.table ?? params.tables ?? []].flat().map((text) => shown(text, bindings));
  return `${fact === 'names' ? 'names' : (params.what ?? fact)}(${about.join(', ')})`;
}

function ofSum({ terms }: Sum): string {
  return sumOf(terms);
}

function sumOf(terms: Pick<Term, 'sign' | 'address'>[]): string {
  if (terms.length === 0) return '0';
  return terms.map(({ sign, address }, at) => (at === 0 ? (sign === -1 ? `-${address}` : address) : `${sign === -1 ? '-' : '+'} ${address}`)).join(' ');
}

function bracketed(text: string): string {
  return text.includes(' ') ? `(${text})` : text;
}
