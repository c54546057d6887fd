import { parseNumber } from '../../../figures/parse.js';
import type { Figure, Table } from '../../report.js';
import { compactWord } from '../words/compact.js';
import { anchorsOf, figureOf, wordsFigure } from './figure.js';
import type { Mention, Reading, Scene } from './scene.js';

/** An aspect is named so near before its figure. */
const NEAR = 8;
/** 数量 of 数量指标. */
const KIND = 2;
const PERCENTAGE = /^\d{1,4}(?:\.\d+)?%/;

/** What a paragraph says of an evaluation beside its figures: grades, rates of the whole, and that all went well. */
export function addPerformance(reading: Reading, scene: Scene): void {
  addGrades(reading, scene);
  addRates(reading, scene);
  addAttained(reading, scene);
}

/** Where one of the words stands, with what follows: its end is behind 为. */
function* after(text: string, words: readonly string[], opens: readonly string[]): Generator<{ start: number; end: number }> {
  const found = words.flatMap((word) => placesOf(text, word)).sort((one, other) => one.start - other.start || other.end - one.end);
  let done = 0;
  for (const { start, end } of found) {
    if (start < done) continue;
    done = end;
    const open = text[end] === ':' ? ':' : (opens.find((each) => text.startsWith(each, end)) ?? '');
    yield { start, end: end + open.length };
  }
}

function placesOf(text: string, word: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push({ start: at, end: at + word.length });
  return places;
}

/** 自评得分 97.27 分，自评等级为“优”: the score stated before it lies where that grade does. */
function addGrades(reading: Reading, scene: Scene): void {
  const { text } = scene.paragraph.compact;
  const scores = scoresOf(reading, scene);
  let passed = 0;
  for (const { start, end } of after(text, (reading.prose.wording['grade'] ?? []).map(compactWord), reading.prose.words['be'] ?? [])) {
    const grade = reading.prose.evaluation.grades.find(({ names }) => names.some((name) => text.startsWith(name, end)));
    while (passed < scores.length && scores[passed]!.place.start < scene.paragraph.compact.at[start]!) passed++;
    const score = scores[passed - 1];
    if (!grade || !score) continue;
    const name = grade.names.find((each) => text.startsWith(each, end))!;
    const id = reading.tables.reserve('grade', `${scene.passage.role}>${scene.evaluated?.name ?? ''}`.replaceAll('/', '∕'));
    reading.tables.add({
      kind: 'grade',
      id,
      label: `${scene.passage.label}：“${text.slice(start, end + name.length)}”`,
      roles: { score },
      anchors: anchorsOf(scene.paragraph, start, end + name.length),
      class: grade.id,
    });
  }
}

/** The scores that this paragraph states, in order. */
function scoresOf(reading: Reading, scene: Scene): Figure[] {
  return mentionsHere(reading, scene)
    .filter(({ subject }) => subject?.counted?.includes(reading.prose.evaluation.scoreUnit))
    .flatMap(({ figures }) => [...figures.values()])
    .sort((one, other) => one.place.start - other.place.start);
}

/** Those of this paragraph are the last that were read. */
function mentionsHere({ mentions }: Reading, { paragraph }: Scene): Mention[] {
  let first = mentions.length;
  while (first > 0 && mentions[first - 1]!.paragraph === paragraph.index) first--;
  return mentions.slice(first);
}

