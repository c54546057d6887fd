import { html, type TemplateResult } from 'lit';
import type { Verdict } from '../engine.js';
import type { Class } from '../state/filter.js';
import type { Mark } from '../state/report-index.js';
import type { Words } from '../words/words.js';

/** Class of the colour and the sign: a verdict is never told by colour alone. */
const VERDICTS: Record<Verdict, [string, string]> = {
  violated: ['bad', '✗'],
  rounding: ['near', '≈'],
  undecided: ['open', '?'],
  exact: ['ok', '✓'],
  notApplicable: ['none', '–'],
};

export const MARKS: Record<Mark, [string, string]> = {
  bad: ['bad', '✗'],
  near: ['near', '≈'],
  open: ['open', '?'],
  ok: ['ok', '✓'],
  notice: ['notice', '·'],
  unchecked: ['none', '○'],
  unread: ['none', '∅'],
};

export function verdictGlyph(verdict: Verdict, words: Words): TemplateResult {
  const [colour, sign] = VERDICTS[verdict];
  return glyph(colour, sign, words.verdict[verdict]);
}

export function classGlyph(one: Class, words: Words): TemplateResult {
  return one === 'notice' ? glyph('notice', '·', words.severity.notice) : verdictGlyph(one, words);
}

function glyph(colour: string, sign: string, name: string): TemplateResult {
  return html`<span class="glyph ${colour}"><span aria-hidden="true">${sign}</span><span class="hidden-text">${name}</span></span>`;
}
