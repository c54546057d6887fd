import { describe, expect, test } from 'vitest';
import type { Example, Rule } from '../../../src/engine/pack/rule.js';
import { reportOf, runExample } from '../../../src/engine/rules/examples.js';
import { run } from '../../../src/engine/rules/run.js';
import { mutantsOf } from './mutants.js';
import { pack } from './shipped.js';

/** The verdict of a rule's example, or why it could not be had. */
async function verdictOf(rule: Rule, example: Example): Promise<string> {
  return runExample(rule, example, pack).then(
    ({ verdict }) => verdict,
    (error: Error) => error.message,
  );
}

/** True where every example comes out as it says; the first that does not is enough to tell. */
async function holds(rule: Rule): Promise<boolean> {
  for (const example of rule.examples) if ((await verdictOf(rule, example)) !== example.verdict) return false;
  return true;
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
    const found: string[] = [];
    for (const example of rule.examples) found.push(await verdictOf(rule, example));
    expect(found).toEqual(rule.examples.map((example) => example.verdict));
  });

  test('its examples notice every change of the rule', async () => {
    const survivors: string[] = [];
    for (const mutant of mutantsOf(rule)) if (await holds(mutant.rule)) survivors.push(mutant.what);
    expect(survivors).toEqual([]);
  });
});
