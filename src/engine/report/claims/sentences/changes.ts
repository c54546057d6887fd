import type { Remark } from '../../../document/document.js';
import { decide } from '../../../figures/decide.js';
import { ratio, sum, type Sum } from '../../../figures/quantity.js';
import type { Figure } from '../../report.js';
import { impliedBase } from '../together/bases.js';
import { anchorsOf, figureOf, hedgeOf } from './figure.js';
import { cellOf, figureOfSubject } from './find.js';
import type { Match } from '../words/forms.js';
import { level } from './levels.js';
import { made, nameOf, type Handler, type Mention, type OpenChange, type Reading, type Scene } from './scene.js';
import { clauseOf, FARTHEST, isOwnName } from './stated.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

const BUDGETS = ['initial', 'full', 'budget'];

/** Words between the subject and 增加 that say what it is compared with. */
const COMPARING = [
  'compare',
  'prior',
  'each',
  'be',
  'outturn',
  'initial',
  'full',
  'budget',
  'noun',
  'compared',
  'self',
  'with',
  'of',
  'among',
  'year-mark',
  'thus',
  'among-ways',
];

function remark(code: string, words = ''): Remark {
  return { code, values: { words }, anchors: [] };
}

/** 增加 4,496.37 万元. */
export const changeAmount: Handler = (reading, scene, match) => {
  const token = match.roles['amount']![0] as Token & { kind: 'number' };
  const amount = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(amount);
  const before = scene.change;
  const isSame = before !== null && before.rate !== null && before.amount === null && !match.roles['rate'] && goesOn(scene, match);
  if (!isSame) finishChange(reading, scene);
  const open = isSame ? before : opened(reading, scene, match);
  // 增长 0.66%，增加 6.15 万元: the amount of the rate before it.
  if (isSame) [open.opposed, open.end] = [open.rising !== hasSense(scene.tokens[match.start], 'rise'), token];
  open.amount = amount;
  scene.change = open;
  // 减少 1.50 万元（9.09%）
  const behind = match.roles['rate']?.[0] as (Token & { kind: 'number' }) | undefined;
  if (!behind) return;
  open.rate = figureOf(scene.paragraph, behind, null);
  open.end = behind;
  reading.taken.push(open.rate);
  finishChange(reading, scene);
};

/** Nothing but 同比 or 相应 stands between the mark before and the change. */
function goesOn({ tokens, clause }: Scene, { start }: Match): boolean {
  return hasSense(tokens[start], 'rise', 'fall') && tokens.slice(clause, start).every((token) => hasSense(token, 'thus'));
}

/** 增长 347.05%. */
export const changeRate: Handler = (reading, scene, match) => {
  const token = match.roles['rate']![0] as Token & { kind: 'number' };
  const rate = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(rate);
  const open = scene.change;
  if (open && open.rate === null) {
    // 减少 6.15 万元，增长 0.66%: the sense of the amount counts, and the two words are held against each other.
    open.opposed = !hasSense(scene.tokens[match.start], 'either') && open.rising !== hasSense(scene.tokens[match.start], 'rise');
    open.rate = rate;
    open.end = token;
    finishChange(reading, scene);
    return;
  }
  finishChange(reading, scene);
  scene.change = { ...opened(reading, scene, match), rate };
};

/** 比上年增加 1 辆: that of a count, which nothing says the year before of. */
export const countChange: Handler = (reading, scene, match) => {
  const token = match.roles['count']![0] as Token & { kind: 'number' };
  const figure = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(figure);
  finishChange(reading, scene);
  const { passage } = scene;
  const id = reading.tables.reserve('count', `${passage.role}>${scene.tokens[match.start]!.text}`);
  figure.address = `count/${id}/printed`;
  figure.label = `${passage.label}：${scene.tokens[match.start]!.text}`;
  reading.tables.add({ kind: 'count', id, label: figure.label, roles: { printed: figure }, anchors: figure.anchors, why: remark('claim-count-change') });
  // Its rate, if one follows, is of the count, too.
  scene.change = { ...opened(reading, scene, match), mention: null, other: null, why: remark('claim-count-change') };
};

/** 决算数大于预算数 5 万元: a change against that budget, and what the rate beside it is held against. */
export const levelAmount: Handler = (reading, scene, match) => {
  if (scene.aside !== 'reason') level(reading, scene, match);
  const token = match.roles['amount']![0] as Token & { kind: 'number' };
  const amount = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(amount);
  finishChange(reading, scene);
  const mention = scene.sticky ?? scene.mention;
  const more = hasSense(match.roles['relation']![0], 'more');
  const budget = BUDGETS.find((aspect) => hasSense(match.roles['right']![0], aspect)) ?? 'budget';
  const why = scene.aside === 'reason' ? remark('claim-reason') : mention?.subject ? null : remark('claim-no-subject');
  scene.against = budget;
  const [start, end] = [scene.tokens[match.start]!, scene.tokens[match.end - 1]!];
  scene.change = { rising: more, amount, rate: null, mention, other: null, start, end, why, named: false, opposed: false };
};

