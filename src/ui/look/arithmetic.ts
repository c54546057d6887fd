import { css, html, nothing, type TemplateResult } from 'lit';
import type { CheckView, Finding, FindingOperand } from '../engine.js';
import { formatRoute } from '../state/route.js';
import type { Words } from '../words/words.js';
import { difference, grouped, signed } from './format.js';
import { commonWords, type Common } from './common-words.js';
import { reportWords } from './report-words.js';
import { isRate, signsOf, type Sign } from './signs.js';
import { sideRange } from './side-range.js';

type Operand = Pick<FindingOperand, 'side' | 'sign' | 'address' | 'label' | 'printed' | 'least' | 'greatest'>;

/** What the arithmetic of a check and of a finding have in common. */
export interface Sum extends Pick<CheckView, 'actual' | 'expected' | 'difference' | 'bound' | 'verdict' | 'relation'> {
  operands: readonly Operand[];
  leftRange: [string, string] | null;
  rightRange: [string, string] | null;
}

/** A finding knows the ranges of its figures; those of its sides are its check's where the report is at hand, else their sum. */
export function sumOf(finding: Finding, check: CheckView | undefined): Sum {
  const { actual, expected, bound, verdict, relation, operands } = finding;
  return {
    actual,
    expected,
    difference: finding.difference,
    bound,
    verdict,
    relation,
    operands,
    leftRange: check ? check.leftRange : sideRange(sideOf(finding, 'left'), actual),
    rightRange: check ? check.rightRange : sideRange(sideOf(finding, 'right'), expected),
  };
}

function sideOf(finding: Finding, side: FindingOperand['side']): FindingOperand[] {
  return finding.operands.filter((operand) => operand.side === side);
}

export interface ArithmeticState {
  words: Words;
  report: string;
  /** Figures that can be shown in the report. */
  linked: (address: string) => boolean;
  expanded: boolean;
  expand: () => void;
}

const MANY = 12;
const SHOWN = 9;

