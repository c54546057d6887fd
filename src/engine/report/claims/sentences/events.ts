import type { Match } from '../words/forms.js';
import { finishChange } from './changes.js';
import { noReason, tally, yearSlot } from './remarks.js';
import { made, type Mention, type Reading, type Scene } from './scene.js';
import { isOwnName, stated } from './stated.js';
import { hasSense, isMark } from '../words/tokens.js';

/** 其中：, 主要用于以下方面：: what follows are parts of the figure before, or split the whole of the parts before in another way. */
export function among(reading: Reading, scene: Scene, match: Match): void {
  // 收入包括：…；支出包括：…: what is listed is of these words, not of the figure before them.
  const before = scene.tokens[match.start - 1];
  if (match.start > scene.clause && hasSense(before, 'noun')) {
    scene.whole = null;
    return;
  }
  const last = scene.stated ?? wholeBefore(reading, scene, match);
  if (!last || last.last === null || scene.aside === 'reason') return;
  // …5 万元，用于巡查，其中：甲 2 万元: parts of the figure, not of what it is for.
  if (scene.stated === last && last.sentence === scene.sentence) scene.aside = null;
  const previous = reading.breakdowns.at(-1);
  const isPart = previous !== undefined && previous.mention.paragraph === scene.paragraph.index && previous.parts.some(({ mention }) => mention === last);
  // 甲 9 万元：乙 4 万元、丙 5 万元；其中…3 万元: of 甲, unless the part named last has parts of its own.
  const again = isPart && isMark(before, ';') && !last.subject?.parts;
  const isWays = hasSense(scene.tokens[match.start], 'among-ways');
  const whole =
    isPart && (again || last.sentence < scene.sentence || isWays)
      ? previous
      : { mention: last, aspect: last.figures.has(reading.usual) ? reading.usual : last.last };
  // …9 万元；支出预算按功能分类：甲 5 万元: what these words say is split is nothing that was stated just before.
  if (isWays && whole !== previous && match.start > scene.clause && isMark(scene.tokens[scene.clause - 1], ';', '。')) {
    scene.whole = null;
    return;
  }
  const nested = isPart && !again && whole !== previous && hasSense(scene.tokens[match.start], 'among');
  scene.whole = { mention: whole.mention, aspect: whole.aspect, parts: [], certain: true, ...(nested && { outer: previous }), ...(isWays && { ways: true }) };
  reading.breakdowns.push(scene.whole);
}

/** 其中： at the beginning of a paragraph goes on from the whole that the paragraph before states. */
function wholeBefore({ mentions, totals }: Reading, { passage, paragraph, tokens }: Scene, match: Match): Mention | null {
  if (hasSense(tokens[match.start], 'among-ways')) {
    // 2.按支出用途分类，包括…: splits once more what the section is about.
    const total = totals.get(passage.role);
    return total?.passage === passage && total.last !== null ? total : null;
  }
  if (match.start > 0) return null;
  const before = passage.paragraphs[passage.paragraphs.indexOf(paragraph.index) - 1];
  for (let at = mentions.length - 1; at >= 0; at--) {
    const mention = mentions[at]!;
    if (mention.paragraph === paragraph.index) continue;
    if (mention.paragraph !== before) return null;
    if (mention.subject?.complete && mention.last !== null) return mention;
  }
  return null;
}

/** Tokens of a list that a count may stand behind. */
const LONGEST_LIST = 60;

/** 8 个二级指标; 二级指标从……7 个方面: the count stands before its subject, or far behind it. */
export function countOf(reading: Reading, scene: Scene, match: Match): void {
  const before = scene.tokens[match.start - 1];
  if (match.event === 'count-of') {
    if (!isMark(before, '、', ',') && !hasSense(before, 'among', 'and')) return stated(reading, scene, { ...match, roles: { count: match.roles['count']! } });
    return stated(reading, scene, match);
  }
  let at = match.start - 1;
  const farthest = Math.max(0, at - LONGEST_LIST);
  while (at >= farthest && !isMark(scene.tokens[at], ',', '。', ';', ':')) at--;
  const first = scene.tokens.slice(at + 1, match.start).find((token) => token.kind !== 'mark');
  const from = first ? scene.tokens[scene.tokens.indexOf(first) + 1] : undefined;
  const subject = first?.kind === 'word' && first.subjects.length > 0 && hasSense(from, 'from') ? [first] : undefined;
  stated(reading, subject ? { ...scene, clause: match.start } : scene, { ...match, roles: { count: match.roles['count']!, ...(subject ? { subject } : {}) } });
}

