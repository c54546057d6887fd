import { addressFaults, selectorFaults, type Scope } from './address-check.js';
import { templateOf, variablesIn } from './address.js';
import type { Frame } from './fit.js';
import { outcomesOf } from './outcomes.js';
import { fault, type Fault } from './problem.js';
import {
  addressesOf,
  isCall,
  isLeaf,
  membersOf,
  type Condition,
  type Example,
  type FactCall,
  type FactName,
  type Leaf,
  type OperatorName,
  type Rule,
} from './rule.js';

/** Words that a title or message may name beside the variables of `each`. */
const PLACEHOLDERS = ['left', 'right', 'actual', 'expected', 'expectedRise', 'expectedFall', 'difference', 'distance', 'bound', 'unit', 'missing', 'extra'];

const NUMBERS: OperatorName[] = ['equals', 'sameAs', 'differs', 'atLeast', 'atMost', 'nonZero', 'present', 'absent'];
const ALLOWED: Record<FactName, OperatorName[]> = {
  amount: NUMBERS,
  ratio: NUMBERS,
  // A product stands on the right: what is stated is compared with what its factors give.
  product: [],
  count: NUMBERS,
  text: ['equals', 'sameAs', 'differs', 'atLeast', 'atMost', 'within', 'startsWith', 'includes', 'excludes', 'resembles', 'present', 'absent'],
  names: ['equals', 'sameAs', 'differs', 'within', 'includes', 'excludes', 'present', 'absent'],
};
const PRODUCT: OperatorName[] = ['equals', 'atLeast', 'atMost'];
const YES_NO: OperatorName[] = ['nonZero', 'present', 'absent'];

/** What a schema cannot say about one rule: that its words mean something in the tables of the form. */
export function meaningFaults(rule: Rule, frames: ReadonlyMap<string, Frame>): Fault[] {
  const { faults, scope } = eachFaults(rule, frames);
  return [
    ...faults,
    ...placeholderFaults(rule),
    ...(rule.when ? conditionFaults(rule.when, '/when', scope) : []),
    ...conditionFaults(rule.conditions, '/conditions', scope),
    ...statementFaults(rule),
    ...exampleFaults(rule, frames),
  ];
}

function eachFaults(rule: Rule, frames: ReadonlyMap<string, Frame>): { faults: Fault[]; scope: Scope } {
  const faults: Fault[] = [];
  const scope: Scope = { frames, words: new Map() };
  for (const [variable, source] of Object.entries(rule.each ?? {})) {
    if (typeof source === 'string') faults.push(...selectorFaults(source, `/each/${variable}`, scope));
    scope.words.set(variable, typeof source === 'string' ? null : source);
  }
  return { faults, scope };
}

function placeholderFaults(rule: Rule): Fault[] {
  const known = new Set([...Object.keys(rule.each ?? {}), ...PLACEHOLDERS]);
  return (['title', 'message'] as const).flatMap((key) =>
    Object.entries(rule[key] ?? {}).flatMap(([language, text]) =>
      variablesIn(templateOf(String(text)))
        .filter((name) => !known.has(name))
        .map((name) => fault(`/${key}/${language}`, 'pack-unknown-variable', { name })),
    ),
  );
}

function conditionFaults(condition: Condition, path: string, scope: Scope): Fault[] {
  if (isLeaf(condition)) return leafFaults(condition, path, scope);
  const key = 'all' in condition ? 'all' : 'any';
  return membersOf(condition).flatMap((member, index) => conditionFaults(member, `${path}/${key}/${index}`, scope));
}

function leafFaults(leaf: Leaf, path: string, scope: Scope): Fault[] {
  const faults = callFaults(leaf, path, scope);
  if (!ALLOWED[leaf.fact].includes(leaf.operator)) faults.push(fault(`${path}/operator`, 'pack-operator-fact', { operator: leaf.operator, fact: leaf.fact }));
  if (isCall(leaf.value)) return [...faults, ...callFaults(leaf.value, `${path}/value`, scope), ...pairFaults(leaf, leaf.value, path)];
  const unbound = [leaf.value]
    .flat()
    .flatMap((word) => variablesIn(templateOf(String(word))))
    .filter((name) => !scope.words.has(name));
  faults.push(...unbound.map((name) => fault(`${path}/value`, 'pack-unknown-variable', { name })));
  return literalFits(leaf, leaf.value) ? faults : [...faults, fault(`${path}/value`, 'pack-value', { operator: leaf.operator, fact: leaf.fact })];
}

