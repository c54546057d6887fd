import type { Figure } from '../../report.js';
import { addRoll } from './headings.js';
import type { Mention, Reading } from '../sentences/scene.js';
import { lastSection, type Passage } from './sections.js';

/** Codes of 项 have seven digits. */
const ITEM = 7;
/** Those of 款 five. */
const GROUP = 5;
/** One item alone is an example, not a list of all. */
const LEAST = 2;

/** What each section names by 类, 款, 项. Of the one in which the document ends nobody knows whether these are `all`. */
export function itemsOfSections(reading: Reading, passages: readonly Passage[]): { items: Mention[]; all: boolean }[] {
  const last = lastSection(reading.report.document, passages)?.role;
  const sections = new Map<string, Mention[]>();
  for (const mention of reading.mentions) {
    if (!mention.path) continue;
    const list = sections.get(mention.passage.role);
    if (list) list.push(mention);
    else sections.set(mention.passage.role, [mention]);
  }
  return [...sections].map(([role, items]) => ({ items, all: role !== last }));
}

/**
 * The items that a section names by 类, 款, 项 against the rows of its table: every 项 with a figure is spoken of, and every item named is a row.
 */
export function addItems(reading: Reading, passages: readonly Passage[]): void {
  const kind = reading.report.kind === 'budget' ? 'budget' : 'final-accounts';
  for (const { items, all } of itemsOfSections(reading, passages)) {
    const { scope, label } = items[0]!.passage;
    const form = reading.prose.sections[kind].find(({ id, paths }) => paths !== undefined && id !== '' && scope.includes(id));
    const [tableId, column] = form?.paths?.split('/') ?? [];
    const table = reading.report.tables.find(({ id }) => id === tableId);
    const at = table?.columns.findIndex(({ id }) => id === column) ?? -1;
    if (!table || at < 0 || items.length < LEAST || !table.rows.some(({ code }) => code?.length === ITEM)) continue;
    const named = new Map(items.flatMap((mention) => (isRow(mention) ? [[mention.subject!.id, mention.paragraph] as const] : [])));
    // What is said of a 款 is said of its 项.
    const groups = [...named].filter(([id]) => id.length === GROUP);
    // Names that fit no row at all are of another form of names, and say nothing.
    if (named.size === 0) continue;
    const spoken = table.rows.flatMap(({ id, code, name }, index) => {
      const promise = table.figures[index]![at];
      if (code?.length !== ITEM || !promise || promise.amount.value.isZero()) return [];
      return [{ name, promise, block: named.get(id) ?? groups.find(([group]) => code.startsWith(group))?.[1] ?? null }];
    });
    if (all) addRoll(reading, 'items', label, spoken);
    addRoll(
      reading,
      'rows',
      label,
      items.map((mention) => ({
        name: mention.subject?.label ?? mention.words,
        promise: firstFigure(mention),
        block: isRow(mention) ? mention.paragraph : null,
      })),
    );
  }
}

function firstFigure({ figures }: Mention): Figure | undefined {
  return figures.values().next().value;
}

/** Its row was found. */
function isRow({ subject }: Mention): boolean {
  return subject !== null && Object.keys(subject.cells).length > 0;
}
