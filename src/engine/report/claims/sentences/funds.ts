import { compactWord } from '../words/compact.js';
import type { Reading, Scene } from './scene.js';
import { hasSense, type Token } from '../words/tokens.js';

/** Senses of the words that name a fund. */
const FUNDS = ['fund-general', 'fund-government', 'fund-capital'];

/** A sentence that begins with a fund is about it, and so are those after it until one begins with something else: 政府性基金…收入 5 万元；本年支出 4 万元. */
export function leadBy(reading: Reading, scene: Scene, token: Token): void {
  if (scene.led || scene.depth > 0 || token.kind !== 'word') return;
  const fund = fundOf(reading, token.text);
  if (fund === null && token.subjects.length === 0) return;
  scene.led = true;
  if (!hasSense(token, 'bare')) scene.fund = fund;
}

function fundOf({ prose }: Reading, words: string): string | null {
  return FUNDS.find((fund) => (prose.words[fund] ?? []).some((word) => words.startsWith(compactWord(word)))) ?? null;
}

/** 本年支出 behind a fund that is not the section's own: that fund's, not the whole's. */
export function isOfOtherFund(reading: Reading, { fund, passage }: Scene, named: Token): boolean {
  if (fund === null || !hasSense(named, 'bare')) return false;
  const sections = reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'];
  return !sections.some((section) => passage.scope.includes(section.id) && section.fund === fund);
}