function callFaults(call: FactCall, path: string, scope: Scope): Fault[] {
  const faults: Fault[] = [];
  const { table, row, tables, of } = call.params;
  const rowsOnly = call.fact === 'text' || call.params.what === 'repeats' || call.params.what === 'rows' || call.params.what === 'codeLengths';
  for (const address of addressesOf(call)) {
    const twoParts = rowsOnly && address.split('/').length === 2;
    if (twoParts) faults.push(...selectorFaults(address, `${path}/params/${row === undefined ? 'of' : 'row'}`, scope));
    else faults.push(...addressFaults(address, `${path}/params/${keyOf(call, address)}`, scope));
  }
  if (call.fact === 'product' && rowsOf(String(of)) !== rowsOf(call.params.by ?? ''))
    faults.push(fault(`${path}/params/by`, 'pack-product-rows', { address: call.params.by ?? '' }));
  if (of === undefined && row === undefined)
    for (const id of [...(table === undefined ? [] : [table]), ...(tables ?? [])]) faults.push(...tableFaults(id, `${path}/params`, scope));
  return faults;
}

/** The table and rows of an address, without its column. */
function rowsOf(address: string): string {
  return address.split('/').slice(0, 2).join('/');
}

function keyOf({ params }: FactCall, address: string): string {
  for (const [key, value] of Object.entries(params)) {
    if (value === address) return key;
    const index = Array.isArray(value) ? value.indexOf(address) : -1;
    if (index >= 0) return `${key}/${index}`;
  }
  return '';
}

function tableFaults(id: string, path: string, scope: Scope): Fault[] {
  return selectorFaults(`${id}/*`, path, scope);
}

/** Numbers against numbers, words against words. */
function pairFaults(leaf: Leaf, value: FactCall, path: string): Fault[] {
  const number = (fact: FactName): boolean => ['amount', 'ratio', 'count'].includes(fact);
  const fits = value.fact === 'product' ? leaf.fact === 'amount' && PRODUCT.includes(leaf.operator) : number(leaf.fact) === number(value.fact);
  if (YES_NO.includes(leaf.operator) || !fits) return [fault(`${path}/value`, 'pack-value', { operator: leaf.operator, fact: leaf.fact })];
  return [];
}

function literalFits(leaf: Leaf, value: unknown): boolean {
  if (YES_NO.includes(leaf.operator)) return typeof value === 'boolean';
  if (leaf.fact === 'names') return Array.isArray(value);
  if (leaf.fact === 'text') return typeof value === 'string' || Array.isArray(value);
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
}

/** A rule of several statements names each, or its findings could not be told apart. */
function statementFaults(rule: Rule): Fault[] {
  const { conditions } = rule;
  if (!('all' in conditions) || conditions.all.length < 2) return [];
  const seen = new Set<string>();
  return conditions.all.flatMap((statement, index) => {
    const path = `/conditions/all/${index}`;
    if (statement.name === undefined) return [fault(path, 'pack-statement-name')];
    if (seen.has(statement.name)) return [fault(`${path}/name`, 'pack-statement-twice', { name: statement.name })];
    seen.add(statement.name);
    return [];
  });
}

function exampleFaults(rule: Rule, frames: ReadonlyMap<string, Frame>): Fault[] {
  const covered = new Set(rule.examples.map((example) => example.verdict));
  const missing = outcomesOf(rule).filter((verdict) => !covered.has(verdict));
  const scope: Scope = { frames, words: new Map() };
  return [
    ...missing.map((verdict) => fault('/examples', 'pack-outcome-without-example', { verdict })),
    ...rule.examples.flatMap((example, index) => oneExampleFaults(rule, example, `/examples/${index}`, scope)),
  ];
}

function oneExampleFaults(rule: Rule, example: Example, path: string, scope: Scope): Fault[] {
  const faults = Object.keys(example.given).flatMap((address) => addressFaults(address, `${path}/given/${address.replaceAll('/', '~1')}`, scope, 'concrete'));
  for (const name of Object.keys(example.each ?? {}))
    if (!Object.hasOwn(rule.each ?? {}, name)) faults.push(fault(`${path}/each`, 'pack-unknown-variable', { name }));
  const names = membersOf(rule.conditions).map((statement) => statement.name);
  if (example.statement !== undefined && !names.includes(example.statement))
    faults.push(fault(`${path}/statement`, 'pack-unknown-statement', { name: example.statement }));
  for (const key of ['rows', 'tables'] as const) for (const id of Object.keys(example[key] ?? {})) faults.push(...tableFaults(id, `${path}/${key}`, scope));
  return faults;
}
