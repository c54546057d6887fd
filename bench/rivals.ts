import { Decimal } from 'decimal.js';
import { Engine } from 'json-rules-engine';
import type { AuditView } from '../src/engine/audit.js';

/** What the same work costs with less: the checks of an audit as bare numbers. */
export interface Relation {
  left: Decimal;
  /** Summed anew in every round. */
  right: Decimal[];
  bound: Decimal;
}

export function relationsOf(view: AuditView): Relation[] {
  return view.checks
    .filter(({ verdict }) => verdict !== 'notApplicable')
    .map(({ operands }) => {
      const amounts = operands.map(({ side, sign, least, greatest }) => ({ side, sign, least: new Decimal(least ?? 0), greatest: new Decimal(greatest ?? 0) }));
      const sideOf = (wanted: string) =>
        amounts.filter(({ side }) => side === wanted).map(({ sign, least, greatest }) => least.plus(greatest).div(2).times(sign));
      return {
        left: sideOf('left').reduce((sum, value) => sum.plus(value), new Decimal(0)),
        right: sideOf('right'),
        bound: amounts.reduce((sum, { least, greatest }) => sum.plus(greatest.minus(least).div(2)), new Decimal(0)),
      };
    });
}

/** json-rules-engine alone: as many rules with one condition each, whose facts only look up a number. */
export function engineAlone(relations: readonly Relation[]): () => Promise<unknown> {
  const left = relations.map((relation) => relation.left.toNumber());
  const right = relations.map(({ right }) => right.reduce((sum, value) => sum + value.toNumber(), 0));
  return async () => {
    const engine = new Engine([], { pathResolver: () => undefined });
    engine.addFact('left', ({ at }) => left[at as number], { cache: false });
    engine.addFact('right', ({ at }) => right[at as number], { cache: false });
    engine.addOperator<number, number>('equals', (a, b) => Math.abs(a - b) < 0.1);
    relations.forEach((_, at) =>
      engine.addRule({
        conditions: { all: [{ fact: 'left', params: { at }, operator: 'equals', value: { fact: 'right', params: { at } } }] },
        event: { type: 'check' },
      }),
    );
    return engine.run();
  };
}

/** A plain loop: add the right side, compare with the left one. */
export function plainLoop(relations: readonly Relation[]): () => number {
  return () => {
    let violated = 0;
    for (const { left, right, bound } of relations) {
      let sum = new Decimal(0);
      for (const value of right) sum = sum.plus(value);
      if (left.minus(sum).abs().gt(bound)) violated++;
    }
    return violated;
  };
}
