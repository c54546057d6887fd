/**
 * `npm run bench [-- rounds [rows|pdf]]` or `npm run bench -- FILE|FOLDER…`: how far every sample, the real reports beside the project and what
 * is given are read, and with files given nothing more. Then how many labelled notes of the real reports are told; 1, 10 and 100 times the rows,
 * whose cost a check must not rise; texts that repeat what is slow to look ahead in; bytes to findings for every sample: cold and peak memory in a process of its own, warm as the median of some
 * rounds, by step; beside it what json-rules-engine alone and a plain loop take for as many relations; then what became of the figures of the
 * prose, then PDFs, beside what pdf.js alone takes for them, and one of 170 pages. With `rows` or `pdf` these only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { builtinPack, read } from '../src/engine/audit.js';
import { printProse } from './claims.js';
import { coverageReport, given } from './coverage.js';
import { enlarged } from './enlarged.js';
import { HOSTILE } from './hostile.js';
import { longReport, pdfTimes } from './pdf.js';
import { printNotes } from './noted.js';
import { once, STEPS, timed, warm, type Steps } from './measure.js';
import { engineAlone, plainLoop, relationsOf } from './rivals.js';
import { realReports, sample, samples } from './samples.js';

const COLD = '--cold';
const TEXT = /\.txt$/;
const PDF = /\.pdf$/;
const LONG = 170;

if (process.argv[2] === COLD) await cold(process.argv[3] ?? '');
else {
  const paths = process.argv.slice(2).filter((argument) => existsSync(argument));
  const rounds = Number(process.argv[2] ?? 5);
  const only = process.argv[3];
  if (only === 'rows') await rows(rounds);
  else if (only === 'pdf') await pdfReport(rounds);
  else {
    const all = [...samples(), ...realReports(/\.(txt|pdf)$/), ...given(paths)];
    await coverageReport(all, builtinPack());
    if (paths.length === 0) {
      await notes();
      await rows(rounds);
      await hostile();
      await report(rounds);
      await pdfReport(rounds);
    }
  }
}

/** What is known of the real reports beside their arithmetic. */
async function notes(): Promise<void> {
  const real = realReports(TEXT);
  if (real.length === 0) return;
  console.log('');
  await printNotes(real, builtinPack());
}

/** The first audit of a process; its whole memory at the most. */
async function cold(path: string): Promise<void> {
  const { bytes, name } = sample(path);
  const begin = performance.now();
  const pack = builtinPack();
  const loaded = performance.now() - begin;
  const { steps } = await once(bytes, name, pack);
  console.log(JSON.stringify({ loaded, all: steps.all, peak: process.resourceUsage().maxRSS / 1024 }));
}

function coldOf(path: string): { loaded: number; all: number; peak: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1]!, COLD, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  return JSON.parse(stdout) as { loaded: number; all: number; peak: number };
}

async function report(rounds: number): Promise<void> {
  const pack = builtinPack();
  console.log(`\nNode ${process.versions.node}, median of ${rounds} rounds, milliseconds\n`);
  line('', 'kB', 'checks', 'cold', 'peak MB', 'warm', ...STEPS, 'engine alone', 'plain loop');
  for (const { bytes, name, path } of [...samples('sample-reports', TEXT), ...realReports()]) {
    const first = coldOf(path);
    const { view, steps } = await warm(bytes, name, pack, rounds);
    const relations = relationsOf(view);
    line(
      name,
      (bytes.length / 1000).toFixed(0),
      String(view.checks.length),
      (first.loaded + first.all).toFixed(0),
      first.peak.toFixed(0),
      ...shown(steps),
      (await timed(engineAlone(relations), rounds)).toFixed(1),
      (await timed(plainLoop(relations), rounds)).toFixed(1),
    );
  }
  console.log('\nprose\n');
  await printProse([...samples('sample-reports', TEXT), ...realReports(/\.(txt|pdf)$/)], pack);
}

/** The clean sample with more and more rows: the more there are, the fewer rounds tell as much. */
async function rows(rounds: number): Promise<void> {
  const pack = builtinPack();
  console.log('\nrows ×, milliseconds\n');
  line('', 'kB', 'checks', 'all', ...STEPS, 'µs a check', 'heap MB');
  for (const [times, most] of [
    [1, rounds],
    [10, Math.min(rounds, 3)],
    [100, 1],
  ] as const) {
    const bytes = enlarged(times);
    // What came before it has warmed up the largest.
    const { view, steps } = await warm(bytes, 'enlarged.txt', pack, most, times === 100 ? 0 : 3);
    const { heapUsed } = process.memoryUsage();
    line(
      `${times}×`,
      (bytes.length / 1000).toFixed(0),
      String(view.checks.length),
      ...shown(steps),
      ((1000 * steps.all) / view.checks.length).toFixed(0),
      (heapUsed / 1e6).toFixed(0),
    );
  }
}

/** Reading what looking ahead or back would make slow: twenty times as much of it takes some twenty times as long. */
async function hostile(): Promise<void> {
  console.log('\nrepeats, milliseconds to read\n');
  line('', '2000×', '40000×', 'times');
  for (const [name, unit] of HOSTILE) {
    const [few, many] = [2_000, 40_000].map((times) => new TextEncoder().encode(unit.repeat(times)));
    const [short, long] = [await timed(() => read(few!, 'x'), 3), await timed(() => read(many!, 'x'), 3)];
    line(name, short.toFixed(1), long.toFixed(1), (long / short).toFixed(0));
  }
}

/** PDFs: reading against pdf.js alone in the same run; cold times and memory are those of a process that audits just this one. */
async function pdfReport(rounds: number): Promise<void> {
  const real = realReports(PDF);
  const printed = samples('sample-reports', PDF);
  const few = Math.min(rounds, 5);
  console.log(`\nPDF, median of ${few} rounds, milliseconds\n`);
  line('', 'kB', 'read', 'pdf.js alone', 'times', 'cold', 'peak MB');
  for (const each of [...printed, ...real]) {
    const { whole, alone } = await pdfTimes(each, few);
    const first = coldOf(each.path);
    line(
      each.name,
      (each.bytes.length / 1000).toFixed(0),
      whole.toFixed(0),
      alone.toFixed(0),
      (whole / alone).toFixed(2),
      (first.loaded + first.all).toFixed(0),
      first.peak.toFixed(0),
    );
  }
  const source = real.find(({ name }) => name.startsWith('hongqi-2024-final')) ?? printed.at(-1)!;
  const path = longReport(source, LONG);
  const first = coldOf(path);
  line(`${LONG} pages`, (sample(path).bytes.length / 1000).toFixed(0), '', '', '', (first.loaded + first.all).toFixed(0), first.peak.toFixed(0));
  if (first.all > 15_000 || first.peak > 600)
    throw new Error(`${LONG} pages: ${first.all.toFixed(0)} ms, ${first.peak.toFixed(0)} MB; 15 s and 600 MB are allowed`);
}

function shown(steps: Steps): string[] {
  return (['all', ...STEPS] as const).map((step) => steps[step].toFixed(1));
}

function line(name: string, ...columns: string[]): void {
  console.log(name.slice(0, 32).padEnd(33) + columns.map((column) => column.padStart(Math.max(8, column.length + 1))).join(' '));
}
