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
  const repaired = new Map(neededFor(system, broken, slips, printed).map(([at, some]): [number, Slip | undefined] => [at, some[0]]));
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

/** For each relation that is repaired: the first slip that alone repairs it, else those that only together do. */
function neededFor(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): [number, Slip[]][] {
  const after = changed(printed, slips);
  const values = [...printed];
  const by = new Map<number, Slip[]>();
  for (const slip of slips) if (!slip.unclear) for (const at of touchedBy(system, slip)) by.set(at, [...(by.get(at) ?? []), slip]);
  return broken.flatMap((at): [number, Slip[]][] => {
    if (isViolated(system, at, after)) return [];
    const touching = by.get(at) ?? [];
    const repairs = (some: readonly Slip[]): boolean =>
      withEdits(
        some.flatMap(({ proposal }) => proposal.edits),
        values,
        () => !isViolated(system, at, values),
      );
    const alone = touching.find((slip) => repairs([slip]));
    if (alone) return [[at, [alone]]];
    const least = touching.reduce((kept, slip) => {
      const fewer = kept.filter((other) => other !== slip);
      return repairs(fewer) ? fewer : kept;
    }, touching);
    return [[at, least]];
  });
}

/** Slips that repair some relation only together, one of which repairs none without the others. */
export function neededTogether(system: System, broken: readonly number[], slips: readonly Slip[], printed: Values): Slip[][] {
  const needs = neededFor(system, broken, slips, printed).map(([, some]) => some);
  const independent = new Set(needs.flatMap((some) => (some.length === 1 ? some : [])));
  return needs.filter((some) => some.length > 1 && some.some((slip) => !independent.has(slip)));
}

export function changed(printed: Values, slips: readonly Slip[]): bigint[] {
  const values = [...printed];
  for (const { unclear, proposal } of slips) if (!unclear) for (const { cell, value } of proposal.edits) values[cell] = value;
  return values;
}
