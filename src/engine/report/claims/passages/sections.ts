import type { SourceDocument } from '../../../document/document.js';
import { MONEY_NAMES } from '../../../figures/unit.js';
import type { Prose, SectionForm } from '../../../pack/prose.js';
import { linesOf, numberingOf, type Line } from './outline.js';

/** Paragraphs that stand under one heading. */
export interface Passage {
  /** Role of the section in the form; a report of its own is `role:title`. */
  role: string;
  /** Roles whose subjects are known here, nearest first. */
  scope: string[];
  /** As printed: 第三部分九（二）. */
  label: string;
  heading: { block: number; text: string } | null;
  /** Of a report of its own. */
  title: string | null;
  /** Under a heading that no form knows, or under none: only what its words leave no doubt about is known. */
  unknown: boolean;
  /** Indices into `document.blocks`. */
  paragraphs: number[];
}

/** A heading as printed, whether or not it opens a passage that is read. */
export interface Heading {
  block: number;
  level: number;
  ordinal: string;
  text: string;
  /** Role it was found to open; null where no form knows it. */
  role: string | null;
  /** In the part or report that this label names. */
  part: string;
}

/** A heading known by its number or as that of a part, whatever it looks like: parts are level 1, 一、 2, （一） 3. */
export interface OutlineHeading {
  block: number;
  level: number;
}

/** A figure with its unit. */
const AMOUNT = new RegExp(`\\d(?:${MONEY_NAMES}|%)`);
const LONGEST_HEADING = 60;
const LONGEST_TITLE = 60;
/** A heading below those is no longer than this, or it is a sentence. */
const LONGEST_DEEPER = 20;
/** Headings of these levels open sections; deeper ones are items of a list. */
const SECTIONS = 2;

/** The section in which the document ends: what it does not say may be missing from the file alone. */
export function lastSection({ blocks }: SourceDocument, passages: readonly Passage[]): Passage | null {
  const end = blocks.findLastIndex((block) => block.kind === 'table' || !block.running);
  return passages.find(({ paragraphs }) => paragraphs.includes(end)) ?? null;
}

/**
 * Sections of the prose by their headings, numbered 一、 and （一）, or 第一节 and 一、; the words of a heading decide, never its number.
 */
export function passagesOf(
  document: SourceDocument,
  forms: readonly SectionForm[],
  words: Prose['words'],
): { passages: Passage[]; headings: Heading[]; outline: OutlineHeading[]; lines: (Line | null)[] } {
  const lines = linesOf(document, numberingOf(words));
  const fits = fitting(words['own-ending'] ?? []);
  const unknown = forms.find((form) => form.unknown) ?? null;
  const titles = forms.filter(({ within }) => within === 'title');
  const passages: Passage[] = [];
  const headings: Heading[] = [];
  const outline: OutlineHeading[] = [];
  let part = '';
  let partWords = '';
  let title: SectionForm | null = null;
  let top: { form: SectionForm | null; ordinal: string } = { form: null, ordinal: '' };
  let passage: Passage | null = null;
  /** Under a heading of these levels that no form knows, a deeper one may open its section: 九、其他重要事项 1.政府采购情况. */
  let open = false;

  document.blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      if (passage && title?.silent !== false) passage = passages.at(-1) === passage ? passage : null;
      return;
    }
    const line = lines[index];
    if (!line) return;
    const { text, level, ordinal, part: named } = line;
    const rest = text.slice(ordinal.length);
    if (level === 0) {
      if (named) {
        [part, partWords] = [named, named];
        outline.push({ block: index, level: 1 });
      }
      const found = isTitle(text) ? titles.find((form) => fits(form, named ? text.slice(named.length) : text)) : undefined;
      if (found) {
        title = found;
        if (!named) partWords = part;
        top = { form: null, ordinal: '' };
        passage = null;
        if (found.id !== '' && !found.silent) passages.push((passage = { ...opened(`${found.id}:${text}`, found, text, null), title: text }));
        if (found.id !== '' && !found.silent) partWords = text;
        return;
      }
    }
    const deeper = open && level === SECTIONS + 1 && title?.silent !== true ? headingOf(rest) : null;
    if (deeper !== null && deeper.length <= LONGEST_DEEPER) {
      const form = forms.find((each) => each.within === undefined && each.only === undefined && fits(each, deeper)) ?? unknown;
      passage =
        form && !form.silent ? opened(form.id, form, `${part}${ordinalWords(top.ordinal)}${ordinalWords(ordinal)}`, { block: index, text: deeper }) : null;
      if (passage) passages.push(passage);
      if (text.length > ordinal.length + deeper.length + 1 && isRead(passage, text)) passage?.paragraphs.push(index);
      return;
    }
    const heading = level > 0 && level <= SECTIONS ? headingOf(rest) : null;
    if (heading !== null) {
      const form =
        level === 1 || top.form === null
          ? sectionOf(forms, heading, null, title, fits)
          : (sectionOf(forms, heading, top.form.id, title, fits) ?? sectionOf(forms, heading, null, title, fits));
      open = form === null && (level === 1 || top.form === null) && (title === null || title.id === '');
      outline.push({ block: index, level: level + 1 });
      headings.push({ block: index, level, ordinal, text: heading, role: form?.id ?? null, part: partWords });
      if (form && title?.silent) title = null;
      if (level === 1) top = { form, ordinal };
      if (title && !title.silent && title.id !== '') {
        // A report within the report: its headings only tell where in it we are.
        const outer: string = passage?.role ?? `${title.id}:`;
        passage = opened(outer, title, `${partWords}${level === 1 ? ordinalWords(ordinal) : `${ordinalWords(top.ordinal)}${ordinalWords(ordinal)}`}`, {
          block: index,
          text: heading,
        });
        passage.title = outer.slice(title.id.length + 1);
        if (form && title.sections) passage.scope.unshift(form.id, ...(form.shares ?? []));
        else if (form) passage.scope.push(form.id);
        passages.push(passage);
      } else {
        const role = form ?? (level > 1 ? top.form : null);
        const label = `${part}${level > 1 ? ordinalWords(top.ordinal) : ''}${ordinalWords(ordinal)}`;
        const known = role ?? unknown;
        passage = known && !known.silent && !title?.silent ? opened(known.id, known, label, { block: index, text: heading }) : null;
        if (passage && form && level > 1 && top.form && !passage.scope.includes(top.form.id)) passage.scope.push(top.form.id);
        if (passage) passages.push(passage);
      }
      if (text.length > ordinal.length + heading.length + 1 && isRead(passage, text)) passage?.paragraphs.push(index);
      return;
    }
    if (title?.silent === true) return;
    if (!passage && unknown && isStatement(text)) passages.push((passage = opened(unknown.id, unknown, part, null)));
    if (isRead(passage, text)) passage?.paragraphs.push(index);
  });
  return { passages, headings, outline, lines };
}

