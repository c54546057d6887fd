import { en } from './en.js';
import { zh, type Words } from './zh.js';

export type Language = 'zh' | 'en';
export type { Words } from './zh.js';

const dictionaries: Record<Language, Words> = { zh, en };

export function wordsOf(language: Language): Words {
  return dictionaries[language];
}
