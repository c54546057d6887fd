/** Audits the document of the open session and answers questions about that audit; it never sees bytes. */
import { audit, builtinPack, type Auditing, type Pack } from '../engine/audit.js';
import { TAG, type AuditAnswer, type AuditRequest } from './messages.js';
import { serve } from './serve.js';

let auditing: Auditing | null = null;
let pack: Pack | null = null;

serve<AuditRequest, AuditAnswer>(async (request) => {
  if (request.task === 'audit') {
    auditing = await audit(request.document, (pack ??= builtinPack()), request.choices);
    return { tag: TAG, kind: 'view', view: auditing.view };
  }
  if (auditing === null) throw new Error('asked before the audit');
  if (request.task === 'self-test') return { tag: TAG, kind: 'self-test', result: auditing.selfTest() };
  return { tag: TAG, kind: 'changes', changes: await auditing.whatIf(request.edits) };
});