function opened(role: string, form: SectionForm, label: string, heading: Passage['heading']): Passage {
  const scope = [form.id, ...(form.within && form.within !== 'title' ? [form.within] : []), ...(form.shares ?? [])];
  return { role, scope, label, heading, title: null, unknown: form.unknown === true, paragraphs: [] };
}

/** A sentence with an amount or a rate: of what stands under unknown headings only such paragraphs are read. */
function isStatement(text: string): boolean {
  return AMOUNT.test(text) && /[,。;:]/.test(text);
}

function isRead(passage: Passage | null, text: string): boolean {
  return passage !== null && (!passage.unknown || isStatement(text));
}

/** 十二、 → 十二; （二） stays as it is. */
function ordinalWords(ordinal: string): string {
  return ordinal
    .replace(/[、.]$/, '')
    .replace('(', '（')
    .replace(')', '）');
}

/** The heading that a numbered paragraph is, or begins with: up to its first full stop; null where it goes on as a sentence. */
export function headingOf(words: string): string | null {
  const stop = words.indexOf('。');
  const heading = (stop < 0 ? words : words.slice(0, stop)).replace(/[:：]$/, '');
  return heading.length === 0 || heading.length > LONGEST_HEADING || /[,;:]/.test(heading) || AMOUNT.test(heading) ? null : heading;
}

function isTitle(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_TITLE && !/[。;；,]/.test(text);
}

type Fits = (form: SectionForm, text: string) => boolean;

function sectionOf(forms: readonly SectionForm[], heading: string, within: string | null, title: SectionForm | null, fits: Fits): SectionForm | null {
  const own = title && title.id !== '' && !title.silent ? title.id : within;
  const outer = title?.sections ? null : own;
  return forms.find((form) => (outer === null ? form.within === undefined : form.within === outer) && fits(form, heading)) ?? null;
}

/** Whether a heading is one of a form; departments' names end with one of `own`. */
function fitting(own: readonly string[]): Fits {
  return (form, text) =>
    form.headings.some((words) => words.every((word) => text.includes(word))) &&
    !(form.not ?? []).some((word) => text.includes(word)) &&
    (form.only === undefined || without(text, form.only).every((rest) => own.some((ending) => rest.endsWith(ending))));
}

/** What a text says besides these words, numbers and marks. */
function without(text: string, words: readonly string[]): string[] {
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  return longestFirst
    .reduce((rest, word) => rest.replaceAll(word, ' '), text.replace(/[\d(),.:;、]/g, ' '))
    .split(' ')
    .filter((rest) => rest !== '');
}
