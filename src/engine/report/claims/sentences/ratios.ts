import type { Remark } from '../../../document/document.js';
import { decide } from '../../../figures/decide.js';
import { ratio, sum, type Sum } from '../../../figures/quantity.js';
import type { Figure } from '../../report.js';
import { anchorsOf, figureOf, hedgeOf } from './figure.js';
import { forcedShares } from './forced.js';
import { cellOf, figureOfSubject } from './find.js';
import type { Match } from '../words/forms.js';
import { nameOf, phraseOf, type Baseless, type Handler, type Mention, type Reading, type Scene } from './scene.js';
import type { Passage } from '../passages/sections.js';
import type { Subject } from '../words/subject.js';
import { isOwnName, stated } from './stated.js';
import { hasSense, type Token } from '../words/tokens.js';

const BUDGETS = ['full', 'budget', 'initial'];

function remark(code: string, words = ''): Remark {
  return { code, values: { words }, anchors: [] };
}

/** 占 8.49%; 占支出合计的 8.49%. */
export const share: Handler = (reading, scene, match) => {
  const token = match.roles['rate']![0] as Token & { kind: 'number' };
  const rate = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(rate);
  const part = partOf(reading, scene, match.start);
  const aspect = part ? (part.figures.has(reading.usual) ? reading.usual : part.last) : null;
  const words = (match.roles['whole'] ?? []).filter((each) => !hasSense(each, 'of', 'be'));
  const base = words.map(({ text }) => text).join('');
  const subject = base === '' ? null : baseNamed(reading, scene, words);
  const { whole, scope, passage } = scene;
  const printed = printedBase(reading, scene, match, words);
  const entry = base === '' && part ? whole?.parts.find(({ mention }) => mention === part) : undefined;
  if (entry) entry.share = rate;
  const listed = base === '' && part && scope ? reading.scoped.get(scope)?.find(({ mention }) => mention === part) : undefined;
  if (listed) listed.share = rate;
  if (part?.subject && base !== '') reading.shares.push({ subject: part.subject, rate });
  // 其中：…的收入 0 万元，占 0 %: a share of the same whole, though nobody knows what the part is.
  const among = base === '' && !entry && scene.depth === 0 && part && part !== whole?.mention && part.figures.size > 0 ? whole : undefined;
  const id = reading.tables.reserve('share', part ? nameOf(part) : `${passage.role}>?`);
  rate.address = `share/${id}/printed`;
  const group = base === '' && !entry && !scope && !among && part && aspect !== null && scene.aside !== 'reason' ? groupOf(reading, passage) : null;
  group?.shares.push({ rate, of: () => partFigure(reading, part!, aspect!) });
  const why =
    scene.aside === 'reason'
      ? remark('claim-reason')
      : !part || aspect === null
        ? remark('claim-no-part')
        : base !== '' && !subject && !printed
          ? remark('claim-no-base', base)
          : base === '' && !entry && !scope && !among && !group
            ? remark('claim-no-base')
            : null;
  const name = part ? (part.subject?.label ?? part.words) : '';
  rate.label = `${passage.label}：${name}${reading.prose.words['share']?.[0] ?? ''}${base}`;
  const anchors = anchorsOf(scene.paragraph, scene.tokens[match.start]!.start, token.end);
  reading.later.push(() => {
    const found =
      why || aspect === null
        ? undefined
        : printed
          ? printed
          : subject
            ? (figureOfSubject(reading, subject, reading.usual, passage, null) ?? oneOf(reading, subject, aspect, part, rate))
            : entry
              ? whole!.mention.figures.get(whole!.aspect)
              : scope?.subject
                ? figureOfSubject(reading, scope.subject, reading.usual, passage, scope)
                : among
                  ? among.mention.figures.get(among.aspect)
                  : group
                    ? totalOf(group)
                    : undefined;
    const of = aspect === null || !part || why ? undefined : partFigure(reading, part, aspect);
    const wholeWords = subject?.label ?? base;
    const wholePhrase = entry
      ? phraseOf(reading, whole!.mention, whole!.aspect)
      : `${wholeWords || (scope?.subject?.label ?? '')}${found ? `${found.amount.printed}${found.amount.unit}` : ''}`;
    const label = `${passage.label}：${part && aspect !== null ? phraseOf(reading, part, aspect) : name}${reading.prose.words['share']?.[0] ?? ''}${wholePhrase}`;
    if (found && of) reading.rated.push({ passage, words: rateWords(`${name}${reading.prose.words['share']?.[0] ?? ''}`, rate), rate, base: found });
    reading.tables.add({
      kind: 'share',
      id,
      label,
      roles: { printed: rate, part: of, whole: found },
      anchors,
      class: (subject?.loose ?? part?.subject?.loose) ? 'loose' : entry && forcedShares(whole!).includes(rate) ? 'forced' : 'sure',
      why: why ?? (found ? null : remark('claim-no-base', wholeWords)),
    });
  });
};

