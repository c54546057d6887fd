import type { AuditView, ChangedCheck, Choice, FigureEdit, FindingList, SelfTest, SourceDocument } from '../engine/audit.js';

/** Messages carry an own tag, since libraries inside a worker may post messages of theirs. */
export const TAG = 'gouji';

export type ReadRequest = { tag: typeof TAG } & (
  | { task: 'read'; bytes: ArrayBuffer; name: string; encoding: string | null }
  | { task: 'write'; list: FindingList }
  | { task: 'draw'; bytes: ArrayBuffer; page: number; scale: number }
);

/** The auditor keeps what it audited last: the other questions are about that. */
export type AuditRequest = { tag: typeof TAG } & (
  { task: 'audit'; document: SourceDocument; choices: Choice[] } | { task: 'what-if'; edits: FigureEdit[] } | { task: 'self-test' }
);

/** `code` is worded in rules/common/messages.json, or null for a fault of the program, which `trace` describes. */
export interface Fault {
  code: string | null;
  values: Record<string, string>;
  trace: string;
  /** How a document was read that is no report to audit as it stands: what the user may decide otherwise. */
  view?: AuditView;
}

interface FaultAnswer {
  tag: typeof TAG;
  kind: 'fault';
  fault: Fault;
}

export type ReadAnswer =
  | { tag: typeof TAG; kind: 'document'; document: SourceDocument }
  | { tag: typeof TAG; kind: 'list'; list: FindingList }
  | { tag: typeof TAG; kind: 'text'; text: string }
  | { tag: typeof TAG; kind: 'picture'; picture: ImageBitmap; undrawn: number }
  | FaultAnswer;

export type AuditAnswer =
  | { tag: typeof TAG; kind: 'view'; view: AuditView }
  | { tag: typeof TAG; kind: 'changes'; changes: ChangedCheck[] }
  | { tag: typeof TAG; kind: 'self-test'; result: SelfTest }
  | FaultAnswer;

/** What went wrong, without a word of the document: engine errors carry a code, everything else its place in the program. */
export function faultOf(error: unknown): FaultAnswer {
  return { tag: TAG, kind: 'fault', fault: describe(error) };
}

function describe(error: unknown): Fault {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const values = 'values' in error && typeof error.values === 'object' && error.values !== null ? (error.values as Record<string, string>) : {};
    const view = 'view' in error && error.view ? { view: error.view as AuditView } : {};
    return { code: error.code, values, trace: '', ...view };
  }
  // A message of a foreign library may quote its input; its place in the code may not.
  return { code: null, values: {}, trace: error instanceof Error ? `${error.name}\n${framesOf(error.stack ?? '')}` : typeof error };
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s*at\s/.test(line))
    .slice(0, 12)
    .join('\n');
}
