import { expect, test } from 'vitest';
import codes from '../../rules/common/codes.json';
import functions from '../../rules/common/functions.json';
import { builtinPack } from '../../src/engine/pack/builtin.js';
import { addressesOf, isCall, leavesOf, type Conditions } from '../../src/engine/pack/rule.js';

test('a name of a function means one code', () => {
  const names = functions.flatMap(({ name, synonyms }) => [name, ...synonyms]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(functions.map(({ code }) => code)).toEqual([...functions.map(({ code }) => code)].sort());
});

test('codes have three, five or seven digits, and the classes of the two lists agree', () => {
  const [subjects, economic] = codes;
  expect(codes.map(({ kind }) => kind)).toEqual(['功能', '经济']);
  expect(Object.keys(subjects!.names).filter((code) => !/^2\d{2}(\d{2}){0,2}$/.test(code))).toEqual([]);
  expect(Object.keys(economic!.names).filter((code) => !/^[35]\d{2}(\d{2})?$/.test(code))).toEqual([]);
  const classes = Object.entries(subjects!.names).filter(([code]) => code.length === 3);
  expect(Object.fromEntries(classes)).toEqual(Object.fromEntries(functions.map(({ code, name }) => [code, name])));
});

test('no guard of a relation between tables rests on a figure that the relation tests', () => {
  const figures = (conditions: Conditions | undefined): string[] =>
    (conditions ? leavesOf(conditions) : [])
      .flatMap((leaf) => [leaf, ...(isCall(leaf.value) ? [leaf.value] : [])])
      .filter(({ fact }) => fact === 'amount' || fact === 'ratio')
      .flatMap(addressesOf)
      .map((address) => address.replace(/^-|\?$/g, ''));
  const resting = builtinPack().rules.flatMap((rule) => {
    const tested = new Set(figures(rule.conditions));
    return rule.id.startsWith('fa-') ? figures(rule.when).filter((address) => tested.has(address)).map((address) => `${rule.id}: ${address}`) : [];
  });
  expect(resting).toEqual([]);
});
