import { absence } from './absences.js';
import { changeAmount, changeRate, finishChange } from './changes.js';
import { against, againstAmount, among, aside, countOf, scope, tallied, topic } from './events.js';
import type { Paragraph } from './figure.js';
import type { Forms } from './forms.js';
import { level } from './levels.js';
import { listing } from './lists.js';
import { openEvaluated, openPath } from './opening.js';
import { joinPaths } from './paths.js';
import type { Evaluated } from './projects.js';
import { addPerformance } from './performance.js';
import { completion, share } from './ratios.js';
import { addSlip, noPercent, yearSlot } from './remarks.js';
import type { Breakdown, Handler, Reading, Scene } from './scene.js';
import { addScores } from './scores.js';
import type { Passage } from './sections.js';
import { stated } from './stated.js';
import { isMark, type Token } from './tokens.js';

/** What each event of the sentence forms does. */
const HANDLERS: Record<string, Handler> = {
  stated,
  count: stated,
  'count-of': countOf,
  ways: countOf,
  'year-slot': yearSlot,
  tally: tallied,
  'no-percent': noPercent,
  listing,
  absence,
  share,
  completion,
  'change-amount': changeAmount,
  'change-rate': changeRate,
  level,
  among,
  scope,
  topic,
  purpose: aside,
  reason: aside,
  against,
  'against-amount': againstAmount,
};

/** Reads a paragraph from left to right, and gives back the breakdown that goes on in the next one. */
export function readParagraph(
  reading: Reading,
  forms: Forms,
  passage: Passage,
  paragraph: Paragraph,
  opened: Evaluated | null,
  carried: Breakdown | null,
): Breakdown | null {
  const tokens = joinPaths(paragraph.compact.text, paragraph.tokens);
  const scene = sceneOf(passage, paragraph, tokens, carried);
  openEvaluated(reading, scene, opened);
  for (const token of tokens) if (token.kind === 'number') addSlip(reading, scene, token);
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    if (token.kind === 'mark') {
      atMark(reading, scene, token, at);
      at++;
      continue;
    }
    if ('names' in token && token.names) {
      openPath(reading, scene, token.names);
      at++;
      continue;
    }
    const match = forms.at(tokens, at);
    if (!match) {
      at++;
      continue;
    }
    const handler = HANDLERS[match.event];
    if (!handler) throw new Error(`no event ${match.event}`);
    handler(reading, scene, match);
    at = Math.max(match.end, at + 1);
  }
  finishChange(reading, scene);
  addPerformance(reading, scene);
  addScores(reading, scene);
  // 其中： at the end of a paragraph is followed by paragraphs that end with a semicolon, the last one with a full stop.
  return isMark(tokens.at(-1), ':', ';', ',') ? scene.whole : null;
}

function atMark(reading: Reading, scene: Scene, token: Token, at: number): void {
  if (isMark(token, '(')) scene.depth++;
  else if (isMark(token, ')')) scene.depth = Math.max(0, scene.depth - 1);
  if (isMark(token, ',', '。', ';', ':', '、', '(', ')', '!', '?')) scene.clause = at + 1;
  if (isMark(token, ';', '。')) {
    finishChange(reading, scene);
    scene.aside = null;
    scene.against = null;
    if (scene.base && scene.mention?.subject === null) scene.mention = scene.base;
    // Nobody knows whether what follows is a part of the inner whole or of the outer one.
    if (scene.whole?.outer && !scene.whole.mention.subject?.parts) {
      scene.whole.outer.certain = false;
      scene.whole = null;
    }
  }
  if (isMark(token, '。')) {
    Object.assign(scene, { whole: null, scope: null, depth: 0, sentence: scene.sentence + 1 });
  }
}

function sceneOf(passage: Passage, paragraph: Paragraph, tokens: Token[], whole: Breakdown | null): Scene {
  return {
    passage,
    paragraph,
    tokens,
    clause: 0,
    sentence: 0,
    depth: 0,
    mention: null,
    stated: null,
    sticky: null,
    base: null,
    evaluated: null,
    scope: null,
    whole,
    aside: null,
    change: null,
    against: null,
  };
}
