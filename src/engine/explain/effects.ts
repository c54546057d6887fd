import { alikeTo, type Slip } from './gather.js';
import { isViolated, type Values } from './outcome.js';
import { withEdits } from './probe.js';
import type { System } from './system.js';

/** A change that breaks as much as it repairs is no suggestion. */
export function withoutHarm(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Slip[] {
  let kept = [...slips];
  for (;;) {
    const worst = effects(system, broken, kept, printed).find(({ slip, repairs, breaks }) =>
      slip.unclear ? doesHarm(system, slip, changed(printed, kept)) : breaks.length > 0 && breaks.length >= repairs.length,
    );
    if (!worst) return kept;
    kept = kept.filter((slip) => slip !== worst.slip);
  }
}

/** Whether even the likeliest of the figures that cannot be told apart would break as much as it repairs. */
function doesHarm(system: System, slip: Slip, values: bigint[]): boolean {
  const touched = touchedBy(system, slip);
  const before = touched.filter((at) => isViolated(system, at, values));
  return withEdits(slip.proposal.edits, values, () => {
    const after = touched.filter((at) => isViolated(system, at, values));
    const breaks = after.filter((at) => !before.includes(at)).length;
    return breaks > 0 && breaks >= before.length - (after.length - breaks);
  });
}

export interface Effect {
  slip: Slip;
  repairs: number[];
  breaks: number[];
  /** Violated relations that stay so and miss just what the slip changes. */
  alike: number[];
}

/** What each slip repairs and breaks when all of them are put right; each relation counts for the first that repairs it. */
export function effects(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Effect[] {
  const values = changed(printed, slips);
  const was = new Set(broken);
  const repaired = new Map(
    broken.filter((at) => !isViolated(system, at, values)).map((at): [number, Slip | undefined] => [at, needed(system, at, slips, printed)[0]]),
  );
  const open = new Set(broken.filter((at) => isViolated(system, at, values)));
  return slips.map((slip) => {
    if (slip.unclear) return { slip, repairs: slip.group.filter((at) => isViolated(system, at, values)), breaks: [], alike: [] };
    const touched = touchedBy(system, slip);
    const alike = alikeTo(system, slip, [...open], printed, values);
    for (const at of alike) open.delete(at);
    return {
      slip,
      repairs: touched.filter((at) => repaired.get(at) === slip),
      breaks: touched.filter((at) => !was.has(at) && isViolated(system, at, values)),
      alike,
    };
  });
}

function touchedBy(system: System, { proposal }: Slip): number[] {
  return [...new Set(proposal.edits.flatMap(({ cell }) => system.of[cell]!))].sort((one, other) => one - other);
}

/** The first slip that alone repairs the relation, else those that only together do. */
function needed(system: System, at: number, slips: readonly Slip[], printed: Values): Slip[] {
  const touching = slips.filter((slip) => !slip.unclear && touchedBy(system, slip).includes(at));
  const repairs = (some: readonly Slip[]): boolean => !isViolated(system, at, changed(printed, some));
  const alone = touching.find((slip) => repairs([slip]));
  if (alone) return [alone];
  return touching.reduce((kept, slip) => {
    const fewer = kept.filter((other) => other !== slip);
    return repairs(fewer) ? fewer : kept;
  }, touching);
}

/** Slips that repair some relation only together, one of which repairs none without the others. */
export function neededTogether(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Slip[][] {
  const values = changed(printed, slips);
  const needs = broken.filter((at) => !isViolated(system, at, values)).map((at) => needed(system, at, slips, printed));
  const independent = new Set(needs.flatMap((some) => (some.length === 1 ? some : [])));
  return needs.filter((some) => some.length > 1 && some.some((slip) => !independent.has(slip)));
}

export function changed(printed: Values, slips: readonly Slip[]): bigint[] {
  const values = [...printed];
  for (const { unclear, proposal } of slips) if (!unclear) for (const { cell, value } of proposal.edits) values[cell] = value;
  return values;
}
