import type { Remark } from '../../../document/document.js';
import { isMoney } from '../../../figures/unit.js';
import type { Figure } from '../../report.js';
import { anchorsOf, figureOf, hedgeOf } from './figure.js';
import { isOfOtherFund } from './funds.js';
import type { Match } from '../words/forms.js';
import { aspectWord, labelOf, made, nameOf, type Handler, type Mention, type Reading, type Scene } from './scene.js';
import { ofEvaluated } from '../words/projects.js';
import { isThreshold, passThreshold } from './thresholds.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';
import type { Subject } from '../words/subject.js';
import { addWrongUnit, isSame } from './wrong-unit.js';

const ASPECTS = ['initial', 'full', 'budget', 'outturn'];
/** Words that may stand before a subject without changing what it is. */
const NEUTRAL = [
  'among',
  'each',
  'be',
  'prior',
  'year-mark',
  'compare',
  'self',
  'wholly',
  'include',
  'listing',
  'outturn',
  'initial',
  'full',
  'budget',
  'noun',
  'among-ways',
];

/** 基本支出 243.78 万元; 年初预算为 239.79 万元. */
export const stated: Handler = (reading, scene, match) => {
  const token = (match.roles['amount'] ?? match.roles['count'])![0] as Token & { kind: 'number' };
  if (isThreshold(scene, match)) return passThreshold(reading, scene, token);
  const first = match.roles['subject']?.[0];
  // 会议费支出预算 2 万元，支出决算 1 万元: once a sentence has said what it is about, such words only say which figure of it.
  const again = first !== undefined && goesOn(scene, first, reading.usual);
  if (again) match = { ...match, roles: { ...match.roles, subject: [], fill: [first, ...(match.roles['fill'] ?? [])] } };
  const fill = [...labelBefore(scene, match), ...(match.roles['fill'] ?? [])];
  const named = again ? undefined : first;
  const year = scene.tokens[match.start - 1];
  const aspect = aspectOf(reading, year?.kind === 'year' ? [year, ...fill] : fill);
  const figure = figureOf(scene.paragraph, token, hedgeOf([...fill, ...(match.roles['hedge'] ?? [])], scene.tokens[match.end]));
  reading.taken.push(figure);
  const why = objection(reading, scene, match, token, named, fill);
  const known = why === null && named ? reading.subjectOf(named, scene.passage, token.counter, scene.stated?.subject?.id) : null;
  const subject = known && ofEvaluated(known, scene.evaluated);
  const mention = named
    ? why
      ? made(reading, scene, null, named.text)
      : ofSubject(reading, scene, subject, named, aspect)
    : isRestated(scene, match, token)
      ? scene.stated!
      : continued(reading, scene, aspect, token.counter, why, wordsBefore(scene, match), isBoth(scene, match));
  mention.figures.set(aspect, figure);
  mention.last = aspect;
  mention.counter = token.counter;
  if (!isWorth(scene, mention, figure)) scene.stated = mention;
  // What a bracket lists has changes of its own: （其中：…购置费 0 万元，比上年增加 0 万元）. Behind it the subject before it goes on.
  const goesOnBehind = scene.outside.at(-1)?.stated ?? null;
  if ((scene.depth === 0 || scene.whole === null || goesOnBehind) && token.counter === null) scene.mention = mention;
  joinWhole(scene, mention, aspect, figure, why);
  if (mention.subject?.complete && mention.figures.has(reading.usual))
    for (const role of new Set([scene.passage.role, mention.subject.role])) reading.totals.set(role, mention);
  // …丙 2 万元等: there are more parts than those listed.
  if (scene.whole && scene.depth === 0 && hasSense(scene.tokens[match.end], 'etc')) scene.whole.certain = false;
  if (
    scene.scope &&
    scene.depth === 0 &&
    !why &&
    mention.subject?.counted === null &&
    mention.subject.id !== scene.scope.subject?.id &&
    aspect === reading.usual
  )
    listIn(reading, scene.scope, mention, figure);
  claim(
    reading,
    scene,
    mention,
    aspect,
    figure,
    token,
    why ?? (mention.subject ? null : { code: 'claim-no-subject', values: { words: mention.words }, anchors: [] }),
  );
};

function listIn({ scoped }: Reading, scope: Mention, mention: Mention, figure: Figure): void {
  const list = scoped.get(scope);
  if (list) list.push({ mention, figure, share: null });
  else scoped.set(scope, [{ mention, figure, share: null }]);
}

function goesOn({ stated: before, sentence }: Scene, first: Token, usual: string): boolean {
  const aspect = ASPECTS.find((sense) => hasSense(first, sense));
  if (aspect === undefined || before?.sentence !== sentence) return false;
  return before.subject === null || !before.figures.has(aspect === 'budget' && usual === 'budget' ? usual : aspect);
}

