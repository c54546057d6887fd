import type { Figure } from '../../report.js';
import type { Claim } from '../claims.js';
import { compactOf } from '../words/compact.js';
import { anchorsOf, figureOf, type Paragraph } from '../sentences/figure.js';
import type { Match } from '../words/forms.js';
import type { Reading } from '../sentences/scene.js';
import { hasSense, isMark, type Token } from '../words/tokens.js';

/** Figures that were taken before, by where they stand in the prose. */
type Known = Map<string, Figure>;

type NumberToken = Token & { kind: 'number' };

/** What a total of this event is made of. */
const PARTS: Record<string, string> = { projects: 'graded', area: 'area-part' };
/** So many parts make a list of them. */
const LEAST = 2;

/**
 * Counts that a sentence states with their parts: 6 个项目，优 4 个、良 2 个; 总建筑面积 9 平方米，其中地上 6 平方米、地下 3 平方米.
 * And what was done of what was planned: 应开展 20 个，实际开展 18 个，开展率 90 %.
 */
export function addQuantities(reading: Reading): void {
  const known: Known = new Map();
  for (const figure of reading.taken) if (!('row' in figure.place) && !known.has(placeOf(figure))) known.set(placeOf(figure), figure);
  reading.report.document.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || block.running) return;
    const compact = compactOf(block);
    const tokens = reading.plain.tokensOf(compact);
    const paragraph: Paragraph = { index, block, compact, tokens: [...tokens] };
    let sentence: Match[] = [];
    for (let at = 0; at < tokens.length;) {
      if (isMark(tokens[at], '。')) {
        addSums(reading, known, paragraph, sentence);
        addRates(reading, known, paragraph, sentence);
        sentence = [];
      }
      const match = reading.plain.forms.at(tokens, at);
      if (match) sentence.push(match);
      // A list of names holds counts of its own.
      at = match && match.event !== 'counted' ? match.end : at + 1;
    }
    addSums(reading, known, paragraph, sentence);
    addRates(reading, known, paragraph, sentence);
  });
}

/** The last total before the parts; two parts of one name belong to two lists, and nobody knows where the first one ends. */
function addSums(reading: Reading, known: Known, paragraph: Paragraph, sentence: readonly Match[]): void {
  for (const [whole, part] of Object.entries(PARTS)) {
    const parts = sentence.filter(({ event }) => event === part);
    const total = sentence.findLast((match) => match.event === whole && match.start < (parts[0]?.start ?? 0));
    const names = parts.map((match) => nameOf(paragraph, match));
    const all = total ? [total, ...parts] : [];
    const numbers = all.map((match) => numberOf(match));
    if (!total || parts.length < LEAST || new Set(names).size < names.length || numbers.some((number) => number === null)) continue;
    const units = all.map((match) => match.roles['area-unit']?.[0]?.text);
    if (units.some((unit) => unit !== units[0])) continue;
    const id = reading.tables.reserve('counts', wordsOf(paragraph, total).replaceAll('/', '∕'));
    const claim = (number: NumberToken, own: string, label: string, kind: 'whole' | 'part'): Claim => {
      const value = figureAt(reading, known, paragraph, number, `counts/${own}/value`, label);
      return { kind: 'counts', id: own, label: `“${label}”`, roles: { value }, anchors: value.anchors, class: kind };
    };
    reading.tables.add({
      ...claim(numbers[0]!, id, wordsOf(paragraph, total), 'whole'),
      parts: parts.map((match, index) => claim(numbers[index + 1]!, `${id}>${names[index]}`, wordsOf(paragraph, match), 'part')),
    });
  }
}

/** One planned count, one that was done, and one rate. */
function addRates(reading: Reading, known: Known, paragraph: Paragraph, sentence: readonly Match[]): void {
  const [planned, done, rate] = ['planned', 'done', 'done-rate'].map((event) => sentence.filter((match) => match.event === event));
  if (planned!.length !== 1 || done!.length !== 1 || rate!.length !== 1 || done![0]!.start > rate![0]!.start) return;
  const [of, to, printed] = [numberOf(done![0]!), numberOf(planned![0]!), rate![0]!.roles['rate']![0] as NumberToken];
  if (!of || !to || to.number.value.isZero() || countedIn(planned![0]!) !== countedIn(done![0]!)) return;
  const label = wordsOf(paragraph, rate![0]!);
  const id = reading.tables.reserve('done', label.replaceAll('/', '∕'));
  const roles = {
    rate: figureAt(reading, known, paragraph, printed, `done/${id}/rate`, label),
    done: figureAt(reading, known, paragraph, of, `done/${id}/done`, wordsOf(paragraph, done![0]!)),
    planned: figureAt(reading, known, paragraph, to, `done/${id}/planned`, wordsOf(paragraph, planned![0]!)),
  };
  reading.tables.add({ kind: 'done', id, label: `“${label}”`, roles, anchors: anchorsOf(paragraph, printed.start, printed.end) });
}

function wordsOf(paragraph: Paragraph, { start, end }: Match): string {
  return paragraph.compact.text.slice(paragraph.tokens[start]!.start, paragraph.tokens[end - 1]!.end);
}

function countedIn({ roles }: Match): string | undefined {
  return roles['count-in']?.[0]?.text;
}

/** 优: what tells this part from the others. */
function nameOf(paragraph: Paragraph, { start }: Match): string {
  return paragraph.tokens[start]!.text;
}

/** Null for one in characters, which has no figure of its own. */
function numberOf({ roles }: Match): NumberToken | null {
  const token = roles['number']![0]!;
  return token.kind === 'number' && !hasSense(token, 'numeral') ? token : null;
}

/** The figure of the claim that the number already is, or a new one. */
function figureAt(reading: Reading, known: Known, paragraph: Paragraph, token: NumberToken, address: string, label: string): Figure {
  const figure = figureOf(paragraph, { ...token, counter: token.counter ?? '' }, null);
  const before = known.get(placeOf(figure));
  if (before && before.address !== '') return before;
  const made = { ...figure, address, label };
  reading.taken.push(made);
  known.set(placeOf(made), made);
  return made;
}

function placeOf({ place: { block, start } }: Figure): string {
  return `${block}:${start}`;
}
