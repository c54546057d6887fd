import { html, nothing, type TemplateResult } from 'lit';
import type { AuditView, Words as Both } from '../engine.js';
import type { Language } from '../words/words.js';

/** Words of the report itself: Chinese whatever language the page is in, and said to be so. */
export function reportWords(text: string | null | undefined): TemplateResult | typeof nothing {
  return text ? html`<span lang="zh-CN">${text}</span>` : nothing;
}

/** A hyphen that stands for minus: before a figure and after a blank or a bracket. */
const MINUS = /(?<=^|[\s（(：:])-(?=\d)/g;

/** Stretches in Chinese: what is quoted, and letters with the digits and signs between them. */
const CHINESE =
  /(“[^”]*[\u2e80-\u9fff][^”]*”|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。《》（）]+(?:[\s\d#>:,，.·/-]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。《》（）]+)*)/;

/** A sentence of the engine in the page's language; names and quotes that it takes from the report are marked as Chinese, and nothing else is. */
export function engineWords(words: Both, language: Language, ...names: string[]): TemplateResult {
  const text = words[language].replace(MINUS, '−');
  if (language === 'zh') return html`${text}`;
  const parts = text.split(CHINESE);
  return html`${parts.map((part, index) => (index % 2 === 1 && (part.startsWith('“') || known(part, names)) ? reportWords(part) : part))}`;
}

const UNITS = '元 万元 亿元';

/** All names that a finding or a check takes from its report. */
export function namesOf(finding: {
  operands: readonly { label: string; printed: string; address: string | null }[];
  relation: string;
  binding: Record<string, string>;
  actual: string | null;
  expected: string | null;
}): string {
  return [
    UNITS,
    finding.relation,
    finding.actual ?? '',
    finding.expected ?? '',
    ...Object.values(finding.binding),
    ...finding.operands.flatMap((operand) => [operand.label, operand.printed, operand.address ?? '']),
  ].join('\n');
}

/** Each stretch of Chinese letters must occur in the names; the digits and signs between them may be the sentence's. */
function known(part: string, names: readonly string[]): boolean {
  const stretches = part.match(/[\u2e80-\u9fff\uf900-\ufaff]+/g) ?? [];
  return stretches.every((stretch) => names.some((own) => own.includes(stretch)));
}

/** A sentence of the page with something set into it that is more than text: `within(words.lead, reportWords(name))`. */
export function within(sentence: (slot: string) => string, inside: unknown): TemplateResult {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  return html`${before}${inside}${after}`;
}

/** Everything that the report says, and every name that recognition gave it; for sentences that speak of more than one finding. */
export function allNames(view: AuditView | null): string {
  if (view === null) return UNITS;
  const known = allNamesOf.get(view);
  if (known !== undefined) return known;
  const said = view.document.blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.grid
          .flat()
          .map((cell) => cell?.text ?? '')
          .join('\n'),
  );
  const named = [...view.figures, ...view.blanks].flatMap((figure) => [figure.label, figure.address ?? '']);
  const tables = view.tables.flatMap((table) => [
    table.title,
    ...table.rows.map((row) => row.name),
    ...table.columns.flatMap((column) => [column.id, column.label]),
  ]);
  const rules = view.rules.map((rule) => rule.formula);
  const names = [
    UNITS,
    view.list.report.name,
    view.list.report.department ?? '',
    ...named,
    ...tables,
    ...rules,
    ...said,
    ...said.map((text) => text.replace(/\s+/g, '')),
  ].join('\n');
  allNamesOf.set(view, names);
  return names;
}

const allNamesOf = new WeakMap<AuditView, string>();
