import { absence } from './absences.js';
import { againstPrior, changeAmount, changeRate, countChange, deviation, finishChange, levelAmount } from './changes.js';
import { against, againstAmount, among, aside, countOf, scope, tallied, topic } from './events.js';
import type { Paragraph } from './figure.js';
import type { Forms } from '../words/forms.js';
import { leadBy } from './funds.js';
import { level } from './levels.js';
import { listing } from './lists.js';
import { joinCodes } from './codes.js';
import { openEvaluated, openPath, openRow } from './opening.js';
import { joinPaths } from '../words/paths.js';
import { spreadRespectively } from '../words/respectively.js';
import type { Evaluated } from '../words/projects.js';
import { addPerformance } from './performance.js';
import { completion, share } from './ratios.js';
import { addSlip, noPercent, yearSlot } from './remarks.js';
import type { Breakdown, Handler, Mention, Reading, Scene } from './scene.js';
import { addScores } from './scores.js';
import type { Passage } from '../passages/sections.js';
import { stated } from './stated.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

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
  'count-change': countChange,
  'level-amount': levelAmount,
  'against-prior': againstPrior,
  deviation,
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
  carried: Carried | null,
): Carried {
  const tokens = spreadRespectively(joinCodes(reading, passage, paragraph, joinPaths(paragraph.compact.text, paragraph.tokens)));
  const list = carried?.whole ?? (carried?.list && goesOnListing(tokens) ? carried.list : null);
  if (list?.ways && !carried?.whole) list.certain = false;
  const scene = sceneOf(passage, paragraph, tokens, list);
  if (carried?.named && goesOnWith(tokens)) scene.mention = scene.sticky = carried.named;
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
    if ('row' in token && token.row) {
      openRow(reading, scene, token.row);
      at++;
      continue;
    }
    leadBy(reading, scene, token);
    const match = forms.at(tokens, at);
    if (!match) {
      at++;
      continue;
    }
    const handler = HANDLERS[match.event];
    if (!handler) throw new Error(`no event ${match.event}`);
    // A rate waits for its amount only as long as nothing else is said.
    if (scene.change?.amount === null && match.event !== 'change-amount') finishChange(reading, scene);
    handler(reading, scene, match);
    at = Math.max(match.end, at + 1);
  }
  finishChange(reading, scene);
  addPerformance(reading, scene);
  addScores(reading, scene);
  return {
    // 其中： at the end of a paragraph is followed by paragraphs that end with a semicolon, the last one with a full stop.
    whole: isMark(tokens.at(-1), ':', ';', ',') ? scene.whole : null,
    list: list && list.parts.at(-1)?.mention.paragraph === paragraph.index ? list : null,
    named: scene.sticky && tokens.every((token) => token.kind !== 'number' || (token.unit === '' && token.counter === null)) ? scene.sticky : null,
  };
}

/** What the next paragraph goes on with. */
export interface Carried {
  whole: Breakdown | null;
  /** A whole of which this paragraph was a part, though it ends with a full stop. */
  list: Breakdown | null;
  /** A subject named by its levels, of which this paragraph says no figure. */
  named: Mention | null;
}

/** 年初预算为…: figures of what the paragraph before names. */
function goesOnWith(tokens: readonly Token[]): boolean {
  const first = tokens.find((token) => token.kind !== 'mark' && token.kind !== 'year');
  return hasSense(first, 'initial', 'full', 'budget', 'outturn') && first?.kind === 'word' && first.subjects.length === 0;
}

/** 2.其他收入 20 万元，占 1 %: one more part of what the paragraphs before list. */
function goesOnListing(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex((token) => token.kind === 'word' && token.subjects.length > 0);
  const isOrdinal = (token: Token): boolean => token.kind === 'mark' || (token.kind === 'number' && token.unit === '');
  if (first < 0 || !tokens.slice(0, first).every(isOrdinal)) return false;
  const amount = tokens[first + 1];
  return amount?.kind === 'number' && amount.unit !== '' && amount.unit !== '%' && isMark(tokens[first + 2], ',') && hasSense(tokens[first + 3], 'share');
}

function atMark(reading: Reading, scene: Scene, token: Token, at: number): void {
  if (isMark(token, '(')) {
    scene.depth++;
    scene.outside.push({ mention: scene.mention, stated: scene.stated, whole: scene.whole });
  } else if (isMark(token, ')')) {
    scene.depth = Math.max(0, scene.depth - 1);
    // …收入 5 万元（其中：…基金 2 万元），占…: goes on where the bracket began.
    const before = scene.outside.pop();
    if (before?.stated) Object.assign(scene, before);
  }
  if (isMark(token, ',', '。', ';', ':', '、', '(', ')', '!', '?')) scene.clause = at + 1;
  if (isMark(token, ':')) listAfter(reading, scene, at);
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
    Object.assign(scene, { whole: null, scope: null, depth: 0, outside: [], led: false, sentence: scene.sentence + 1 });
  }
}

/** 采购预算 9 万元：货物 4 万元、服务 5 万元: what follows an amount and a colon are its parts, where these are all known. */
function listAfter(reading: Reading, scene: Scene, at: number): void {
  const before = scene.tokens[at - 1];
  if (before?.kind === 'number' && before.unit !== '' && before.unit !== '%' && scene.stated?.subject?.complete)
    among(reading, scene, { event: 'among', start: at, end: at + 1, roles: {} });
}

function sceneOf(passage: Passage, paragraph: Paragraph, tokens: Token[], whole: Breakdown | null): Scene {
  return {
    passage,
    paragraph,
    tokens,
    clause: 0,
    sentence: 0,
    depth: 0,
    outside: [],
    fund: null,
    led: false,
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
