import { html, nothing, type TemplateResult } from 'lit';
import type { Finding, FindingOperand } from '../engine.js';
import type { Words } from '../words/words.js';
import { computed } from './arithmetic.js';
import { commonWords } from './common-words.js';
import { reportWords } from './report-words.js';
import { isRate } from './signs.js';

/** The figures of a side are named one by one where that takes no more letters; else by the first and their number. */
const NAMED = 20;

/** What stands in the report: both sides by name, with their figures, and how they fail to agree. Null where nothing is computed: words say it then. */
export function factOf(finding: Finding, words: Words): TemplateResult | null {
  const { actual, expected, difference, operands, relation } = finding;
  if (difference === null || actual === null || expected === null) return null;
  const show = computed(finding);
  const rate = isRate(operands) ? '%' : '';
  const sign = /[≤≥]/.exec(relation)?.[0];
  const not = finding.verdict === 'rounding' ? '≈' : sign === '≤' ? '>' : sign === '≥' ? '<' : '≠';
  const shared = commonWords(operands.map(({ label }) => label));
  // What only the ends of the names share is no subject to begin with.
  const common = operands[0]?.label.startsWith(shared.said.split(' ')[0] ?? '') ? shared : commonWords([]);
  const [left = '', right = ''] = relation.split(/ [=≤≥] /);
  const side = (which: FindingOperand['side'], written: string, value: string): TemplateResult => {
    const figures = operands.filter((operand) => operand.side === which);
    const name = named(figures, written, (label) => common.without(label), words);
    // What is not printed counts as zero, and is not called so.
    const blank = figures.length > 0 && figures.every(({ printed }) => printed === '');
    return html`${name} <b class="num">${blank ? words.detail.blankFigure : `${show(value)}${rate}`}</b>`;
  };
  return html`${common.said === '' ? nothing : html`${reportWords(common.said)}${words.colon}`}${side('left', left, actual)} ${not}
  ${side('right', right, expected.replace(/^[≤≥]\s*/, ''))}`;
}

/** One side: its figure, its sum, or what is computed from several. `written` is the side as the relation writes it. */
function named(operands: readonly FindingOperand[], written: string, without: (label: string) => string, words: Words): TemplateResult | typeof nothing {
  const [first] = operands;
  if (first === undefined) return nothing;
  const label = without(first.label);
  if (/ [×÷] /.test(written)) return html`${words.fact.computed}`;
  if (operands.length === 1) return reportWords(label);
  if (operands.reduce((sum, one) => sum + without(one.label).length, 0) <= NAMED) {
    return html`${operands.map(({ label: one, sign }, at) => html`${sign === -1 ? '−' : at === 0 ? '' : ' + '}${reportWords(without(one))}`)}`;
  }
  const tell = operands.every(({ sign }) => sign === 1) ? words.fact.sum : words.fact.combined;
  return html`${reportWords(label)}${tell(operands.length)}`;
}
