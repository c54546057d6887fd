import type { Anchor } from '../engine/audit.js';
import type { CliWords } from './words.js';

/** The first character's place, for people: 行 164 列 12. */
export function placeInWords(anchors: readonly Anchor[], words: CliWords): string {
  const anchor = anchors[0];
  if (anchor === undefined) return '';
  if ('line' in anchor) return words.place(anchor.line, anchor.column);
  if ('page' in anchor) return words.page(anchor.page);
  return placeInShort(anchors);
}

/** The same for programs: `164:12`, `p3:72,540,101.5,551`, `Sheet1!B4`, `#12:3`. */
export function placeInShort(anchors: readonly Anchor[]): string {
  const anchor = anchors[0];
  if (anchor === undefined) return '';
  if ('line' in anchor) return `${anchor.line}:${anchor.column}`;
  if ('page' in anchor) return `p${anchor.page}:${anchor.box.join(',')}`;
  if ('sheet' in anchor) return `${anchor.sheet}!${anchor.cell}`;
  return `#${anchor.block}:${anchor.start}`;
}