/** Both sides with every figure, printed, least and greatest; then difference and bound. */
export function arithmetic(sum: Sum, state: ArithmeticState): TemplateResult {
  const { words } = state;
  const left = sum.operands.filter((operand) => operand.side === 'left');
  const right = sum.operands.filter((operand) => operand.side === 'right');
  const numeric = isNumeric(sum);
  const show = computed(sum);
  const result: Show = isRate(sum.operands) ? (value) => `${show(value)}%` : show;
  const ranged = rounds(sum);
  const { columns } = words.detail;
  const common = commonWords(sum.operands.map((operand) => operand.label));
  const signs = new Map<Operand, Sign>();
  if (numeric) {
    for (const [which, operands] of [
      ['left', left],
      ['right', right],
    ] as const)
      for (const [index, sign] of signsOf(sum.relation, which, operands).entries()) signs.set(operands[index]!, sign);
  }
  const table: Table = { sum, ranged, common, signs };
  return html`<table class="eq">
    <thead>
      <tr>
        <th scope="col">${common.said === '' ? columns.figure : reportWords(common.said)}</th>
        <th scope="col">${columns.printed}</th>
        ${
          ranged
            ? html`<th scope="col" title=${words.detail.rangeTitle}>${columns.least}</th>
                <th scope="col" title=${words.detail.rangeTitle}>${columns.greatest}</th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody>
      ${side(left, table, state)} ${numeric && left.length > 1 ? total(words.detail.left, sum.actual, sum.leftRange, ranged, result) : nothing}
    </tbody>
    <tbody class="right">
      ${side(right, table, state)}
      ${numeric && (right.length !== 1 || sum.expected !== right[0]?.printed.replaceAll(',', '')) ? total(words.detail.right, sum.expected, sum.rightRange, ranged, result) : nothing}
    </tbody>
    ${
      sum.difference === null
        ? nothing
        : html`<tbody class="result">
            <tr>
              <th scope="row">${words.detail.difference}</th>
              <td class="num ${colourOf(sum.verdict)}">${difference(show(sum.difference))}</td>
              ${ranged ? html`<td colspan="2"></td>` : nothing}
            </tr>
            ${
              sum.bound === null
                ? nothing
                : html`<tr>
                    <th scope="row">${words.detail.bound}</th>
                    <td class="num">${sum.bound}</td>
                    ${ranged ? html`<td colspan="2"></td>` : nothing}
                  </tr>`
            }
          </tbody>`
    }
  </table>`;
}

/** Whether any figure stands for a range: where all are printed in full, least and greatest would only say them again. */
function rounds({ operands, leftRange, rightRange }: Sum): boolean {
  const ranges = [leftRange, rightRange, ...operands.map(({ least, greatest }): [string | null, string | null] => [least, greatest])];
  return ranges.some((range) => range !== null && range[0] !== range[1]);
}

interface Table {
  sum: Sum;
  ranged: boolean;
  common: Common;
  signs: ReadonlyMap<Operand, Sign>;
}

const NO_SIGN: Sign = { before: '', behind: '' };

type Show = (value: string) => string;

/** Computed figures are set as the printed ones are: with separators of thousands where one of those has them. */
export function computed(sum: { operands: readonly { printed: string }[] }): Show {
  const separated = sum.operands.some((operand) => /\d,\d{3}/.test(operand.printed));
  return (value) => signed(separated ? grouped(value) : value);
}

/** Statements and lists are compared as words: there is nothing to add up. */
function isNumeric(sum: Sum): boolean {
  return sum.actual !== null && /^[-−≤≥\s\d.,]+%?$/.test(sum.actual);
}

/** What is printed as a figure; anything else is words, which need room. */
const NUMBER = /^[-−\d.,%％\s]*$/;

/** Blanks, and figures beyond the first dozen, are folded away. */
function side(operands: readonly Operand[], table: Table, state: ArithmeticState): unknown {
  const blank = operands.filter((operand) => operand.printed === '');
  const filled = operands.filter((operand) => operand.printed !== '');
  const folds = !state.expanded && (operands.length > MANY || (blank.length > 2 && filled.length > 0));
  if (!folds) return operands.map((operand) => figure(operand, table, state));
  const shown = filled.length > MANY ? filled.slice(0, SHOWN) : filled;
  const { detail } = state.words;
  const rest = filled.length - shown.length;
  const words = [rest > 0 ? detail.more(rest) : '', blank.length > 0 ? detail.moreBlank(blank.length) : ''].filter(Boolean);
  return html`${shown.map((operand) => figure(operand, table, state))}
    <tr>
      <td colspan=${table.ranged ? 4 : 2}>
        <span class="sign"></span><button class="link" @click=${state.expand}>${detail.moreShow(state.words.list(words))}</button>
      </td>
    </tr>`;
}

/** Signs before it, and behind it where a bracket ends, say how it enters. */
function figure(operand: Operand, { sum, ranged, common, signs }: Table, { words, report, linked }: ArithmeticState): TemplateResult {
  const single = sum.operands.filter((one) => one.side === operand.side).length === 1;
  const show = computed(sum);
  const sign = signs.get(operand) ?? NO_SIGN;
  const label = reportWords(common.without(operand.label));
  const { address } = operand;
  const link =
    address !== null && linked(address)
      ? html`<a
          href=${formatRoute({ report, selection: { kind: 'cell', key: address }, tab: 'report' })}
          data-address=${address}
          title=${words.detail.goTo(operand.label)}
          >${label}</a
        >`
      : label;
  const wrong = operand.side === 'left' && single && sum.verdict === 'violated' ? 'bad' : '';
  return html`<tr>
    <td><span class="sign">${sign.before}</span>${link}${sign.behind}</td>
    <td class="${NUMBER.test(operand.printed) ? 'num' : 'said'} ${wrong}">
      ${operand.printed === '' ? html`<span class="none">${words.detail.blankFigure}</span>` : reportWords(signed(operand.printed))}
    </td>
    ${
      ranged
        ? html`<td class="num soft">${operand.least === null ? nothing : show(operand.least)}</td>
            <td class="num soft">${operand.greatest === null ? nothing : show(operand.greatest)}</td>`
        : nothing
    }
  </tr>`;
}

function total(name: string, value: string | null, range: [string, string] | null, ranged: boolean, show: Show): TemplateResult {
  return html`<tr class="sum">
    <th scope="row">${name}</th>
    <td class="num">${value === null ? nothing : show(value)}</td>
    ${
      ranged
        ? html`<td class="num">${range === null ? nothing : show(range[0])}</td>
            <td class="num">${range === null ? nothing : show(range[1])}</td>`
        : nothing
    }
  </tr>`;
}

function colourOf(verdict: CheckView['verdict']): string {
  return verdict === 'violated' ? 'bad' : verdict === 'rounding' ? 'near' : '';
}

/** What follows from the arithmetic, in one sentence; null where no arithmetic decides. */
export function reasonOf(sum: Sum, severity: CheckView['severity'], words: Words): string | null {
  const { detail } = words;
  if (sum.verdict === 'exact') return detail.exact;
  if (sum.verdict === 'undecided') return detail.undecided;
  if (sum.difference === null || sum.bound === null) return null;
  if (sum.verdict === 'rounding') return detail.explained;
  if (severity === 'notice') return detail.provedNotice;
  if (severity === 'warning') return detail.provedWarning;
  return Number(sum.bound.replace(/^\D+/, '')) === 0 ? detail.provedExact : detail.proved;
}

export const arithmeticStyles = css`
  .eq {
    width: 100%;
    margin: 8px 0 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
    border-collapse: separate;
    border-spacing: 0;
    background: var(--paper);
    font-size: 12.5px;
  }
  .eq th,
  .eq td {
    padding: 3px 8px;
    border-bottom: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
    vertical-align: baseline;
  }
  .eq thead th {
    color: var(--soft);
    font-size: 11px;
  }
  .eq th:first-child,
  .eq td:first-child {
    text-align: left;
    overflow-wrap: anywhere;
  }
  .eq td.said {
    min-width: 9em;
    text-align: left;
    overflow-wrap: anywhere;
  }
  .eq td:first-child {
    min-width: 7em;
  }
  .eq .sum th,
  .eq .sum td {
    font-weight: 600;
    border-top: 1px solid var(--line-strong);
  }
  .eq tbody.right tr:first-child > * {
    border-top: 2px solid var(--line);
  }
  .eq tbody.result tr:first-child > * {
    border-top: 2px solid var(--line);
    font-weight: 600;
  }
  .eq tbody:last-child tr:last-child > * {
    border-bottom: 0;
  }
  .eq .sign {
    display: inline-block;
    min-width: 1em;
    margin-left: -1em;
    white-space: nowrap;
    color: var(--soft);
  }
  .eq td:first-child:has(.sign) {
    padding-left: calc(8px + 1em);
  }
  .eq .bad {
    color: var(--bad);
  }
  .eq .near {
    color: var(--near);
  }
`;
