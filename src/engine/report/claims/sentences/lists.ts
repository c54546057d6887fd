import type { Figure } from '../../report.js';
import type { Claim } from '../claims.js';
import { compactWord } from '../words/compact.js';
import { anchorsOf, wordsFigure } from './figure.js';
import type { Match } from '../words/forms.js';
import { nameOf, type Reading, type Scene } from './scene.js';
import { isMark } from '../words/tokens.js';

/** 主要包括：基本工资、津贴补贴…: the items named, held against the rows of the table that the subject is made of. */
export function listing(reading: Reading, scene: Scene, match: Match): void {
  const subject = scene.mention?.subject;
  if (!subject?.list || scene.aside === 'reason') return;
  const items = itemsFrom(scene, match.end, reading.prose.words['etc'] ?? []);
  if (items.length < 2) return;
  const { passage, paragraph } = scene;
  const id = reading.tables.reserve('list', nameOf(scene.mention!));
  const table = reading.report.tables.find((each) => each.id === subject.list!.table);
  const rows = (table?.rows ?? []).flatMap((row, index) => {
    const figure = table!.figures[index]?.find((each) => each !== undefined);
    const listed = row.code !== null && row.code.length > 3 && subject.list!.classes.some((code) => row.code!.startsWith(code));
    return listed && figure ? [{ name: row.name, figure }] : [];
  });
  const named = new Map<string, { item?: (typeof items)[number]; cell?: Figure }>();
  for (const row of rows) if (!row.figure.amount.value.isZero()) named.set(row.name, { cell: row.figure });
  for (const item of items) {
    const row = rows.find(({ name }) => alike(compactWord(name), item.text));
    const entry = named.get(row?.name ?? item.text) ?? { cell: row?.figure };
    named.set(row?.name ?? item.text, { ...entry, item });
  }
  const parts = [...named].map(([name, { item, cell }]): Claim => {
    const own = `${id}>${name}`.replaceAll('/', '∕');
    const listed = item ? wordsFigure(paragraph, item.start, item.end, `list/${own}/listed`, `${passage.label}：${name}`) : undefined;
    return { kind: 'list', id: own, label: name, roles: { listed, cell }, anchors: listed?.anchors ?? [], class: 'item' };
  });
  const label = `${passage.label}：${subject.label}${match.roles['listing']?.[0]?.text ?? ''}`;
  reading.tables.add({
    kind: 'list',
    id,
    label,
    roles: {},
    anchors: anchorsOf(paragraph, items[0]!.start, items.at(-1)!.end),
    class: table ? 'list' : null,
    parts,
  });
}

/** Items between 、 and ，, outside brackets, up to the end of the sentence or a semicolon. An ending such as 等 is not part of the last. */
function itemsFrom(scene: Scene, from: number, etc: string[]): { start: number; end: number; text: string }[] {
  const { text } = scene.paragraph.compact;
  const first = scene.tokens[from];
  let start = isMark(first, ':') ? first!.end : (first?.start ?? text.length);
  const items: { start: number; end: number; text: string }[] = [];
  let depth = 0;
  const close = (end: number): void => {
    const words = text.slice(start, end);
    const ending = etc.find((word) => words.endsWith(word)) ?? '';
    const name = words.slice(0, words.length - ending.length);
    if (name !== '') items.push({ start, end, text: name });
    start = end + 1;
  };
  for (let at = start; at <= text.length; at++) {
    const character = text[at] ?? '。';
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && '、,。;'.includes(character)) {
      close(at);
      if ('。;'.includes(character)) break;
    }
  }
  return items.some(({ text: name }) => /\d/.test(name)) ? [] : items;
}

/** One name, or one with a generic ending such as 支出. */
export function alike(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && long.length - short.length <= 2 && short.length >= 4;
}