/** 比上年: what was said of a budget before is no longer what the change is against. */
export const againstPrior: Handler = (reading, scene) => {
  finishChange(reading, scene);
  scene.against = null;
};

/** 预决算差异率 -8.9%: the change of the outturn against the budget that the sentence states. */
export const deviation: Handler = (reading, scene, match) => {
  const token = match.roles['rate']![0] as Token & { kind: 'number' };
  const rate = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(rate);
  finishChange(reading, scene);
  const mention = scene.sticky ?? scene.mention;
  const against = BUDGETS.find((aspect) => mention?.figures.has(aspect)) ?? null;
  const why = scene.aside === 'reason' ? remark('claim-reason') : against === null ? remark('claim-no-base') : null;
  const [start, end] = [scene.tokens[match.start]!, scene.tokens[match.end - 1]!];
  scene.change = { rising: true, amount: null, rate, mention, other: null, start, end, why, named: false, opposed: false };
  const before = scene.against;
  scene.against = against;
  finishChange(reading, scene);
  scene.against = before;
};

function opened(reading: Reading, scene: Scene, match: Match): OpenChange {
  const start = scene.tokens[match.start]!;
  const { mention, why, named } = subjectOfChange(reading, scene, match);
  const whole = why || named || scene.sticky ? null : wholeOf(reading, scene, mention);
  const either = hasSense(start, 'either') ? remark('claim-no-direction', start.text) : null;
  return {
    rising: hasSense(start, 'rise'),
    amount: null,
    rate: null,
    mention: whole ?? mention,
    other: whole && mention,
    start,
    end: scene.tokens[match.end - 1]!,
    why: why ?? either,
    named,
    opposed: false,
  };
}

/** …其中：甲 1 万元、乙 2 万元。与上年相比增加…: of the whole, or of the part named last. */
function wholeOf({ breakdowns }: Reading, scene: Scene, mention: Mention | null): Mention | null {
  const last = breakdowns.at(-1);
  const isPart = mention !== null && last?.mention.paragraph === scene.paragraph.index && last.parts.length > 1 && last.parts.at(-1)!.mention === mention;
  return isPart && mention.sentence < scene.sentence ? last.mention : null;
}

/** Of two that a change may be of, the one that it fits. With neither, whatever is wrong is wrong of both; without a rate nobody can tell. */
function settled(reading: Reading, { mention, other, amount, rate, rising, why }: OpenChange): Pick<OpenChange, 'mention' | 'why'> {
  if (!mention || !other || why) return { mention, why };
  if (!amount || !rate) return { mention: null, why: remark('claim-no-subject') };
  const gives = ({ figures }: Mention): boolean => {
    const now = figures.get(reading.usual);
    const term = ({ address, amount: of }: Figure, sign: 1 | -1 = 1) => ({ sign, address, amount: of });
    const before = now && sum([term(now), term(amount, rising ? -1 : 1)]);
    return before?.kind === 'sum' && decide(sum([term(rate)]), 'equals', ratio(sum([term(amount)]) as Sum, before)).holds;
  };
  return { mention: !gives(mention) && gives(other) ? other : mention, why };
}

/** The subject stands before the comparison in the same clause; without one it is the subject of the sentence. */
function subjectOfChange(reading: Reading, scene: Scene, match: Match): { mention: Mention | null; why: Remark | null; named: boolean } {
  if (scene.aside === 'reason') return { mention: null, why: remark('claim-reason'), named: false };
  let compared = false;
  for (let at = match.start - 1; at >= clauseOf(scene, match.start); at--) {
    const token = scene.tokens[at]!;
    if (hasSense(token, 'compare')) compared = true;
    if (token.kind === 'word' && token.subjects.length > 0) {
      const subject = reading.subjectOf(token, scene.passage, null);
      if (!subject && hasSense(token, ...COMPARING)) continue;
      if (!subject) return { mention: null, why: remark('claim-no-subject', token.text), named: true };
      const before = at - 1 >= scene.clause ? scene.tokens[at - 1] : undefined;
      if (before?.kind === 'text' && !isOwnName(reading, before.text)) return { mention: null, why: remark('claim-modified', before.text), named: true };
      const present = scene.mention?.subject?.id === subject.id ? scene.mention : null;
      return { mention: present ?? made(reading, scene, subject, token.text), why: null, named: true };
    }
    if (token.kind === 'year' || token.kind === 'date' || token.kind === 'mark') continue;
    if (token.kind === 'word' && hasSense(token, ...COMPARING)) continue;
    if (token.kind === 'text' && (isOwnName(reading, token.text) || compared)) continue;
    if (token.kind === 'number') break;
    return { mention: null, why: remark('claim-modified', token.text), named: true };
  }
  const mention = scene.sticky ?? scene.mention;
  if (!mention?.subject) return { mention: null, why: remark('claim-no-subject'), named: false };
  if (scene.aside === 'purpose' && !compared) return { mention: null, why: remark('claim-purpose'), named: false };
  return { mention, why: null, named: false };
}

