import type { Place } from '../report/report.js';

/** Reading order: block by block; within a table row by row, cell by cell; within a text from its start. */
export function comparePlaces(a: Place, b: Place): number {
  return a.block - b.block || rowOf(a) - rowOf(b) || columnOf(a) - columnOf(b) || a.start - b.start || a.end - b.end;
}

function rowOf(place: Place): number {
  return 'row' in place ? place.row : 0;
}

function columnOf(place: Place): number {
  return 'column' in place ? place.column : 0;
}

/** The text that a place is a span of: a cell of a table, or a paragraph. */
export function textKey(place: Place): string {
  return 'row' in place ? `${place.block}/${place.row}/${place.column}` : `${place.block}`;
}
