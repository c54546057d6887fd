import type { SourceText } from '../document/document.js';
import { isFormLine } from './words.js';
import { locate } from '../document/locate.js';
import type { SourceDocument } from '../document/document.js';
import type { Vocabulary } from '../pack/layout.js';
import type { Leftover, Place } from './report.js';
import type { CellRoles } from './tables/reading.js';

/** A printed number: digits with their separators, or digits alone. */
const NUMBER = /[-−－]?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[%％]?/g;
const LIST_NUMBER = /^\s*[(（]?[0-9０-９]{1,3}(?:\.[0-9０-９]{1,2})*[.、．)）]?/;
/** So many characters around a number say what it is: more would take the longer the longer the text. */
const NEAR = 12;
/** A subject's name is so long at the most. */
const LONGEST_NAME = 40;
/** 实际支出÷预算数×100%: what makes a percentage of a quotient is no figure. */
const TIMES_HUNDRED = /[×✕*＊xX]$/;
/** A list within a text: …合理。2. 项目… */
const LIST_ITEM = /[;；。:：，,)）]$/;
/** What makes the digits before it a number of a document or of a list rather than a figure: 〔2020〕10号. */
const IN_BRACKETS = /[〔[［【]$/;

/** Every number of the document that no table took: figures not read, and numbers that are none. */
export function leftoversOf(document: SourceDocument, roles: CellRoles, recognised: Set<number>, vocabulary: Vocabulary): Leftover[] {
  const leftovers: Leftover[] = [];
  document.blocks.forEach((block, index) => {
    if (block.kind === 'paragraph') {
      const numbers = numbersOf(block, vocabulary, (start, end) => ({ block: index, start, end }));
      // A page number is put there by the layout of the pages.
      leftovers.push(...(block.running ? numbers.map((number) => ({ ...number, kind: 'notFigure' as const })) : numbers));
      return;
    }
    block.grid.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (!cell || !/[0-9０-９]/.test(cell.text)) return;
        const role = roles.get(index, r, c);
        if (role === 'figure') return;
        const place = (start: number, end: number): Place => ({ block: index, row: r, column: c, start, end });
        for (const number of numbersOf(cell, vocabulary, place)) {
          leftovers.push(recognised.has(index) && role === 'notFigure' ? { ...number, kind: 'notFigure' } : number);
        }
      });
    });
  });
  return leftovers;
}

/** Where the codes of one subject stand in brackets behind its names: 住房保障支出（221类）住房改革支出（02款）住房公积金（01项）. One alone may as well count. */
function codesIn(text: string, [first, second, third]: readonly string[]): Set<number> {
  const coded = (digits: number, level: string | undefined): string => `[(（](\\d{${digits}})${level}[)）]`;
  const between = `[^(（\\d]{1,${LONGEST_NAME}}`;
  const pattern = new RegExp(`${coded(3, first)}${between}${coded(2, second)}(?:${between}${coded(2, third)})?`, 'dg');
  return new Set([...text.matchAll(pattern)].flatMap(({ indices }) => indices!.slice(1).flatMap((span) => (span === undefined ? [] : [span[0]]))));
}

/** Numbers of a text, each with its place; dates, ordinals and document numbers told apart from figures by what stands around them. */
function numbersOf(source: SourceText, vocabulary: Vocabulary, placeOf: (start: number, end: number) => Place): Leftover[] {
  const found: Leftover[] = [];
  const isForms = isFormLine(source.text, vocabulary);
  const codes = codesIn(source.text, vocabulary.levels);
  const listEnd = LIST_NUMBER.exec(source.text)?.[0].length ?? 0;
  for (const match of source.text.matchAll(NUMBER)) {
    const start = match.index + (/^[-−－]/.test(match[0]) && /[0-9０-９a-zA-Z]/.test(source.text[match.index - 1] ?? '') ? 1 : 0);
    const end = match.index + match[0].length;
    const before = source.text.slice(Math.max(0, start - NEAR), start).trimEnd();
    const after = source.text.slice(end, end + NEAR).trimStart();
    const isOrdinal = /^[0-9０-９]{1,2}$/.test(match[0]);
    const isList = end <= listEnd && /[.、．)）]/.test(source.text[listEnd - 1]!) && !/[0-9０-９]/.test(source.text[listEnd] ?? '');
    const isItem = isOrdinal && (LIST_ITEM.test(before) || /\s/.test(source.text[start - 1] ?? '')) && /^[.、．]\s*[^\s0-9０-９]/.test(after);
    const isBracketed = /^[1-9１-９]$/.test(match[0]) && /[(（]$/.test(before) && /^[)）]\s*\p{L}/u.test(after);
    const isDate = vocabulary.dates.some((unit) => after.startsWith(unit)) || IN_BRACKETS.test(before);
    const isForm = vocabulary.formMarks.some((mark) => before.endsWith(mark)) && vocabulary.formMarks.some((mark) => after.startsWith(mark));
    const isTimesHundred = /^[1１][0０]{2}[%％]$/.test(match[0]) && TIMES_HUNDRED.test(before);
    // 收入决算表……6: dots lead to the page in a table of contents.
    const isPage = after === '' && /[.…·．]{3}$/.test(before);
    found.push({
      kind: isList || isItem || isBracketed || isDate || isForm || isForms || isPage || isTimesHundred || codes.has(start) ? 'notFigure' : 'unread',
      printed: source.text.slice(start, end),
      anchors: locate(source, start, end),
      place: placeOf(start, end),
    });
  }
  return found;
}