function partFigure(reading: Reading, part: Mention, aspect: string): Figure | undefined {
  return part.figures.get(aspect) ?? (part.subject ? cellOf(reading, part.subject, aspect) : undefined);
}

/** The shares of a passage that name no base, with the total that its section states before them; null without such a total. */
function groupOf(reading: Reading, passage: Passage): Baseless | null {
  const known = reading.baseless.get(passage);
  if (known) return known;
  const mention = [passage.role, ...passage.scope].map((role) => reading.totals.get(role)).find((each) => each !== undefined);
  const total = mention?.figures.get(reading.usual);
  if (!total) return null;
  const made: Baseless = { total, shares: [] };
  reading.baseless.set(passage, made);
  return made;
}

/** The total, where it is the base of most of these shares: that nothing says so, their figures must. */
function totalOf(group: Baseless): Figure | undefined {
  group.holds ??=
    group.shares.filter(({ rate, of }) => {
      const part = of();
      return part !== undefined && gives(rate, part, group.total);
    }).length *
      2 >
    group.shares.length;
  return group.holds ? group.total : undefined;
}

/** Of the figures that the words of a base may mean, the one that the share is of, or else the first. */
function oneOf(reading: Reading, subject: Subject, aspect: string, part: Mention | null, rate: Figure): Figure | undefined {
  if (!subject.either) return undefined;
  const of = part?.figures.get(aspect);
  const cells = (subject.cells[reading.usual] ?? []).flatMap((cell) => reading.cell(cell) ?? []);
  return cells.find((cell) => of !== undefined && gives(rate, of, cell)) ?? cells[0];
}

/** 占本年基本支出预算的: what the figure is called besides, or whose it is, is no part of its subject's name. */
function baseNamed(reading: Reading, scene: Scene, words: Token[]): Subject | null {
  const found = subjectIn(reading, scene, words);
  const own = words.findIndex((token) => !hasSense(token, 'self') && !(token.kind === 'text' && isOwnName(reading, token.text)));
  return found ?? (own > 0 ? subjectIn(reading, scene, words.slice(own)) : null);
}

function subjectIn(reading: Reading, { passage }: Scene, words: Token[]): Subject | null {
  for (let end = words.length; end > 0; end--) {
    const found = reading.subjectNamed(
      words
        .slice(0, end)
        .map(({ text }) => text)
        .join(''),
      passage,
    );
    if (found) return found;
    if (!hasSense(words[end - 1], 'noun', 'budget', 'outturn')) return null;
  }
  return null;
}

/** 完成全年预算 84.82 万元的 73.2 %, 占支出合计 84.82 万元的 73.2 %: the base as the sentence itself prints it. */
function printedBase(reading: Reading, scene: Scene, match: Match, words: Token[]): Figure | null {
  const amount = match.roles['amount']?.[0] as (Token & { kind: 'number' }) | undefined;
  if (!amount) return null;
  const { mention, stated: before } = scene;
  const subject = words.find((each) => each.kind === 'word' && each.subjects.length > 0);
  stated(reading, scene, { ...match, end: scene.tokens.indexOf(amount) + 1, roles: { fill: words, amount: [amount], ...(subject && { subject: [subject] }) } });
  const figure = scene.stated?.last ? (scene.stated.figures.get(scene.stated.last) ?? null) : null;
  Object.assign(scene, { mention, stated: before });
  return figure;
}

/** 公务接待费完成预算100.00% */
function rateWords(words: string, { amount }: Figure): string {
  return `${words}${amount.printed}`;
}

/** The mention that a share is of: the figure stated just before it, or the subject it follows. */
function partOf(reading: Reading, scene: Scene, start: number): Mention | null {
  const before = scene.tokens[start - 1];
  if (before && start - 1 >= scene.clause && before.kind === 'word' && before.subjects.length > 0) {
    const subject = reading.subjectOf(before, scene.passage, null);
    return subject
      ? {
          subject,
          words: before.text,
          passage: scene.passage,
          paragraph: scene.paragraph.index,
          sentence: scene.sentence,
          figures: new Map(),
          last: reading.usual,
          path: false,
        }
      : null;
  }
  const last = scene.stated;
  return last && last.sentence === scene.sentence ? last : null;
}

