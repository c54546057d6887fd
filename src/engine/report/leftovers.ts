import type { SourceText } from '../document/document.js';
import { locate } from '../document/locate.js';
import type { SourceDocument } from '../document/document.js';
import type { Vocabulary } from '../pack/layout.js';
import type { Leftover, Place } from './report.js';
import type { CellRoles } from './tables/reading.js';

/** A printed number: digits with their separators, or digits alone. */
const NUMBER = /[-−－]?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[%％]?/g;
const LIST_NUMBER = /^\s*[(（]?[0-9０-９]{1,3}(?:\.[0-9０-９]{1,2})*[.、．)）]?/;
/** What makes the digits before it a number of a document or of a list rather than a figure: 〔2020〕10号. */
/** 实际支出÷预算数×100%: what makes a percentage of a quotient is no figure. */
const TIMES_HUNDRED = /[×✕*＊xX]/;
/** A list within a text: …合理。2. 项目… */
const LIST_ITEM = /[;；。:：，,)）]/;
const IN_BRACKETS = /[〔[［【]/;

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

/** Numbers of a text, each with its place; dates, ordinals and document numbers told apart from figures by what stands around them. */
function numbersOf(source: SourceText, vocabulary: Vocabulary, placeOf: (start: number, end: number) => Place): Leftover[] {
  const found: Leftover[] = [];
  const listEnd = LIST_NUMBER.exec(source.text)?.[0].length ?? 0;
  for (const match of source.text.matchAll(NUMBER)) {
    const start = match.index + (/^[-−－]/.test(match[0]) && /[0-9０-９a-zA-Z]/.test(source.text[match.index - 1] ?? '') ? 1 : 0);
    const end = match.index + match[0].length;
    const after = source.text.slice(end).trimStart();
    const isList = end <= listEnd && /[.、．)）]$/.test(source.text.slice(0, listEnd)) && !/^[0-9０-９]/.test(source.text.slice(listEnd));
    const before = source.text.slice(0, start).trimEnd();
    // Looked at from its end: a pattern that ends with the text would go through all of it for every number.
    const last = before.at(-1) ?? '';
    const isDate = vocabulary.dates.some((unit) => after.startsWith(unit)) || IN_BRACKETS.test(last);
    const isForm = vocabulary.formMarks.some((mark) => before.endsWith(mark)) && vocabulary.formMarks.some((mark) => after.startsWith(mark));
    const isTimesHundred = /^[1１][0０]{2}[%％]$/.test(match[0]) && TIMES_HUNDRED.test(last);
    const isItem =
      /^[0-9０-９]{1,2}$/.test(match[0]) && (LIST_ITEM.test(last) || before.length < start) && /^[.、．]\s*[^\s0-9０-９]/.test(source.text.slice(end));
    const isBracketed = /^[0-9０-９]{1,2}$/.test(match[0]) && /[(（]/.test(last) && /^\s*[)）]\s*\p{L}/u.test(source.text.slice(end));
    // 收入决算表……6: dots lead to the page in a table of contents.
    const isPage = after === '' && /^[.…·．]{3}$/.test(before.slice(-3));
    found.push({
      kind: isList || isItem || isBracketed || isDate || isForm || isPage || isTimesHundred ? 'notFigure' : 'unread',
      printed: source.text.slice(start, end),
      anchors: locate(source, start, end),
      place: placeOf(start, end),
    });
  }
  return found;
}
