/**
 * `npm run bench:suspects [-- seed]`: typing errors put into samples and real reports, one, two and three at a time, in memory: how many
 * a relation can exclude, how many are caught, whether the wrong figure and its right value are named first, and how long that takes.
 * Reports as they are must raise nothing that they do not raise without the errors.
 */
import { audit, builtinPack, read } from '../src/engine/audit.js';
import { explainChecks } from '../src/engine/explain/explain.js';
import { systemOfChecks } from '../src/engine/explain/decided.js';
import { neighboursOf } from '../src/engine/explain/neighbours.js';
import { randomFrom } from '../src/engine/explain/random.js';
import { components, explain, type Explanation } from '../src/engine/explain/search.js';
import { mistyped } from '../src/engine/explain/self-test.js';
import { outcome } from '../src/engine/explain/outcome.js';
import { type System } from '../src/engine/explain/system.js';
import { realReports, samples, type Sample } from './samples.js';

const TRIALS = 120;
const seed = Number(process.argv[2] ?? 20240901);
const pack = builtinPack();

interface Tally {
  errors: number;
  caught: number;
  /** In two relations or more: named first. */
  manySeen: number;
  manyFirst: number;
  /** In one relation: in the tie that is shown, and how large it is. */
  fewSeen: number;
  fewTied: number;
  tie: number;
  value: number;
  times: number[];
}

console.log(`seed ${seed}, ${TRIALS} trials a report and number of errors\n`);
line('', 'unaltered', 'errors', 'caught', 'first ≥2', 'tied =1', 'tie size', 'value', 'median ms', 'worst ms');
for (const source of [...samples('sample-reports', /\.txt$/), ...realReports()]) await measure(source);

async function measure({ name, bytes }: Sample): Promise<void> {
  const { report, checked } = await audit(await read(bytes, name), pack);
  const system = systemOfChecks(checked);
  const neighbours = neighboursOf(system, report);
  const printed = system.cells.map((cell) => cell.value);
  const already = new Set(system.relations.map((_, at) => at).filter((at) => outcome(system, system.relations[at]!, printed) === 'violated'));
  const start = performance.now();
  const unaltered = explainChecks(system, checked, report);
  const whole = performance.now() - start;
  const candidates = system.cells.map((_, index) => index).filter((index) => printed[index] !== 0n);
  if (candidates.length === 0) return;
  for (const count of [1, 2, 3]) {
    const random = randomFrom(seed + count);
    const tally: Tally = { errors: 0, caught: 0, manySeen: 0, manyFirst: 0, fewSeen: 0, fewTied: 0, tie: 0, value: 0, times: [] };
    for (let trial = 0; trial < TRIALS; trial++) {
      const values = [...printed];
      const wrong = new Set<number>();
      while (wrong.size < Math.min(count, candidates.length)) {
        const cell = candidates[random.below(candidates.length)]!;
        const value = mistyped(printed[cell]!, system.cells[cell]!.step, random);
        if (value === null || wrong.has(cell)) continue;
        values[cell] = value;
        wrong.add(cell);
      }
      judge(system, printed, values, wrong, already, neighbours, tally);
    }
    line(
      count === 1 ? name : '',
      count === 1 ? `${unaltered.causes.length} causes ${unaltered.contradictions.length} joint ${whole.toFixed(0)} ms` : '',
      String(tally.errors),
      percent(tally.caught, tally.errors),
      percent(tally.manyFirst, tally.manySeen),
      percent(tally.fewTied, tally.fewSeen),
      (tally.tie / Math.max(1, tally.fewTied)).toFixed(1),
      percent(tally.value, tally.manyFirst),
      median(tally.times).toFixed(1),
      Math.max(0, ...tally.times).toFixed(0),
    );
  }
}

function judge(system: System, printed: bigint[], values: bigint[], wrong: Set<number>, already: Set<number>, neighbours: ReturnType<typeof neighboursOf>, tally: Tally): void {
  const touched = new Set([...wrong].flatMap((cell) => system.of[cell]!));
  const broken = [...touched].filter((at) => !already.has(at) && outcome(system, system.relations[at]!, values) === 'violated').sort((one, other) => one - other);
  const start = performance.now();
  const found = components(system, broken).map((group) => explain(system, group, values, neighbours));
  tally.times.push(performance.now() - start);
  for (const cell of wrong) {
    tally.errors++;
    if (!broken.some((at) => system.of[cell]!.includes(at))) continue;
    tally.caught++;
    const tied = found.flatMap((explanations) => explanations.filter((each) => each.cost - explanations[0]!.cost < 1));
    const first = found.some(([best]) => best !== undefined && edits(best).has(cell));
    if (system.of[cell]!.length > 1) {
      tally.manySeen++;
      if (first) tally.manyFirst++;
      if (found.some(([best]) => best !== undefined && edits(best).get(cell) === printed[cell])) tally.value++;
    } else {
      tally.fewSeen++;
      if (tied.some((each) => edits(each).has(cell))) {
        tally.fewTied++;
        tally.tie += tied.length;
      }
    }
  }
}

function edits(explanation: Explanation): Map<number, bigint> {
  return new Map(explanation.proposals.flatMap((proposal) => proposal.edits.map(({ cell, value }): [number, bigint] => [cell, value])));
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function median(times: number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;
}

function line(name: string, ...columns: string[]): void {
  console.log(name.slice(0, 34).padEnd(35) + columns.map((column) => column.padStart(11)).join(''));
}
