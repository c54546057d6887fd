import type { Evaluation } from '../../../pack/prose.js';
import { Decimal } from '../../../figures/exact.js';
import type { Figure } from '../../report.js';
import { sourceSpan } from '../words/compact.js';
import { anchorsOf, figureOf } from './figure.js';
import type { Reading, Scene } from './scene.js';
import { isMark, type Token } from '../words/tokens.js';

/** What an item of an evaluation can score, what it scored, what it lost, its score as a rate of its points; and what all scored together. */
type Role = 'points' | 'score' | 'lost' | 'rate' | 'total';

type NumberToken = Token & { kind: 'number' };

/** The words that say what a number is stand so near before it. */
const NEAR = 12;
const CLAUSE_MARKS = '。，,；;：:！!';
const KIND = 'scoring';

/** 该指标分值 20 分，得分 17.90 分，得分率 89.50%: an item for each points with a score behind them, in one sentence. */
export function addScores(reading: Reading, scene: Scene): void {
  const { compact, tokens } = scene.paragraph;
  const { scoreUnit, scored } = reading.prose.evaluation;
  if (!compact.text.includes(scoreUnit)) return;
  let open: Partial<Record<Role, NumberToken>> = {};
  const close = (): void => {
    if (open.points && open.score) addScored(reading, scene, open as Parameters<typeof addScored>[2]);
    open = {};
  };
  for (const token of tokens) {
    if (isMark(token, '。')) close();
    if (token.kind !== 'number') continue;
    const role = roleOf(token, compact.text, scored, scoreUnit);
    if (role === 'points') close();
    if (role === 'total' && !open.points) addTotal(reading, scene, token);
    const known = role === 'total' ? 'score' : role;
    if (known !== null && (known === 'points' || (open.points && !open[known]))) open[known] = token;
  }
  close();
}

function roleOf({ start, end, unit, counter }: NumberToken, text: string, scored: Evaluation['scored'], scoreUnit: string): Role | null {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const be = scored.be.find((word) => before.endsWith(word)) ?? '';
  const words = before.slice(0, before.length - be.length);
  const named = (role: Role): boolean => scored[role].some((word) => words.endsWith(word));
  if (unit === '%') return named('rate') ? 'rate' : null;
  if (counter !== scoreUnit) return null;
  // 决策（20分）得18分: the points of what stands before them.
  if (before.endsWith('(') && text[end] === ')') return 'points';
  return (['points', 'total', 'score', 'lost'] as const).find(named) ?? null;
}

function addScored(
  reading: Reading,
  scene: Scene,
  { points, score, lost, rate }: Partial<Record<Role, NumberToken>> & Record<'points' | 'score', NumberToken>,
): void {
  const { passage, paragraph } = scene;
  const id = idOf(reading, scene);
  const { text } = paragraph.compact;
  const label = `${passage.label}：${text.slice(clauseStart(text, points.start), (lost && lost.end > score.end ? lost : score).end)}`;
  const columns = reading.prose.kinds.find((kind) => kind.id === KIND)!.columns;
  const figure = (role: Role, token: NumberToken): Figure => figureAt(reading, scene, token, `${KIND}/${id}/${role}`, `${label}（${columns[role]!.zh}）`);
  const both = { points: figure('points', points), score: figure('score', score) };
  reading.scored.push({ passage, ...both });
  const anchors = anchorsOf(paragraph, points.start, score.end);
  reading.tables.add({ kind: KIND, id, label, roles: both, anchors, class: 'item' });
  if (lost) reading.tables.add({ kind: KIND, id: `${id}>lost`, label, roles: { ...both, lost: figure('lost', lost) }, anchors, class: 'lost' });
  if (rate) reading.tables.add({ kind: KIND, id: `${id}>rate`, label, roles: { ...both, rate: figure('rate', rate) }, anchors, class: 'rated' });
}

function addTotal(reading: Reading, scene: Scene, token: NumberToken): void {
  const { text } = scene.paragraph.compact;
  const label = `${scene.passage.label}：${text.slice(clauseStart(text, token.start), token.end)}`;
  reading.scored.push({ passage: scene.passage, points: null, score: figureAt(reading, scene, token, '', label, false) });
}

function idOf({ tables }: Reading, { passage, evaluated }: Scene): string {
  return tables.reserve(KIND, `${passage.role}>${evaluated?.name ?? ''}`.replaceAll('/', '∕'));
}

/** Where the clause that a number stands in begins, or the words before it that are looked at. */
function clauseStart(text: string, number: number): number {
  const before = text.slice(Math.max(0, number - NEAR), number);
  return number - before.length + Math.max(...[...CLAUSE_MARKS].map((mark) => before.lastIndexOf(mark))) + 1;
}

/** The number as the claim that has it already, named anew where that claim knows no better, or as a figure of its own. */
function figureAt({ taken }: Reading, { paragraph }: Scene, token: NumberToken, address: string, label: string, renamed = true): Figure {
  const { start } = sourceSpan(paragraph.compact, token.start, token.digits);
  for (let at = taken.length - 1; at >= 0 && taken[at]!.place.block === paragraph.index; at--) {
    const known = taken[at]!;
    if (known.place.start === start) return renamed ? Object.assign(known, { label }) : known;
  }
  const figure = { ...figureOf(paragraph, token, null), address, label };
  taken.push(figure);
  return figure;
}

/** What a passage scores item by item, and the total it states: the rule adds the items up where their points are all there. */
export function addScoreSums(reading: Reading): void {
  const whole = new Decimal(reading.prose.evaluation.scored.whole);
  for (const passage of new Map(reading.scored.map(({ passage }) => [passage.role, passage])).values()) {
    const here = reading.scored.filter((item) => item.passage.role === passage.role);
    const items = here.flatMap(({ points, score }) => (points && !points.amount.value.equals(whole) ? [{ points, score }] : []));
    const totals = here.filter(({ points }) => points === null || points.amount.value.equals(whole)).map(({ score }) => score);
    const [total] = totals;
    // One passage may tell of several evaluations.
    if (!total || items.length < 2 || totals.some(({ amount }) => !amount.value.equals(total.amount.value))) continue;
    const id = reading.tables.reserve('score-sum', passage.role.replaceAll('/', '∕'));
    if (total.address === '') total.address = `score-sum/${id}/score`;
    reading.tables.add({
      kind: 'score-sum',
      id,
      label: total.label,
      roles: { score: total },
      anchors: total.anchors,
      class: 'sum',
      parts: items.map(({ points, score }, index) => ({
        kind: 'score-sum',
        id: `${id}>${index + 1}`,
        label: score.label,
        roles: { points, score },
        anchors: score.anchors,
        class: 'item',
      })),
    });
  }
}
