import messages from '../../../rules/common/messages.json';
import type { Language } from './words.js';

const worded: Record<string, { zh: string; en: string } | undefined> = messages;

/** What a code of the engine means, its {placeholders} filled; null for a code that is not the engine's. */
export function engineMessage(code: string, values: Record<string, string>, language: Language): string | null {
  const text = Object.hasOwn(worded, code) ? worded[code]?.[language] : undefined;
  return text === undefined ? null : text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