/** Why the figure cannot be one of that subject. */
function objection(reading: Reading, scene: Scene, match: Match, token: Token & { kind: 'number' }, named: Token | undefined, fill: Token[]): Remark | null {
  const remark = (code: string, words: string): Remark => ({ code, values: { words }, anchors: [] });
  if (scene.aside) return remark(scene.aside === 'reason' ? 'claim-reason' : 'claim-purpose', '');
  if (fill.some((token) => hasSense(token, 'respectively'))) return remark('claim-respectively', '');
  const years = [...fill, ...scene.tokens.slice(clauseOf(scene, match.start), match.start)].filter((token) => token.kind === 'year');
  const { year } = reading.report;
  const other = years.filter((token) => year !== null && token.year !== year && token.year !== year - 1);
  if (other.length > 0) return remark('claim-other-year', other[0]!.text);
  if (!named) return null;
  const before = scene.tokens[match.start - 1];
  // Where each mention is another figure, what the words before it say of it changes nothing.
  if (token.counter === null && reading.subjectOf(named, scene.passage, null)?.separate && !hasSense(before, 'rise', 'fall')) return null;
  if (match.roles['count'] && hasSense(before, 'disposal', 'rise', 'fall')) return remark('claim-modified', before!.text);
  if (isOfOtherFund(reading, scene, named)) return remark('claim-modified', '');
  // What is counted is often led by a clause: 部门开支财政拨款的公务用车保有量.
  if (match.roles['count'] && named.kind === 'word' && !named.subjects.some(({ cells }) => Object.keys(cells).length > 0)) return null;
  if (match.start - 1 < scene.clause || !before) return null;
  if (before.kind === 'mark' || before.kind === 'year' || before.kind === 'date') return null;
  if (before.kind === 'text') return isOwnName(reading, before.text) ? null : remark('claim-modified', before.text);
  // 项目支出, where nobody knows it, is not the 支出 of all.
  if (scene.evaluated === null && hasSense(named, 'noun') && (reading.prose.words['project-word'] ?? []).some((word) => before.text.endsWith(word)))
    return remark('claim-modified', before.text);
  if (hasSense(before, 'funding') && reading.subjectOf(named, scene.passage, null)?.funded) return null;
  if (before.kind === 'word') return hasSense(before, ...NEUTRAL) ? null : remark('claim-modified', before.text);
  return null;
}

/** The report's own department, or what it calls itself. */
export function isOwnName(reading: Reading, words: string): boolean {
  const department = reading.report.department ?? '';
  return (
    (department !== '' && (department.includes(words) || words.includes(department))) ||
    [...(reading.prose.words['self'] ?? []), ...(reading.prose.words['own-ending'] ?? [])].some((word) => words.endsWith(word))
  );
}

/** …（项）43.83 万元，上年：25.77 万元: a year with a colon is the label of the figure behind it. */
function labelBefore({ tokens }: Scene, { start }: Match): Token[] {
  const label = tokens[start - 2];
  return label && isMark(tokens[start - 1], ':', '：') && hasSense(label, 'prior') ? [label] : [];
}

function aspectOf(reading: Reading, fill: Token[]): string {
  const { year } = reading.report;
  if (fill.some((token) => hasSense(token, 'prior') || (token.kind === 'year' && year !== null && token.year === year - 1))) return 'prior';
  const senses = fill.flatMap((token) => (token.kind === 'word' ? ASPECTS.filter((aspect) => token.senses.includes(aspect)) : []));
  const aspect = senses.at(-1) ?? reading.usual;
  // A budget knows no other budget: its 年初预算 is itself.
  return reading.usual === 'budget' && aspect === 'initial' ? 'budget' : aspect;
}

function ofSubject(reading: Reading, scene: Scene, subject: Subject | null, named: Token, aspect: string): Mention {
  const present = scene.mention;
  if (present && subject && present.subject?.id === subject.id && present.paragraph === scene.paragraph.index && !present.figures.has(aspect)) return present;
  return made(reading, scene, subject, named.text);
}

/** A figure that names no subject is of the one the paragraph is about. */
function continued(reading: Reading, scene: Scene, aspect: string, counter: string | null, why: Remark | null, words: string, again: boolean): Mention {
  const present = scene.sticky ?? scene.mention;
  const fits = why === null && present?.subject && counter === null && present.subject.counted === null && words === '';
  if (fits && !present.figures.has(aspect)) return present;
  // …（项）5 万元。……。预算安排 5 万元; 与上年一致，均为 5 万元: the same subject stated again.
  return fits && (scene.sticky || again) ? made(reading, scene, present.subject, words) : made(reading, scene, null, words);
}

/** Unknown words directly before a figure are what it is called. */
function wordsBefore(scene: Scene, match: Match): string {
  if (isBoth(scene, match) || afterPath(scene, match.start)) return '';
  // Without an aspect of its own a figure goes on only where it begins its clause: 公务接待费：5 万元.
  if (!match.roles['fill'] && match.start > scene.clause) {
    const words = scene.tokens.slice(clauseOf(scene, match.start), match.start);
    return words.every((token) => hasSense(token, 'be', 'each', 'noun')) ? '' : words.map(({ text }) => text).join('');
  }
  const before = scene.tokens[match.start - 1];
  return match.start - 1 >= scene.clause && before && (before.kind === 'text' || before.kind === 'word') && !hasSense(before, ...NEUTRAL) ? before.text : '';
}

