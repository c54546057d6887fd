import { sourceSpan } from '../words/compact.js';
import type { Match } from '../words/forms.js';
import { made, type Reading, type Scene } from './scene.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

/** 单价 100 万元（含）以上设备: what an amount is to be counted, not an amount of this report. */
export function isThreshold(scene: Scene, match: Match): boolean {
  if (match.roles['subject'] || match.roles['count']) return false;
  if (hasSense(scene.tokens[match.start - 1], 'price')) return true;
  let at = match.end;
  if (isMark(scene.tokens[at], '(') && isMark(scene.tokens[at + 2], ')')) at += 3;
  const after = scene.tokens[at + 1];
  return hasSense(scene.tokens[at], 'bound') && after !== undefined && after.kind !== 'mark';
}

/** It is no figure: what was listed and counted before it (…其他用车 6 辆；) ends there, and what follows is of another subject. */
export function passThreshold(reading: Reading, scene: Scene, token: Token): void {
  const { index, compact } = scene.paragraph;
  reading.notFigures.push({ block: index, ...sourceSpan(compact, token.start, token.end) });
  scene.stated = made(reading, scene, null, '');
  if (scene.depth === 0 || scene.whole === null || scene.outside.at(-1)?.stated) scene.mention = scene.stated;
  if ((scene.whole?.mention.counter ?? null) !== null) scene.whole = null;
}
