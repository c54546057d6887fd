import type { Anchor } from '../document/document.js';
import type { ReportKind } from '../pack/rule.js';

/** What the user decided about the reading, keyed by anchor: an input of `audit`. The anchor is that of any text in the cell, row or table meant. */
export type Choice =
  | { kind: 'encoding'; encoding: string }
  /** The report is of this kind: which tables its grids can be. */
  | { kind: 'report'; report: ReportKind }
  /** The grid at `anchor` is the table with this id; null: none of the prescribed ones. */
  | { kind: 'table'; anchor: Anchor; table: string | null }
  /** The row at `anchor` is one of the header, or one of figures. */
  | { kind: 'header'; anchor: Anchor; header: boolean }
  /** The grid at `anchor` goes on from the grid at `to`; null: it opens a table of its own. */
  | { kind: 'joined'; anchor: Anchor; to: Anchor | null }
  /** Of several reports in one file, the one that is audited, counted from 1. */
  | { kind: 'part'; part: number }
  | { kind: 'rule-off'; rule: string; reason: string };
