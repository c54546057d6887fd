import type { Remark } from '../../../document/document.js';
import { anchorsOf } from './figure.js';
import { figureOfSubject } from './find.js';
import { nameOf, type Handler } from './scene.js';
import { hasSense, type Token } from '../words/tokens.js';

const ASPECTS = ['initial', 'full', 'budget', 'outturn'];
const RELATIONS = ['same', 'more', 'less'];

/** 决算数与预算数无差异; 决算数大于年初预算数. */
export const level: Handler = (reading, scene, match) => {
  if (scene.aside === 'reason') return;
  const { passage } = scene;
  const mention = scene.sticky ?? scene.mention;
  const left = aspectOf(match.roles['left']);
  const right = aspectOf(match.roles['right']);
  const relation = RELATIONS.find((sense) => match.roles['relation']!.some((token) => hasSense(token, sense)));
  if (!relation) return;
  const id = reading.tables.reserve('level', mention ? nameOf(mention) : `${passage.role}>?`);
  const tokens = scene.tokens.slice(match.start, match.end);
  const words = tokens.map(({ text }) => text).join('');
  const anchors = anchorsOf(scene.paragraph, tokens[0]!.start, tokens.at(-1)!.end);
  reading.later.push(() => {
    const figure = (aspect: string | null) => {
      if (!mention?.subject || aspect === null) return undefined;
      for (const each of aspect === 'budget' ? ['budget', 'full', 'initial'] : [aspect]) {
        const printed = mention.figures.get(each);
        if (printed) return printed;
      }
      return figureOfSubject(reading, mention.subject, aspect, passage, mention);
    };
    const [one, other] = [figure(left), figure(right)];
    const why: Remark | null = one && other ? null : { code: 'claim-no-part', values: { words }, anchors: [] };
    const amounts = one && other ? `（${one.amount.printed}${one.amount.unit}，${other.amount.printed}${other.amount.unit}）` : '';
    reading.tables.add({
      kind: 'level',
      id,
      label: `${passage.label}：${mention?.subject?.label ?? mention?.words ?? ''}${words}${amounts}`,
      roles: { left: one, right: other },
      anchors,
      class: relation,
      why,
    });
  });
};

/** 预决算 names both at once. */
function aspectOf(tokens: Token[] | undefined): string | null {
  return ASPECTS.find((aspect) => tokens?.some((token) => hasSense(token, aspect))) ?? null;
}
