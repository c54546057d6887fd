import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/engine/pack/rule.js';
import { runExample } from '../../../src/engine/rules/examples.js';
import { mutantsOf } from './mutants.js';
import { pack } from './shipped.js';

/** Verdicts of a rule's examples, or why they could not be had. */
async function verdicts(rule: Rule): Promise<string[]> {
  const found: string[] = [];
  for (const example of rule.examples) {
    found.push(await runExample(rule, example, pack).then(({ verdict }) => verdict, (error: Error) => error.message));
  }
  return found;
}

describe.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('its examples come out as they say', async () => {
    expect(await verdicts(rule)).toEqual(rule.examples.map((example) => example.verdict));
  });

  test('its examples notice every change of the rule', async () => {
    const survivors: string[] = [];
    const expected = JSON.stringify(rule.examples.map((example) => example.verdict));
    for (const mutant of mutantsOf(rule)) if (JSON.stringify(await verdicts(mutant.rule)) === expected) survivors.push(mutant.what);
    expect(survivors).toEqual([]);
  });
});
