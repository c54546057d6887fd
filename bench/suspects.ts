/**
 * `npm run bench:suspects [-- seed [trials]]`: errors put into samples and real reports, in memory: the share that the relations exclude, by
 * table; whether the wrong figure and its right value are named first, for one, two and three errors and for every kind; how long it takes,
 * in milliseconds of the processor. Reports as they are must raise nothing that they do not raise without the errors.
 */
import { audit, builtinPack, read } from '../src/engine/audit.js';
import { explainChecks } from '../src/engine/explain/explain.js';
import { systemOfChecks } from '../src/engine/explain/decided.js';
import { neighboursOf } from '../src/engine/explain/neighbours.js';
import { randomFrom } from '../src/engine/explain/random.js';
import { components, explain, type Explanation } from '../src/engine/explain/search.js';
import { outcome } from '../src/engine/explain/outcome.js';
import type { Neighbours } from '../src/engine/explain/slip.js';
import { type System } from '../src/engine/explain/system.js';
import { labelled } from './labelled.js';
import { realReports, samples, type Sample } from './samples.js';
import { SEEDED, seeded, type Seeded } from './seeded.js';

const seed = Number(process.argv[2] ?? 20240901);
const trials = Number(process.argv[3] ?? 60);
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
  /** Errors of several figures, as slips: those seen at all, and those put right in all their figures. */
  slips: number;
  slipsSeen: number;
  slipsRight: number;
}

const nothing = (): Tally => ({
  errors: 0,
  caught: 0,
  manySeen: 0,
  manyFirst: 0,
  fewSeen: 0,
  fewTied: 0,
  tie: 0,
  value: 0,
  slips: 0,
  slipsSeen: 0,
  slipsRight: 0,
});
const byKind = new Map<Seeded, Tally>(SEEDED.map((kind) => [kind, nothing()]));
const byCount = new Map<number, Tally>([1, 2, 3].map((count) => [count, nothing()]));
const byTable = new Map<string, Tally>();
const times: number[] = [];
const right = { right: 0, valued: 0 };

console.log(`seed ${seed}, ${trials} trials a report, kind and number of errors\n`);
line('unaltered', 'causes', 'unclear', 'joint', 'ms', 'labelled', 'found', 'right');
for (const source of [...samples('sample-reports', /\.txt$/), ...realReports(/\.txt$/)]) await measure(source);
const HEAD = ['figures', 'caught', 'first ≥2', 'tied =1', 'tie size', 'value', 'slips', 'seen', 'whole'];
console.log('');
line('typing errors at a time', ...HEAD);
for (const [count, tally] of byCount) line(String(count), ...shown(tally));
console.log('');
line('one slip of a kind', ...HEAD);
for (const [kind, tally] of byKind) line(kind, ...shown(tally));
console.log('');
line('typing errors by table', ...HEAD);
for (const [table, tally] of [...byTable].sort(([one], [other]) => one.localeCompare(other))) if (tally.errors >= 10) line(table, ...shown(tally));
times.sort((one, other) => one - other);
console.log(
  `\na search: median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, at most ${at(1)} ms; right suspect for ${percent(right.right, right.valued)} of the ${right.valued} known causes with a value`,
);

async function measure({ name, path, bytes }: Sample): Promise<void> {
  const { report, checked, view } = await audit(await read(bytes, name), pack);
  const system = systemOfChecks(checked);
  const neighbours = neighboursOf(system, report, pack.vocabulary.seldom);
  const printed = system.cells.map((cell) => cell.value);
  const already = new Set(system.relations.map((_, index) => index).filter((index) => isViolated(system, index, printed)));
  const start = process.cpuUsage();
  const { causes, contradictions } = explainChecks(system, checked, report, pack.vocabulary.seldom);
  const whole = process.cpuUsage(start).user / 1000;
  const known = labelled(path, view.list.findings);
  line(
    name,
    String(causes.length),
    String(causes.filter(({ edits }) => edits.length === 0).length),
    String(contradictions.length),
    whole.toFixed(0),
    ...(known ? [String(known.causes), String(known.found), `${known.right}/${known.valued}`] : []),
  );
  for (const wrong of known?.wrong ?? []) console.log(`    not right  ${wrong}`);
  if (known && known.causes > 0) console.log(`    of the known causes found ${known.grouping.oneToOne} are one cause`);
  for (const split of known?.grouping.split ?? []) console.log(`    split      ${split}`);
  for (const merged of known?.grouping.merged ?? []) console.log(`    merged     ${merged}`);
  if (known) {
    right.right += known.right;
    right.valued += known.valued;
  }
  const candidates = system.cells.map((_, index) => index).filter((index) => printed[index] !== 0n);
  if (candidates.length === 0) return;
  const random = randomFrom(seed);
  const one = (kind: Seeded): Map<number, bigint> | null => seeded(kind, system, candidates[random.below(candidates.length)]!, printed, neighbours, random);
  for (const [count, tally] of byCount) {
    for (let trial = 0; trial < trials; trial++) {
      const wrong = new Map<number, bigint>();
      while (wrong.size < Math.min(count, candidates.length)) for (const [cell, value] of one('typed') ?? []) wrong.set(cell, value);
      const table = count === 1 ? tableOf(system, [...wrong.keys()][0]!) : null;
      judge(system, printed, wrong, already, neighbours, table === null ? [tally] : [tally, table]);
    }
  }
  for (const [kind, tally] of byKind) {
    // A report may hardly have a place for a slip of the kind.
    for (let trial = 0, tries = 0; trial < trials / 4 && tries < trials * 4; tries++) {
      const wrong = one(kind);
      if (!wrong) continue;
      trial++;
      judge(system, printed, wrong, already, neighbours, [tally]);
    }
  }
}