export function tallied(reading: Reading, scene: Scene, match: Match): void {
  tally(reading, scene, match, () => stated(reading, scene, { ...match, roles: { count: match.roles['count']! } }));
}

/** “三公”经费支出决算中，: the shares of this sentence are of it. */
export function scope(reading: Reading, scene: Scene, match: Match): void {
  const token = match.roles['subject']![0]!;
  const subject = reading.subjectOf(token, scene.passage, null);
  scene.scope = subject ? made(reading, scene, subject, token.text) : null;
  // 运行维护费中，加油 2 万元，维修 1 万元: of one whose parts are known.
  const whole =
    subject?.parts &&
    reading.bySubject.get(subject.id)?.findLast(({ paragraph, figures }) => paragraph === scene.paragraph.index && figures.has(reading.usual));
  if (!whole) return;
  scene.whole = { mention: whole, aspect: reading.usual, parts: [], certain: true };
  reading.breakdowns.push(scene.whole);
}

/** 公务接待费，全年预算为…: a subject that stands alone at the beginning of a clause is what the next figures are of. */
export function topic(reading: Reading, scene: Scene, match: Match): void {
  const token = match.roles['subject']![0]!;
  if (scene.sticky || scene.aside || scene.depth > 0) return;
  const before = scene.tokens[match.start - 1];
  const opens =
    match.start === scene.clause ||
    before?.kind === 'year' ||
    before?.kind === 'mark' ||
    hasSense(before, 'year-mark', 'among', 'self') ||
    (hasSense(before, 'of') && hasSense(scene.tokens[match.start - 2], 'within')) ||
    (before?.kind === 'text' && isOwnName(reading, before.text));
  const after = scene.tokens[match.end];
  const leads =
    after === undefined ||
    after.kind === 'year' ||
    isMark(after, ',', ':', '。', ';') ||
    hasSense(after, 'initial', 'full', 'budget', 'outturn', 'compare', 'share', 'prior');
  if (!opens || !leads) return;
  const subject = reading.subjectOf(token, scene.passage, null);
  if (subject && scene.mention?.subject?.id !== subject.id) scene.mention = made(reading, scene, subject, token.text);
}

export function aside(reading: Reading, scene: Scene, match: Match): void {
  if (match.event === 'reason') noReason(reading, scene, match);
  if (scene.aside !== 'reason') scene.aside = match.event === 'reason' ? 'reason' : 'purpose';
}

/** 比上年决算数 5 万元减少: the figure that the comparison is with. Words that name none are no comparison: 比例 5 万元. */
export function againstAmount(reading: Reading, scene: Scene, match: Match): void {
  const fill = match.roles['fill'] ?? [];
  stated(reading, scene, fill.length > 0 ? match : { ...match, start: match.start + 1 });
  const aspect = fill.findLast((token) => hasSense(token, 'initial', 'full', 'budget', 'outturn'));
  if (aspect) against(reading, scene, { ...match, roles: { fill, aspect: [aspect] } });
}

/** 比年初预算: the comparison is not with the year before. */
export function against(reading: Reading, scene: Scene, match: Match): void {
  if (reading.usual === 'budget') {
    // A budget is compared with the budget of the year before.
    const named = match.roles['fill']?.find((token) => token.kind === 'year');
    if (named) yearSlot(reading, scene, { ...match, roles: { year: [named] } });
    return;
  }
  // …比预算减少 2 万元，比上年决算减少 1 万元: the change before this comparison is none of it.
  finishChange(reading, scene);
  scene.against = ['initial', 'full', 'budget'].find((aspect) => hasSense(match.roles['aspect']![0], aspect)) ?? null;
}
