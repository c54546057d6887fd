import { describe, expect, test } from 'vitest';
import { isAlike } from '../../../src/engine/explain/slips/alike.js';
import { gathered, type Slip } from '../../../src/engine/explain/gather.js';
import { outcome } from '../../../src/engine/explain/outcome.js';
import { components, explain, type Explanation } from '../../../src/engine/explain/search.js';
import type { Proposal } from '../../../src/engine/explain/slips/slip.js';
import type { System } from '../../../src/engine/explain/system.js';
import { judge } from '../../../src/engine/explain/verdicts.js';
import { neighbours, systemFrom, type Figures } from './relations.js';

function printed(system: System): bigint[] {
  return system.cells.map(({ value }) => value);
}

function violated(system: System, values = printed(system)): number[] {
  return system.relations.map((_, at) => at).filter((at) => outcome(system, system.relations[at]!, values) === 'violated');
}

function explained(figures: Figures, relations: string[]): { system: System; found: Explanation[][] } {
  const system = systemFrom(figures, relations);
  const around = neighbours(system);
  return { system, found: components(system, violated(system)).map((group) => explain(system, group, printed(system), around)) };
}

function named(system: System, proposals: readonly Proposal[]): Record<string, string> {
  return Object.fromEntries(
    proposals.flatMap(({ edits }) =>
      edits.map(({ cell, value }) => [system.cells[cell]!.address, (Number(value) / 10 ** system.cells[cell]!.scale).toFixed(2)]),
    ),
  );
}

/** What the best explanation of the first group changes, and why. */
function best(figures: Figures, relations: string[]): { edits: Record<string, string>; reasons: string } {
  const { system, found } = explained(figures, relations);
  const { proposals } = found[0]![0]!;
  return { edits: named(system, proposals), reasons: proposals.map(({ reason }) => reason).join() };
}

