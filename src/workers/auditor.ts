/** Audits the document of the open session; it never sees bytes. */
import { audit, builtinPack } from '../engine/audit.js';
import { TAG, type AuditAnswer, type AuditRequest } from './messages.js';
import { serve } from './serve.js';

serve<AuditRequest, AuditAnswer>(async ({ id, document, choices }) => {
  const auditing = await audit(document, builtinPack(), choices);
  return { tag: TAG, id, kind: 'view', view: auditing.view };
});