function tableOf(system: System, cell: number): Tally {
  const table = system.cells[cell]!.address.split('/', 1)[0]!.replace(/[:#].*/, '');
  const tally = byTable.get(table) ?? nothing();
  byTable.set(table, tally);
  return tally;
}

/** One error is one wrong figure, or all of those that one slip made wrong. */
function judge(
  system: System,
  printed: bigint[],
  wrong: ReadonlyMap<number, bigint>,
  already: ReadonlySet<number>,
  neighbours: Neighbours,
  tallies: Tally[],
): void {
  const values = [...printed];
  for (const [cell, value] of wrong) values[cell] = value;
  const touched = new Set([...wrong.keys()].flatMap((cell) => system.of[cell]!));
  const broken = [...touched].filter((index) => !already.has(index) && isViolated(system, index, values)).sort((one, other) => one - other);
  const start = process.cpuUsage();
  const found = components(system, broken).map((group) => explain(system, group, values, neighbours));
  times.push(process.cpuUsage(start).user / 1000);
  const best = new Map(found.flatMap(([first]) => (first ? [...edits(first)] : [])));
  for (const tally of tallies) {
    tally.slips++;
    if (broken.length > 0) tally.slipsSeen++;
    if (broken.length > 0 && [...wrong.keys()].every((cell) => best.get(cell) === printed[cell])) tally.slipsRight++;
    for (const cell of wrong.keys()) {
      tally.errors++;
      if (!broken.some((index) => system.of[cell]!.includes(index))) continue;
      tally.caught++;
      const tied = found.flatMap((explanations) => explanations.filter((each) => each.cost - explanations[0]!.cost < 1));
      const first = found.some(([best]) => best !== undefined && edits(best).has(cell));
      if (system.of[cell]!.length > 1) {
        tally.manySeen++;
        if (first) tally.manyFirst++;
        if (found.some(([best]) => best !== undefined && edits(best).get(cell) === printed[cell])) tally.value++;
      } else {
        tally.fewSeen++;
        if (!tied.some((each) => edits(each).has(cell))) continue;
        tally.fewTied++;
        tally.tie += tied.length;
      }
    }
  }
}

function isViolated(system: System, index: number, values: readonly bigint[]): boolean {
  return outcome(system, system.relations[index]!, values) === 'violated';
}

function edits(explanation: Explanation): Map<number, bigint> {
  return new Map(explanation.proposals.flatMap((proposal) => proposal.edits.map(({ cell, value }): [number, bigint] => [cell, value])));
}

function shown(tally: Tally): string[] {
  return [
    String(tally.errors),
    percent(tally.caught, tally.errors),
    percent(tally.manyFirst, tally.manySeen),
    percent(tally.fewTied, tally.fewSeen),
    tally.fewTied === 0 ? '–' : (tally.tie / tally.fewTied).toFixed(1),
    percent(tally.value, tally.manyFirst),
    String(tally.slips),
    percent(tally.slipsSeen, tally.slips),
    percent(tally.slipsRight, tally.slipsSeen),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function at(share: number): string {
  return (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
}

function line(name: string, ...columns: string[]): void {
  console.log(name.slice(0, 34).padEnd(35) + columns.map((column) => column.padStart(11)).join(''));
}
