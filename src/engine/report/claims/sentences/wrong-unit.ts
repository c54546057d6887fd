import { decide } from '../../../figures/decide.js';
import { ONE } from '../../../figures/exact.js';
import { unitsPer } from '../../../figures/unit.js';
import { sum } from '../../../figures/quantity.js';
import type { Figure } from '../../report.js';
import { anchorsOf, wordsFigure } from './figure.js';
import type { Reading, Scene } from './scene.js';
import type { Token } from '../words/tokens.js';

/**
 * 培训费 0.3 元, of which the table has figures in 万元: an amount that differs from its cell and was printed in another unit than meant. It has the digits
 * of the cell, or is so small that the table, in its unit, would print zero for it.
 */
export function addWrongUnit(reading: Reading, { passage, paragraph }: Pick<Scene, 'passage' | 'paragraph'>, figure: Figure, token: Token, cell: Figure): void {
  const kind = unitSlip(figure, cell);
  if (!kind) return;
  const id = reading.tables.reserve('slip', `${passage.role}>${token.text}`.replaceAll('/', '∕'));
  const words = wordsFigure(paragraph, token.start, token.end, `slip/${id}/words`, token.text);
  reading.tables.add({
    kind: 'slip',
    id,
    label: `${figure.label}“${token.text}”`,
    roles: { words },
    anchors: anchorsOf(paragraph, token.start, token.end),
    class: kind,
  });
}

function unitSlip(figure: Figure, cell: Figure): 'small-unit' | 'large-unit' | null {
  const worth = unitsPer(figure.amount.unit, cell.amount.unit);
  if (worth === null || worth.equals(ONE) || figure.state !== 'read' || cell.state !== 'read') return null;
  if (figure.amount.value.isZero() || cell.amount.value.isZero() || isSame(figure, cell)) return null;
  const isSmaller = worth.lessThan(ONE);
  if (figure.amount.value.equals(cell.amount.value)) return isSmaller ? 'small-unit' : 'large-unit';
  return isSmaller && figure.amount.value.times(worth).lessThan(cell.amount.half) ? 'small-unit' : null;
}

/** Whether both may be of one figure. */
export function isSame(one: Figure, other: Figure): boolean {
  const sumOf = ({ address, amount }: Figure) => sum([{ sign: 1, address, amount }]);
  return decide(sumOf(one), 'equals', sumOf(other)).holds;
}
