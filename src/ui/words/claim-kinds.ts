import kinds from '../../../rules/common/sentences/claims.json';
import type { Words } from './words.js';

const byId = new Map(kinds.map((kind) => [kind.id, kind]));

/** What a kind of statements, or a form without a number, is called; undefined of any other table. */
export function claimKind(id: string, words: Words): string | undefined {
  const kind = byId.get(id);
  if (kind === undefined) return undefined;
  const label = kind.label[words.htmlLang === 'en' ? 'en' : 'zh'];
  return 'form' in kind ? label : words.prose(label);
}