/** 均为 0 万元, at the beginning of its clause. */
function isBoth(scene: Scene, match: Match): boolean {
  return !match.roles['fill'] && match.start - 1 === scene.clause && hasSense(scene.tokens[scene.clause], 'both');
}

/** 共有车辆 7 辆，共计 153.20 万元，其中：轿车 2 辆: what is counted is worth so much, and goes on behind that. */
function isWorth({ stated: before, sentence }: Scene, mention: Mention, { amount }: Figure): boolean {
  return mention.subject === null && mention.words === '' && isMoney(amount.unit) && before?.subject?.counted != null && before.sentence === sentence;
}

/** 0.34 亿元（3431.46 万元）: the same figure in another unit. */
function isRestated({ tokens, stated: before }: Scene, { start, end, roles }: Match, token: Token & { kind: 'number' }): boolean {
  const other = tokens[start - 2];
  const isAlone = !roles['fill'] && isMark(tokens[start - 1], '(') && isMark(tokens[end], ')');
  return isAlone && before?.subject != null && token.counter === null && other?.kind === 'number' && isMoney(other.unit) && other.unit !== token.unit;
}

/** …（款）行政运行（项）支出 5 万元. */
function afterPath(scene: Scene, start: number): boolean {
  const [one, two] = [scene.tokens[start - 1], scene.tokens[start - 2]];
  const isPath = (token: Token | undefined): boolean => token?.kind === 'word' && token.path !== undefined;
  return isPath(one) || (hasSense(one, 'noun') && isPath(two));
}

/** No clause is looked at farther back than this many words, or a text without marks would be read again and again. */
export const FARTHEST = 40;

export function clauseOf(scene: Scene, at: number): number {
  return Math.max(scene.clause, at - FARTHEST);
}

function joinWhole(scene: Scene, mention: Mention, aspect: string, figure: Figure, why: Remark | null): void {
  const inner = scene.whole;
  // 其中 within 其中: what is no part of the inner whole goes on with the outer one.
  if (
    inner?.outer &&
    scene.depth === 0 &&
    mention !== inner.mention &&
    mention.subject &&
    inner.mention.subject?.parts &&
    !inner.mention.subject.parts.includes(mention.subject.id)
  )
    scene.whole = inner.outer;
  const { whole } = scene;
  if (!whole || scene.depth > 0 || mention === whole.mention || (mention.subject && mention.subject === whole.mention.subject)) return;
  const counted = mention.counter ?? null;
  const otherCounter = counted !== null && (whole.mention.counter ?? null) !== null && counted !== whole.mention.counter;
  const { subject } = mention;
  // A part named twice is listed once; where the list ends nobody knows.
  const repeated = whole.parts.some((part) => part.mention !== mention && part.mention.subject?.id === subject?.id);
  if (why || !subject || otherCounter || repeated) {
    whole.certain = false;
    return;
  }
  if (whole.aspect === aspect && whole.mention.figures.get(aspect)?.amount.unit === figure.amount.unit) whole.parts.push({ mention, figure, share: null });
}

function claim(reading: Reading, scene: Scene, mention: Mention, aspect: string, figure: Figure, token: Token, why: Remark | null): void {
  const kind = mention.subject?.counted || (token.kind === 'number' && token.counter !== null) ? 'count' : 'stated';
  const word = kind === 'count' ? '' : `>${aspectWord(reading, aspect)}`;
  const id = reading.tables.reserve(kind, `${nameOf(mention)}${word}`);
  figure.address = `${kind}/${id}/printed`;
  figure.label = labelOf(reading, mention, kind === 'count' ? null : aspect);
  const anchors = anchorsOf(scene.paragraph, token.start, token.end);
  const cells = mention.subject?.cells[aspect] ?? [];
  const { passage, paragraph } = scene;
  reading.later.push(() => {
    const every = cells.flatMap((cell) => reading.cell(cell) ?? []);
    const found = mention.subject?.either ? [every.find((cell) => isSame(figure, cell)) ?? every[0]].filter((cell) => cell !== undefined) : every;
    reading.tables.add({ kind, id, label: figure.label, roles: { printed: figure, cell: found[0] }, anchors, class: why ? null : classOf(mention), why });
    if (found[0] && !why) addWrongUnit(reading, { passage, paragraph }, figure, token, found[0]);
    found.slice(1).forEach((cell, index) => {
      reading.tables.add({
        kind,
        id: reading.tables.reserve(kind, `${id}>${index + 2}`),
        label: figure.label,
        roles: { printed: figure, cell },
        anchors,
        class: classOf(mention),
      });
    });
  });
}

/** How sure it is that the cell is the same figure. */
function classOf({ subject }: Mention): string {
  return subject?.loose === 'warning' ? 'scope' : subject?.loose === 'notice' ? 'loose' : 'sure';
}
