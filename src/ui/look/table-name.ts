import { html, type TemplateResult } from 'lit';
import { claimKind } from '../words/claim-kinds.js';
import type { Words } from '../words/words.js';
import { reportWords } from './report-words.js';

interface Named {
  /** In the page's language; '' where the report's own name is all there is. */
  kind: string;
  /** In the report's words. */
  own: string;
}

/** `05` is a table of the form; `self-evaluation:外网运维` one of several of a kind; `stated` the claims of a kind; anything else goes by its own name. */
function named(id: string, words: Words): Named {
  const [kind = '', own = ''] = id.split(':');
  if (/^\d/.test(kind)) return { kind: words.report.table(kind), own };
  const known = claimKind(kind, words);
  return known === undefined ? { kind: '', own: id } : { kind: known, own };
}

export function tableName(id: string, words: Words): TemplateResult {
  const { kind, own } = named(id, words);
  return html`${kind}${kind !== '' && own !== '' ? ' ' : ''}${reportWords(own)}`;
}

/** For places that hold text only. */
export function tableText(id: string, words: Words): string {
  const { kind, own } = named(id, words);
  return [kind, own].filter(Boolean).join(' ');
}
