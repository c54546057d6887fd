import type { Block } from '../engine/audit.js';

/** The engine's plain types, the only thing of it that the page itself sees. */
export type {
  Anchor,
  AuditView,
  Basis,
  ChangedCheck,
  Block,
  CheckView,
  Choice,
  ChoiceView,
  Coverage,
  Disposition,
  FigureEdit,
  FigureState,
  FigureView,
  Finding,
  FindingList,
  FindingOperand,
  Format,
  GridView,
  Group,
  Place,
  ReadingView,
  RowRole,
  RuleView,
  SelfTest,
  Severity,
  SourceDocument,
  Suspect,
  TableView,
  Verdict,
  VerdictCounts,
  Words,
} from '../engine/audit.js';

export type ParagraphBlock = Extract<Block, { kind: 'paragraph' }>;
export type TableBlock = Extract<Block, { kind: 'table' }>;
export type SourceCell = NonNullable<TableBlock['grid'][number][number]>;