/** 完成年初预算的 107.14%; 预算执行率为 94.77%. */
export const completion: Handler = (reading, scene, match) => {
  const token = match.roles['rate']![0] as Token & { kind: 'number' };
  const rate = figureOf(scene.paragraph, token, hedgeOf(match.roles['hedge'] ?? [], scene.tokens[match.end]));
  reading.taken.push(rate);
  const { passage } = scene;
  const words = (match.roles['base'] ?? []).filter((each) => !hasSense(each, 'of', 'be', 'noun') && each.kind !== 'year');
  const base = words.map(({ text }) => text).join('');
  const unknown = words.some((each) => !hasSense(each, ...BUDGETS));
  const mention = scene.mention;
  const printed = unknown || scene.aside ? null : printedBase(reading, scene, match, words);
  const named = BUDGETS.find((aspect) => words.some((each) => hasSense(each, aspect))) ?? 'budget';
  const why =
    scene.aside === 'reason'
      ? remark('claim-reason')
      : unknown
        ? remark('claim-no-base', base)
        : !mention || mention.figures.size === 0
          ? remark('claim-no-part')
          : null;
  const id = reading.tables.reserve('completion', mention ? nameOf(mention) : `${passage.role}>?`);
  rate.address = `completion/${id}/printed`;
  rate.label = `${passage.label}：${mention?.subject?.label ?? mention?.words ?? ''}${scene.tokens
    .slice(match.start, match.end - 1)
    .map(({ text }) => text)
    .join('')}`;
  const anchors = anchorsOf(scene.paragraph, scene.tokens[match.start]!.start, token.end);
  reading.later.push(() => {
    const outturn =
      why || !mention
        ? undefined
        : (mention.figures.get(reading.usual) ?? (mention.subject ? figureOfSubject(reading, mention.subject, reading.usual, passage, mention) : undefined));
    const budgets = why || !mention ? [] : printed ? [printed] : budgetsOf(reading, mention, named);
    const [budget, other] = budgets;
    const over = why || !outturn || budget ? undefined : mention?.over;
    const implied = over && (over.budget === named || over.budget === 'budget' || named === 'budget') ? over : undefined;
    const meant = outturn && budget && other && !gives(rate, outturn, budget) && gives(rate, outturn, other);
    const subject = mention?.subject?.label ?? mention?.words ?? '';
    const words = scene.tokens
      .slice(match.start, match.end)
      .flatMap((each) => (each === token || hasSense(each, 'of', 'be', 'hedge') ? [] : [each.text]))
      .join('');
    // A report of one project names it in its own title.
    const about = passage.label.includes(subject) ? '' : subject;
    const label = match.roles['said']
      ? `${passage.label}：${about}${words}（${outturn ? `${outturn.amount.printed}${outturn.amount.unit}` : ''}÷${budget ? `${budget.amount.printed}${budget.amount.unit}` : ''}）`
      : `${passage.label}：${about}${outturn ? `${outturn.amount.printed}${outturn.amount.unit}` : ''}${words}${budget ? `${budget.amount.printed}${budget.amount.unit}` : ''}`;
    if (outturn && budget) reading.rated.push({ passage, words: rateWords(`${subject}${words}`, rate), rate, base: budget });
    reading.tables.add({
      kind: 'completion',
      id,
      label,
      roles: {
        printed: rate,
        outturn,
        budget,
        other,
        more: implied?.more ? implied.amount : undefined,
        less: implied?.more === false ? implied.amount : undefined,
      },
      anchors,
      class: implied ? (implied.more ? 'over' : 'under') : meant ? 'other' : 'named',
      why: why ?? (outturn && (budget || implied) ? null : remark('claim-no-base', base)),
    });
  });
};

/** The budget that the words name, then another one that the sentence states. A bare 预算 is the one printed; of two, the full year's. */
function budgetsOf(reading: Reading, mention: Mention, named: string): (Figure | undefined)[] {
  const { subject } = mention;
  const order = named === 'budget' ? ['budget', 'full', 'initial'] : named === 'full' ? ['full', 'budget'] : ['initial'];
  const printed = order.flatMap((aspect) => mention.figures.get(aspect) ?? []);
  const known = subject ? order.flatMap((aspect) => figureOfSubject(reading, subject, aspect, mention.passage, mention) ?? []) : [];
  const first = printed[0] ?? known[0];
  const other = BUDGETS.flatMap((aspect) => mention.figures.get(aspect) ?? []).find((figure) => figure !== first);
  return [first, other];
}

function gives(rate: Figure, part: Figure, whole: Figure): boolean {
  const of = sum([{ sign: 1, address: part.address, amount: part.amount }]);
  const to = sum([{ sign: 1, address: whole.address, amount: whole.amount }]);
  const printed = sum([{ sign: 1, address: rate.address, amount: rate.amount }]);
  return decide(printed, 'equals', ratio(of as Sum, to as Sum)).holds;
}
