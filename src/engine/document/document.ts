/**
 * What a reader makes of a file: blocks in reading order, every character of which knows where it stands in the source.
 * Plain data throughout (no classes), so that it can cross a worker boundary and be stored.
 */

/** 1-based line of the file as dropped; UTF-16 columns of the decoded line from 1; a tab is one column, a byte order mark none. */
export interface LineAnchor {
  line: number;
  column: number;
  length: number;
}

/** 1-based page; box in PDF points, origin at the top left: x0, y0, x1, y1. */
export interface PageAnchor {
  page: number;
  box: [number, number, number, number];
}

export interface SheetAnchor {
  sheet: string;
  cell: string;
}

/** Index into `SourceDocument.blocks`, and a span of UTF-16 units in that block's text. */
export interface BlockAnchor {
  block: number;
  start: number;
  end: number;
}

export type Anchor = LineAnchor | PageAnchor | SheetAnchor | BlockAnchor;

/** The characters `text[start, end)` stand at `anchor`. Pieces are in order and do not overlap; characters that no piece covers were put in by the reader. */
export interface Piece {
  start: number;
  end: number;
  anchor: Anchor;
}

export interface SourceText {
  text: string;
  pieces: Piece[];
}

/** A cell of a table as it stands in the source. An empty cell has text '' and one piece of length 0 that says where it is. */
export interface SourceCell extends SourceText {
  colSpan: number;
  rowSpan: number;
}

export interface ParagraphBlock extends SourceText {
  kind: 'paragraph';
  /** Heading level where the source marks one (`#`, Word heading), else 0. It is often wrong in real reports: a hint only. */
  level: number;
  /** How many lines or paragraphs of the source were joined into this one. */
  joined: number;
  /** A page number or a running title: put there by the layout of the pages, no part of what the report says. */
  running?: true;
}

export interface TableBlock {
  kind: 'table';
  /** True when `colSpan` and `rowSpan` are known; false for text, where merged cells were flattened to blanks. */
  merged: boolean;
  /** `grid[row][column]`; null where a merged cell of another place covers it. Rows may be shorter than the widest one. */
  grid: (SourceCell | null)[][];
}

export type Block = ParagraphBlock | TableBlock;

export type Format = 'text' | 'pdf' | 'docx' | 'xlsx' | 'html';

/** Something to tell the user, worded in rules/common/messages.json under `code`; `values` fill its {placeholders}. */
export interface Remark {
  code: string;
  values: Record<string, string>;
  anchors: Anchor[];
}

export interface SourceDocument {
  name: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  format: Format;
  /** Of text: utf-8, gb18030, utf-16le, utf-16be. */
  encoding: string | null;
  blocks: Block[];
  remarks: Remark[];
}

/** A file that cannot be read at all; `code` is worded in rules/common/messages.json. */
export class ReadError extends Error {
  constructor(
    readonly code: string,
    readonly values: Record<string, string> = {},
  ) {
    super(code);
    this.name = 'ReadError';
  }
}
