import { outOfCharacter } from '../src/engine/explain/character.js';
import { contradictions } from '../src/engine/explain/joint.js';
import { isViolated, outcome } from '../src/engine/explain/outcome.js';
import { randomFrom, type Random } from '../src/engine/explain/random.js';
import type { System } from '../src/engine/explain/system.js';
import { canHold } from '../test/engine/explain/brute-force.js';
import { systemFrom, type Figures } from '../test/engine/explain/relations.js';
import { percent } from './tally.js';

type Line = (name: string, ...cells: string[]) => void;

/** Of true amounts, in hundredths of a unit: what is printed as zero is nothing in nearly every report. */
const LEAST = 100;
const TABLES = 4;
const COLUMNS = 6;
const ADDENDS = [2, 3, 5, 8, 13, 20];
/** An error in one total, in units of the last place: 0.01 to 0.05. */
const OFF = [1, 2, 3, 4, 5];

/**
 * How often anything is said of honest rounding, and how often of an error of its size. Reports of four tables with six columns each of so
 * many addends; their totals rounded for themselves, or added up from the rounded figures. Of the errors: proved, or told as out of character.
 */
export function printRounding(seed: number, reports: number, line: Line): void {
  console.log('');
  line('an error of so many units, proved+told', 'honest', ...OFF.map(String));
  for (const style of ['rounded', 'added'] as const) {
    for (const addends of ADDENDS) {
      const random = randomFrom(seed + addends);
      const shares = [0, ...OFF].map((off) => {
        let [proved, told] = [0, 0];
        for (let report = 0; report < reports; report++) {
          const system = reportOf(addends, style, off, random);
          const values = system.cells.map(({ value }) => value);
          if (system.relations.some((_, at) => isViolated(system, at, values)) || contradictions(system, [...system.relations.keys()]).length > 0) proved++;
          else if (outOfCharacter(system, asked(system)).size > 0) told++;
        }
        return `${percent(proved, reports).replace(' %', '')}+${percent(told, reports)}`;
      });
      line(`${style}, ${addends} addends`, ...shares);
    }
  }
}

function reportOf(addends: number, style: 'rounded' | 'added', off: number, random: Random): System {
  const figures: Figures = {};
  const relations: string[] = [];
  const printed = (fen: number): number => Math.round(fen / 100);
  for (let table = 0; table < TABLES; table++) {
    for (let column = 0; column < COLUMNS; column++) {
      const parts = Array.from({ length: addends }, () => Math.floor(LEAST * Math.exp(random.share() * Math.log(100_000))));
      const names = parts.map((_, row) => `${table}/${row}/${column}`);
      parts.forEach((fen, row) => (figures[names[row]!] = (printed(fen) / 100).toFixed(2)));
      const total = style === 'added' ? parts.reduce((sum, fen) => sum + printed(fen), 0) : printed(parts.reduce((sum, fen) => sum + fen, 0));
      const wrong = table === 0 && column === 0 ? off * (random.below(2) === 0 ? 1 : -1) : 0;
      figures[`${table}/total/${column}`] = ((total + wrong) / 100).toFixed(2);
      relations.push(`${table}/total/${column} = ${names.join(' + ')}`);
    }
  }
  return systemFrom(figures, relations);
}

function asked(system: System): Parameters<typeof outOfCharacter>[1] {
  const values = system.cells.map(({ value }) => value);
  return system.relations.map((relation) => {
    const operands = relation.kind === 'linear' ? relation.form.parts.map(({ cell }) => ({ address: system.cells[cell]!.address })) : [];
    return { check: { verdict: outcome(system, relation, values), operands } } as Parameters<typeof outOfCharacter>[1][number];
  });
}

/** Small systems of sums: what is proved impossible against every true value that there can be. */
export function printOracle(seed: number, systems: number): void {
  const random = randomFrom(seed);
  const sums = ['t = a + b', 'u = a + b', 't = a + c', 'u = c + b', 't ≥ u + c'];
  const count = { impossible: 0, proved: 0, wronglyProved: 0 };
  for (let index = 0; index < systems; index++) {
    const figures = Object.fromEntries(['a', 'b', 'c', 't', 'u'].map((name) => [name, (random.below(5) / 100).toFixed(2)]));
    const relations = sums.filter(() => random.below(2) === 0);
    if (relations.length < 2) continue;
    const system = systemFrom(figures, relations);
    const values = system.cells.map(({ value }) => value);
    const every = [...system.relations.keys()];
    const holding = every.filter((at) => !isViolated(system, at, values));
    const proved = holding.length < every.length || contradictions(system, holding).length > 0;
    const impossible = !canHold(system, every);
    if (impossible) count.impossible++;
    if (impossible && proved) count.proved++;
    if (proved && !impossible) count.wronglyProved++;
  }
  console.log(
    `\n${systems} small systems against every true value: of ${count.impossible} that cannot hold ${percent(count.proved, count.impossible)} are proved so, of those that can ${count.wronglyProved}`,
  );
}
