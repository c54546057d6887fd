import { anchorsOf } from './figure.js';
import { cellOf } from './find.js';
import { made, nameOf, type Handler } from './scene.js';
import { hasSense } from '../words/tokens.js';
import { ofEvaluated } from '../words/projects.js';

/** 没有使用政府性基金安排的支出: what is said not to be is zero wherever it is printed. Only where the sentence ends with its name. */
export const absence: Handler = (reading, scene, match) => {
  if (scene.aside || scene.depth > 0) return;
  const token = match.roles['subject']![0]!;
  const after = scene.tokens[match.end];
  if (after && after.kind !== 'mark' && !hasSense(after, 'and')) return;
  if (token.kind !== 'word') return;
  const subjects = token.subjects.filter(({ role }) => [...scene.passage.scope, '*'].includes(role));
  const found = subjects[0];
  if (!found) return;
  const subject = ofEvaluated(found, scene.evaluated);
  const mention = made(reading, scene, subject, token.text);
  // 没有…的支出，年初预算为 0 万元
  if (!subject.counted && !scene.sticky) scene.mention = mention;
  const words = scene.paragraph.compact.text.slice(scene.tokens[match.start]!.start, token.end);
  const anchors = anchorsOf(scene.paragraph, scene.tokens[match.start]!.start, token.end);
  const id = reading.tables.reserve('absence', nameOf(mention));
  reading.later.push(() => {
    const printed = reading.mentions.find((other) => other.subject?.id === subject.id && other.figures.size > 0 && other.passage !== scene.passage);
    const figure = cellOf(reading, subject, reading.usual) ?? (subject.counted ? printed?.figures.get(reading.usual) : undefined);
    reading.tables.add({
      kind: 'absence',
      id,
      label: `${scene.passage.label}：“${words}”`,
      roles: { figure },
      anchors,
      class: subject.counted ? 'count' : 'amount',
      why: figure ? null : { code: 'claim-no-part', values: { words }, anchors: [] },
    });
  });
};
