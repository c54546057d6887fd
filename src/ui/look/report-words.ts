import { html, nothing, type TemplateResult } from 'lit';
import type { Words as Both } from '../engine.js';
import type { Language } from '../words/words.js';

/** Words of the report itself: Chinese whatever language the page is in, and said to be so. */
export function reportWords(text: string | null | undefined): TemplateResult | typeof nothing {
  return text ? html`<span lang="zh-CN">${text}</span>` : nothing;
}

/** A hyphen that stands for minus: before a figure and after a blank or a bracket. */
const MINUS = /(?<=^|[\s（(：:])-(?=\d)/g;

const CHINESE = /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’、。《》（）]+(?:[\s\d#>:,，.·-]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’、。《》（）]+)*)/;

/** A sentence of the engine in the page's language; names that it takes from the report are marked as Chinese, and nothing else is. */
export function engineWords(words: Both, language: Language, names: string): TemplateResult {
  const text = words[language].replace(MINUS, '−');
  if (language === 'zh') return html`${text}`;
  const parts = text.split(CHINESE);
  return html`${parts.map((part, index) => (index % 2 === 1 && known(part, names) ? reportWords(part) : part))}`;
}

/** All names that a finding or a check takes from its report. */
export function namesOf(finding: {
  operands: readonly { label: string; printed: string; address: string | null }[];
  relation: string;
  binding: Record<string, string>;
}): string {
  return [
    finding.relation,
    ...Object.values(finding.binding),
    ...finding.operands.flatMap((operand) => [operand.label, operand.printed, operand.address ?? '']),
  ].join('\n');
}

/** Each stretch of Chinese letters must occur in the names; the digits and signs between them may be the sentence's. */
function known(part: string, names: string): boolean {
  const stretches = part.match(/[\u2e80-\u9fff\uf900-\ufaff]+/g) ?? [];
  return stretches.every((stretch) => names.includes(stretch));
}

/** A sentence of the page with something set into it that is more than text: `within(words.lead, reportWords(name))`. */
export function within(sentence: (slot: string) => string, inside: unknown): TemplateResult {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  return html`${before}${inside}${after}`;
}