describe('a figure of the prose that is not that of the table', () => {
  test('is from an earlier draft where no slip of a hand explains it', () => {
    const figures: Figures = { '¶1:甲': '318.64', 'a:甲': '275.09', 't:甲': '300.09', 'b:甲': '25.00' };
    expect(best(figures, ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲'])).toEqual({ edits: { '¶1:甲': '275.09' }, reasons: 'stale' });
  });

  test('takes with it the rate that was computed from it', () => {
    const figures: Figures = { '¶1:甲': '318.64', '¶1:全': '400.00', '¶1:率': '79.66%', 'a:甲': '275.09', 't:甲': '300.09', 'b:甲': '25.00' };
    const found = best(figures, ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲', '¶1:率 = ¶1:甲 / ¶1:全']);
    expect(found).toEqual({ edits: { '¶1:甲': '275.09', '¶1:率': '68.77' }, reasons: 'stale' });
  });

  test('a rate of another figure stays', () => {
    const figures: Figures = { '¶1:甲': '318.64', '¶1:全': '400.00', '¶1:率': '68.77%', 'a:甲': '275.09', 't:甲': '300.09', 'b:甲': '25.00' };
    expect(best(figures, ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲', '¶1:率 = ¶1:甲 / ¶1:全']).edits).toEqual({ '¶1:甲': '275.09' });
  });

  test('several of one passage are one slip, with the rates among them', () => {
    const figures: Figures = { '¶1:全': '521.48', '¶1:甲': '318.64', '¶1:乙': '71.85', '¶1:率': '81.60%', 'a:全': '436.10', 'a:甲': '391.02', 'a:乙': '45.08' };
    const relations = ['¶1:全 = a:全', '¶1:甲 = a:甲', '¶1:乙 = a:乙', 'a:全 = a:甲 + a:乙', '¶1:率 = ¶1:甲 / ¶1:全'];
    const found = best(figures, relations);
    expect(found).toEqual({ edits: { '¶1:全': '436.10', '¶1:甲': '391.02', '¶1:乙': '45.08', '¶1:率': '89.66' }, reasons: 'stale' });
  });

  test('a zero that nobody filled in was left out', () => {
    const figures: Figures = { '¶1:甲': '0.00', 'a:甲': '275.09', 't:甲': '300.09', 'b:甲': '25.00' };
    expect(best(figures, ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲'])).toEqual({ edits: { '¶1:甲': '275.09' }, reasons: 'blank' });
  });

  test('of two parts that may lack the amount, it is not the one that seldom has any', () => {
    const { system, found } = explained({ '¶1:费': '3.27', '¶1:外': '0.00', '¶1:内': '0.00', 'a:费': '3.27' }, ['¶1:费 = ¶1:外 + ¶1:内', '¶1:费 = a:费']);
    const [slip] = judge(system, found[0]!);
    expect(named(system, [slip!.proposal])).toEqual({ '¶1:内': '3.27' });
    expect(slip).toMatchObject({ unclear: false, margin: 'possible' });
    expect(slip!.rivals.map(({ edit }) => system.cells[edit.cell]!.address)).toEqual(['¶1:外']);
  });

  test('one that is printed alike close by was copied, but not from where it is wrong as well', () => {
    const relations = ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲', '¶2:乙 = a:乙'];
    const figures: Figures = { '¶1:甲': '318.64', 'a:甲': '275.09', 't:甲': '300.09', 'b:甲': '25.00', '¶2:乙': '318.64', 'a:乙': '318.64' };
    expect(best(figures, relations).reasons).toBe('copied');
    const before = { ...figures, '¶2:上': '318.64', 'a:上': '318.64' };
    delete (before as Figures)['¶2:乙'];
    delete (before as Figures)['a:乙'];
    expect(best(before, ['¶1:甲 = a:甲', 't:甲 = a:甲 + b:甲', '¶2:上 = a:上']).reasons).toBe('prior-copied');
    const again: Figures = { ...figures, 'a:乙': '275.31' };
    const { found } = explained(again, relations);
    expect(found.flatMap(([first]) => first!.proposals.map(({ reason }) => reason))).not.toContain('copied');
  });
});

describe('a sum over the wrong lines', () => {
  test('is a slip of the total, not of one of its parts', () => {
    const { system, found } = explained({ 't:x': '503.72', 'a:x': '503.72', 'b:x': '503.72', 't:s': '503.72', 'a:s': '503.72' }, [
      't:x = a:x + b:x',
      't:s = t:x',
      'a:s = a:x',
    ]);
    expect(named(system, found[0]![0]!.proposals)).toEqual({ 'b:x': '0.00' });
    expect(found[0]!.flatMap(({ proposals }) => proposals.map(({ reason }) => reason))).not.toContain('line-doubled');
  });
});

describe('a restatement that misses just what another slip changes', () => {
  // A row without its parts: the total has it, the prose and the rows have not.
  const figures: Figures = { 't:基': '831.46', 'a:基': '788.19', 'b:基': '', 'b:计': '43.27', '¶1:基': '788.19', '¶1:余': '43.27', '¶1:全': '831.46' };
  const relations = ['t:基 = a:基 + b:基', 'b:计 = b:基', '¶1:基 = t:基', '¶1:全 = ¶1:基 + ¶1:余'];

  test('is told with it and no figure is made up for it', () => {
    const { system, found } = explained(figures, relations);
    expect(named(system, found[0]![0]!.proposals)).toEqual({ 'b:基': '43.27' });
    const values = printed(system);
    const { edits } = found[0]![0]!.proposals[0]!;
    for (const { cell, value } of edits) values[cell] = value;
    expect(violated(system, values)).toEqual([2]);
    expect(isAlike(system, 2, edits, printed(system), values)).toBe(true);
  });

  test('one that misses something else is not', () => {
    const { system, found } = explained({ ...figures, '¶1:基': '700.19' }, relations);
    const { edits } = found[0]![0]!.proposals.find(({ reason }) => reason === 'blank')!;
    const values = printed(system);
    for (const { cell, value } of edits) values[cell] = value;
    expect(isAlike(system, 2, edits, printed(system), values)).toBe(false);
  });
});

describe('slips of one hand at one go are one cause', () => {
  function slips(system: System, given: { edits: Record<string, string>; reason: Proposal['reason'] }[]): Slip[] {
    return given.map(({ edits, reason }) => ({
      proposal: {
        edits: Object.entries(edits).map(([address, value]) => {
          const cell = system.index.get(address)!;
          return { cell, value: BigInt(Math.round(Number(value) * 10 ** system.cells[cell]!.scale)) };
        }),
        reason,
        cost: 10,
      },
      margin: 'likely',
      unclear: false,
      rivals: [],
      group: [],
    }));
  }
  function groups(figures: Figures, relations: string[], given: Parameters<typeof slips>[1]): Record<string, string>[] {
    const system = systemFrom(figures, relations);
    return gathered(system, slips(system, given), printed(system), neighbours(system), []).map(({ proposal }) => named(system, [proposal]));
  }
  const two = (one: string, other: string): string[] => [`${one} = ${other}`];

  test('a whole and its part off by the same amount, in different paragraphs', () => {
    const figures: Figures = { '¶1:全': '537.64', '¶2:甲': '489.98' };
    const apart: Parameters<typeof slips>[1] = [
      { edits: { '¶1:全': '524.75' }, reason: 'stale' },
      { edits: { '¶2:甲': '477.09' }, reason: 'stale' },
    ];
    expect(groups(figures, two('¶1:全', '¶2:甲'), apart)).toHaveLength(1);
    expect(groups(figures, two('¶1:全', '¶2:甲'), [apart[0]!, { edits: { '¶2:甲': '477.10' }, reason: 'stale' }])).toHaveLength(2);
  });

  test('two shares made to add up', () => {
    const figures: Figures = { '¶1:甲': '97.88%', '¶1:乙': '2.12%', '¶2:乙': '2.12%' };
    const relations = ['¶1:甲 = ¶1:乙', '¶1:乙 = ¶2:乙'];
    const one = { edits: { '¶1:甲': '97.87' }, reason: 'digit-replaced' as const };
    expect(groups(figures, relations, [one, { edits: { '¶1:乙': '2.13' }, reason: 'digit-replaced' }])).toEqual([{ '¶1:甲': '97.87', '¶1:乙': '2.13' }]);
    expect(groups(figures, relations, [one, { edits: { '¶1:乙': '2.11' }, reason: 'digit-replaced' }])).toHaveLength(2);
    expect(groups(figures, relations, [one, { edits: { '¶2:乙': '2.13' }, reason: 'digit-replaced' }])).toHaveLength(2);
  });

  test('a column left empty, but not two empty cells far apart', () => {
    const figures: Figures = { 'a:小': '0.00', 'b:小': '0.00', 'c:小': '1.00' };
    const blank = (address: string) => ({ edits: { [address]: '2.45' }, reason: 'blank' as const });
    expect(groups(figures, ['a:小 = b:小', 'b:小 = c:小'], [blank('a:小'), blank('b:小')])).toHaveLength(1);
    expect(groups({ 'a:小': '0.00', 'b:小': '3.00', 'c:小': '0.00' }, ['a:小 = b:小', 'b:小 = c:小'], [blank('a:小'), blank('c:小')])).toHaveLength(2);
  });

  test('amounts cut instead of rounded', () => {
    const figures: Figures = { '¶1:甲': '87.70', '¶4:乙': '78.21' };
    const cut: Parameters<typeof slips>[1] = [
      { edits: { '¶1:甲': '87.71' }, reason: 'truncated' },
      { edits: { '¶4:乙': '78.22' }, reason: 'truncated' },
    ];
    expect(groups(figures, two('¶1:甲', '¶4:乙'), cut)).toHaveLength(1);
  });
});