/** “三公经费”控制率 33%: an indicator of the whole, whose parts are in the tables or in this paragraph. */
function addRates(reading: Reading, scene: Scene): void {
  const { text } = scene.paragraph.compact;
  for (const form of reading.prose.evaluation.rates) {
    if (!form.names.some((name) => text.includes(name))) continue;
    const [of, to] = [form.of, form.to].map((cell) => reading.cell(cell) ?? statedHere(reading, scene, cell));
    if (!of || !to) continue;
    for (const { start, end } of after(text, form.names.map(compactWord), reading.prose.words['be'] ?? [])) {
      const printed = PERCENTAGE.exec(text.slice(end, end + 12))?.[0];
      const number = printed === undefined ? null : parseNumber(printed);
      if (!printed || !number) continue;
      const id = reading.tables.reserve('whole-rate', `${scene.passage.role}>${form.names[0]!}`.replaceAll('/', '∕'));
      const rate = figureOf(
        scene.paragraph,
        { kind: 'number', start: end, end: end + printed.length, digits: end + printed.length, text: printed, number, unit: '%', counter: null },
        null,
      );
      reading.taken.push(rate);
      rate.address = `whole-rate/${id}/printed`;
      rate.label = `${scene.passage.label}：${text.slice(start, start + form.names[0]!.length)}`;
      reading.tables.add({
        kind: 'whole-rate',
        id,
        label: `${scene.passage.label}：${form.names[0]!}`,
        roles: { printed: rate, of, to },
        anchors: rate.anchors,
        class: form.kind,
      });
    }
  }
}

function statedHere(reading: Reading, scene: Scene, aspect: string): Figure | undefined {
  const words = (reading.prose.words[aspect] ?? []).map(compactWord);
  const { block } = scene.paragraph;
  const named = ({ place }: Figure): boolean => {
    const before = compactWord(block.text.slice(Math.max(0, place.start - NEAR), place.start));
    return words.some((word) => before.includes(word));
  };
  // A figure without an aspect of its own counts as the outturn elsewhere; here it must be called so.
  return mentionsHere(reading, scene)
    .flatMap(({ figures }) => figures.get(aspect) ?? [])
    .find(named);
}

/** 指标均达成, 问题：无: no indicator of the form lost points. */
function addAttained(reading: Reading, scene: Scene): void {
  const { evaluated, paragraph } = scene;
  const form = evaluated && !evaluated.whole ? reading.report.tables.find(({ id }) => id === `${reading.prose.evaluation.table}:${evaluated.name}`) : undefined;
  const [found] = after(paragraph.compact.text, (reading.prose.wording['attained'] ?? []).map(compactWord), []);
  if (!form || !found) return;
  const id = reading.tables.reserve('attained', evaluated!.name.replaceAll('/', '∕'));
  const quoted = wordsFigure(paragraph, found.start, found.end, `attained/${id}`, paragraph.compact.text.slice(found.start, found.end));
  reading.tables.add({
    kind: 'attained',
    id,
    label: `${scene.passage.label}：${evaluated!.name}“${quoted.label}”`,
    roles: {},
    anchors: quoted.anchors,
    class: 'said',
    parts: named(lostIn(form, reading.prose.evaluation.columns), paragraph.compact.text.slice(0, found.start)).map(({ name, lost }, index) => {
      const own = `${id}>${index + 1}`;
      return {
        kind: 'attained',
        id: own,
        label: name,
        roles: { said: { ...quoted, address: `attained/${own}/said` }, kept: lost ? undefined : { ...quoted, address: `attained/${own}/kept` } },
        anchors: quoted.anchors,
        class: 'indicator',
      };
    }),
  });
}

/** 数量、质量、时效指标均达成: of the indicators of these kinds only, where the clause names any. */
function named(indicators: Indicator[], before: string): Indicator[] {
  const clause = before.slice(Math.max(...[...'，,。;；:：'].map((mark) => before.lastIndexOf(mark))) + 1);
  const items = clause.split('、').filter((item) => item !== '');
  const those = indicators.filter(({ group }) =>
    items.some((item) => group.length >= KIND && (group.startsWith(item) || item.endsWith(group) || item.endsWith(group.slice(0, KIND)))),
  );
  return those.length > 0 ? those : indicators;
}

interface Indicator {
  name: string;
  lost: boolean;
  /** 二级指标 */
  group: string;
}

function lostIn({ rows, figures, columns }: Table, names: Record<string, string>): Indicator[] {
  const at = (role: string): number => columns.findIndex(({ id }) => names[id] === role);
  const [points, score] = [at('points'), at('score')];
  return rows.flatMap(({ name, group = '', class: kind }, row) => {
    const [full, got] = [figures[row]![points], figures[row]![score]];
    return kind === 'indicator' && full && got ? [{ name, lost: got.amount.value.lessThan(full.amount.value), group }] : [];
  });
}
