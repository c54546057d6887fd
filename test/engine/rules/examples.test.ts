import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/engine/pack/rule.js';
import { reportOf, runExample } from '../../../src/engine/rules/examples.js';
import { run } from '../../../src/engine/rules/run.js';
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

test('neither the order of tables nor that of columns changes a verdict', async () => {
  for (const rule of pack.rules) {
    for (const example of rule.examples) {
      const report = reportOf(example, rule, pack);
      const turned = { ...report, tables: report.tables.map((table) => ({ ...table, columns: table.columns.toReversed(), figures: table.figures.map((row) => row.toReversed()) })).toReversed() };
      const verdicts = async (of: typeof report): Promise<string[]> => (await run(of, { ...pack, rules: [rule] })).checks.map((check) => check.verdict).sort();
      expect([rule.id, await verdicts(turned)]).toEqual([rule.id, await verdicts(report)]);
    }
  }
});

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
