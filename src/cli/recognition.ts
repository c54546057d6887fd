import { recognitionOf, type Auditing } from '../engine/audit.js';
import { placeInShort } from './places.js';
import type { Language } from './words.js';

/** How a file was recognised, table by table. */
export function recognitionText({ report, pack }: Pick<Auditing, 'report' | 'pack'>, lang: Language): string {
  return [report.document.name, ...recognitionOf(report, pack, placeInShort).map((words) => words[lang])].map((line) => `${line}\n`).join('');
}
