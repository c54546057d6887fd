import { anchorsOf, wordsFigure } from './figure.js';
import type { Match } from '../words/forms.js';
import type { Handler, Reading, Scene } from './scene.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

/** 954.72%万元: a unit too many; 12.40万: one that is cut short. */
export function addSlip(reading: Reading, scene: Scene, token: Token & { kind: 'number' }): void {
  const kind =
    token.number.percent && token.unit !== '%' ? 'two-units' : token.unit !== '%' && token.unit !== '' && !token.text.endsWith('元') ? 'short-unit' : null;
  if (!kind) return;
  const id = reading.tables.reserve('slip', `${scene.passage.role}>${token.text}`.replaceAll('/', '∕'));
  const words = wordsFigure(scene.paragraph, token.start, token.end, `slip/${id}/words`, token.text);
  reading.tables.add({ kind: 'slip', id, label: `${scene.passage.label}：“${token.text}”`, roles: { words }, anchors: words.anchors, class: kind });
}

/** 增长 5.23，: a rate with places and nothing behind it. A whole number may be a count of what was named before. */
export const noPercent: Handler = (reading, scene, match) => {
  const token = match.roles['rate']![0] as Token & { kind: 'number' };
  const after = scene.tokens[match.end];
  if (token.number.places === 0 || (after && !isMark(after, ',', '。', ';', ')'))) return;
  // 各减少 1.20，3.40 万元: amounts one after the other, with one unit.
  if (scene.tokens[match.end + 1]?.kind === 'number') return;
  const start = scene.tokens[match.start]!.start;
  const printed = scene.paragraph.compact.text.slice(start, token.end);
  const id = reading.tables.reserve('slip', `${scene.passage.role}>${printed}`.replaceAll('/', '∕'));
  const words = wordsFigure(scene.paragraph, start, token.end, `slip/${id}/words`, printed);
  reading.tables.add({ kind: 'slip', id, label: `${scene.passage.label}：“${printed}”`, roles: { words }, anchors: words.anchors, class: 'no-percent' });
};

/** 主要原因是。: a reason that is not told. */
export function noReason(reading: Reading, scene: Scene, { start, end }: Match): void {
  const token = scene.tokens[start]!;
  const stop = isMark(scene.tokens[end], ':', ',') ? end + 1 : end;
  if (!hasSense(token, 'reason-open') || !isMark(scene.tokens[stop], '。', ';')) return;
  const printed = scene.paragraph.compact.text.slice(token.start, scene.tokens[stop]!.end);
  const id = reading.tables.reserve('slip', `${scene.passage.role}>${printed}`.replaceAll('/', '∕'));
  const words = wordsFigure(scene.paragraph, token.start, scene.tokens[stop]!.end, `slip/${id}/words`, printed);
  reading.tables.add({ kind: 'slip', id, label: `${scene.passage.label}：“${printed}”`, roles: { words }, anchors: words.anchors, class: 'no-reason' });
}

/** 与2023年相比, 2024年期末: years in places where only one is right. */
export const yearSlot: Handler = (reading, scene, match) => {
  const token = match.roles['year']?.[0];
  const { year } = reading.report;
  if (token?.kind !== 'year' || year === null || scene.aside) return;
  const slot = hasSense(scene.tokens[match.start], 'compare') ? 'compare' : 'end';
  const budget = reading.usual === 'budget';
  const expected = slot === 'compare' || budget ? year - 1 : year;
  const id = reading.tables.reserve('year', `${scene.passage.role}>${token.text}`);
  const odd = token.year === expected ? undefined : wordsFigure(scene.paragraph, token.start, token.end, `year/${id}/odd`, token.text);
  reading.tables.add({
    kind: 'year',
    id,
    label: `${scene.passage.label}：“${scene.tokens
      .slice(match.start, match.end)
      .map(({ text }) => text)
      .join('')}”`,
    roles: { odd },
    anchors: anchorsOf(scene.paragraph, token.start, token.end),
    class: slot,
  });
};

/** 项目7个, in a paragraph on self-evaluation: there should be as many forms. */
export function tally(reading: Reading, scene: Scene, match: Match, count: (token: Token & { kind: 'number' }) => void): void {
  const token = match.roles['count']![0] as Token & { kind: 'number' };
  // A report that attaches no form at all publishes them elsewhere.
  const forms = reading.report.tables.filter(({ layout }) => layout === reading.prose.evaluation.table);
  const told = forms.length > 0 && scene.tokens.some((each) => hasSense(each, 'self-evaluated'));
  const before = scene.tokens[match.start - 1];
  if ((before && before.kind !== 'mark' && !hasSense(before, 'among')) || !told || token.number.value.isZero()) return count(token);
  const id = reading.tables.reserve('tally', scene.passage.role);
  const words = wordsFigure(scene.paragraph, token.start, token.digits, `tally/${id}/words`, '');
  const printed = {
    ...words,
    address: `tally/${id}/printed`,
    label: `${scene.passage.label}：${token.text}`,
    state: 'read' as const,
    amount: { printed: token.number.printed, value: token.number.value, half: words.amount.half, unit: '' as const },
  };
  reading.taken.push(printed);
  reading.tables.add({
    kind: 'tally',
    id,
    label: `${scene.passage.label}：${scene.tokens
      .slice(match.start, match.end)
      .map(({ text }) => text)
      .join('')}`,
    roles: { printed },
    anchors: printed.anchors,
    class: 'stated',
    parts: forms.map((form) => ({
      kind: 'tally',
      id: reading.tables.reserve('tally', `${id}>${form.id}`),
      label: form.title,
      roles: {
        outturn:
          form.figures[form.rows.findIndex((row) => row.class === 'total-funds')]?.[
            form.columns.findIndex(({ id }) => reading.prose.evaluation.columns[id] === 'outturn')
          ],
      },
      anchors: form.rows[0]?.anchors ?? [],
      class: 'form',
    })),
  });
}
