import type { Anchor, Piece, SourceText } from './document.js';

/**
 * Where the characters `text[start, end)` stand in the source, the first character's place first.
 * A piece that maps character to character is cut exactly; of a piece that stands for something longer or shorter
 * (`$\geq$` read as one sign) the whole anchor is given, since no part of it is the part asked for.
 */
export function locate(source: SourceText, start: number, end: number): Anchor[] {
  const anchors: Anchor[] = [];
  for (let i = firstPiece(source.pieces, start); i < source.pieces.length; i += 1) {
    const piece = source.pieces[i] as Piece;
    if (piece.start > end || (piece.start === end && end > start)) break;
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.end);
    if (to > from || (start === end && from === to)) anchors.push(cut(piece, from, to));
  }
  return anchors;
}

/** Index of the first piece that ends behind `start`, or at it. Pieces are in order, so that a long paragraph is searched by halves. */
function firstPiece(pieces: Piece[], start: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).end < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cut(piece: Piece, from: number, to: number): Anchor {
  const { anchor } = piece;
  const size = piece.end - piece.start;
  if (from === piece.start && to === piece.end) return anchor;
  if ('line' in anchor) {
    if (anchor.length !== size) return anchor;
    return { line: anchor.line, column: anchor.column + from - piece.start, length: to - from };
  }
  if ('block' in anchor) {
    return { block: anchor.block, start: anchor.start + from - piece.start, end: anchor.start + to - piece.start };
  }
  if ('page' in anchor) {
    // A box of several characters is divided evenly: Chinese and digits are set at nearly equal widths, and a mark may be a point off.
    const [x0, y0, x1, y1] = anchor.box;
    const step = (x1 - x0) / size;
    return { page: anchor.page, box: [x0 + step * (from - piece.start), y0, x0 + step * (to - piece.start), y1] };
  }
  return anchor;
}
