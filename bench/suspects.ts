/**
 * `npm run bench:suspects [-- seed [trials]]`: errors put into samples and real reports, in memory, and explained as an audit explains
 * them: which are noticed, by table; whether the wrong figure and its right value are named first, for one, two and three errors and for
 * every kind; how long it takes, in milliseconds of the processor. Reports as they are must raise nothing that nobody put there; small
 * systems are held against every true value there can be; and honest rounding against errors of its size.
 */
import { audit, builtinPack, read } from '../src/engine/audit.js';
import { explainChecks, explainRelations, type Grounds } from '../src/engine/explain/explain.js';
import { systemOfChecks } from '../src/engine/explain/decided.js';
import { mistyped } from '../src/engine/explain/mistyped.js';
import { neighboursOf } from '../src/engine/explain/slips/neighbours.js';
import { isViolated } from '../src/engine/explain/outcome.js';
import { randomFrom } from '../src/engine/explain/random.js';
import type { System } from '../src/engine/explain/system.js';
import { labelled } from './labelled.js';
import { realReports, samples, type Sample } from './samples.js';
import { SEEDED, seeded, type Seeded } from './seeded.js';
import { printOracle, printRounding } from './rounding.js';
import { columns, count, HEAD, nothing, percent, toldOf, type Tally } from './tally.js';

const seed = Number(process.argv[2] ?? 20240901);
const trials = Number(process.argv[3] ?? 60);
/** Of every kind in every report. */
const OF_A_KIND = trials / 4;
const pack = builtinPack();

const byCount = new Map<number, Tally>([1, 2, 3].map((each) => [each, nothing()]));
const byKind = new Map<Seeded, Tally>(SEEDED.map((kind) => [kind, nothing()]));
const byTable = new Map<string, Tally>();
const times: number[] = [];
const right = { right: 0, valued: 0 };

console.log(`seed ${seed}, ${trials} trials a report and number of errors, ${OF_A_KIND} a kind\n`);
line('unaltered', 'causes', 'unclear', 'joint', 'ms', 'labelled', 'found', 'right', 'strangers');
for (const source of [...samples('sample-reports', /\.txt$/), ...realReports(/\.txt$/)]) await measure(source);
table('typing errors at a time', byCount);
table('one slip of a kind', byKind);
table('typing errors by table', new Map([...byTable].sort(([one], [other]) => one.localeCompare(other))));
printRounding(seed, trials, line);
printOracle(seed, trials * 5);
times.sort((one, other) => one - other);
console.log(
  `\nto explain one report: median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, at most ${at(1)} ms; right suspect for ${percent(right.right, right.valued)} of the ${right.valued} known causes with a value`,
);

async function measure({ name, path, bytes }: Sample): Promise<void> {
  const { report, checked, view } = await audit(await read(bytes, name), pack);
  const system = systemOfChecks(checked);
  const printed = system.cells.map((cell) => cell.value);
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
    ...(known ? [String(known.causes), String(known.found), `${known.right}/${known.valued}`, String(known.strangers.length)] : []),
  );
  for (const wrong of known?.wrong ?? []) console.log(`    not right  ${wrong}`);
  for (const stranger of known?.strangers ?? []) console.log(`    stranger   ${stranger}`);
  if (known && known.causes > 0) console.log(`    of the known causes found ${known.grouping.oneToOne} are one cause`);
  for (const split of known?.grouping.split ?? []) console.log(`    split      ${split}`);
  for (const merged of known?.grouping.merged ?? []) console.log(`    merged     ${merged}`);
  if (known) {
    right.right += known.right;
    right.valued += known.valued;
  }
  // Relations that the report violates as it is take no part: what is measured is the error put in.
  const already = new Set(system.relations.map((_, index) => index).filter((index) => isViolated(system, index, printed)));
  const severityOf = (index: number) => (already.has(index) ? 'notice' : checked[system.relations[index]!.check]!.check.severity);
  const grounds: Grounds = { severityOf, neighbours: neighboursOf(system, report, pack.vocabulary.seldom), format: report.document.format };
  const candidates = system.cells.map((_, index) => index).filter((index) => printed[index] !== 0n);
  if (candidates.length === 0) return;
  const random = randomFrom(seed);
  const any = (): number => candidates[random.below(candidates.length)]!;
  for (const [errors, tally] of byCount) {
    for (let trial = 0; trial < trials; trial++) {
      const wrong = new Map<number, bigint>();
      while (wrong.size < Math.min(errors, candidates.length)) {
        const cell = any();
        const value = mistyped(printed[cell]!, system.cells[cell]!.step, random);
        if (value !== null) wrong.set(cell, value);
      }
      judge(system, wrong, already, grounds, errors === 1 ? [tally, tallyOf(system, [...wrong.keys()][0]!)] : [tally]);
    }
  }
  for (const [kind, tally] of byKind) {
    // A report may hardly have a place for a slip of the kind.
    for (let trial = 0, tries = 0; trial < OF_A_KIND && tries < trials * 4; tries++) {
      const wrong = seeded(kind, system, any(), printed, grounds.neighbours, random);
      if (!wrong) continue;
      trial++;
      judge(system, wrong, already, grounds, [tally]);
    }
  }
}

function tallyOf(system: System, cell: number): Tally {
  const name = system.cells[cell]!.address.split('/', 1)[0]!.replace(/[:#].*/, '');
  const tally = byTable.get(name) ?? nothing();
  byTable.set(name, tally);
  return tally;
}

function judge(system: System, wrong: ReadonlyMap<number, bigint>, already: ReadonlySet<number>, grounds: Grounds, tallies: Tally[]): void {
  const altered: System = { ...system, cells: system.cells.map((cell, index) => ({ ...cell, value: wrong.get(index) ?? cell.value })) };
  const values = altered.cells.map(({ value }) => value);
  const touched = [...new Set([...wrong.keys()].flatMap((cell) => system.of[cell]!))];
  const broken = new Set(touched.filter((index) => !already.has(index) && isViolated(system, index, values)));
  const start = process.cpuUsage();
  const told = toldOf(system, explainRelations(altered, grounds));
  times.push(process.cpuUsage(start).user / 1000);
  const judged = {
    system,
    wrong,
    right: system.cells.map(({ value }) => value),
    broken,
    accuses: (index: number) => grounds.severityOf(index) === 'error',
    told,
  };
  for (const tally of tallies) count(tally, judged);
}

function table(name: string, tallies: ReadonlyMap<string | number, Tally>): void {
  console.log('');
  line(name, ...HEAD);
  for (const [key, tally] of tallies) line(String(key), ...columns(tally));
}

function at(share: number): string {
  return (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
}

function line(name: string, ...cells: string[]): void {
  console.log(name.slice(0, 38).padEnd(39) + cells.map((cell) => cell.padStart(10)).join(''));
}
