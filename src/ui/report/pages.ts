import type { Anchor, SourceDocument } from '../engine.js';
import type { Cell } from '../state/report-index.js';

/** Where a figure is printed on a page, in points from its top left corner. */
export interface PageBox {
  cell: Cell;
  box: readonly [number, number, number, number];
}

/** Pages up to the last one that anything was read from. */
export function pageCount(document: SourceDocument): number {
  let last = 1;
  for (const block of document.blocks) {
    const texts = block.kind === 'paragraph' ? [block] : block.grid.flat();
    for (const text of texts) for (const { anchor } of text?.pieces ?? []) if ('page' in anchor && anchor.page > last) last = anchor.page;
  }
  return last;
}

export function pageOf(anchors: readonly Anchor[]): number | null {
  for (const anchor of anchors) if ('page' in anchor) return anchor.page;
  return null;
}

/** Those of some places that are on a page. */
export function boxesOf(anchors: readonly Anchor[], page: number): PageBox['box'][] {
  return anchors.flatMap((anchor) => ('page' in anchor && anchor.page === page ? [anchor.box] : []));
}

/** Figures of a page with their boxes; a figure that goes over two pages has one on each. */
export function boxesOn(cells: readonly Cell[], page: number): PageBox[] {
  return cells.flatMap((cell) => cell.figure.anchors.flatMap((anchor) => ('page' in anchor && anchor.page === page ? [{ cell, box: anchor.box }] : [])));
}
