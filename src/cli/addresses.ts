import type { AuditView } from '../engine/audit.js';
import { placeInShort } from './places.js';

const COLUMNS = ['address', 'printed', 'value', 'unit', 'anchor', 'state'];

/** One figure a line, in reading order; a figure in no relation's reach has no address. */
export function addressesOf(view: AuditView): string {
  const rows = view.figures.map((figure) => [
    figure.address ?? '',
    figure.printed,
    figure.value ?? '',
    figure.unit,
    placeInShort(figure.anchors),
    figure.state,
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(escape).join('\t')}\n`).join('');
}

/** As PostgreSQL's COPY and many others write it. */
function escape(cell: string): string {
  return cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
