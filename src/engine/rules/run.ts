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
  const { checked, ran } = await runInstances(instances, index, report, pack);
  return { checks: checked.map((each) => each.check), checked, timings: { expand: expanded - start, run: ran - expanded, fold: performance.now() - ran } };
}

/** The instances of an earlier run again, on a report of the same tables, rows and columns with other figures. */
export async function runAgain(instances: readonly Instance[], report: Report, pack: Pack): Promise<Checked[]> {
  return (await runInstances(instances, new ReportIndex(report, nameIndexOf(pack), pack.layouts), report, pack)).checked;
}

/** `ran` is when the engine was done. */
async function runInstances(instances: readonly Instance[], index: ReportIndex, report: Report, pack: Pack): Promise<{ checked: Checked[]; ran: number }> {
  const applicable = instances.filter((instance) => instance.nowhere === null);
  const outcomes = await runEngine(applicable, index);
  const ran = performance.now();
  const wording = new Wording(pack, report.kind);
  const byInstance = new Map<Instance, Ran>(applicable.map((instance, at) => [instance, outcomes[at]!]));
  return { checked: instances.flatMap((instance) => checksOf(instance, byInstance.get(instance) ?? null, index, wording)), ran };
}