/** 比 2019 年（疫情前）: the change of another year than the one before says nothing of that. */
function isOtherYear({ report }: Reading, scene: Scene, { start }: OpenChange): boolean {
  const at = scene.tokens.indexOf(start);
  for (let index = at - 1; index >= Math.max(0, at - FARTHEST); index--) {
    const token = scene.tokens[index]!;
    if (isMark(token, ',', '。', ';', ':')) return false;
    if (token.kind === 'year' && report.year !== null && token.year < report.year - 1) return true;
  }
  return false;
}

/** Adds the change that was read, with or without its rate. */
export function finishChange(reading: Reading, scene: Scene): void {
  const pending = scene.change;
  scene.change = null;
  if (!pending) return;
  // Only the amount tells of a count: 比上年增加 1 辆.
  if (!pending.amount && !pending.rate) return;
  const open = { ...pending, ...settled(reading, pending) };
  const { mention, passage, aspect } = { mention: open.mention, passage: scene.passage, aspect: aspectOf(reading, open) };
  const id = reading.tables.reserve('change', mention ? nameOf(mention) : `${passage.role}>?`);
  const words = reading.prose.words[open.rising ? 'rise' : 'fall']?.[0] ?? '';
  const subject = mention?.subject?.label ?? mention?.words ?? '';
  const { amount, rate } = open;
  if (amount) [amount.address, amount.label] = [`change/${id}/amount`, `${passage.label}：${subject}${words}`];
  if (rate) [rate.address, rate.label] = [`change/${id}/rate`, `${passage.label}：${subject}${words}`];
  const anchors = anchorsOf(scene.paragraph, open.start.start, open.end.end);
  const now = () => (mention?.subject && aspect !== null ? figureOfSubject(reading, mention.subject, aspect, passage, mention) : undefined);
  const against = scene.against;
  if (mention && amount && against !== null && !open.why) mention.over = { amount, more: open.rising, budget: against };
  const otherYear = isOtherYear(reading, scene, open);
  // 比年初预算增加: the figure before is that budget.
  const before = (): Figure | undefined => {
    if (otherYear || !mention) return undefined;
    return mention.figures.get(against ?? 'prior') ?? (against !== null && mention.subject ? cellOf(reading, mention.subject, against) : undefined);
  };
  const label = (): string => {
    const figure = now();
    return `${passage.label}：${subject}${figure ? `${figure.amount.printed}${figure.amount.unit}` : ''}${words}${amount ? `${amount.amount.printed}${amount.amount.unit}` : ''}`;
  };
  reading.later.push(() => {
    const figure = open.why ? undefined : now();
    if (figure && amount && rate && figure.amount.unit === amount.amount.unit && against === null)
      reading.rated.push({ passage, words: `${subject}${words}${rate.amount.printed}`, rate, base: impliedBase(figure, amount, open.rising) });
    const alone = amount === null && before() !== undefined;
    reading.tables.add({
      kind: 'change',
      id,
      label: label(),
      roles: { amount: amount ?? undefined, rate: rate ?? undefined, now: open.why ? undefined : now(), prior: before() },
      anchors,
      // A rate alone is of the figure of the year before, where that is printed.
      class: open.opposed ? 'opposed' : open.rising ? (alone ? 'risen' : 'rise') : alone ? 'fallen' : 'fall',
      why: open.why ?? (now() ? null : remark('claim-no-base', subject)),
    });
  });
  if (amount && mention?.subject && !open.why && against === null && !otherYear && aspect !== null) {
    reading.changes.push({ subject: mention.subject, mention, rising: open.rising, amount, now, label: `${passage.label}：${subject}` });
  }
}

/** What changed is the aspect stated last; where both budget and outturn are stated, the outturn. */
function aspectOf(reading: Reading, { mention }: OpenChange): string | null {
  if (!mention) return null;
  if (mention.figures.has(reading.usual) || mention.figures.size === 0) return reading.usual;
  return mention.last;
}
