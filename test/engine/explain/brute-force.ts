import type { System } from '../../../src/engine/explain/system.js';

/** A printed unit in quarters: where sums of whole coefficients one hold at all, they hold at such values. */
const UNIT = 4;

/** Whether some true values, each within half a unit of what is printed, satisfy all the relations: tried one by one. */
export function canHold(system: System, relations: readonly number[]): boolean {
  const printed = system.cells.map((cell) => Number(cell.value / cell.step) * UNIT);
  const sums = relations.map((at) => {
    const relation = system.relations[at]!;
    if (relation.kind !== 'linear') throw new Error('sums only');
    const [first] = relation.form.parts;
    const one = first!.coefficient < 0n ? -first!.coefficient : first!.coefficient;
    return { sense: relation.sense, parts: relation.form.parts.map((part) => [part.cell, Number(part.coefficient / one)] as const) };
  });
  const used = [...new Set(sums.flatMap(({ parts }) => parts.map(([cell]) => cell)))];
  const values = [...printed];
  const visit = (index: number): boolean => {
    const cell = used[index];
    if (cell === undefined) {
      return sums.every(({ sense, parts }) => {
        const sum = parts.reduce((total, [own, weight]) => total + weight * values[own]!, 0);
        return sense === '=' ? sum === 0 : sense === '≥' ? sum >= 0 : sum <= 0;
      });
    }
    const exact = system.cells[cell]!.half === 0n;
    for (let apart = exact ? 0 : -UNIT / 2; apart <= (exact ? 0 : UNIT / 2); apart++) {
      values[cell] = printed[cell]! + apart;
      if (visit(index + 1)) return true;
    }
    return false;
  };
  return visit(0);
}
