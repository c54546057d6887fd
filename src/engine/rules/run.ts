import type { Pack } from '../pack/pack.js';
import { appliesTo } from '../pack/rule.js';
import type { Report } from '../report/report.js';
import type { Check } from './check.js';
import { checksOf, type Checked } from './checked.js';
import { runEngine, type Ran } from './engine.js';
import { expand, type Instance } from './expand.js';
import { nameIndexOf, ReportIndex } from './report-index.js';
import { Wording } from './wording.js';

export interface RunResult {
  /** In the order of the rules, then of their bindings, then of their statements. */
  checks: Check[];
  /** Parallel to `checks`: what explanations need beside them. */
  checked: Checked[];
  /** Milliseconds: expand, run, fold. */
  timings: Record<string, number>;
}

/** Checks a report against the rules of its kind; of an unknown kind, against all. */
export async function check(report: Report, pack: Pack): Promise<Check[]> {
  const rules = pack.rules.filter((rule) => appliesTo(rule, report.kind));
  return (await run(report, { ...pack, rules })).checks;
}

/** Runs every rule of the pack, written or inferred, whatever report it is for. */
export async function run(report: Report, pack: Pack): Promise<RunResult> {
  const start = performance.now();
  const index = new ReportIndex(report, nameIndexOf(pack), pack.layouts);
  const instances = pack.rules.flatMap((rule) => expand(rule, index));
  const expanded = performance.now();
  const applicable = instances.filter((instance) => instance.nowhere === null);
  const ran = await runEngine(applicable, index);
  const done = performance.now();
  const wording = new Wording(pack, report.kind);
  const outcomes = new Map<Instance, Ran>(applicable.map((instance, at) => [instance, ran[at]!]));
  const checked = instances.flatMap((instance) => checksOf(instance, outcomes.get(instance) ?? null, index, wording));
  const end = performance.now();
  return { checks: checked.map((each) => each.check), checked, timings: { expand: expanded - start, run: done - expanded, fold: end - done } };
}
